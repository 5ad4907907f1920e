import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Ledger, MachineRecord } from "../../src/core/ledger.ts";

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
