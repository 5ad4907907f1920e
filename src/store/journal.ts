import { join } from "node:path";
import type { Event } from "../core/event.ts";
import { amend, type Ledger, type LedgerChange } from "../core/ledger.ts";
import type { Journal } from "../engine/ports.ts";
import type { Files } from "./files.ts";
import { ledgerChanges, ledgerFormat } from "./ledger-format.ts";
import { safeName } from "./paths.ts";
import { anything, count, either, fields, isObject, list, oneOf, text } from "./shape.ts";
import { decode, newerFormat } from "./state-file.ts";

/** The record of one run: one JSON value a line, the header first. Mode 0600; the text in events is redacted by then. */
export interface RunJournal extends Journal {
  readonly path: string;
  /**
   * Notes a ledger just written: whole the first time, then as changes, so that each journal alone rebuilds it.
   * Durable on return.
   */
  noteLedger(ledger: Ledger): Promise<void>;
  close(): Promise<void>;
}

export interface JournalHeader {
  /** Run ids sort by time: so do journals. */
  run: string;
  command: string;
  atMs: number;
}

export type JournalEntry =
  | Event
  | { type: "ledger"; ledger: Ledger }
  | { type: "ledger_change"; after: number; serial: number; changes: readonly LedgerChange[] };

export async function openJournal(files: Files, folder: string, header: JournalHeader): Promise<RunJournal> {
  const path = join(folder, `${safeName(header.run)}${extension}`);
  await files.makeFolder(folder);
  const file = await files.grow(path);
  let noted: Ledger | undefined;
  let torn = false;
  let synced: Promise<void> = Promise.resolve();

  // To the disk only where a power cut would matter.
  const put = (entry: object): void => {
    const line = `${torn ? "\n" : ""}${JSON.stringify(entry)}\n`;
    // On a full disk a part of it may be there: what comes after the disk has room again is not to be lost with it.
    torn = true;
    file.add(line);
    torn = false;
  };
  const sync = (): Promise<void> => {
    synced = synced.then(() => file.sync());
    // Awaited, and its failure reported, by the next noteLedger or close.
    synced.catch(() => undefined);
    return synced;
  };

  put({ type: "journal", format: journalFormat, ...header });
  await sync();
  await files.syncFolder(folder);
  return {
    path,
    append(event) {
      put(event);
      if (event.type !== "step_output") sync();
    },
    async noteLedger(ledger) {
      put(
        noted && noted.lineage === ledger.lineage
          ? {
              type: "ledger_change",
              after: noted.serial,
              serial: ledger.serial,
              changes: ledgerChanges(noted, ledger),
            }
          : { type: "ledger", ledger },
      );
      noted = ledger;
      await sync();
    },
    async close() {
      try {
        await sync();
      } finally {
        file.close();
      }
    },
  };
}

/**
 * A journal as far as it can be read: lines that are torn or damaged are left out and counted.
 * `undefined` when there is no such journal or its first line is gone. Throws DEV-406 for a newer format.
 */
export async function readJournal(
  files: Files,
  path: string,
): Promise<{ header: JournalHeader; entries: readonly JournalEntry[]; damagedLines: number } | undefined> {
  const lines = ((await files.read(path)) ?? "").split("\n").filter((line) => line !== "");
  const values = lines.map(parseLine);
  const [header, ...entries] = values;
  if (header?.type !== "journal") return undefined;
  if (typeof header.format === "number" && header.format > journalFormat) {
    throw newerFormat(path, header.format, journalFormat);
  }
  return {
    header: header as unknown as JournalHeader,
    entries: entries.filter((entry) => entry !== undefined) as unknown as readonly JournalEntry[],
    damagedLines: values.filter((value) => value === undefined).length,
  };
}

/** Run ids of the journals in a folder, oldest first. */
export async function listJournals(files: Files, folder: string): Promise<readonly string[]> {
  const names = await files.list(folder);
  return names
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();
}

export function journalPath(folder: string, run: string): string {
  return join(folder, `${run}${extension}`);
}

/** The last ledger that the newest journal with one noted; `undefined` when no journal has any. */
export async function replayLedger(files: Files, folder: string): Promise<Ledger | undefined> {
  for (const run of [...(await listJournals(files, folder))].reverse()) {
    const path = journalPath(folder, run);
    const ledger = replay(path, (await readJournal(files, path))?.entries ?? []);
    if (ledger) return ledger;
  }
  return undefined;
}

/** Deletes the oldest journals beyond `keep`, but none since the newest that a ledger can be rebuilt from. */
export async function pruneJournals(files: Files, folder: string, keep: number): Promise<void> {
  const runs = await listJournals(files, folder);
  const spare = runs.slice(0, Math.max(0, runs.length - keep));
  for (let index = runs.length - 1; index >= spare.length; index--) {
    const path = journalPath(folder, runs[index]!);
    if (!replay(path, (await readJournal(files, path))?.entries ?? [])) continue;
    for (const run of spare) await files.remove(journalPath(folder, run));
    return;
  }
}

type ChangeEntry = Extract<JournalEntry, { type: "ledger_change" }>;
type Put = Extract<LedgerChange, { record: "put" }>;
type Drop = Extract<LedgerChange, { record: "drop" }>;

/** What `ledgerChanges` gives; the ledger that comes of it is checked as a whole. */
const changeShape = fields<Omit<ChangeEntry, "type">>({
  after: count,
  serial: count,
  changes: list(
    either(
      fields<Put>({ record: oneOf<Put["record"]>({ put: true }), address: text, machine: anything }),
      fields<Drop>({ record: oneOf<Drop["record"]>({ drop: true }), address: text }),
    ),
  ),
});

const journalFormat = 1;
const extension = ".ndjson";

/** Follows the changes as long as each starts where the one before ended: past a gap nothing is certain. */
function replay(path: string, entries: readonly JournalEntry[]): Ledger | undefined {
  let ledger: Ledger | undefined;
  for (const entry of entries) {
    if (entry.type === "ledger") {
      const stored = decode(path, JSON.stringify(entry.ledger ?? null), ledgerFormat);
      if (stored.status === "good") ledger = stored.value;
    } else if (entry.type === "ledger_change") {
      if (!ledger || changeShape(entry, "") || entry.after !== ledger.serial) continue;
      const next = { ...entry.changes.reduce(amend, ledger), serial: entry.serial };
      const stored = decode(path, JSON.stringify(next), ledgerFormat);
      if (stored.status === "good") ledger = stored.value;
    }
  }
  return ledger;
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
