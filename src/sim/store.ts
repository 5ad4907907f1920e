import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Store } from "./run.ts";
import type { Claim, World } from "./world.ts";

/** The world in a file of `home`, written whole or not at all; a new one is made by `create`. */
export function fileStore(home: string, create: () => World): Store {
  const file = path.join(home, "world.json");
  return {
    load() {
      try {
        return JSON.parse(readFileSync(file, "utf8")) as World;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return create();
        throw error;
      }
    },
    save(world) {
      const partial = `${file}.${process.pid}`;
      writeDurably(partial, JSON.stringify(world));
      renameSync(partial, file);
      syncFolder(home);
    },
  };
}

/** The runtime of the guests that `home` has; undefined when it has no world yet. */
export function recordedRuntime(home: string): World["runtime"] | undefined {
  try {
    return (JSON.parse(readFileSync(path.join(home, "world.json"), "utf8")) as World).runtime;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Runs `work` while holding the lock of `home`, and waits for it as long as its holder lives. */
export async function locked<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(home, "lock");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  for (let waitMs = 1; !take(lock); waitMs = Math.min(waitMs * 2, 32)) {
    breakAbandoned(lock);
    await delay(waitMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lock);
  }
}

export const myClaim = (): Claim => ({ pid: process.pid, started: startOf(process.pid) });

/** Whether the process that made the claim still runs. */
export function alive({ pid, started }: Claim): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return started === startOf(pid);
}

/** When a process began, in ticks since boot, where the system tells it cheaply; elsewhere empty. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Whether `lock` could be made. It appears together with its content, so nobody reads it half written. */
function take(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify(myClaim()));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own);
  }
}

/**
 * Removes a lock whose holder is dead. Only one process at a time may, or a slow one would remove the lock that
 * a quick one has made after it.
 */
function breakAbandoned(lock: string): void {
  if (!abandoned(lock)) return;
  const breaker = `${lock}.breaker`;
  if (!take(breaker)) {
    // A breaker needs milliseconds; one that died at it is as good as gone after seconds.
    if (Date.now() - (statSync(breaker, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000)
      rmSync(breaker, { force: true });
    return;
  }
  if (abandoned(lock)) rmSync(lock);
  rmSync(breaker);
}

function abandoned(lock: string): boolean {
  try {
    return !alive(JSON.parse(readFileSync(lock, "utf8")) as Claim);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename in `folder` survive a power cut. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
