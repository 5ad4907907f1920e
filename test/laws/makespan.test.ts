import { expect, test } from "vitest";
import { desired, image, machine } from "../core/support.ts";
import { simulatedWorld } from "../support/simulated-world.ts";

test("ten machines from one image take hardly longer than ten clones, one after the other, and the slowest boot", async () => {
  const world = simulatedWorld({ seed: 7 });
  const images = { golden: image() };
  await world.apply(desired({ images }));
  const machines = Array.from({ length: 10 }, (_, at) => machine(`m${at}`, { origin: { image: "golden" } }));
  const startedAtMs = world.clock.nowMs();
  const { run } = await world.apply(desired({ images, machines }));
  if (run === "killed") throw new Error("not killed");
  expect(run.status).toBe("done");

  const steps = [...run.progress.steps.values()].map(({ step, startedAtMs, endedAtMs }) => ({
    address: step.address,
    clones: step.action.do === "clone",
    ms: endedAtMs! - startedAtMs!,
  }));
  const sum = (some: typeof steps) => some.reduce((total, { ms }) => total + ms, 0);
  const boots = machines.map(({ address }) =>
    sum(steps.filter((step) => step.address === address && !step.clones)),
  );
  const clones = sum(steps.filter(({ clones }) => clones));
  expect(world.clock.nowMs() - startedAtMs).toBeLessThanOrEqual(1.1 * (clones + Math.max(...boots)));
  // It would take this long if nothing happened side by side.
  expect(clones + sum(steps.filter(({ clones }) => !clones))).toBeGreaterThan(
    2 * (clones + Math.max(...boots)),
  );
});
