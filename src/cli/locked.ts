import { emptyLedger, type Ledger } from "../core/ledger.ts";
import type { LedgerStore } from "../engine/ports.ts";
import { ensureWritable } from "../store/atomic.ts";
import { nodeFiles } from "../store/files.ts";
import { openLedgerStore } from "../store/ledger-store.ts";
import { withLock } from "../store/lock.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { parseDuration } from "./duration.ts";
import { optional, type Project } from "./project.ts";

/** Runs `work` as the one mutating run of this project and environment. */
export async function locked<T>(
  context: Context,
  args: Arguments,
  project: Project,
  command: string,
  work: (store: LedgerStore, ledger: Ledger) => Promise<T>,
): Promise<T> {
  const { paths, desired } = project;
  await ensureWritable(nodeFiles, paths.scope);
  const timeoutMs = parseDuration(args.value("lock-timeout") ?? "0s", "--lock-timeout");
  const store = openLedgerStore({
    files: nodeFiles,
    paths,
    project: desired.project,
    ...optional("environment", desired.environment),
    warn: (problem) => context.warn([problem]),
  });
  return withLock(
    paths.lock,
    project.claim(command),
    project.lockWorld,
    {
      timeoutMs,
      signal: context.signal,
      onWait: ({ command: other, user }) => context.say(`waiting for ${other} of ${user} to end\n`),
    },
    async () =>
      work(
        store,
        (await store.read()) ?? emptyLedger(desired.project, desired.environment, context.world.newId()),
      ),
  );
}
