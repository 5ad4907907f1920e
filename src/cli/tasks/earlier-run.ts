import { dirname, join } from "node:path";
import { DevorchError } from "../../core/problem.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { JobResult } from "../../core/tasks/task-event.ts";
import type { Begun, Earlier } from "../../engine/run-tasks.ts";
import { mendLines, mendLog } from "../../store/run-log.ts";
import { LineReader } from "../../store/run-log-reader.ts";
import { eventsFile, jobPath, makeOwnFolder } from "../../store/runs.ts";
import { keptRun } from "./kept-runs.ts";
import { notedEvent } from "./noted-event.ts";

/** What a process that is gone had come to in a run; what it had half written is taken back. Throws DEV-710 when the tasks are others now. */
export async function earlierRun(
  runs: string,
  id: string,
  jobs: readonly Job[],
): Promise<Earlier & { startedAtMs: number }> {
  const { path, result } = await keptRun(runs, id);
  const ids = jobs.map((job) => job.id);
  if (!result || ids.join() !== result.jobs.map((job) => job.id).join())
    throw cannotGoOn(id, "its tasks are others now", "run them again");
  const results = new Map<string, JobResult>();
  const begun = new Map<string, Begun>();
  await mendLines(join(path, eventsFile));
  for (const line of await new LineReader(join(path, eventsFile)).next())
    for (const event of notedEvent(line, new Set(ids))) {
      if (event.type === "job_end") results.set(event.job, event.result);
      const last = begun.get(event.job);
      if (event.type === "job_retry" && last) last.endedAtMs = event.atMs;
      if (event.type !== "job_start") continue;
      const { attempt, because, atMs } = event;
      const startedAtMs = last?.startedAtMs ?? atMs;
      const reported = { stdout: 0, stderr: 0 };
      begun.set(event.job, { attempt, because, startedAtMs, attemptAtMs: atMs, reported });
    }
  for (const job of jobs) {
    const base = join(path, jobPath(job.target.instance, job.task.name));
    await makeOwnFolder(dirname(base));
    const last = begun.get(job.id);
    if (results.has(job.id)) begun.delete(job.id);
    else if (last) last.reported = await mendLog(base, last.attemptAtMs);
  }
  return { results, begun, startedAtMs: Date.parse(result.started_at) };
}

export function cannotGoOn(id: string, why: string, hint: string): DevorchError {
  return new DevorchError([
    { code: "DEV-710", severity: "error", message: `devorch cannot go on with ${id}: ${why}`, hint },
  ]);
}
