import fc from "fast-check";
import { expect, test } from "vitest";
import type { World } from "../../src/sim/world.ts";
import { type FakeGuest, memorySim } from "../support/memory-sim.ts";

const name = fc.constantFrom("a", "b");
const snapshot = fc.constantFrom("s1", "s2");
const command = fc.oneof(
  name.map((n) => ["launch", "--name", n]),
  name.map((n) => ["start", n]),
  name.map((n) => ["stop", n]),
  name.map((n) => ["suspend", n]),
  name.map((n) => ["restart", n]),
  name.map((n) => ["delete", n]),
  name.map((n) => ["delete", "--purge", n]),
  name.map((n) => ["recover", n]),
  name.map((n) => ["exec", n, "--", "true"]),
  fc.tuple(name, snapshot).map(([n, s]) => ["snapshot", n, "--name", s]),
  fc.tuple(name, snapshot).map(([n, s]) => ["restore", "--destructive", `${n}.${s}`]),
  fc.tuple(name, snapshot).map(([n, s]) => ["delete", "--purge", `${n}.${s}`]),
  fc.tuple(name, name).map(([n, m]) => ["clone", n, "--name", m]),
);

/** Sequences that begin where most commands can succeed. */
const commands = fc
  .array(command, { maxLength: 40 })
  .map((rest) => [["launch", "--name", "a"], ["stop", "a"], ["snapshot", "a", "--name", "s1"], ...rest]);

/** Guests that insist on order: only a disk that exists and is down can be booted or copied, only an up one entered. */
function strictGuests(): { guest: FakeGuest; up: Set<string>; disks: Set<string> } {
  const disks = new Set<string>();
  const up = new Set<string>();
  const guest: FakeGuest = async (effect) => {
    switch (effect.kind) {
      case "create":
        disks.add(effect.disk);
        break;
      case "copy":
        expect([disks.has(effect.from), up.has(effect.from)]).toEqual([true, false]);
        disks.add(effect.to);
        break;
      case "boot":
        expect([disks.has(effect.disk), up.has(effect.disk)]).toEqual([true, false]);
        up.add(effect.disk);
        break;
      case "shutdown":
        up.delete(effect.disk);
        break;
      case "remove":
        expect([disks.delete(effect.disk), up.has(effect.disk)]).toEqual([true, false]);
        break;
      case "initialise":
      case "exec":
      case "transfer":
      case "remount":
        expect(up.has(effect.disk)).toBe(true);
    }
    return {};
  };
  return { guest, up, disks };
}

test("guests are up as the world says, disks are those it names, and snapshots hang together", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (commands) => {
      const { guest, up, disks } = strictGuests();
      const sim = memorySim({ guest });
      for (const argv of commands) {
        const { exit, stderr } = await sim.call(argv);
        expect({ argv, stderr, ok: exit === 0 }).toMatchObject({ ok: stderr === "" });
        expect([...up].sort()).toEqual(disksOf(sim.world, "Running"));
        expect([...disks].sort()).toEqual(disksOf(sim.world));
        for (const { snapshots, head } of Object.values(sim.world.instances))
          for (const parent of [head, ...Object.values(snapshots).map(({ parent }) => parent)])
            expect(parent === "" || parent in snapshots).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("a failed command changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (commands) => {
      const sim = memorySim();
      for (const argv of commands) {
        const before = sim.world;
        if ((await sim.call(argv)).exit !== 0) expect(sim.world).toEqual(before);
      }
    }),
    { numRuns: 100 },
  );
});

function disksOf(world: World, state?: string): string[] {
  return Object.values(world.instances)
    .flatMap((instance) => [
      ...(state === undefined || instance.state === state ? [instance.disk] : []),
      ...(state === undefined ? Object.values(instance.snapshots).map(({ disk }) => disk) : []),
    ])
    .sort();
}
