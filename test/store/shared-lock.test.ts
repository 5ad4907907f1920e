import { expect, test } from "vitest";
import { DevorchError } from "../../src/core/problem.ts";
import { type Lock, type LockWorld, withLock } from "../../src/store/lock.ts";
import { acquireShared, unshared } from "../../src/store/shared-lock.ts";
import { intercepted, MemoryFiles } from "../support/memory-files.ts";
import { everySchedule, type Program } from "../support/schedules.ts";
import { lockWorld } from "../support/store.ts";

const claim = { command: "devorch run", user: "ada", subject: "acme" };
const [path, folder] = ["/state/lock", "/state/sharers"];
const now = { timeoutMs: 0 };

test.each([
  { processes: 2, preemptions: 1, crashes: 1 },
  { processes: 2, preemptions: 2, crashes: 0 },
  { processes: 3, preemptions: 1, crashes: 0 },
])("who shares a lock is never inside with its holder (%o)", async (limits) => {
  expect(await everySchedule(limits, () => program({ holder: 1 }))).toBeGreaterThan(50);
});

test("who shares a lock keeps nobody out who shares it too", async () => {
  const limits = { processes: 2, preemptions: 1, crashes: 0 };
  expect(await everySchedule(limits, () => program({}))).toBeGreaterThan(10);
});

/** All share the lock, but the holder, who wants it alone. */
function program({ holder }: { holder?: number }): Program {
  const files = new MemoryFiles();
  const dead = new Set<number>();
  const inside = new Set<number>();
  let entered = 0;
  const world = (pid: number, step: () => Promise<void> = async () => {}): LockWorld =>
    lockWorld(intercepted(files, step), pid, async (other) => (dead.has(other.pid) ? "dead" : "alive"));
  const stay = async (process: number, step: () => Promise<void>) => {
    inside.add(process);
    entered++;
    await step();
    if (holder !== undefined && inside.has(holder)) expect([...inside]).toEqual([holder]);
    inside.delete(process);
  };
  const alone = (pid: number, step: () => Promise<void>) =>
    withLock(path, claim, world(pid, step), now, async () => {
      await unshared(folder, claim, world(pid, step), now);
      await stay(pid, step);
    });
  return {
    async run(process, step) {
      if (process === holder) return alone(process, step).catch(unlessHeld);
      const lock: Lock | undefined = await acquireShared(
        path,
        folder,
        claim,
        world(process, step),
        now,
      ).catch(unlessHeld);
      if (!lock) return;
      await stay(process, step);
      await lock.release();
    },
    crashed(process) {
      dead.add(process);
      inside.delete(process);
    },
    async end() {
      if (holder === undefined) expect(entered).toBe(2);
      await alone(99, async () => {});
      expect(files.names()).toEqual([]);
    },
  };
}

function unlessHeld(error: unknown): undefined {
  if (!(error instanceof DevorchError)) throw error;
}
