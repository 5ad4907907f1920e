import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/store/files.ts";
import {
  acquireLock,
  endDead,
  forceUnlock,
  type LockWorld,
  readLock,
  withLock,
} from "../../src/store/lock.ts";
import type { Processes } from "../../src/store/processes.ts";
import { MemoryFiles } from "../support/memory-files.ts";
import { problemOf, temporaryFolder } from "../support/store.ts";

const claim = { command: "devorch apply", user: "ada", subject: "acme" };
const now = { timeoutMs: 0 };

/** Worlds of processes 1, 2, … on one host, of which some have died; time passes only by sleeping. */
function host(): {
  process(pid: number, machine?: string): LockWorld;
  kill(pid: number): void;
  nowMs(): number;
} {
  const dead = new Set<string>();
  let [nowMs, ids] = [0, 0];
  return {
    process(pid, machine = "here") {
      const self = { host: machine, machine, pid, started: "then" };
      const fate: Processes["fate"] = async (other) =>
        other.machine !== machine ? "unknown" : dead.has(`${other.pid}`) ? "dead" : "alive";
      return {
        files: nodeFiles,
        processes: { self, fate },
        clock: {
          nowMs: () => nowMs,
          sleep: async (ms) => {
            nowMs += ms;
          },
        },
        newId: () => `id-${++ids}`,
        random: () => 0.5,
      };
    },
    kill: (pid) => dead.add(`${pid}`),
    nowMs: () => nowMs,
  };
}

describe("a lock", () => {
  test("is refused while its holder lives, and free after its release", async () => {
    const path = join(await temporaryFolder(), "scope", "lock");
    const { process } = host();
    const lock = await acquireLock(path, claim, process(1), now);
    expect(await problemOf(acquireLock(path, claim, process(2), now))).toMatchObject({
      exitCode: 6,
      code: "DEV-410",
      message: 'acme is locked by "devorch apply" of ada on here (pid 1) since 1970-01-01T00:00:00.000Z',
      hint: expect.stringContaining("devorch force-unlock id-1"),
    });
    await lock.release();
    expect(await readLock(path, process(2))).toBeUndefined();
    await withLock(path, claim, process(2), now, async (second) => expect(await second.held()).toBe(true));
    expect(await readdir(join(path, ".."))).toEqual([]);
  });

  test("that a full disk refuses leaves nothing behind", async () => {
    const files = new MemoryFiles();
    files.full = (length) => length / 2;
    const full = { ...host().process(1), files };
    expect(await problemOf(acquireLock("/s/lock", claim, full, now))).toMatchObject({ code: "DEV-402" });
    expect(files.names()).toEqual([]);
  });

  test("is released when the work fails", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process } = host();
    const work = withLock(path, claim, process(1), now, () => Promise.reject(new Error("no")));
    await expect(work).rejects.toThrow("no");
    expect(await readLock(path, process(1))).toBeUndefined();
  });

  test("of a dead holder is taken over, again and again", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process, kill } = host();
    for (let pid = 1; pid < 5; pid++) {
      await acquireLock(path, claim, process(pid), now);
      kill(pid);
    }
    expect(await readLock(path, process(9))).toMatchObject({ record: { process: { pid: 4 } }, fate: "dead" });
    const lock = await acquireLock(path, claim, process(9), now);
    expect(await readdir(join(path, ".."))).toEqual(["lock"]);
    expect(await lock.held()).toBe(true);
  });

  test("of a holder on another host is never robbed", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process } = host();
    await acquireLock(path, claim, process(1, "there"), now);
    expect((await problemOf(acquireLock(path, claim, process(1), now))).code).toBe("DEV-410");
  });

  test("is waited for, with one word about whom for, until the time is up", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process, nowMs } = host();
    await acquireLock(path, claim, process(1), now);
    const waits: number[] = [];
    const waiting = acquireLock(path, claim, process(2), {
      timeoutMs: 10_000,
      onWait: (holder) => waits.push(holder.process.pid),
    });
    expect((await problemOf(waiting)).code).toBe("DEV-410");
    expect([waits, nowMs()]).toEqual([[1], 10_000]);
  });

  test("that comes free while waited for is taken", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process } = host();
    const first = await acquireLock(path, claim, process(1), now);
    const world = process(2);
    const sleep = async (): Promise<void> => first.release();
    const clock = { ...world.clock, sleep };
    const second = await acquireLock(path, claim, { ...world, clock }, { timeoutMs: 1000 });
    expect(await second.held()).toBe(true);
  });

  test("of a dead holder is ended by whoever finds it, and no other", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process, kill } = host();
    await endDead(path, claim, process(9));
    const first = await acquireLock(path, claim, process(1), now);
    await endDead(path, claim, process(2));
    await endDead(path, claim, process(2, "elsewhere"));
    expect(await first.held()).toBe(true);
    kill(1);
    await endDead(path, claim, process(2));
    expect(await readdir(join(path, ".."))).toEqual([]);
  });

  test("whose record cannot be read is held by nobody knows whom", async () => {
    const path = join(await temporaryFolder(), "lock");
    await writeFile(path, "\0\0");
    const { process } = host();
    const { hint } = await problemOf(acquireLock(path, claim, process(1), now));
    const id = /force-unlock (\S+)/.exec(hint ?? "")?.[1] ?? "";
    expect(id).toMatch(/^unreadable-/);
    await forceUnlock(path, id, claim, process(1));
    await acquireLock(path, claim, process(1), now);
  });
});

describe("force-unlock", () => {
  test("ends the lock with that id only, and its holder notices", async () => {
    const path = join(await temporaryFolder(), "lock");
    const { process } = host();
    const first = await acquireLock(path, claim, process(1), now);
    const wrong = await problemOf(forceUnlock(path, "id-99", claim, process(2)));
    expect(wrong).toMatchObject({
      code: "DEV-411",
      message: "the lock has the id id-1, not id-99",
    });
    expect(await first.held()).toBe(true);

    expect(await forceUnlock(path, "id-1", claim, process(2))).toEqual(first.record);
    expect(await first.held()).toBe(false);
    const second = await acquireLock(path, claim, process(2), now);
    await first.release();
    expect(await second.held()).toBe(true);
    await second.release();
    expect((await problemOf(forceUnlock(path, "id-1", claim, process(1)))).message).toBe("nothing is locked");
  });
});
