import type { MachineAddress } from "./address.ts";
import type { Sizes } from "./live.ts";

/**
 * What devorch owns and cannot read back from the provider, for one provider endpoint, project and environment.
 * It is never the truth about what is live.
 */
export interface Ledger {
  format: 1;
  /** Random id of this ledger's history; a saved plan names it. */
  lineage: string;
  /** Grows by one with every write. */
  serial: number;
  project: string;
  environment?: string;
  machines: Readonly<Record<MachineAddress, MachineRecord>>;
}

export interface MachineRecord {
  instance: string;
  /**
   * `intended`: written before the create call, with the name observed absent.
   * `created`: the create call succeeded, or an observation confirmed it; setting up is unfinished.
   * `complete`: everything asked for was done once. Creation is incomplete, "half-built", until then.
   * `expired`: deleted because its time was over; kept so that it is not made again unasked.
   */
  phase: "intended" | "created" | "complete" | "expired";
  /** Grows when the machine is replaced: tasks of an older generation are not cached. */
  generation: number;
  origin: RecordedOrigin;
  /** When its creation began; in a plan, when that was made. */
  createdAtMs: number;
  /** Last sizes we set or saw. With the release they recognise a deleted instance as ours. */
  sizes: Sizes;
  /** Of an intended creation: what was tried before under this name, given up, and may still come through. */
  earlier?: readonly Attempt[];
  release?: string;
  /** Remembered: removing the line from devorch.yaml does not remove the protection. */
  protect: boolean;
  /** Was protected at some time: its delete wants `--confirm=NAME`. */
  onceProtected?: boolean;
  /** Made by `up`, not in devorch.yaml: apply leaves it alone. */
  adHoc: boolean;
  expiresAtMs?: number;
  /** Since when it lies in Multipass's trash, and how long it is to stay there. */
  deletedAtMs?: number;
  trashMs?: number;
  networks: readonly string[];
  /** `commit` is what was checked out when it was made. */
  repo?: { url: string; ref: string; path: string; commit?: string };
  /** Guest path → what we wrote there. */
  files: Readonly<Record<string, { sha256: string; mode: string }>>;
  /** Guest target → host source. */
  mounts: Readonly<Record<string, string>>;
  /** Setup task → fingerprint of its last success. */
  setup: Readonly<Record<string, string>>;
  /** Snapshots that `devorch snapshot save` made, with what we knew of the guest then: a restore brings that back. */
  snapshots?: Readonly<Record<string, GuestRecord>>;
}

/** What a creation asked for. */
export type Attempt = Pick<MachineRecord, "origin" | "sizes">;

/** The part of a record that speaks of the instance's disk and settings. */
export type GuestRecord = Pick<MachineRecord, "sizes" | "repo" | "files" | "mounts" | "setup">;

export type RecordedOrigin =
  /** Without fingerprint: adopted, so nobody knows from which template it came. */
  { image: string; fingerprint?: string } | { from: string; cloudInitSha256?: string };

/** Whose a ledger is. */
export type Scope = Pick<Ledger, "project" | "environment">;

/** `acme (ci)`. */
export function scopeText({ project, environment }: Scope): string {
  return environment === undefined ? project : `${project} (${environment})`;
}

/** With every machine protected: for a ledger that may be older than what is live, so that nothing goes before somebody has looked. */
export function protectAll(ledger: Ledger): Ledger {
  const machines: Record<MachineAddress, MachineRecord> = {};
  for (const [address, machine] of Object.entries(ledger.machines)) {
    machines[address as MachineAddress] = { ...machine, protect: true };
  }
  return { ...ledger, machines };
}

/** A ledger that owns nothing yet. `lineage` is a fresh random id. */
export function emptyLedger(project: string, environment: string | undefined, lineage: string): Ledger {
  return { format: 1, lineage, serial: 0, project, ...(environment && { environment }), machines: {} };
}

/** A change of the ledger as data, so that a plan can say beforehand what will be recorded. */
export type LedgerChange =
  | { record: "put"; address: MachineAddress; machine: MachineRecord }
  | { record: "patch"; address: MachineAddress; patch: RecordPatch }
  | { record: "drop"; address: MachineAddress }
  | { record: "move"; from: MachineAddress; to: MachineAddress };

/** `undefined` takes a field away. */
export type RecordPatch = { [Field in keyof MachineRecord]?: MachineRecord[Field] | undefined };

/** Applies one change; the serial grows by one. Patching what is not there is a bug of the planner. */
export function amend(ledger: Ledger, change: LedgerChange): Ledger {
  const machines: Record<MachineAddress, MachineRecord> = { ...ledger.machines };
  switch (change.record) {
    case "put":
      machines[change.address] = change.machine;
      break;
    case "patch": {
      const old = machines[change.address];
      if (!old) throw new Error(`bug: no ${change.address} in the ledger to patch`);
      const merged = Object.entries({ ...old, ...change.patch }).filter(([, value]) => value !== undefined);
      machines[change.address] = Object.fromEntries(merged) as unknown as MachineRecord;
      break;
    }
    case "drop":
      delete machines[change.address];
      break;
    case "move": {
      const old = machines[change.from];
      if (!old) throw new Error(`bug: no ${change.from} in the ledger to move`);
      delete machines[change.from];
      machines[change.to] = old;
      break;
    }
  }
  return { ...ledger, serial: ledger.serial + 1, machines };
}

/**
 * The registry of templates, one per provider endpoint, shared by all projects on this host.
 * The snapshot's comment says what a template is; this says which ones devorch made and who uses them.
 */
export interface Registry {
  format: 1;
  serial: number;
  /** By fingerprint. */
  templates: Readonly<Record<string, TemplateRecord>>;
}

export interface TemplateRecord {
  image: string;
  instance: string;
  snapshot: string;
  fingerprint: string;
  /** Name and version of its base image, where that is pinned. */
  base?: string;
  /**
   * `building` from before its launch until its snapshot was observed. `checkpoints`: its build failed; it is at rest, and only what
   * was sealed on the way is of use.
   */
  phase: "building" | "sealed" | "checkpoints";
  /** Fingerprints of the checkpoints that it holds. */
  checkpoints?: readonly string[];
  createdAtMs: number;
  /** Who builds it now: recognises a dead builder. */
  builder?: { project: string; environment?: string };
}

export const emptyRegistry: Registry = { format: 1, serial: 0, templates: {} };

export type RegistryChange =
  | { template: "put"; fingerprint: string; record: TemplateRecord }
  | { template: "checkpoint"; fingerprint: string; checkpoint: string }
  | { template: "end"; fingerprint: string; phase: "sealed" | "checkpoints" }
  | { template: "drop"; fingerprint: string };

export function amendRegistry(registry: Registry, change: RegistryChange): Registry {
  const templates: Record<string, TemplateRecord> = { ...registry.templates };
  const old = templates[change.fingerprint];
  switch (change.template) {
    case "put":
      templates[change.fingerprint] = change.record;
      break;
    case "checkpoint": {
      if (!old) throw new Error(`bug: no template ${change.fingerprint} to note a checkpoint of`);
      const checkpoints = new Set(old.checkpoints).add(change.checkpoint);
      templates[change.fingerprint] = { ...old, checkpoints: [...checkpoints] };
      break;
    }
    case "end": {
      if (!old) throw new Error(`bug: no template ${change.fingerprint} to end the build of`);
      const { builder: _, ...rest } = old;
      templates[change.fingerprint] = { ...rest, phase: change.phase };
      break;
    }
    case "drop":
      delete templates[change.fingerprint];
      break;
  }
  return { ...registry, serial: registry.serial + 1, templates };
}
