import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alive, fileStore, locked, myClaim } from "../../src/sim/store.ts";
import { emptyWorld } from "../../src/sim/world.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "devorch-store-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const world = emptyWorld({
  subnet: "10.86.64",
  guestRelease: "",
  networks: [],
  runtime: "process",
  hostBoot: "",
});

test("what is saved is read back, and nothing else is left in the folder", () => {
  const store = fileStore(home, () => world);
  store.save({ ...world, nextDisk: 7 });
  expect(fileStore(home, () => world).load()).toEqual({ ...world, nextDisk: 7 });
  expect(readdirSync(home)).toEqual(["world.json"]);
});

test("one at a time has the lock, and everyone gets it", async () => {
  let inside = 0;
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, () =>
      locked(home, async () => {
        seen.push(++inside);
        await new Promise(setImmediate);
        inside--;
      }),
    ),
  );
  expect(seen).toEqual(Array(20).fill(1));
  expect(readdirSync(home)).toEqual([]);
});

test("the lock of a dead process is taken over by one process only", async () => {
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(path.join(home, "lock"), JSON.stringify({ pid: dead, started: "1" }));
  let inside = 0;
  await Promise.all(
    Array.from({ length: 5 }, () =>
      locked(home, async () => {
        expect(++inside).toBe(1);
        await new Promise(setImmediate);
        inside--;
      }),
    ),
  );
});

test("a process id that was given to another process is not taken for the old one", () => {
  expect(alive(myClaim())).toBe(true);
  if (process.platform === "linux") expect(alive({ ...myClaim(), started: "1" })).toBe(false);
});
