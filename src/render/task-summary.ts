import type { Job } from "../core/tasks/expand-tasks.ts";
import { type JobResult, reasonOf } from "../core/tasks/task-event.ts";
import { isBad, type TestSuite } from "./junit.ts";
import { code } from "./markdown.ts";
import { count, elapsed } from "./units.ts";

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

/** What tests in the guests said, and the first that failed of each suite; empty without any. */
export function testSummary(suites: readonly TestSuite[]): string {
  return suites
    .map(({ name, cases }) => {
      const bad = cases.filter(isBad);
      const lines = bad.slice(0, shownTests).map((test) => `- ${code(test.name)}\n`);
      const more = bad.length > shownTests ? `- and ${bad.length - shownTests} more\n` : "";
      return `${code(name)}: ${count(cases.length, "test")}, ${bad.length} failed\n\n${lines.join("")}${more}\n`;
    })
    .join("");
}

const shownTests = 20;

function cell(text: string): string {
  return code(text).replaceAll("|", "\\|");
}
