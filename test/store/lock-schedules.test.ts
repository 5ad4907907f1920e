import { expect, test } from "vitest";
import { DevorchError } from "../../src/core/problem.ts";
import { acquireLock, forceUnlock, type LockWorld } from "../../src/store/lock.ts";
import { intercepted, MemoryFiles } from "../support/memory-files.ts";
import { everySchedule, type Program } from "../support/schedules.ts";
import { lockWorld } from "../support/store.ts";

const claim = { command: "devorch apply", user: "ada", subject: "acme" };
const path = "/state/lock";
const never = 99;

test.each([
  { first: "by a dead process", heldByDead: true, processes: 2, preemptions: 2, crashes: 0 },
  { first: "by a dead process", heldByDead: true, processes: 2, preemptions: 2, crashes: 1 },
  { first: "by a dead process", heldByDead: true, processes: 2, preemptions: 0, crashes: 2 },
  { first: "by a dead process", heldByDead: true, processes: 3, preemptions: 2, crashes: 0 },
  { first: "by nobody", heldByDead: false, processes: 2, preemptions: 2, crashes: 1 },
])(
  "a lock first held $first is held by one at a time, and stays usable ($processes at once, $preemptions preemptions, $crashes crashes)",
  async ({ heldByDead, ...limits }) => {
    const left = new MemoryFiles();
    if (heldByDead) await acquireLock(path, claim, worldOf(left, never, new Set()), { timeoutMs: 0 });
    const schedules = await everySchedule(limits, () => lockProgram(left.copy()));
    expect(schedules).toBeGreaterThan(100);
  },
);

test("a holder that was forced out never takes the lock away from the next", async () => {
  const schedules = await everySchedule({ processes: 3, preemptions: 3, crashes: 0 }, forceProgram);
  expect(schedules).toBeGreaterThan(100);
});

/** 0 holds the lock and releases it, 1 ends it by force, 2 comes next. */
function forceProgram(): Program {
  const files = new MemoryFiles();
  let [seen, started] = ["", false];
  return {
    async run(process, step) {
      const world = worldOf(files, process, new Set(), async () => {
        if (started) await step();
      });
      if (process === 1) {
        await step();
        return void (await forceUnlock(path, seen, claim, world).catch(unlessHeld));
      }
      const lock = await acquireLock(path, claim, world, { timeoutMs: 0 }).catch(unlessHeld);
      if (process === 0) seen = lock?.record.id ?? "";
      started = true;
      await step();
      if (process === 2 && lock) expect(await lock.held()).toBe(true);
      await lock?.release();
    },
    crashed() {},
    async end() {
      expect(files.names()).toEqual([]);
    },
  };
}

function unlessHeld(error: unknown): undefined {
  if (!(error instanceof DevorchError)) throw error;
}

function lockProgram(files: MemoryFiles): Program {
  const dead = new Set([never]);
  const inside = new Set<number>();
  let entered = 0;
  return {
    async run(process, step) {
      const world = worldOf(files, process, dead, step);
      const lock = await acquireLock(path, claim, world, { timeoutMs: 0 }).catch(unlessHeld);
      if (!lock) return;
      entered++;
      inside.add(process);
      await step();
      expect([...inside]).toEqual([process]);
      expect(await lock.held()).toBe(true);
      inside.delete(process);
      await lock.release();
    },
    crashed(process) {
      dead.add(process);
      inside.delete(process);
    },
    async end() {
      // Whoever gave up did so for a holder: when none crashed, somebody got in.
      if (dead.size === 1) expect(entered).toBeGreaterThan(0);
      const lock = await acquireLock(path, claim, worldOf(files, never + 1, dead), { timeoutMs: 0 });
      expect(files.names()).toEqual([path]);
      await lock.release();
      expect(files.names()).toEqual([]);
    },
  };
}

function worldOf(
  memory: MemoryFiles,
  pid: number,
  dead: ReadonlySet<number>,
  step: () => Promise<void> = async () => {},
): LockWorld {
  return lockWorld(intercepted(memory, step), pid, async (other) => {
    await step();
    return dead.has(other.pid) ? "dead" : "alive";
  });
}
