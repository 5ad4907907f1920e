import { expect } from "vitest";
import type { Desired } from "../../src/core/desired.ts";
import type { Run } from "../../src/engine/execute.ts";
import type { Instance } from "../../src/sim/world.ts";
import { type ApplyOptions, mutating, type SimulatedWorld } from "./simulated-world.ts";

/** Nothing is left to do, and what is there is what was asked for. */
export async function expectConverged(
  world: SimulatedWorld,
  desired: Desired,
  options: ApplyOptions,
): Promise<void> {
  const ledger = world.ledger;
  const calls = world.calls.length;
  const { plan } = await world.apply(desired, options);
  expect(plan.changes.filter(({ action }) => action !== "keep")).toEqual([]);
  expect(mutating(world.calls.slice(calls))).toEqual([]);
  expect(world.ledger).toEqual(ledger);
  const wanted = desired.machines.filter(({ state }) => state !== "absent");
  expect(Object.keys(world.ledger.machines).sort()).toEqual(wanted.map(({ address }) => address));
  expectMade(world, desired);
}

/** What is there is what was asked for, by the provider's own account. */
export function expectMade(world: SimulatedWorld, desired: Desired): void {
  for (const machine of desired.machines.filter(({ state }) => state !== "absent")) {
    const instance = world.sim.world.instances[machine.instance];
    expect(instance).toMatchObject({
      deleted: false,
      cpus: machine.cpus,
      memoryBytes: machine.memoryBytes,
      diskBytes: machine.diskBytes,
      state: { running: "Running", stopped: "Stopped", suspended: "Suspended" }[machine.state as "running"],
    });
    expect(mountsOf(instance!)).toEqual(machine.mounts.map(({ source, target }) => [target, source]).sort());
    const disk = world.guests.disks.get(instance!.disk)!;
    for (const file of machine.files) expect(disk.files[file.to]).toBe(`${file.mode} ${file.sha256}`);
    if (machine.repo) expect(disk.checkouts[machine.repo.path]).toMatchObject({ ref: machine.repo.ref });
    const tasks = machine.setup.includes("install") ? ["fetch", ...machine.setup] : machine.setup;
    for (const task of tasks) expect(disk.ran).toContain(desired.tasks[task]!.run);
  }
}

function mountsOf({ mounts }: Instance): string[][] {
  return Object.entries(mounts)
    .map(([target, { source }]) => [target, source])
    .sort();
}

/** Of what did not get done, and why. */
export function failures(run: Run | "killed"): unknown[] {
  if (run === "killed") return [];
  return [...run.progress.steps.values()].flatMap(({ step, status }) =>
    typeof status === "object" && status.status === "failed" ? [[step.id, status.problem.message]] : [],
  );
}
