import { desired, image, machine } from "../core/support.ts";
import { simulatedWorld } from "./simulated-world.ts";

/** Milliseconds of virtual time. */
export interface CloneTimes {
  /** From the first step to the last. */
  makespan: number;
  /** All clones, which go one after the other, and what the slowest machine needs beside its clone. */
  bound: number;
  /** If nothing happened side by side. */
  oneByOne: number;
}

/** Ten machines of one golden image that is there already. */
export async function tenClones(seed: number): Promise<CloneTimes> {
  const world = simulatedWorld({ seed });
  const images = { golden: image() };
  await world.apply(desired({ images }));
  const machines = Array.from({ length: 10 }, (_, at) => machine(`m${at}`, { origin: { image: "golden" } }));
  const startedAtMs = world.clock.nowMs();
  const { run } = await world.apply(desired({ images, machines }));
  const makespan = world.clock.nowMs() - startedAtMs;
  if (run === "killed" || run.status !== "done") throw new Error("the machines were not made");

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
  return { makespan, bound: clones + Math.max(...boots), oneByOne: sum(steps) };
}
