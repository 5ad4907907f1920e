import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { TaskEvent } from "../../core/tasks/task-event.ts";
import { taskNdjson } from "../../render/task-ndjson.ts";
import { taskGroups, taskText } from "../../render/task-text.ts";
import type { Context } from "../context.ts";

/** Shows a run on stdout as it goes; resolves once the reader keeps up. */
export function taskView(context: Context, jobs: readonly Job[]): (event: TaskEvent) => Promise<void> {
  const { world, stdout, json } = context;
  const render = json
    ? taskNdjson(jobs)
    : world.env.GITHUB_ACTIONS === "true"
      ? taskGroups(jobs, stdout.palette, world.newId)
      : taskText(jobs, stdout.palette);
  return (event) => context.printed(render(event));
}
