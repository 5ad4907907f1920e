import type { Ledger } from "../core/ledger.ts";
import type { LedgerStore } from "../engine/ports.ts";
import { ensureWritable } from "../store/atomic.ts";
import { nodeFiles } from "../store/files.ts";
import { type Lock, withLock } from "../store/lock.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { parseDuration } from "./duration.ts";
import { ledgerStoreOf, type Project, readLedger } from "./project.ts";

/** Runs `work` as the one mutating run of this project and environment. Disks that cannot be written are told before it. */
export async function withProjectLock<T>(
  context: Context,
  args: Arguments,
  { paths, claim, lockWorld }: Project,
  command: string,
  work: (lock: Lock) => Promise<T>,
): Promise<T> {
  await ensureWritable(nodeFiles, paths.scope);
  const timeoutMs = parseDuration(args.value("lock-timeout") ?? "0s", "--lock-timeout");
  const onWait = (holder: { command: string; user: string }) =>
    context.say(`waiting for ${holder.command} of ${holder.user} to end\n`);
  return withLock(paths.lock, claim(command), lockWorld, { timeoutMs, signal: context.signal, onWait }, work);
}

/** The same for what changes the ledger without a plan. */
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
