import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ledger } from "../../src/core/ledger.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { LedgerStore } from "../../src/engine/ports.ts";
import { nodeFiles } from "../../src/store/files.ts";
import { openJournal } from "../../src/store/journal.ts";
import { type LedgerStoreOptions, openLedgerStore } from "../../src/store/ledger-store.ts";
import { type StorePaths, storePaths } from "../../src/store/paths.ts";
import { MemoryFiles } from "../support/memory-files.ts";
import { ledgerOf, machineRecord, problemOf, temporaryFolder } from "../support/store.ts";

const one = ledgerOf({ "machine.web": machineRecord() });
const two = ledgerOf(
  { "machine.web": machineRecord(), "machine.db": machineRecord({ instance: "dev-acme-db" }) },
  { serial: 2 },
);

interface Home {
  paths: StorePaths;
  warnings: Problem[];
  /** A store as another process would open it. */
  open(extra?: Partial<LedgerStoreOptions>): LedgerStore;
}

async function home(): Promise<Home> {
  const folder = await temporaryFolder();
  const paths = storePaths({ state: folder, data: folder }, { provider: "multipass" }, "acme", undefined);
  const warnings: Problem[] = [];
  return {
    paths,
    warnings,
    open: (extra) =>
      openLedgerStore({ files: nodeFiles, paths, project: "acme", warn: (p) => warnings.push(p), ...extra }),
  };
}

function protectedAll(ledger: Ledger): Ledger {
  const machines = Object.entries(ledger.machines).map(([address, m]) => [address, { ...m, protect: true }]);
  return { ...ledger, machines: Object.fromEntries(machines) };
}

describe("a ledger", () => {
  test("is absent before the first write, and then what was written", async () => {
    const { open, paths } = await home();
    expect(await open().read()).toBeUndefined();
    await open().write(one);
    expect(await open().read()).toEqual(one);
    expect((await stat(paths.ledger)).mode & 0o777).toBe(0o600);
    expect((await stat(paths.scope)).mode & 0o777).toBe(0o700);
  });

  test("keeps fields that this devorch does not know", async () => {
    const { open } = await home();
    const later = { ...one, colour: "blue" };
    await open().write(later);
    expect(await open().read()).toEqual(later);
  });

  test("is shared by two checkouts, and kept apart from the environment's", async () => {
    const folder = await temporaryFolder();
    const at = (environment?: string) =>
      storePaths({ state: folder, data: folder }, { provider: "multipass" }, "acme", environment).ledger;
    expect(at()).toBe(at());
    expect(at("ci")).not.toBe(at());
  });

  test("of a newer format is refused", async () => {
    const { open, paths } = await home();
    await mkdir(paths.scope, { recursive: true });
    await writeFile(paths.ledger, JSON.stringify({ ...one, format: 2 }));
    expect((await problemOf(open().read())).code).toBe("DEV-406");
    expect((await problemOf(open().write(two))).code).toBe("DEV-406");
  });

  test("of another project is refused", async () => {
    const { open } = await home();
    await open().write(one);
    expect((await problemOf(open({ project: "other" }).read())).code).toBe("DEV-407");
  });

  test("written by another run meanwhile is not overwritten", async () => {
    const { open } = await home();
    const [first, second] = [open(), open()];
    await first.read();
    await second.write(one);
    expect((await problemOf(first.write(two))).code).toBe("DEV-408");
  });
});

describe("a ledger torn at any byte", () => {
  test("is rebuilt from its backup, with every machine protected", async () => {
    const { open, paths, warnings } = await home();
    const files = new MemoryFiles();
    await open({ files }).write(one);
    await open({ files }).write(two);
    const whole = (await files.read(paths.ledger)) ?? "";
    // Without its last newline it is still whole.
    for (let length = 0; length < whole.length - 1; length++) {
      files.overwrite(paths.ledger, whole.slice(0, length));
      expect(await open({ files }).read()).toEqual(protectedAll(one));
      expect(warnings.splice(0).map((p) => p.code)).toEqual(["DEV-404"]);
    }
  });

  test("is rebuilt from the journal, as of the last change", async () => {
    const { open, paths, warnings } = await home();
    const journal = await openJournal(nodeFiles, paths.journals, { run: "r1", command: "apply", atMs: 0 });
    const store = open({ journal });
    await store.write(one);
    await store.write(two);
    await journal.close();
    await writeFile(paths.ledger, "{");
    expect(await open().read()).toEqual(protectedAll(two));
    await rm(`${paths.ledger}.bak`);
    await rm(paths.ledger);
    expect(await open().read()).toEqual(protectedAll(two));
    expect(warnings).toHaveLength(2);
  });

  test("is an error when nothing is left to rebuild it from, never an empty ledger", async () => {
    const { open, paths } = await home();
    await open().write(one);
    for (const damaged of ["", "null", "{}", '{"format":1}', '{"format":0}', "[]", "\0\0"]) {
      await writeFile(paths.ledger, damaged);
      expect((await problemOf(open().read())).code).toBe("DEV-405");
      expect((await problemOf(open().write(two))).code).toBe("DEV-405");
      expect(await readFile(paths.ledger, "utf8")).toBe(damaged);
    }
  });

  test("is set aside by the next write, and the backup is kept", async () => {
    const { open, paths } = await home();
    await open().write(one);
    await open().write(two);
    await writeFile(paths.ledger, "{ torn");
    const store = open();
    await store.read();
    await store.write({ ...two, serial: 3 });
    const names = await readdir(paths.scope);
    const corrupt = names.filter((name) => name.includes(".corrupt-"));
    expect(corrupt).toHaveLength(1);
    expect(await readFile(join(paths.scope, corrupt[0]!), "utf8")).toBe("{ torn");
    expect(JSON.parse(await readFile(`${paths.ledger}.bak`, "utf8"))).toEqual(one);
  });
});
