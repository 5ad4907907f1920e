import { type ExitCode, exitCodes } from "../../core/problem.ts";
import type { RunStatus, TaskEvent } from "../../core/tasks/task-event.ts";
import type { RunResult } from "../../generated/run-result-types.ts";
import type { Tick } from "../../render/event-renderer.ts";
import { silentJobsNdjson, silentJobsText } from "../../render/silent-jobs.ts";
import { summaryLine, taskNdjson } from "../../render/task-ndjson.ts";
import { type ShownJob, taskGroups, taskText } from "../../render/task-text.ts";
import type { Context } from "../context.ts";

/** Shows a run on stdout as it goes; awaited where the reader does not keep up. */
export function taskView(
  context: Context,
  jobs: readonly ShownJob[],
): (event: TaskEvent | Tick) => void | Promise<void> {
  const { world, stdout, json } = context;
  const inGroups = !json && world.env.GITHUB_ACTIONS === "true";
  const render = json
    ? taskNdjson(jobs)
    : inGroups
      ? taskGroups(jobs, stdout.palette, world.newId)
      : taskText(jobs, stdout.palette, () => context.room());
  const silent = json ? silentJobsNdjson(jobs) : silentJobsText(stdout.palette);
  return (event) => {
    if (event.type === "tick") return context.printed(inGroups ? "" : silent.tick(event.atMs));
    silent.hear(event);
    return context.printed(render(event));
  };
}

/** The last words about a run: what it came to, and where that is kept. */
export function endOfRun(context: Context, path: string, result: RunResult): void {
  if (context.json) context.print(summaryLine(result, context.world.clock.nowMs()));
  else context.say(`kept in ${path}\n`);
}

export const runExitCodes: Readonly<Record<RunStatus, ExitCode>> = {
  passed: exitCodes.success,
  failed: exitCodes.taskFailed,
  "timed-out": exitCodes.timeout,
  errored: exitCodes.error,
  interrupted: exitCodes.interrupted,
};
