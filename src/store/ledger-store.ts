import { type Ledger, protectAll, scopeText } from "../core/ledger.ts";
import { DevorchError, exitCodes, type Problem } from "../core/problem.ts";
import type { LedgerStore } from "../engine/ports.ts";
import type { Files } from "./files.ts";
import { replayLedger } from "./journal.ts";
import { ledgerFormat } from "./ledger-format.ts";
import type { LedgerPaths, StorePaths } from "./paths.ts";
import { backupOf, readStateFile, type Stored, writeStateFile } from "./state-file.ts";

export interface LedgerStoreOptions {
  files: Files;
  paths: StorePaths;
  project: string;
  environment?: string;
  /** Told, once, that the ledger was damaged or lost and has been rebuilt (DEV-404). */
  warn: (problem: Problem) => void;
  /** Notes each written ledger in the journal of the run, from which a lost ledger is rebuilt. */
  journal?: { noteLedger(ledger: Ledger): Promise<void> };
}

/**
 * The ledger in `ledger.json`. Reading changes nothing on disk, so that planning needs no lock; writing is for the
 * holder of the lock of the project and environment.
 *
 * A ledger that is damaged or gone is rebuilt from its backup and the newest journal, with every machine protected;
 * the damaged file is set aside by the next write. When nothing is left to rebuild it from, reading throws DEV-405:
 * it is never taken for empty.
 */
export function openLedgerStore(options: LedgerStoreOptions): LedgerStore {
  const { files, paths, warn, journal } = options;
  let known: { ledger: Ledger | undefined } | undefined;

  const read = async (): Promise<Ledger | undefined> => {
    const ledger = await readLedger(files, paths, warn);
    if (ledger) refuseStranger(ledger, options);
    known = { ledger };
    return ledger;
  };

  return {
    read,
    async write(ledger) {
      const before = known ? known.ledger : await read();
      const stored = await readStateFile(files, paths.ledger, ledgerFormat);
      if (stored.status === "good" && stored.value.serial !== before?.serial) throw changedBeneath(paths);
      await writeStateFile(files, paths.ledger, ledgerFormat, ledger);
      known = { ledger };
      // After the ledger: a note of a ledger that was never written would look like a lost one.
      await journal?.noteLedger(ledger);
    },
  };
}

/** Of any project and environment: as the store reads its own, without asking whose it is. */
export async function readLedger(
  files: Files,
  paths: LedgerPaths,
  warn: LedgerStoreOptions["warn"],
): Promise<Ledger | undefined> {
  const stored = await readStateFile(files, paths.ledger, ledgerFormat);
  return stored.status === "good" ? stored.value : rebuild(files, paths, stored, warn);
}

async function rebuild(
  files: Files,
  paths: LedgerPaths,
  stored: Exclude<Stored<Ledger>, { status: "good" }>,
  warn: (problem: Problem) => void,
): Promise<Ledger | undefined> {
  const backup = await readStateFile(files, backupOf(paths.ledger), ledgerFormat);
  const noted = await replayLedger(files, paths.journals);
  const saved = backup.status === "good" ? backup.value : undefined;
  const found = saved && noted ? (noted.serial >= saved.serial ? noted : saved) : (saved ?? noted);
  const why = stored.status === "damaged" ? `is damaged (${stored.why})` : "is gone";
  if (found) {
    warn({
      code: "DEV-404",
      severity: "warning",
      message: `${paths.ledger} ${why}; it was rebuilt as of change ${found.serial}, with every machine protected`,
      hint: "compare devorch status with multipass list, and take back what is missing with devorch adopt ADDRESS INSTANCE",
    });
    return protectAll(found);
  }
  if (stored.status === "absent" && backup.status === "absent") return undefined;
  throw new DevorchError([
    {
      code: "DEV-405",
      severity: "error",
      message: `${paths.ledger} ${why}, and no backup or journal is left to rebuild it from`,
      hint: `put a good copy at ${paths.ledger}; or move what is there away, and see what devorch recover proposes`,
    },
  ]);
}

function refuseStranger(ledger: Ledger, options: LedgerStoreOptions): void {
  const { project, environment, paths } = options;
  if (ledger.project === project && ledger.environment === environment) return;
  throw new DevorchError([
    {
      code: "DEV-407",
      severity: "error",
      message: `${paths.ledger} belongs to ${scopeText(ledger)}, not to ${scopeText(options)}`,
      hint: "put the file back where it came from; each project and environment has a ledger of its own",
    },
  ]);
}

function changedBeneath(paths: StorePaths): DevorchError {
  return new DevorchError(
    [
      {
        code: "DEV-408",
        severity: "error",
        message: `${paths.ledger} was changed by another run since this one read it`,
        hint: "wait for the other run, then run this again",
      },
    ],
    { exitCode: exitCodes.lockHeldOrStale },
  );
}
