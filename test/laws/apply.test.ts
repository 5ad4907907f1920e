import fc from "fast-check";
import { expect, test } from "vitest";
import type { Desired } from "../../src/core/desired.ts";
import type { Run } from "../../src/engine/execute.ts";
import { expectConverged, failures } from "../support/converged.ts";
import { type ApplyOptions, type SimulatedWorld, simulatedWorld } from "../support/simulated-world.ts";
import { configuration, meddle, meddling, runs } from "./arbitraries.ts";

/** Work in a guest is given up, so that nothing blocks: the guard has tests of its own. */
const freely: ApplyOptions = { plan: { discardWork: true } };

/** Somebody applies a configuration, others meddle, and then the next configuration is to be applied. */
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;
const history = fc.record({
  seed: fc.integer(),
  first: configuration,
  meddlings: fc.array(meddling, { maxLength: 3 }),
  second: configuration,
});

async function worldAfter({ seed, first, meddlings }: Omit<History, "second">): Promise<SimulatedWorld> {
  const world = simulatedWorld({ seed });
  await applied(world, first);
  await meddle(world, meddlings);
  return world;
}

/** Applies, and expects that all of it gets done. */
async function applied(world: SimulatedWorld, desired: Desired): Promise<void> {
  const { plan, run } = await world.apply(desired, freely);
  expect(plan.problems).toEqual([]);
  expect(failures(run)).toEqual([]);
  expect((run as Run).status).toBe("done");
}

test("apply makes what is asked for, and a second apply makes no mutating call", async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ second, ...before }) => {
      const world = await worldAfter(before);
      await applied(world, second);
      await expectConverged(world, second, freely);
    }),
    runs(60),
  );
});

test("stopped after any step, the next apply finishes the work", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.nat({ max: 40 }), async ({ second, ...before }, stopAfter) => {
      const world = await worldAfter(before);
      const { plan, run } = await world.apply(second, { ...freely, stopAfter });
      expect(failures(run)).toEqual([]);
      if (plan.steps.length > stopAfter + 12) expect((run as Run).status).toBe("interrupted");
      await applied(world, second);
      await expectConverged(world, second, freely);
    }),
    runs(60),
  );
});

test("killed before any call or write, with the daemon working on, the next apply finishes the work", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 150 }), async ({ second, ...before }, killAt) => {
      const world = await worldAfter(before);
      await world.apply(second, { ...freely, killAt });
      await applied(world, second);
      await expectConverged(world, second, freely);
    }),
    runs(60),
  );
});

test("a mount that a killed apply made, and that is not asked for any more, is taken off", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 30 }), async (before, killAt) => {
      const world = await worldAfter({ ...before, meddlings: [] });
      const mounts = [{ source: "/repo", target: "/mnt" }];
      const mounting = before.first.machines.map((machine) => ({ ...machine, mounts }));
      await world.apply({ ...before.first, machines: mounting }, { ...freely, killAt });
      await applied(world, before.first);
      await expectConverged(world, before.first, freely);
    }),
    runs(40),
  );
});

test("instances that devorch did not make are left as they are, whatever their names, also those made while it works", async () => {
  const strangers = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "other"), {
    minLength: 1,
    maxLength: 3,
  });
  const when = fc.constantFrom("before", "while", "before, and deleted");
  await fc.assert(
    fc.asyncProperty(history, strangers, when, async ({ seed, first, second }, names, when) => {
      const world = simulatedWorld({ seed });
      const instances = names.map((name) => `dev-acme-${name}`);
      const arrive = async () => {
        for (const name of instances) await world.sim.call(["launch", "24.04", "--name", name]);
        if (when === "before, and deleted") await world.sim.call(["delete", instances[0]!]);
      };
      const look = () => instances.map((name) => world.sim.world.instances[name]);
      if (when !== "while") await arrive();
      let before = JSON.stringify(look());
      await world.apply(first, {
        ...freely,
        emit: async ({ type }) => {
          if (type !== "run_start" || when !== "while") return;
          await arrive();
          before = JSON.stringify(look());
        },
      });
      const { plan } = await world.apply(second, freely);
      const blocked = plan.changes.filter((change) => change.blocked).map(({ instance }) => instance);
      expect(instances).toEqual(expect.arrayContaining(blocked));
      await world.apply(second, { plan: { ...freely.plan, destroy: true } });
      expect(world.ledger.machines).toEqual({});
      expect(JSON.stringify(look())).toBe(before);
    }),
    runs(40),
  );
});
