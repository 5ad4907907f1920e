import type { Usage } from "../guest-command.ts";
import type { Problem } from "../problem.ts";
import type { Job } from "./expand-tasks.ts";

/** What a run of tasks reports. `atMs` is epoch milliseconds of its clock, `job` the id of a task on a machine. */
export type TaskEvent =
  | { type: "job_start"; atMs: number; job: string; attempt: number; because: string }
  /** Secrets are redacted; else the bytes are as they came, and lent while `emit` handles them. */
  | { type: "job_output"; atMs: number; job: string; stream: "stdout" | "stderr"; bytes: Uint8Array }
  | { type: "job_retry"; atMs: number; job: string; reason: string; afterMs: number }
  | { type: "job_end"; atMs: number; job: string; result: JobResult };

/** How a job ended. */
export type JobResult =
  | { status: "passed"; tries: Tries; outputs?: readonly Output[] }
  /** It has passed before, and nothing has changed since. */
  | { status: "cached"; outputs: readonly Output[] }
  /** The command said no. */
  | {
      status: "failed";
      tries: Tries;
      reason: string;
      exitCode?: number;
      signal?: string;
      outputs?: readonly Output[];
    }
  | { status: "timed-out"; tries: Tries; reason: string }
  /** devorch got no answer: it failed itself, or the way to the guest did. */
  | { status: "errored"; tries: Tries; problem: Problem }
  /** Ended in the guest before it was done: `onFailure` because another job had failed, else because somebody wanted it. */
  | { status: "interrupted"; tries: Tries; reason: string; onFailure?: true }
  | { status: "skipped"; reason: string };

export interface Tries {
  attempts: number;
  startedAtMs: number;
  durationMs: number;
  /** Of the last attempt. */
  usage?: Usage;
}

/** What was collected: its path in the guest, and the file or folder of the host, below the run's folder. */
export type Output = { path: string; file: string };

export type RunStatus = "passed" | "failed" | "timed-out" | "errored" | "interrupted";

/** The worst of all jobs that may not fail, but for those that were ended because of one; without a result a job was cut off. */
export function runStatus(jobs: readonly Job[], results: ReadonlyMap<string, JobResult>): RunStatus {
  const found = jobs.map(({ id, task }) => {
    const result = results.get(id) ?? { status: "interrupted" };
    if (result.status === "interrupted") return "onFailure" in result ? "skipped" : result.status;
    return task.continueOnError ? "passed" : result.status;
  });
  return worstFirst.find((status) => found.includes(status)) ?? "passed";
}

const worstFirst = ["interrupted", "failed", "timed-out", "errored"] as const;

/** `exited with 3`; `undefined` for a job that did what it should. */
export function reasonOf(result: JobResult | { status: "interrupted"; reason: string }): string | undefined {
  switch (result.status) {
    case "passed":
    case "cached":
      return undefined;
    case "errored":
      return result.problem.message;
    case "failed":
    case "timed-out":
    case "interrupted":
    case "skipped":
      return result.reason;
  }
}
