import { expect, test } from "vitest";
import type { Plan } from "../../src/core/plan.ts";
import { operationOf, resultText } from "../../src/render/run-result.ts";
import { RunTree } from "../../src/render/run-tree.ts";
import { change, plan, step } from "./fixtures.ts";

const removed = change("machine.web", { action: "delete" });
const kept = change("machine.db", { action: "keep" });
const remove = step("machine.web", "delete", { do: "delete", instance: "dev-acme-web", purge: true });

function ended(of: Plan, status: "done" | "failed"): string {
  const tree = new RunTree(of);
  tree.follow({ type: "run_start", atMs: 0, steps: [remove.id] });
  if (status === "done")
    tree.follow({ type: "step_end", atMs: 2000, step: remove.id, outcome: { status: "done", facts: {} } });
  tree.follow({ type: "run_end", atMs: 2000, status });
  return resultText(of, tree);
}

test("a run that only deletes is a destroy", () => {
  const destroys = plan({ changes: [removed, kept], steps: [remove] });
  expect(ended(destroys, "done")).toBe("Destroy complete after 2.0s: 1 deleted.");
  expect(ended(destroys, "failed")).toMatch(/^Destroy failed .* The same command goes on from here\.$/);
  expect(operationOf(destroys)).toBe("destroy");
});

test("a run that also makes or changes something, or nothing at all, is an apply", () => {
  const made = change("machine.api", { action: "create" });
  expect(operationOf(plan({ changes: [removed, made] }))).toBe("apply");
  expect(operationOf(plan({ changes: [kept] }))).toBe("apply");
});
