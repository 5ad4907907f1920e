import { describe, expect, test } from "vitest";
import type { Registry } from "../../src/core/ledger.ts";
import type { Files } from "../../src/store/files.ts";
import { openLedgerStore } from "../../src/store/ledger-store.ts";
import { storePaths } from "../../src/store/paths.ts";
import { readPlanFile, type SavedPlan, writePlanFile } from "../../src/store/plan-file.ts";
import { openRegistryStore } from "../../src/store/registry-store.ts";
import { intercepted, MemoryFiles } from "../support/memory-files.ts";
import { ledgerOf, lockWorld, machineRecord, savedPlan } from "../support/store.ts";

const paths = storePaths({ state: "/s", data: "/s" }, { provider: "multipass" }, "acme", "ci");
const claim = { command: "devorch apply", user: "ada", subject: "templates" };

interface Subject<T> {
  values: readonly [before: T, after: T];
  write(files: Files, value: T, pid: number): Promise<void>;
  read(files: Files): Promise<T | undefined>;
}

const ledger: Subject<ReturnType<typeof ledgerOf>> = {
  values: [1, 2].map((serial) =>
    ledgerOf({ "machine.web": machineRecord({ generation: serial }) }, { serial, environment: "ci" }),
  ) as never,
  write: async (files, value) => store(files).write(value),
  read: (files) => store(files).read(),
};

const registry: Subject<Registry["templates"]> = {
  values: [{}, { f1: { ...template("f1") } }],
  write: async (files, templates, pid) => {
    await registryStore(files, pid).update((old) => ({ ...old, templates }));
  },
  read: async (files) => (await registryStore(files, 9).read()).templates,
};

const planFile: Subject<SavedPlan> = {
  values: [savedPlan({ serial: 1 }), savedPlan({ serial: 2 })],
  write: (files, plan) => writePlanFile(files, "/p/plan.json", plan, []),
  read: (files) => readPlanFile(files, "/p/plan.json", { project: "acme" }),
};

describe.each([
  ["ledger", ledger as Subject<unknown>],
  ["registry", registry as Subject<unknown>],
  ["plan file", planFile as Subject<unknown>],
])("a %s that was being written", (_name, { values: [before, after], write, read }) => {
  test("is the old one or the new one after a crash at any operation, and can be written again", async () => {
    const stops = await atEveryStop(async (files) => write(files, after, 1));
    expect(stops.length).toBeGreaterThan(3);
    for (const { crashed, done } of stops) {
      const left = await read(crashed);
      expect([before, after]).toContainEqual(left);
      if (done) expect(left).toEqual(after);
      await write(crashed, after, 2);
      expect(await read(crashed)).toEqual(after);
    }
  });

  test("is the old one or the new one after a power cut at any operation, and the new one once it was written", async () => {
    for (const { crashed, done } of await atEveryStop(async (files) => write(files, after, 1))) {
      for (const state of crashed.afterPowerCut()) {
        const left = await read(state);
        expect([before, after]).toContainEqual(left);
        if (done) expect(left).toEqual(after);
      }
    }
  });

  /** The files as they are when `work` is stopped before each of its operations, with creates also torn. */
  async function atEveryStop(
    work: (files: Files) => Promise<unknown>,
  ): Promise<readonly { crashed: MemoryFiles; done: boolean }[]> {
    const start = new MemoryFiles();
    await write(start, before, 1);
    const stops: { crashed: MemoryFiles; done: boolean }[] = [];
    for (let stop = 0; stops.at(-1)?.done !== true; stop++) {
      for (const torn of [false, true]) {
        const files = start.copy();
        let operations = 0;
        const done = await work(
          intercepted(files, async (operation, args) => {
            // Not even the clean-up of a failed write runs after a crash.
            if (operations++ < stop) return;
            if (torn && operation === "create" && operations === stop + 1) {
              files.overwrite(args[0]!, args[1]!.slice(0, args[1]!.length / 2));
            }
            throw new Error("crash");
          }),
        ).then(
          () => true,
          () => false,
        );
        stops.push({ crashed: files, done });
      }
    }
    return stops;
  }
});

function store(files: Files): ReturnType<typeof openLedgerStore> {
  return openLedgerStore({ files, paths, project: "acme", environment: "ci", warn: unexpected });
}

function registryStore(files: Files, pid: number): ReturnType<typeof openRegistryStore> {
  // Process 1 is the one that crashes.
  const lock = lockWorld(files, pid, async (other) => (other.pid === 1 && pid !== 1 ? "dead" : "alive"));
  return openRegistryStore({ files, paths, lock, claim, warn: unexpected });
}

function template(fingerprint: string): Registry["templates"][string] {
  return {
    image: "golden",
    instance: "golden-f1",
    snapshot: "golden-image",
    fingerprint,
    phase: "sealed",
    createdAtMs: 0,
  };
}

function unexpected(problem: { message: string }): never {
  throw new Error(`nothing is damaged by a crash: ${problem.message}`);
}
