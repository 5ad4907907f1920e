import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MachineAddress } from "../../src/core/address.ts";
import type { Event } from "../../src/core/event.ts";
import { amend, type Ledger, type LedgerChange } from "../../src/core/ledger.ts";
import { nodeFiles } from "../../src/store/files.ts";
import {
  journalPath,
  listJournals,
  openJournal,
  pruneJournals,
  readJournal,
  replayLedger,
} from "../../src/store/journal.ts";
import { MemoryFiles } from "../support/memory-files.ts";
import { ledgerOf, machineRecord, problemOf, temporaryFolder } from "../support/store.ts";

const events: readonly Event[] = [
  { type: "run_start", atMs: 1, steps: ["machine.web/launch"] },
  { type: "step_start", atMs: 2, step: "machine.web/launch" },
  { type: "step_output", atMs: 3, step: "machine.web/launch", stream: "stdout", text: "é\n\u001b[1m" },
  { type: "step_end", atMs: 4, step: "machine.web/launch", outcome: { status: "done", facts: {} } },
  { type: "run_end", atMs: 5, status: "done" },
];

async function journalOf(folder: string, run: string, ledgers?: readonly Ledger[]): Promise<string> {
  const journal = await openJournal(nodeFiles, folder, { run, command: "devorch apply", atMs: 0 });
  if (!ledgers) for (const event of events) journal.append(event);
  for (const ledger of ledgers ?? []) await journal.noteLedger(ledger);
  await journal.close();
  return journal.path;
}

describe("a journal", () => {
  test("reads back as it was written, with mode 0600", async () => {
    const path = await journalOf(join(await temporaryFolder(), "journal"), "r1");
    expect(await readJournal(nodeFiles, path)).toEqual({
      header: { type: "journal", format: 1, run: "r1", command: "devorch apply", atMs: 0 },
      entries: events,
      damagedLines: 0,
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("torn at any byte gives the entries before", async () => {
    const content = await readFile(await journalOf(await temporaryFolder(), "r1"), "utf8");
    const files = new MemoryFiles();
    const starts = content.indexOf("\n");
    for (let length = 0; length <= content.length; length++) {
      files.overwrite("/j", content.slice(0, length));
      const read = await readJournal(files, "/j");
      if (length < starts) expect(read).toBeUndefined();
      else expect(read!.entries).toEqual(events.slice(0, read!.entries.length));
      if (length === content.length) expect(read!.entries).toHaveLength(events.length);
    }
  });

  test("loses one entry to a full disk, and none of those that fit again", async () => {
    const files = new MemoryFiles();
    const journal = await openJournal(files, "/j", { run: "r1", command: "devorch apply", atMs: 0 });
    for (const [at, event] of events.entries()) {
      files.full = () => (at === 1 ? 20 : undefined);
      if (at === 1) expect(() => journal.append(event)).toThrow(/^DEV-402/);
      else journal.append(event);
    }
    const read = await readJournal(files, journal.path);
    expect(read).toMatchObject({ entries: events.toSpliced(1, 1), damagedLines: 1 });
  });

  test("of a newer format is refused", async () => {
    const files = new MemoryFiles();
    files.overwrite("/j", '{"type":"journal","format":2}\n');
    expect((await problemOf(readJournal(files, "/j"))).code).toBe("DEV-406");
  });

  test("is not opened twice for one run", async () => {
    const folder = await temporaryFolder();
    await journalOf(folder, "r1");
    await problemOf(openJournal(nodeFiles, folder, { run: "r1", command: "devorch apply", atMs: 0 }));
  });
});

describe("replaying a journal", () => {
  const address = fc.constantFrom<MachineAddress>("machine.a", "machine.b", "machine.c");
  const change = fc.oneof(
    fc.record({
      record: fc.constant("put" as const),
      address,
      machine: fc.record({ generation: fc.nat(), protect: fc.boolean() }).map(machineRecord),
    }),
    fc.record({ record: fc.constant("drop" as const), address }),
    fc.record({ record: fc.constant("patch" as const), address, patch: fc.record({ generation: fc.nat() }) }),
    fc.record({ record: fc.constant("move" as const), from: address, to: address }),
  );

  test("gives the last ledger, whatever was changed", async () => {
    const folder = await temporaryFolder();
    let run = 1000;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const ledgers = history(changes);
        await journalOf(folder, `r${++run}`, ledgers);
        expect(await replayLedger(nodeFiles, folder)).toEqual(ledgers.at(-1));
      }),
      { numRuns: 15 },
    );
  });

  test("stops at a gap: what comes after a damaged line is not trusted", async () => {
    const folder = await temporaryFolder();
    const ledgers = [1, 2, 3, 4].map((serial) =>
      ledgerOf({ "machine.a": machineRecord({ generation: serial }) }, { serial }),
    );
    const path = await journalOf(folder, "r1", ledgers);
    const lines = (await readFile(path, "utf8")).split("\n");
    const third = lines.findIndex((line) => line.includes('"serial":3'));
    await writeFile(path, lines.with(third, "{ torn").join("\n"));
    expect(await replayLedger(nodeFiles, folder)).toEqual(ledgers[1]);
    expect((await readJournal(nodeFiles, path))?.damagedLines).toBe(1);
  });

  test("never throws, whatever stands in the journal", async () => {
    const files = new MemoryFiles();
    const hostile = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ type: fc.constantFrom("ledger", "ledger_change"), ledger: fc.anything(), after: fc.nat(2) })
        .map((entry) => JSON.stringify(entry)),
      fc.array(fc.jsonValue()).map((changes) => JSON.stringify({ type: "ledger_change", after: 1, changes })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile), async (lines) => {
        const start = [
          '{"type":"journal","format":1}',
          JSON.stringify({ type: "ledger", ledger: ledgerOf({}) }),
        ];
        files.overwrite("/j/r1.ndjson", [...start, ...lines].join("\n"));
        await replayLedger(files, "/j");
      }),
      { numRuns: 500 },
    );
  });

  function history(changes: readonly LedgerChange[]): readonly Ledger[] {
    const ledgers = [ledgerOf({})];
    for (const next of changes) {
      const last = ledgers.at(-1)!;
      const from = next.record === "patch" ? next.address : next.record === "move" ? next.from : undefined;
      if (from === undefined || last.machines[from]) ledgers.push(amend(last, next));
    }
    return ledgers;
  }
});

test("pruning keeps the newest journals, and always one to rebuild a ledger from", async () => {
  const folder = await temporaryFolder();
  for (const run of ["r1", "r2", "r3"]) await journalOf(folder, run, run === "r3" ? [] : [ledgerOf({})]);
  await pruneJournals(nodeFiles, folder, 1);
  expect(await listJournals(nodeFiles, folder)).toEqual(["r1", "r2", "r3"]);
  await pruneJournals(nodeFiles, folder, 2);
  expect(await listJournals(nodeFiles, folder)).toEqual(["r2", "r3"]);
  expect(await nodeFiles.read(journalPath(folder, "r1"))).toBeUndefined();
});
