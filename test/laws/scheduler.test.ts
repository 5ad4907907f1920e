import fc from "fast-check";
import { expect, test } from "vitest";
import { type Action, classOf } from "../../src/core/action.ts";
import type { Outcome } from "../../src/core/event.ts";
import type { Step } from "../../src/core/plan.ts";
import {
  advance,
  doomed,
  type Limits,
  type Progress,
  ready,
  startProgress,
} from "../../src/core/progress.ts";
import { runs } from "./arbitraries.ts";

const action = fc.constantFrom<Action>(
  { do: "clone", template: "t", snapshot: "s", instance: "i" },
  {
    do: "launch",
    instance: "i",
    from: "24.04",
    cpus: 1,
    memoryBytes: 1,
    diskBytes: 1,
    networks: [],
    timeoutMs: 1,
  },
  { do: "start", instance: "i" },
  { do: "delete", instance: "i", purge: true },
);

/** Steps of which each waits for some of those before it; given in any order. */
const graph: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(action, fc.array(fc.nat({ max: 30 }), { maxLength: 3 })), { maxLength: 30 })
  .map((nodes) =>
    nodes.map(
      ([action, after], at): Step => ({
        id: `s${at}`,
        address: "machine.a",
        action,
        after: after.filter((other) => other < at).map((other) => `s${other}`),
        cause: "",
      }),
    ),
  )
  .chain((steps) => fc.shuffledSubarray(steps, { minLength: steps.length }));

const limits: fc.Arbitrary<Limits> = fc.record({
  clone: fc.integer({ min: 1, max: 2 }),
  launch: fc.integer({ min: 1, max: 3 }),
  general: fc.integer({ min: 1, max: 4 }),
});

/** Which of the running steps ends next, and whether it fails. */
const fate = fc.infiniteStream(fc.record({ next: fc.nat(), fails: fc.integer({ min: 0, max: 9 }) }));

type Fates = Iterator<{ next: number; fails: number }>;

/** Runs the steps as execute does, and holds the laws of safety at every moment. */
function perform(steps: readonly Step[], limits: Limits, fates: Fates, failing: boolean): Progress {
  let progress = startProgress(steps);
  const running: Step[] = [];
  const done = new Set<string>();
  const end = (step: string, outcome: Outcome) => {
    progress = advance(progress, { type: "step_end", atMs: 0, step, outcome });
    if (outcome.status === "done") done.add(step);
  };
  for (;;) {
    const chosen = ready(progress, limits);
    for (const id of chosen) {
      const { step } = progress.steps.get(id)!;
      expect(step.after.filter((other) => !done.has(other))).toEqual([]);
      progress = advance(progress, { type: "step_start", atMs: 0, step: id });
      running.push(step);
    }
    for (const kind of ["clone", "launch", "general"] as const) {
      const count = running.filter((step) => classOf(step.action) === kind).length;
      expect(count).toBeLessThanOrEqual(limits[kind]);
      expect(progress.running[kind]).toBe(count);
      // Nothing that could start is kept waiting while its class has room.
      if (count < limits[kind])
        expect(
          progress.startable.filter((id) => classOf(progress.steps.get(id)!.step.action) === kind),
        ).toEqual([]);
    }
    if (running.length === 0) return progress;
    const { next, fails } = fates.next().value!;
    const [step] = running.splice(next % running.length, 1);
    if (failing && fails === 0) {
      end(step!.id, { status: "failed", problem: { code: "DEV-510", severity: "error", message: "no" } });
      for (const { step: id, because } of doomed(progress, step!.id)) end(id, { status: "skipped", because });
    } else end(step!.id, { status: "done", facts: {} });
  }
}

function statusOf(progress: Progress, id: string): string {
  const { status } = progress.steps.get(id)!;
  return typeof status === "string" ? status : status.status;
}

test("no step starts before all that it waits for is done, and with no failure every step is done", () => {
  fc.assert(
    fc.property(graph, limits, fate, (steps, limits, fates) => {
      const progress = perform(steps, limits, fates, false);
      expect(steps.map(({ id }) => statusOf(progress, id))).toEqual(steps.map(() => "done"));
      expect(progress.ended).toBe(steps.length);
    }),
    runs(300),
  );
});

test("what waits for a failed step is skipped, and all else is done", () => {
  fc.assert(
    fc.property(graph, limits, fate, (steps, limits, fates) => {
      const progress = perform(steps, limits, fates, true);
      for (const { id, after } of steps) {
        const lost = after.some((other) => statusOf(progress, other) !== "done");
        expect(["skipped", "done", "failed"].filter((status) => (status === "skipped") === lost)).toContain(
          statusOf(progress, id),
        );
      }
      expect(progress.ended).toBe(steps.length);
      expect(progress.startable).toEqual([]);
    }),
    runs(300),
  );
});

test("a skipped step names one that it waits for and that did not get done", () => {
  fc.assert(
    fc.property(graph, limits, fate, (steps, limits, fates) => {
      const progress = perform(steps, limits, fates, true);
      for (const { id, after } of steps) {
        const { status } = progress.steps.get(id)!;
        if (typeof status !== "object" || status.status !== "skipped") continue;
        expect(after).toContain(status.because);
        expect(statusOf(progress, status.because)).not.toBe("done");
      }
    }),
    runs(300),
  );
});
