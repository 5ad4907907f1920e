import { expect, test } from "vitest";
import { holds, type Outcome, parseCondition } from "../../../src/core/tasks/condition.ts";

const needs = ["test", "lint-all"];
const ended: Record<string, Outcome[]> = { test: ["passed", "failed"], "lint-all": ["skipped", "passed"] };

test.each([
  ["always", true],
  ["onFailure", true],
  ["test.failed", true],
  ["test.passed", false],
  ["lint-all.failed", false],
  ["lint-all.skipped && test.passed", false],
  ["lint-all.failed || test.failed && lint-all.skipped", true],
  ["(lint-all.failed || test.failed) && !lint-all.skipped", false],
  ["!!(test . failed)", true],
])("%s is %s", (text, expected) => {
  const condition = parseCondition(text, needs);
  expect(!("fault" in condition) && holds(condition, (task) => ended[task]!)).toBe(expected);
});

test.each([
  ["onfailure", "names only what the task needs: test, lint-all, not onfailure"],
  ["test", "has . where it says no more"],
  ["test == failed", "has . where it says ="],
  ["test.broken", "has passed, failed, skipped after test., not broken"],
  ["test.failed lint-all.failed", "has && or || where it says lint-all"],
  ["(test.failed", "has ) where it says no more"],
  ["test.failed &&", "names a task where it says no more"],
  ["test.failed & test.failed", "has && or || where it says &"],
])("%s is refused", (text, fault) => {
  expect(parseCondition(text, needs)).toEqual({ fault });
});
