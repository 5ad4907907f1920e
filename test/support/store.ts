import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Ledger, MachineRecord } from "../../src/core/ledger.ts";
import { DevorchError, type Problem } from "../../src/core/problem.ts";
import type { Files } from "../../src/store/files.ts";
import type { LockWorld } from "../../src/store/lock.ts";
import type { SavedPlan } from "../../src/store/plan-file.ts";
import type { Processes } from "../../src/store/processes.ts";

/** An empty folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "devorch-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function machineRecord(fields: Partial<MachineRecord> = {}): MachineRecord {
  return {
    instance: "dev-acme-web",
    phase: "complete",
    generation: 1,
    origin: { from: "24.04" },
    createdAtMs: 1_700_000_000_000,
    sizes: { cpus: 1, memoryBytes: 1 << 30, diskBytes: 5 << 30 },
    protect: false,
    adHoc: false,
    networks: [],
    files: {},
    mounts: {},
    setup: {},
    ...fields,
  };
}

export function ledgerOf(machines: Ledger["machines"], fields: Partial<Ledger> = {}): Ledger {
  return { format: 1, lineage: "lineage-1", serial: 1, project: "acme", machines, ...fields };
}

export function savedPlan(fields: Partial<SavedPlan> = {}): SavedPlan {
  return {
    project: "acme",
    configurationDigest: "c0ffee",
    lineage: "lineage-1",
    serial: 1,
    observations: { instances: "abc" },
    createdAtMs: 1_700_000_000_000,
    plan: { project: "acme", changes: [], drift: [], steps: [], outputs: {}, problems: [] },
    ...fields,
  };
}

let ids = 0;

/** What a lock needs, as process `pid` of the host "here" sees it; time stands still. */
export function lockWorld(files: Files, pid: number, fate: Processes["fate"]): LockWorld {
  return {
    files,
    processes: { self: { host: "here", machine: "here", pid, started: "then" }, fate },
    clock: { nowMs: () => 0, sleep: async () => {} },
    newId: () => `id-${++ids}`,
    random: () => 0,
  };
}

/** The problem that a promise was rejected with. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem & { exitCode: number }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DevorchError);
  const { problems, exitCode } = error as DevorchError;
  return { ...problems[0]!, exitCode };
}
