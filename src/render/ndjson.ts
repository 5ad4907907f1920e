import { addressName } from "../core/address.ts";
import type { Outcome } from "../core/event.ts";
import type { Change, ChangeAction, Plan } from "../core/plan.ts";
import type { Problem } from "../core/problem.ts";
import type { StepProgress } from "../core/progress.ts";
import { displayJson, isSensitive, type Lookup } from "../core/text.ts";
import { actionText } from "./action-text.ts";
import { countChanges, countsText } from "./change-text.ts";
import type { EventRenderer } from "./event-renderer.ts";
import { neutraliseLine } from "./neutralise.ts";
import { diagnosticJson } from "./problems.ts";
import { operationOf, resultText, runResult } from "./run-result.ts";
import { type ChangeRow, RunTree, statusOf } from "./run-tree.ts";
import { elapsed } from "./units.ts";

export type Level = "info" | "warn" | "error";

/** One line of Terraform's machine-readable UI. `message` is for a person, the rest for programs. */
export function line(atMs: number, level: Level, message: string, type: string, rest: object): string {
  const head = {
    "@level": level,
    "@message": neutraliseLine(message),
    "@module": "devorch.ui",
    "@timestamp": new Date(atMs).toISOString(),
    type,
  };
  return `${JSON.stringify({ ...head, ...rest })}\n`;
}

/** The first line of a stream. `ui` grows in its first part when a reader of the old one would break. */
export function versionLine(devorchVersion: string, atMs: number): string {
  return line(atMs, "info", `devorch ${devorchVersion}`, "version", { devorch: devorchVersion, ui: "1.0" });
}

/** The plan: what drifted, what changes and why, problems, and the totals. */
export function planLines(plan: Plan, atMs: number): string {
  const counts = countChanges(plan);
  return [
    ...plan.drift.map(({ address, path, recorded, live }) =>
      line(atMs, "info", `${address}: ${path} changed outside devorch`, "resource_drift", {
        change: {
          resource: resource(address),
          action: path === "instance" && live === undefined ? "delete" : "update",
          path,
          recorded,
          live,
        },
      }),
    ),
    ...plan.changes
      .filter((change) => change.action !== "keep")
      .map((change) =>
        line(atMs, "info", `${change.address}: plan to ${change.action}`, "planned_change", {
          change: {
            resource: resource(change.address),
            action: change.action,
            ...(change.reasonCode === undefined ? {} : { reason: change.reasonCode }),
          },
        }),
      ),
    ...plan.problems.map((problem) => diagnosticLine(problem, atMs)),
    summaryLine(`Plan: ${countsText(counts)}.`, counts, "plan", atMs),
  ].join("");
}

export function diagnosticLine(problem: Problem, atMs: number): string {
  const level = problem.severity === "error" ? "error" : "warn";
  const message = `${problem.severity}: ${problem.message}`;
  return line(atMs, level, message, "diagnostic", { diagnostic: diagnosticJson(problem) });
}

export function outputsLine(outputs: Plan["outputs"], lookup: Lookup, atMs: number): string {
  const entries = Object.entries(outputs).map(([name, text]) => {
    const sensitive = isSensitive(text);
    return [name, { sensitive, type: "string", value: displayJson(text, lookup) }];
  });
  const message = `outputs: ${entries.length}`;
  return line(atMs, "info", message, "outputs", { outputs: Object.fromEntries(entries) });
}

export function logLine(level: Level, message: string, atMs: number): string {
  return line(atMs, level, message, "log", {});
}

/** Terraform reports progress every ten seconds. */
const progressEveryMs = 10_000;

/** `apply_*` for changes, `provision_*` for the steps below them, `diagnostic` for failures, `change_summary` at the end. */
export function ndjsonRenderer(plan: Plan): EventRenderer {
  const tree = new RunTree(plan);
  /** Changes that have started and not ended, with the time when something was last said of them. */
  const open = new Map<ChangeRow, number>();

  const start = (step: StepProgress): string => {
    const row = tree.changeOf(step);
    const first = row !== undefined && !open.has(row);
    if (first) open.set(row, tree.nowMs);
    return (
      (first ? changeLine(tree, row, "apply_start", "starts") : "") + stepLine(tree, step, "provision_start")
    );
  };

  const end = (step: StepProgress, outcome: Outcome): string => {
    const row = tree.changeOf(step);
    const ended = row?.endedAtMs !== undefined && open.delete(row);
    return stepEndLines(tree, step, outcome) + (ended ? changeEndLine(tree, row) : "");
  };

  const progress = (): string => {
    let text = "";
    for (const [row, saidMs] of open) {
      if (tree.nowMs - saidMs < progressEveryMs) continue;
      open.set(row, tree.nowMs);
      text += changeLine(
        tree,
        row,
        "apply_progress",
        `still runs after ${elapsed(tree.elapsedMs(row) ?? 0)}`,
      );
    }
    return text;
  };

  return (event) => {
    tree.follow(event);
    switch (event.type) {
      case "run_start":
        return "";
      case "step_start":
        return start(tree.steps.get(event.step)!);
      case "step_output": {
        const step = tree.steps.get(event.step)!;
        const output = { stream: event.stream, output: event.text };
        const message = `${step.step.address}: ${event.text}`;
        return line(event.atMs, "info", message, "provision_progress", {
          hook: { ...stepHook(step), ...output },
        });
      }
      case "step_end":
        return end(tree.steps.get(event.step)!, event.outcome);
      case "tick":
        return progress();
      case "run_end": {
        const broken = [...open.keys()].map((row) => changeEndLine(tree, row)).join("");
        const { done } = runResult(plan, tree);
        return (
          broken + summaryLine(resultText(plan, tree), done, operationOf(plan), event.atMs, event.status)
        );
      }
    }
  };
}

function stepEndLines(tree: RunTree, step: StepProgress, outcome: Outcome): string {
  switch (outcome.status) {
    case "done":
      return stepLine(tree, step, "provision_complete", "done");
    case "failed":
      return (
        stepLine(tree, step, "provision_errored", "failed", "error") +
        diagnosticLine(outcome.problem, tree.nowMs)
      );
    case "skipped":
      return stepLine(tree, step, "provision_skipped", "skipped", "warn", { because: outcome.because });
    case "interrupted":
      return stepLine(tree, step, "provision_errored", "interrupted", "warn");
  }
}

function stepLine(
  tree: RunTree,
  step: StepProgress,
  type: string,
  how = "",
  level: Level = "info",
  more: object = {},
): string {
  const { address, action } = step.step;
  const message = `${address}: ${actionText(action)} ${how}`.trimEnd();
  return line(tree.nowMs, level, message, type, { hook: { ...stepHook(step), ...more } });
}

function stepHook({ step }: StepProgress) {
  return { resource: resource(step.address), provisioner: step.action.do, step: step.id };
}

function changeEndLine(tree: RunTree, row: ChangeRow): string {
  const status = statusOf(row);
  const how = `${status} after ${elapsed(tree.elapsedMs(row) ?? 0)}`;
  return status === "done"
    ? changeLine(tree, row, "apply_complete", how)
    : changeLine(tree, row, "apply_errored", how, "error");
}

function changeLine(tree: RunTree, row: ChangeRow, type: string, how: string, level: Level = "info"): string {
  const { address, action } = row.change;
  const elapsed_seconds = Math.round((tree.elapsedMs(row) ?? 0) / 1000);
  return line(tree.nowMs, level, `${address}: ${action} ${how}`, type, {
    hook: { resource: resource(address), action, elapsed_seconds },
  });
}

function resource(address: Change["address"]) {
  const type = address.slice(0, address.indexOf("."));
  return { addr: address, resource_type: type, resource_name: addressName(address) };
}

/** As Terraform counts: a replace is one to add and one to remove. */
function summaryLine(
  message: string,
  { create, update, replace, delete: remove }: Readonly<Record<ChangeAction, number>>,
  operation: "plan" | "apply" | "destroy",
  atMs: number,
  status?: string,
): string {
  return line(atMs, status && status !== "done" ? "error" : "info", message, "change_summary", {
    changes: { add: create + replace, change: update, remove: remove + replace, operation },
    ...(status === undefined ? {} : { status }),
  });
}
