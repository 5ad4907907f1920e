import { isDeepStrictEqual } from "node:util";
import type { MachineAddress } from "../core/address.ts";
import type {
  Attempt,
  GuestRecord,
  Ledger,
  LedgerChange,
  MachineRecord,
  RecordedOrigin,
} from "../core/ledger.ts";
import type { Sizes } from "../core/live.ts";
import { count, either, fields, flag, list, oneOf, optional, record, text, time } from "./shape.ts";
import type { Format } from "./state-file.ts";

const sizes = fields<Sizes>({ cpus: count, memoryBytes: count, diskBytes: count });
const origin = either(
  fields<Extract<RecordedOrigin, { image: string }>>({ image: text, fingerprint: optional(text) }),
  fields<Extract<RecordedOrigin, { from: string }>>({ from: text, cloudInitSha256: optional(text) }),
);
const repo = fields<NonNullable<MachineRecord["repo"]>>({
  url: text,
  ref: text,
  path: text,
  commit: optional(text),
});
const files = record(fields<MachineRecord["files"][string]>({ sha256: text, mode: text }));

const machine = fields<MachineRecord>({
  instance: text,
  phase: oneOf<MachineRecord["phase"]>({ intended: true, created: true, complete: true, expired: true }),
  generation: count,
  origin,
  createdAtMs: time,
  sizes,
  earlier: optional(list(fields<Attempt>({ origin, sizes }))),
  release: optional(text),
  protect: flag,
  onceProtected: optional(flag),
  adHoc: flag,
  expiresAtMs: optional(time),
  deletedAtMs: optional(time),
  trashMs: optional(count),
  networks: list(text),
  repo: optional(repo),
  files,
  mounts: record(text),
  setup: record(text),
  snapshots: optional(
    record(
      fields<GuestRecord>({ sizes, repo: optional(repo), files, mounts: record(text), setup: record(text) }),
    ),
  ),
});

export const ledgerFormat: Format<Ledger> = {
  current: 1,
  migrations: {},
  shape: fields<Omit<Ledger, "format">>({
    lineage: text,
    serial: count,
    project: text,
    environment: optional(text),
    machines: record(machine),
  }),
};

/** What turns one ledger into the next; records that differ are put whole. Sorted by address. */
export function ledgerChanges(before: Ledger, after: Ledger): readonly LedgerChange[] {
  const addresses = Object.keys({ ...before.machines, ...after.machines }).sort() as MachineAddress[];
  return addresses.flatMap((address): LedgerChange[] => {
    const [old, now] = [before.machines[address], after.machines[address]];
    if (isDeepStrictEqual(old, now)) return [];
    return [now ? { record: "put", address, machine: now } : { record: "drop", address }];
  });
}
