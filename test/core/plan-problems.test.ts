import { expect, test } from "vitest";
import { type PlanProblemCode, planProblem, planProblemCodes } from "../../src/core/plan-problems.ts";
import { problemRegistry } from "../../src/core/problem-registry.ts";

const values = Object.fromEntries(
  ["instance", "state", "path", "wake", "why", "snapshot", "network", "known", "what", "mend", "owner"].map(
    (key) => [key, key],
  ),
);

test.each(planProblemCodes)(
  "%s is explained, says what to do, and leaves no hole",
  (code: PlanProblemCode) => {
    const { message, hint } = planProblem(code, "machine.web", undefined, values);
    expect(problemRegistry[code]?.text).toBeTruthy();
    expect(`${message} ${hint}`).not.toMatch(/\{\w+\}|undefined/);
    // Something like `name:` at its end reads as cut off.
    expect(hint).not.toMatch(/[:,]$/);
  },
);
