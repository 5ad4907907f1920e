import type { Ledger } from "../core/ledger.ts";
import type { LedgerStore } from "../engine/ports.ts";
import { ensureWritable } from "../store/atomic.ts";
import { nodeFiles } from "../store/files.ts";
import { endDead, type Lock, type LockOptions, locksIn, withLock } from "../store/lock.ts";
import { templateLocks } from "../store/paths.ts";
import { acquireShared, unshared } from "../store/shared-lock.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { parseDuration } from "./duration.ts";
import { ledgerStoreOf, type Project, readLedger } from "./project.ts";

/**
 * Runs `work` as the one mutating run of this project and environment, and while no task runs in its machines. Disks that cannot be
 * written are told before it.
 */
export async function withProjectLock<T>(
  context: Context,
  args: Arguments,
  { paths, claim, lockWorld }: Project,
  command: string,
  work: (lock: Lock) => Promise<T>,
): Promise<T> {
  await ensureWritable(nodeFiles, paths.scope);
  const options = lockOptions(context, args);
  return withLock(paths.lock, claim(command), lockWorld, options, async (lock) => {
    await unshared(paths.sharers, claim(command), lockWorld, options);
    // Of a template that was sealed, or cloned, when its run was killed: nobody would come to take them over.
    for (const path of await locksIn(templateLocks(paths), lockWorld))
      await endDead(path, claim(command), lockWorld);
    return work(lock);
  });
}

/** Runs `work` beside others of its kind, but while nothing changes the machines: what it uses is not replaced under it. */
export async function withMachinesHeld<T>(
  context: Context,
  args: Arguments,
  { paths, claim, lockWorld }: Project,
  command: string,
  work: () => Promise<T>,
): Promise<T> {
  const options = lockOptions(context, args);
  const lock = await acquireShared(paths.lock, paths.sharers, claim(command), lockWorld, options);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

function lockOptions(context: Context, args: Arguments): LockOptions {
  return {
    timeoutMs: parseDuration(args.value("lock-timeout") ?? "0s", "--lock-timeout"),
    signal: context.signal,
    onWait: ({ command, user }) => context.say(`waiting for ${command} of ${user} to end\n`),
  };
}

/** `withProjectLock` for what changes the ledger without a plan. */
export function locked<T>(
  context: Context,
  args: Arguments,
  project: Project,
  command: string,
  work: (store: LedgerStore, ledger: Ledger) => Promise<T>,
): Promise<T> {
  return withProjectLock(context, args, project, command, async () => {
    const store = ledgerStoreOf(context, project);
    return work(store, await readLedger(context, store, project));
  });
}
