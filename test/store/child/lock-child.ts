/**
 * A process that uses the lock as devorch does. Arguments: lock path, then
 *   count FILE TIMES   adds 1 to the number in FILE, without any care of its own, under the lock
 *   hold               says "held" and holds the lock until it is killed
 */

import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { nodeFiles } from "../../../src/store/files.ts";
import { acquireLock, type LockWorld, withLock } from "../../../src/store/lock.ts";
import { openProcesses } from "../../../src/store/processes.ts";

const [path = "", work, file = "", times = "0"] = process.argv.slice(2);
const claim = { command: `devorch ${work}`, user: "ada", subject: "acme" };
const world: LockWorld = {
  files: nodeFiles,
  processes: await openProcesses(),
  clock: { nowMs: Date.now, sleep: (ms) => sleep(ms / 20) },
  newId: randomUUID,
  random: Math.random,
};

if (work === "hold") {
  await acquireLock(path, claim, world, { timeoutMs: 0 });
  console.log("held");
  setInterval(() => {}, 60_000);
} else {
  for (let time = 0; time < Number(times); time++) {
    await withLock(path, claim, world, { timeoutMs: 600_000 }, async () => {
      const before = Number(readFileSync(file, "utf8"));
      await sleep(Math.random() * 3);
      writeFileSync(file, String(before + 1));
    });
  }
}
