import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Desired, DesiredMachine, DesiredTask } from "../../src/core/desired.ts";
import { sha256 } from "../../src/core/fingerprint.ts";
import { desired, GiB, image, machine, task } from "../core/support.ts";
import type { SimulatedWorld } from "../support/simulated-world.ts";

const names = ["a", "b", "c", "d"] as const;
const hostFile = fileURLToPath(import.meta.url);
const fileSha256 = sha256(readFileSync(hostFile, "utf8"));

/** A configuration that the loader could have made: dependencies point backwards, a clone's disk is not smaller than its image's. */
export const configuration: fc.Arbitrary<Desired> = fc
  .record({
    machines: fc.tuple(...names.map((name, index) => fc.option(machineNamed(name, names.slice(0, index))))),
    imageSteps: fc.subarray(["make tools", "make cache"]),
    checkpoint: fc.boolean(),
    edited: fc.boolean(),
  })
  .map(({ machines, imageSteps, checkpoint, edited }) => {
    const wanted = machines.filter((one) => one !== null);
    const there = new Set<string>(
      wanted.filter(({ state }) => state !== "absent").map(({ address }) => address),
    );
    return desired({
      images: {
        golden: image({
          steps: imageSteps.map((shell) => ({
            name: shell,
            shell,
            checkpoint,
            env: {},
            timeoutMs: 60_000,
            source: { file: "devorch.yaml", line: 1, column: 1 },
          })),
        }),
      },
      machines: wanted.map((one) => ({
        ...one,
        dependsOn: one.dependsOn.filter((address) => there.has(address)),
      })),
      tasks: tasks(edited),
    });
  });

function machineNamed(name: string, before: readonly string[]): fc.Arbitrary<DesiredMachine> {
  return fc
    .record({
      origin: fc.constantFrom({ image: "golden" }, { from: "24.04" }, { from: "22.04" }),
      cpus: fc.integer({ min: 1, max: 3 }),
      memoryBytes: fc.constantFrom(GiB, 1.5 * GiB, 2 * GiB),
      diskBytes: fc.constantFrom(10 * GiB, 20 * GiB),
      state: fc.constantFrom("running", "running", "stopped", "suspended", "absent"),
      mounts: fc.subarray([
        { source: "/repo", target: "/workspace" },
        { source: "/data", target: "/data" },
      ]),
      files: fc.subarray([{ from: hostFile, to: "~/.env", mode: "0600", sha256: fileSha256 }]),
      setup: fc.subarray(["install", "seed"]),
      repo: fc.option(fc.constantFrom("main", "v2")),
      dependsOn: fc.subarray(before.map((other) => `machine.${other}` as const)),
      onImageChange: fc.constantFrom("keep", "replace"),
    })
    .map(({ repo, onImageChange, ...fields }) =>
      machine(name, {
        ...fields,
        ...(repo && { repo: { url: "https://example.com/acme.git", ref: repo, path: "~/acme" } }),
        lifecycle: { onImageChange },
      }),
    );
}

/** `edited` is the same project after somebody changed a line of `fetch`. */
function tasks(edited: boolean): Record<string, DesiredTask> {
  return {
    fetch: task("fetch", { run: edited ? "make fetch2" : "make fetch" }),
    install: task("install", { run: "make install", needs: ["fetch"] }),
    seed: task("seed", { run: "make seed" }),
  };
}

/** How often a law is tried; DEVORCH_RUNS=20 tries it twenty times as often. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: count * Number(process.env.DEVORCH_RUNS ?? 1) };
}

/** What somebody else does to a machine of ours with `multipass`. */
export const meddling = fc.record({
  name: fc.constantFrom(...names),
  argv: fc.constantFrom(
    ["stop"],
    ["start"],
    ["suspend"],
    ["stop", "--time", "5"],
    ["delete"],
    ["delete", "--purge"],
    ["umount"],
  ),
});

export async function meddle(
  world: SimulatedWorld,
  meddlings: readonly { name: string; argv: readonly string[] }[],
): Promise<void> {
  for (const { name, argv } of meddlings) await world.sim.call([...argv, `dev-acme-${name}`]);
}

/** The value with the keys of all its maps, and the lists that have no order, in another order. */
export function shuffled<T>(value: T, random: () => number, unordered: readonly string[] = []): T {
  const mixed = <V>(list: readonly V[]) =>
    list
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const visit = (part: unknown, key = ""): unknown => {
    if (Array.isArray(part)) return (unordered.includes(key) ? mixed(part) : part).map((item) => visit(item));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(mixed(Object.entries(part)).map(([name, item]) => [name, visit(item, name)]));
  };
  return visit(value) as T;
}
