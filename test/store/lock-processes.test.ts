import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { nodeFiles } from "../../src/store/files.ts";
import { acquireLock, type LockWorld, readLock } from "../../src/store/lock.ts";
import { openProcesses, type ProcessTable } from "../../src/store/processes.ts";
import { lockWorld, problemOf, temporaryFolder } from "../support/store.ts";

const claim = { command: "devorch plan", user: "bob", subject: "acme" };
let folder: string;
let script: string;
let world: LockWorld;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "devorch-test-"));
  script = join(folder, "lock-child.mjs");
  const entry = fileURLToPath(new URL("child/lock-child.ts", import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile: script });
  const processes = await openProcesses();
  world = { ...lockWorld(nodeFiles, 0, processes.fate), processes };
});

afterAll(() => rm(folder, { recursive: true }));

describe("real processes", () => {
  test("ten at once take the lock one after the other", async () => {
    const own = await temporaryFolder();
    const [counter, path] = [join(own, "counter"), join(own, "lock")];
    await writeFile(counter, "0");
    const children = Array.from({ length: 10 }, () => child(path, "count", counter, "3"));
    const ends = await Promise.all(children.map(async (process) => (await once(process, "exit"))[0]));
    expect(ends).toEqual(Array(10).fill(0));
    expect(await readFile(counter, "utf8")).toBe("30");
    expect(await readdir(own)).toEqual(["counter"]);
  });

  test("a stopped holder is not robbed; a killed one is", async () => {
    const path = join(await temporaryFolder(), "lock");
    const holder = child(path, "hold");
    await once(holder.stdout!, "data");
    holder.kill("SIGSTOP");
    expect((await problemOf(acquireLock(path, claim, world, { timeoutMs: 0 }))).message).toContain(
      `by "devorch hold" of ada on ${world.processes.self.host} (pid ${holder.pid})`,
    );
    holder.kill("SIGKILL");
    await once(holder, "exit");
    expect(await readLock(path, world)).toMatchObject({ fate: "dead" });
    const lock = await acquireLock(path, claim, world, { timeoutMs: 0 });
    expect(await lock.held()).toBe(true);
    await lock.release();
  });

  test("this one is alive, and knows itself", async () => {
    const { self, fate } = world.processes;
    expect(self.pid).toBe(process.pid);
    expect(await fate(self)).toBe("alive");
    expect(await fate({ ...self, started: "at another time" })).toBe("dead");
    expect(await fate({ ...self, machine: "elsewhere" })).toBe("unknown");
  });
});

describe("the fate of a process", () => {
  const table = (fields: Partial<ProcessTable>): ProcessTable => ({
    machine: async () => "here",
    exists: () => true,
    started: async () => "noon",
    ...fields,
  });

  test.each([
    ["alive when it started when we were told", {}, "alive"],
    ["dead when its pid is gone", { exists: () => false }, "dead"],
    ["dead when its pid was given to another process", { started: async () => "one o'clock" }, "dead"],
    ["dead when it is a zombie", { started: async () => "zombie" }, "dead"],
    ["unknown when its start may not be asked", { started: async () => undefined }, "unknown"],
  ])("is %s", async (_what, fields, fate) => {
    const processes = await openProcesses(table(fields));
    expect(await processes.fate({ host: "h", machine: "here", pid: 7, started: "noon" })).toBe(fate);
  });
});

function child(...args: readonly string[]): ChildProcess {
  const started = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void started.kill("SIGKILL"));
  return started;
}
