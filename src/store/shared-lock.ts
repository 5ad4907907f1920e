import { join } from "node:path";
import {
  acquireLock,
  type Lock,
  type LockClaim,
  type LockOptions,
  type LockWorld,
  locksIn,
  readLock,
  waitFor,
} from "./lock.ts";

/**
 * Keeps the holder of the lock at `path` out, and lets others that share it in. Each sharer has a lock of its own in
 * `folder`: it takes that first and then looks for a holder, who takes `path` first and then looks for sharers (`unshared`), so that
 * one of two who come at once always sees the other.
 * Throws DEV-410 (exit 6) when the holder stays, or the signal's reason.
 */
export async function acquireShared(
  path: string,
  folder: string,
  claim: LockClaim,
  world: LockWorld,
  options: LockOptions,
): Promise<Lock> {
  const own = join(folder, `${world.newId()}.lock`);
  let lock: Lock | undefined;
  await waitFor(path, world, options, async () => {
    lock = await acquireLock(own, claim, world, { timeoutMs: 0 });
    const holder = await readLock(path, world);
    if (!holder || holder.fate === "dead") return undefined;
    await lock.release();
    return holder.record;
  });
  return lock!;
}

/** For the holder of the lock: waits until nobody shares it. What dead sharers left is removed. Throws like `acquireLock`. */
export async function unshared(
  folder: string,
  claim: LockClaim,
  world: LockWorld,
  options: LockOptions,
): Promise<void> {
  for (const path of await locksIn(folder, world)) {
    const lock = await acquireLock(path, claim, world, options);
    await lock.release();
  }
}
