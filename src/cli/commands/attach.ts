import { dirname, join } from "node:path";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import type { TaskEvent } from "../../core/tasks/task-event.ts";
import type { RunResult } from "../../generated/run-result-types.ts";
import { neutralise } from "../../render/neutralise.ts";
import { nodeFiles } from "../../store/files.ts";
import { LineReader, RunLogReader } from "../../store/run-log-reader.ts";
import { eventsFile, jobPath } from "../../store/runs.ts";
import type { RunCommand } from "../command.ts";
import { takeOver, voicePath } from "../tasks/background.ts";
import { keptRun, namedRun } from "../tasks/kept-runs.ts";
import { notedEvent } from "../tasks/noted-event.ts";
import { endOfRun, runExitCodes, taskView } from "../tasks/task-view.ts";

const pollMs = 200;

/** A run from its start to its end, as `devorch run` shows it, with its exit code. It goes on when this ends. */
export const run: RunCommand = async (context, args) => {
  context.onlyShows();
  context.inLines();
  const { id, path, result } = await namedRun(context, args, args.positionals[0]);
  const show = taskView(context, result.jobs);
  const next = follow(path, result.jobs);
  const leave = new AbortController();
  const release = context.onInterrupt(() => {
    if (leave.signal.aborted) return "abort";
    leave.abort();
    return "handled";
  });
  try {
    for (;;) {
      // Looked at first: what is there once it has ended is all.
      const { active, result: now = result } = await keptRun(dirname(path), id);
      for (const event of await next()) {
        if (leave.signal.aborted) break;
        context.signal.throwIfAborted();
        await show(await event());
      }
      context.signal.throwIfAborted();
      if (leave.signal.aborted) {
        context.say(`${id} goes on: devorch attach ${id} shows it again, devorch cancel ${id} ends it\n`);
        return exitCodes.interrupted;
      }
      if (!active) {
        if (now.status !== "running") {
          context.say(neutralise((await nodeFiles.read(voicePath(path, "stderr"))) ?? ""));
          endOfRun(context, path, now);
          return runExitCodes[now.status];
        }
        const taken = await takeOver(context, { id, path });
        if (taken === "unknown") throw cutOff(id);
        // Held: another attach was faster.
        if (taken !== "started" && taken !== "held") return taken;
      }
      await show({ type: "tick", atMs: context.world.clock.nowMs() });
      await context.world.clock.sleep(pollMs, leave.signal).catch(() => {});
    }
  } finally {
    release();
  }
};

/** Each call gives what happened since the last one, in the order in which it did; output is read only when it is its turn. */
function follow(path: string, jobs: RunResult["jobs"]): () => Promise<(() => Promise<TaskEvent>)[]> {
  const events = new LineReader(join(path, eventsFile));
  const known = new Set(jobs.map(({ id }) => id));
  const logs = jobs.map(({ id: job, instance, task }) => ({
    job,
    log: new RunLogReader(join(path, jobPath(instance, task))),
  }));
  return async () => {
    const due: { atMs: number; event: () => Promise<TaskEvent> }[] = [];
    // The events first: of a task whose end is among them, all output is there, too.
    const noted = (await events.next()).flatMap((line) => notedEvent(line, known));
    for (const { job, log } of logs)
      for (const piece of await log.next()) {
        const { atMs, stream } = piece;
        const event = async () =>
          ({ type: "job_output", atMs, job, stream, bytes: await log.bytes(piece) }) as const;
        due.push({ atMs, event });
      }
    // After them, since of one millisecond output comes before an end.
    due.push(...noted.map((event) => ({ atMs: event.atMs, event: async () => event })));
    return due.sort((a, b) => a.atMs - b.atMs).map(({ event }) => event);
  };
}

function cutOff(id: string): DevorchError {
  return new DevorchError([
    {
      code: "DEV-708",
      severity: "error",
      message: `${id} was cut off: the process that ran it is gone`,
      hint: "run its tasks again; a command of it may still run in its machine",
    },
  ]);
}
