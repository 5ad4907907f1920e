import fc from "fast-check";
import { expect, test } from "vitest";
import { topological } from "../../src/core/graph.ts";
import { makePlan, type PlanInput } from "../../src/core/planner.ts";
import { asJson, randomNumbers, simulatedWorld } from "../support/simulated-world.ts";
import { configuration, meddle, meddling, runs, shuffled } from "./arbitraries.ts";

/** What planning rests on, after somebody applied a configuration and others meddled. */
const situation = fc.record({
  seed: fc.integer(),
  first: configuration,
  meddlings: fc.array(meddling, { maxLength: 3 }),
  second: configuration,
  stopAfter: fc.nat({ max: 60 }),
});

async function inputAfter(
  one: typeof situation extends fc.Arbitrary<infer T> ? T : never,
): Promise<PlanInput> {
  const world = simulatedWorld(one);
  await world.apply(one.first, { plan: { discardWork: true }, stopAfter: one.stopAfter });
  await meddle(world, one.meddlings);
  return world.observe(one.second);
}

test("the order of keys, and of what is observed, does not matter", async () => {
  await fc.assert(
    fc.asyncProperty(situation, async (one) => {
      const input = await inputAfter(one);
      const unordered = ["instances", "snapshots", "networks", "ipv4"];
      const other = shuffled(input, randomNumbers(one.seed), unordered);
      expect(makePlan(other)).toStrictEqual(makePlan(input));
    }),
    runs(60),
  );
});

test("plan and ledger are plain data: JSON brings them back as they were", async () => {
  await fc.assert(
    fc.asyncProperty(situation, async (one) => {
      const input = await inputAfter(one);
      const plan = makePlan(input);
      expect(asJson(plan)).toStrictEqual(plan);
      expect(asJson(input.ledger)).toStrictEqual(input.ledger);
      expect(makePlan(asJson(input))).toStrictEqual(plan);
    }),
    runs(60),
  );
});

test("steps stand in an order that respects what they wait for, and each waits for steps of the plan", async () => {
  await fc.assert(
    fc.asyncProperty(situation, async (one) => {
      const { steps } = makePlan(await inputAfter(one));
      const known = new Set<string>();
      for (const { id, after } of steps) {
        expect(after.filter((other) => !known.has(other))).toEqual([]);
        expect(known.has(id)).toBe(false);
        known.add(id);
      }
      expect(topological(steps)).toEqual({ order: steps });
    }),
    runs(60),
  );
});

test("whatever is planned, blocked resources have no steps and kept ones neither", async () => {
  await fc.assert(
    fc.asyncProperty(situation, async (one) => {
      const { changes, steps, problems } = makePlan(await inputAfter(one));
      for (const { address, action, blocked } of changes) {
        const own = steps.filter((step) => step.address === address);
        if (action === "keep" || blocked) expect(own).toEqual([]);
        else expect(own).not.toEqual([]);
        expect(problems.some((problem) => problem.address === address)).toBe(blocked);
      }
    }),
    runs(60),
  );
});
