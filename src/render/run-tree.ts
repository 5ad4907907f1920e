import type { Event, Outcome } from "../core/event.ts";
import type { Change, Plan } from "../core/plan.ts";
import { advance, type Progress, type StepProgress, startProgress } from "../core/progress.ts";
import type { Tick } from "./event-renderer.ts";

export type Status = "waiting" | "running" | Outcome["status"];

/** A change and the progress of its steps. */
export interface ChangeRow {
  readonly change: Change;
  readonly steps: readonly StepProgress[];
  status: Status;
  startedAtMs?: number;
  endedAtMs?: number;
}

export function statusOf({ status }: StepProgress | ChangeRow): Status {
  return typeof status === "string" ? status : status.status;
}

/** A run as its events have told it so far: progress, grouped by the changes that have steps. */
export class RunTree {
  /** In the order of the plan. */
  readonly changes: readonly ChangeRow[];
  /** Running steps, in the order of their starts. */
  readonly running = new Set<StepProgress>();
  /** Number of failed steps. */
  failed = 0;
  startedAtMs = 0;
  /** Time of the last event. */
  nowMs = 0;
  /** There once the run has ended. */
  status?: (Event & { type: "run_end" })["status"];
  #progress: Progress;
  readonly #changeOf = new Map<string, ChangeRow>();

  constructor(plan: Plan) {
    this.#progress = startProgress(plan.steps);
    const steps = new Map<string, StepProgress[]>(plan.changes.map(({ address }) => [address, []]));
    for (const { id, address } of plan.steps) steps.get(address)?.push(this.steps.get(id)!);
    this.changes = plan.changes
      .map((change): ChangeRow => ({ change, steps: steps.get(change.address)!, status: "waiting" }))
      .filter((row) => row.steps.length > 0);
    for (const row of this.changes) for (const { step } of row.steps) this.#changeOf.set(step.id, row);
  }

  get steps(): ReadonlyMap<string, StepProgress> {
    return this.#progress.steps;
  }

  /** Number of steps that have ended, one way or another. */
  get ended(): number {
    return this.#progress.ended;
  }

  changeOf(step: StepProgress): ChangeRow | undefined {
    return this.#changeOf.get(step.step.id);
  }

  /** Milliseconds from a start until its end or now; undefined for what never started. */
  elapsedMs({ startedAtMs, endedAtMs = this.nowMs }: StepProgress | ChangeRow): number | undefined {
    return startedAtMs === undefined ? undefined : endedAtMs - startedAtMs;
  }

  follow(event: Event | Tick): void {
    this.nowMs = event.atMs;
    if (event.type === "tick") return;
    this.#progress = advance(this.#progress, event);
    switch (event.type) {
      case "run_start":
        this.startedAtMs = event.atMs;
        break;
      case "step_start":
        this.#start(this.steps.get(event.step)!);
        break;
      case "step_output":
        break;
      case "step_end":
        this.#end(this.steps.get(event.step)!);
        break;
      case "run_end":
        this.status = event.status;
        for (const row of this.changes) if (row.status === "running") this.#endChange(row);
        break;
    }
  }

  #start(step: StepProgress): void {
    this.running.add(step);
    const row = this.changeOf(step);
    if (row?.status === "waiting") Object.assign(row, { status: "running", startedAtMs: this.nowMs });
  }

  #end(step: StepProgress): void {
    this.running.delete(step);
    if (statusOf(step) === "failed") this.failed += 1;
    const row = this.changeOf(step);
    if (row?.steps.every(({ endedAtMs }) => endedAtMs !== undefined)) this.#endChange(row);
  }

  #endChange(row: ChangeRow): void {
    Object.assign(row, { status: together(row.steps), endedAtMs: this.nowMs });
  }
}

/** How a change ended, from how its steps did: the worst of them. What has not ended by then was interrupted. */
function together(steps: readonly StepProgress[]): Outcome["status"] {
  const statuses = new Set(steps.map(statusOf));
  if (statuses.has("failed")) return "failed";
  if ((["interrupted", "running", "waiting"] as const).some((status) => statuses.has(status)))
    return "interrupted";
  return statuses.has("skipped") ? "skipped" : "done";
}
