import type { TaskEvent } from "../core/tasks/task-event.ts";
import { line } from "./ndjson.ts";
import type { Palette } from "./style.ts";
import { jobHooks } from "./task-ndjson.ts";
import type { ShownJob } from "./task-text.ts";
import { elapsed } from "./units.ts";

/** Says of jobs that have been silent for a while that they still run. */
export interface SilentJobs {
  hear(event: TaskEvent): void;
  /** What to write at this time, `""` for nothing. */
  tick(atMs: number): string;
}

export function silentJobsText({ dim }: Palette): SilentJobs {
  return silentJobs(30_000, (job, ms) => `${job}: ${dim(`still running after ${elapsed(ms)}`)}\n`);
}

export function silentJobsNdjson(jobs: readonly ShownJob[]): SilentJobs {
  const hooks = jobHooks(jobs);
  return silentJobs(10_000, (job, ms, atMs) =>
    line(atMs, "info", `${job}: still running after ${elapsed(ms)}`, "task_running", {
      hook: { ...hooks.get(job), elapsed_seconds: Math.round(ms / 1000) },
    }),
  );
}

function silentJobs(everyMs: number, say: (job: string, ms: number, atMs: number) => string): SilentJobs {
  const running = new Map<string, { startedAtMs: number; saidAtMs: number }>();
  return {
    hear({ type, job, atMs }) {
      const known = running.get(job);
      if (type === "job_start") running.set(job, { startedAtMs: atMs, saidAtMs: atMs });
      else if (type !== "job_output") running.delete(job);
      else if (known) known.saidAtMs = atMs;
    },
    tick(atMs) {
      let text = "";
      for (const [job, known] of running) {
        if (atMs - known.saidAtMs < everyMs) continue;
        known.saidAtMs = atMs;
        text += say(job, atMs - known.startedAtMs, atMs);
      }
      return text;
    },
  };
}
