import { StringDecoder } from "node:string_decoder";
import { reasonOf, type TaskEvent } from "../core/tasks/task-event.ts";
import type { RunResult } from "../generated/run-result-types.ts";
import { type Level, line } from "./ndjson.ts";
import { diagnosticJson } from "./problems.ts";
import type { ShownJob } from "./task-text.ts";

/** One JSON object a line, shaped as those of an apply: `task_start`, `task_progress`, `task_retry`, and `task_complete`, `task_errored` or `task_skipped`. */
export function taskNdjson(jobs: readonly ShownJob[]): (event: TaskEvent) => string {
  const texts = new Map(
    jobs.map(({ id }) => [id, { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") }]),
  );
  const hooks = jobHooks(jobs);
  const said = ({ atMs, job }: TaskEvent, level: Level, type: string, words: string, rest: object = {}) =>
    line(atMs, level, `${job}: ${words}`, type, { hook: { ...hooks.get(job), ...rest } });
  const output = (event: TaskEvent, stream: "stdout" | "stderr", output: string) =>
    output === "" ? "" : said(event, "info", "task_progress", output, { stream, output });
  /** Of a character that was cut off. */
  const rest = (event: TaskEvent) =>
    (["stdout", "stderr"] as const)
      .map((stream) => output(event, stream, texts.get(event.job)![stream].end()))
      .join("");
  return (event) => {
    switch (event.type) {
      case "job_start":
        return said(event, "info", "task_start", `runs because ${event.because}`, {
          attempt: event.attempt,
          because: event.because,
        });
      case "job_output":
        return output(event, event.stream, texts.get(event.job)![event.stream].write(event.bytes));
      case "job_retry":
        return (
          rest(event) +
          said(event, "warn", "task_retry", event.reason, {
            reason: event.reason,
            after_seconds: event.afterMs / 1000,
          })
        );
      case "job_end": {
        const { status } = event.result;
        const [level, type] = ends[status];
        const reason = reasonOf(event.result);
        return (
          rest(event) +
          said(event, level, type, reason ?? status, {
            status,
            ...(reason !== undefined && { reason }),
            ...("tries" in event.result && { elapsed_seconds: event.result.tries.durationMs / 1000 }),
            ...("exitCode" in event.result && { exit_code: event.result.exitCode }),
            ...(event.result.status === "errored" && { diagnostic: diagnosticJson(event.result.problem) }),
          })
        );
      }
    }
  };
}

/** Of `--explain`: whether a job would run, and that in words. `because` is why, and absent for one that would not. */
export function explanationLine(
  job: ShownJob,
  because: string | undefined,
  words: string,
  atMs: number,
): string {
  const hook = {
    ...jobHooks([job]).get(job.id),
    runs: because !== undefined,
    ...(because !== undefined && { because }),
  };
  return line(atMs, "info", `${job.id}: ${words}`, "task_explanation", { hook });
}

/** What each line about a job says of it, by the job's id. */
export function jobHooks(jobs: readonly ShownJob[]) {
  return new Map(jobs.map(({ id, task, machine, instance }) => [id, { job: id, task, machine, instance }]));
}

/** The last line of a run. */
export function summaryLine(run: RunResult, atMs: number): string {
  const level = run.status === "passed" ? "info" : "error";
  return line(atMs, level, `${run.id}: ${run.status}`, "run_summary", { run });
}

const ends = {
  passed: ["info", "task_complete"],
  cached: ["info", "task_complete"],
  failed: ["error", "task_errored"],
  "timed-out": ["error", "task_errored"],
  errored: ["error", "task_errored"],
  interrupted: ["warn", "task_errored"],
  skipped: ["warn", "task_skipped"],
} as const;
