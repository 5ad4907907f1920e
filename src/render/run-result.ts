import type { ChangeAction, Plan } from "../core/plan.ts";
import { type RunTree, statusOf } from "./run-tree.ts";
import { count, elapsed } from "./units.ts";

/** What a run has come to so far. */
export interface RunResult {
  /** Changes of which every step is done. */
  done: Record<ChangeAction, number>;
  /** Steps. */
  failed: number;
  skipped: number;
  /** Interrupted or never started. */
  unfinished: number;
}

export function runResult(plan: Plan, tree: RunTree): RunResult {
  const result: RunResult = {
    done: { create: 0, update: 0, replace: 0, delete: 0, keep: 0 },
    failed: 0,
    skipped: 0,
    unfinished: 0,
  };
  for (const step of tree.steps.values()) {
    const status = statusOf(step);
    if (status === "failed" || status === "skipped") result[status] += 1;
    else if (status !== "done") result.unfinished += 1;
  }
  const rows = new Map(tree.changes.map((row) => [row.change.address, row]));
  for (const { address, action, blocked } of plan.changes)
    if (!blocked && (rows.get(address)?.status ?? "done") === "done") result.done[action] += 1;
  return result;
}

/** `Apply complete after 1m20s: 1 replaced, 2 created, 0 updated, 0 deleted.`, or what is missing from that. */
export function resultText(plan: Plan, tree: RunTree): string {
  const { done, failed, skipped, unfinished } = runResult(plan, tree);
  const time = elapsed(tree.nowMs - tree.startedAtMs);
  const steps = [`${count(failed, "step")} failed`, `${skipped} skipped`, `${unfinished} unfinished`];
  const ending = (parts: readonly string[]) =>
    `${tree.status ?? "interrupted"} after ${time}: ${parts.filter((part) => !part.startsWith("0 ")).join(", ")}.`;
  // Steps without a change: only a look, as `image verify` takes.
  if (plan.changes.every(({ action }) => action === "keep"))
    return tree.status === "done" ? `Complete after ${time}.` : `Run ${ending(steps)}`;
  const destroys = operationOf(plan) === "destroy";
  const counts = destroys
    ? [`${done.delete} deleted`]
    : [
        `${done.replace} replaced`,
        `${done.create} created`,
        `${done.update} updated`,
        `${done.delete} deleted`,
      ];
  const what = destroys ? "Destroy" : "Apply";
  if (tree.status === "done") return `${what} complete after ${time}: ${counts.join(", ")}.`;
  return `${what} ${ending([...steps, ...counts])} The ${destroys ? "same command" : "next devorch apply"} goes on from here.`;
}

/** Terraform's name for a run: one that deletes and does nothing else destroys. */
export function operationOf({ changes }: Plan): "apply" | "destroy" {
  const actions = new Set(changes.map(({ action }) => action));
  actions.delete("keep");
  return actions.size === 1 && actions.has("delete") ? "destroy" : "apply";
}
