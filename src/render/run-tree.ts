import type { Event, Outcome } from "../core/event.ts";
import type { Change, Plan, Step } from "../core/plan.ts";
import type { Tick } from "./event-renderer.ts";

/** How far something has come. */
interface Row {
  status: "waiting" | "running" | Outcome["status"];
  startMs?: number;
  endMs?: number;
}
export interface StepRow extends Row {
  readonly step: Step;
  readonly change: ChangeRow | undefined;
}
export interface ChangeRow extends Row {
  readonly change: Change;
  readonly steps: StepRow[];
}

/** A run as its events have told it so far: the changes of the plan that have steps, with these below them. */
export class RunTree {
  /** In the order of the plan. */
  readonly changes: readonly ChangeRow[];
  readonly steps: ReadonlyMap<string, StepRow>;
  /** By step. */
  readonly outcomes = new Map<string, Outcome>();
  /** Running steps, in the order of their starts. */
  readonly running = new Set<StepRow>();
  /** Number of failed steps. */
  failed = 0;
  startMs = 0;
  /** Time of the last event. */
  nowMs = 0;
  /** There once the run has ended. */
  status?: (Event & { type: "run_end" })["status"];

  constructor(plan: Plan) {
    const changes = new Map<string, ChangeRow>(
      plan.changes.map((change) => [change.address, { change, status: "waiting", steps: [] }]),
    );
    const steps = new Map<string, StepRow>();
    for (const step of plan.steps) {
      const change = changes.get(step.address);
      const row: StepRow = { step, change, status: "waiting" };
      change?.steps.push(row);
      steps.set(step.id, row);
    }
    this.steps = steps;
    this.changes = [...changes.values()].filter((row) => row.steps.length > 0);
  }

  /** Milliseconds since something started, until now or its end. Zero for what never started. */
  elapsedMs(row: Row): number {
    return (row.endMs ?? this.nowMs) - (row.startMs ?? row.endMs ?? this.nowMs);
  }

  follow(event: Event | Tick): void {
    this.nowMs = event.atMs;
    switch (event.type) {
      case "run_start":
        this.startMs = event.atMs;
        break;
      case "step_start":
        this.#start(event.step);
        break;
      case "step_end":
        this.outcomes.set(event.step, event.outcome);
        if (event.outcome.status === "failed") this.failed += 1;
        this.#end(event.step, event.outcome);
        break;
      case "run_end":
        this.status = event.status;
        for (const row of this.changes)
          if (row.status === "running")
            Object.assign(row, { status: together(row.steps), endMs: this.nowMs });
        break;
      case "step_output":
      case "tick":
        break;
    }
  }

  #start(id: string): void {
    const row = this.steps.get(id);
    if (!row) return;
    Object.assign(row, { status: "running", startMs: this.nowMs });
    this.running.add(row);
    if (row.change?.status === "waiting")
      Object.assign(row.change, { status: "running", startMs: this.nowMs });
  }

  #end(id: string, outcome: Outcome): void {
    const row = this.steps.get(id);
    if (!row) return;
    Object.assign(row, { status: outcome.status, endMs: this.nowMs });
    this.running.delete(row);
    if (row.change?.steps.every((step) => this.outcomes.has(step.step.id)))
      Object.assign(row.change, { status: together(row.change.steps), endMs: this.nowMs });
  }
}

/** How a change ended, from how its steps did: the worst of them. What has not ended by then was interrupted. */
function together(steps: readonly StepRow[]): Outcome["status"] {
  const statuses = new Set(steps.map(({ status }) => status));
  if (statuses.has("failed")) return "failed";
  if ((["interrupted", "running", "waiting"] as const).some((status) => statuses.has(status)))
    return "interrupted";
  return statuses.has("skipped") ? "skipped" : "done";
}
