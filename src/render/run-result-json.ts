import type { Desired } from "../core/desired.ts";
import type { Job } from "../core/tasks/expand-tasks.ts";
import { type JobResult, reasonOf, runStatus } from "../core/tasks/task-event.ts";
import type { RunResult } from "../generated/run-result-types.ts";

export interface EndedRun {
  id: string;
  desired: Pick<Desired, "project" | "environment">;
  jobs: readonly Job[];
  /** A job without a result was cut off. */
  results: ReadonlyMap<string, JobResult>;
  startedAtMs: number;
  endedAtMs: number;
}

/** Shaped as schemas/run-result.schema.json says. */
export function runResultJson({ id, desired, jobs, results, startedAtMs, endedAtMs }: EndedRun): RunResult {
  const { project, environment } = desired;
  return {
    format_version: "1.0",
    id,
    project,
    ...(environment !== undefined && { environment }),
    status: runStatus(jobs, results),
    started_at: iso(startedAtMs),
    ended_at: iso(endedAtMs),
    jobs: jobs.map(({ id: job, task, target }) => ({
      id: job,
      task: task.name,
      machine: target.address,
      instance: target.instance,
      ...resultJson(results.get(job) ?? cutOff),
    })),
  };
}

const cutOff = { status: "interrupted", reason: "cut off" } as const;

function resultJson(result: JobResult | typeof cutOff) {
  const reason = reasonOf(result);
  return {
    status: result.status,
    ...(reason !== undefined && { reason }),
    ...("problem" in result && { code: result.problem.code }),
    ...("exitCode" in result && { exit_code: result.exitCode }),
    ...("signal" in result && { signal: result.signal }),
    ...("tries" in result && {
      attempts: result.tries.attempts,
      started_at: iso(result.tries.startedAtMs),
      duration_ms: result.tries.durationMs,
    }),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
