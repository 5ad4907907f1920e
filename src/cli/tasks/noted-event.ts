import { reasonOf, type TaskEvent } from "../../core/tasks/task-event.ts";

export type NotedEvent = Exclude<TaskEvent, { type: "job_output" }>;

/** Nothing for what is damaged: the checkout, and .devorch with it, may be somebody else's. */
export function notedEvent(line: string, jobs: ReadonlySet<string>): NotedEvent[] {
  try {
    const event = JSON.parse(line) as NotedEvent;
    return jobs.has(event.job) && Number.isFinite(event.atMs) && isWhole(event) ? [event] : [];
  } catch {
    return [];
  }
}

function isWhole(event: NotedEvent): boolean {
  switch (event.type) {
    case "job_start":
      return Number.isSafeInteger(event.attempt) && typeof event.because === "string";
    case "job_retry":
      return typeof event.reason === "string" && Number.isFinite(event.afterMs);
    case "job_end": {
      const { result } = event;
      const { status } = result;
      if (!["cached", "skipped"].includes(status))
        if (!("tries" in result && Number.isFinite(result.tries.durationMs))) return false;
      return ["passed", "cached"].includes(status) || typeof reasonOf(result) === "string";
    }
  }
}
