import type { Job } from "../core/tasks/expand-tasks.ts";
import { type JobResult, reasonOf } from "../core/tasks/task-event.ts";
import { code } from "./markdown.ts";
import { elapsed } from "./units.ts";

/** A run as a Markdown table, for the summary of a CI job. */
export function taskSummary(
  run: string,
  jobs: readonly Job[],
  results: ReadonlyMap<string, JobResult>,
): string {
  const rows = jobs.map(({ id }) => {
    const result = results.get(id) ?? { status: "interrupted", reason: "cut off" };
    const took = "tries" in result ? elapsed(result.tries.durationMs) : "";
    const reason = reasonOf(result);
    return `| ${cell(id)} | ${result.status} | ${took} | ${reason === undefined ? "" : cell(reason)} |\n`;
  });
  return `### devorch run ${code(run)}\n\n| task | status | took | why |\n|---|---|---|---|\n${rows.join("")}\n`;
}

function cell(text: string): string {
  return code(text).replaceAll("|", "\\|");
}
