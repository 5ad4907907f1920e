import type { Desired } from "../core/desired.ts";
import type { Usage } from "../core/guest-command.ts";
import type { Job } from "../core/tasks/expand-tasks.ts";
import { type JobResult, reasonOf, runStatus } from "../core/tasks/task-event.ts";
import type { RunResult } from "../generated/run-result-types.ts";

export interface KeptRun {
  id: string;
  desired: Pick<Desired, "project" | "environment">;
  jobs: readonly Job[];
  startedAtMs: number;
}

/** What is known of a run when it starts. Both shaped as schemas/run-result.schema.json says. */
export function runStartJson(run: KeptRun, process: NonNullable<RunResult["process"]>): RunResult {
  return {
    ...head(run, "running"),
    process,
    jobs: run.jobs.map((job) => ({ ...jobHead(job), status: "waiting" })),
  };
}

/** What it came to. A job without a result was cut off. */
export function runResultJson(
  run: KeptRun,
  results: ReadonlyMap<string, JobResult>,
  endedAtMs: number,
  host: NonNullable<RunResult["host_usage"]>,
): RunResult {
  return {
    ...head(run, runStatus(run.jobs, results)),
    ended_at: iso(endedAtMs),
    host_usage: host,
    jobs: run.jobs.map((job) => ({ ...jobHead(job), ...resultJson(results.get(job.id) ?? cutOff) })),
  };
}

function head({ id, desired, startedAtMs }: KeptRun, status: RunResult["status"]) {
  const { project, environment } = desired;
  return {
    format_version: "1.0",
    id,
    project,
    ...(environment !== undefined && { environment }),
    status,
    started_at: iso(startedAtMs),
  } as const;
}

/** What every form of a run says of a job. */
export function jobHead({ id, task, target }: Job) {
  return { id, task: task.name, machine: target.address, instance: target.instance };
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
      ...(result.tries.usage && { usage: usageJson(result.tries.usage) }),
    }),
    ...("outputs" in result && result.outputs && { outputs: [...result.outputs] }),
  };
}

function usageJson({ userMs, systemMs, peakMemoryBytes }: Usage) {
  const peak = peakMemoryBytes === undefined ? {} : { peak_memory_bytes: peakMemoryBytes };
  return { user_ms: userMs, system_ms: systemMs, ...peak };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
