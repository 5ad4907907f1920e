import type { Outcome } from "../core/event.ts";
import type { Change, ChangeAction, Plan, Step } from "../core/plan.ts";
import type { Problem } from "../core/problem.ts";
import { count, elapsed } from "./units.ts";

/** How a run ended, resource by resource. */
export interface RunResult {
  /** Changes of which every step is done. */
  done: Record<ChangeAction, number>;
  failed: { step: Step; problem: Problem }[];
  skipped: { step: Step; because: string }[];
  /** Interrupted or never started. */
  unfinished: Step[];
}

/** `outcomes` by step id. */
export function runResult(plan: Plan, outcomes: ReadonlyMap<string, Outcome>): RunResult {
  const result: RunResult = {
    done: { create: 0, update: 0, replace: 0, delete: 0, keep: 0 },
    failed: [],
    skipped: [],
    unfinished: [],
  };
  const incomplete = new Set<string>();
  for (const step of plan.steps) {
    const outcome = outcomes.get(step.id);
    if (outcome?.status === "done") continue;
    incomplete.add(step.address);
    if (outcome?.status === "failed") result.failed.push({ step, problem: outcome.problem });
    else if (outcome?.status === "skipped") result.skipped.push({ step, because: outcome.because });
    else result.unfinished.push(step);
  }
  for (const change of plan.changes) if (isDone(change, incomplete)) result.done[change.action] += 1;
  return result;
}

function isDone(change: Change, incomplete: ReadonlySet<string>): boolean {
  return !change.blocked && !incomplete.has(change.address);
}

/** `Apply complete after 1m20s: 1 replaced, 2 created, 0 updated, 0 deleted.`, or what is missing from that. */
export function resultText(
  { done, failed, skipped, unfinished }: RunResult,
  status: "done" | "failed" | "interrupted",
  ms: number,
): string {
  const counts = [
    `${done.replace} replaced`,
    `${done.create} created`,
    `${done.update} updated`,
    `${done.delete} deleted`,
  ];
  if (status === "done") return `Apply complete after ${elapsed(ms)}: ${counts.join(", ")}.`;
  const parts = [
    `${count(failed.length, "step")} failed`,
    `${skipped.length} skipped`,
    `${unfinished.length} unfinished`,
    ...counts,
  ].filter((part) => !part.startsWith("0 "));
  return `Apply ${status} after ${elapsed(ms)}: ${parts.join(", ")}. The next devorch apply goes on from here.`;
}
