import {
  type Desired,
  type DesiredImage,
  type DesiredMachine,
  type DesiredTask,
  emptyDesired,
} from "../../src/core/desired.ts";
import { emptyLedger, emptyRegistry, type TemplateRecord } from "../../src/core/ledger.ts";
import type { Live } from "../../src/core/live.ts";
import type { PlanInput } from "../../src/core/planner.ts";

export const GiB = 1024 ** 3;
const source = { file: "devorch.yaml", line: 1, column: 1 };

export function image(parts: Partial<DesiredImage> = {}): DesiredImage {
  const name = parts.name ?? "golden";
  return {
    address: `image.${name}`,
    name,
    from: "22.04",
    cpus: 2,
    memoryBytes: 2 * GiB,
    diskBytes: 10 * GiB,
    steps: [],
    verify: [],
    snapshot: "golden-image",
    source,
    ...parts,
  };
}

export function machine(name: string, parts: Partial<DesiredMachine> = {}): DesiredMachine {
  return {
    address: `machine.${name}`,
    key: name,
    replica: 1,
    instance: `dev-acme-${name}`,
    origin: { from: "24.04" },
    cpus: 2,
    memoryBytes: 4 * GiB,
    diskBytes: 20 * GiB,
    state: "running",
    networks: [],
    files: [],
    mounts: [],
    env: {},
    setup: [],
    dependsOn: [],
    labels: [],
    lifecycle: { onImageChange: "keep" },
    source,
    sources: {},
    ...parts,
  };
}

export function task(name: string, parts: Partial<DesiredTask> = {}): DesiredTask {
  return {
    name,
    run: `make ${name}`,
    env: {},
    needs: [],
    on: [],
    inputs: [],
    outputs: [],
    reports: [],
    retries: 0,
    retryOn: [],
    continueOnError: false,
    ports: [],
    sync: [],
    source,
    ...parts,
  };
}

export function templateRecord(parts: Partial<TemplateRecord> = {}): TemplateRecord {
  return {
    image: "golden",
    instance: "golden-00000000",
    snapshot: "golden-image",
    fingerprint: "0".repeat(64),
    phase: "sealed",
    createdAtMs: 0,
    ...parts,
  };
}

export function desired(parts: Partial<Desired> = {}): Desired {
  return {
    ...emptyDesired({ project: "acme", provider: "sim", root: "/repo" }),
    ...parts,
  };
}

export const emptyLive: Live = {
  provider: { client: "1.16.3", daemon: "1.16.3", driver: "qemu", simulated: true },
  instances: [],
  snapshots: [],
};

export function input(parts: Partial<PlanInput> = {}): PlanInput {
  return {
    desired: desired(),
    live: emptyLive,
    ledger: emptyLedger("acme", undefined, "lineage-1"),
    registry: emptyRegistry,
    nowMs: 1_700_000_000_000,
    options: {},
    ...parts,
  };
}
