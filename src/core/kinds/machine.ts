import { compareText } from "../compare-text.ts";
import type { DesiredMachine } from "../desired.ts";
import { sha256 } from "../fingerprint.ts";
import type { Attempt, MachineRecord, RecordedOrigin } from "../ledger.ts";
import type { LiveInstance, Sizes } from "../live.ts";
import { own } from "../own.ts";
import type { FieldChange, FieldPolicy, Json, Unit } from "../plan.ts";
import { displayedSize } from "../size.ts";

/** What a machine is compared with. `record` and `live` are absent for one that is to be created. */
export interface Have {
  record?: MachineRecord | undefined;
  live?: LiveInstance | undefined;
}

/** The same with its sizes, found once for all rules. */
type Found = Have & { sizes: Sizes | undefined };

export interface MachineContext {
  /** Fingerprints of the setup tasks, with the tasks they need, in the order in which they run. */
  setup: Readonly<Record<string, string>>;
}

/** One row a field: what is wanted, what is there, and how a difference can be mended. Adding a field adds a row. */
interface FieldRule {
  path: string;
  unit?: Unit;
  wanted: (want: DesiredMachine, context: MachineContext) => Json | undefined;
  found: (have: Found, want: DesiredMachine) => Json | undefined;
  policy: FieldPolicy | ((found: Json, wanted: Json) => FieldPolicy);
  /** What a person is shown, when the value itself is only good for comparing. */
  shown?: (value: Json) => Json;
  /** The value is a map, compared key by key (`files.~/.env`); of `wanted`, what is no longer wanted is left alone. */
  each?: "all" | "wanted";
}

const rules: readonly FieldRule[] = [
  {
    path: "image",
    wanted: (want) => ("image" in want.origin ? want.origin.image : undefined),
    found: ({ record }) => (record && "image" in record.origin ? record.origin.image : undefined),
    policy: "needs-replace",
  },
  {
    path: "from",
    wanted: (want) => ("from" in want.origin ? want.origin.from : undefined),
    found: ({ record }) => (record && "from" in record.origin ? record.origin.from : undefined),
    policy: "needs-replace",
  },
  {
    path: "networks",
    wanted: (want) => nonEmpty(want.networks.map(networkText)),
    found: ({ record }) => nonEmpty(record?.networks ?? []),
    policy: "needs-replace",
  },
  {
    path: "cpus",
    wanted: (want) => want.cpus,
    found: ({ sizes }) => sizes?.cpus,
    policy: "needs-stop",
  },
  {
    path: "memory",
    unit: "bytes",
    wanted: (want) => want.memoryBytes,
    found: ({ sizes }) => sizes?.memoryBytes,
    policy: "needs-stop",
  },
  {
    path: "disk",
    unit: "bytes",
    wanted: (want) => want.diskBytes,
    found: ({ sizes }) => sizes?.diskBytes,
    // Multipass refuses to shrink a disk, so this must be a replace.
    policy: (found, wanted) => (Number(wanted) > Number(found) ? "needs-stop" : "needs-replace"),
  },
  {
    path: "state",
    wanted: (want) => want.state,
    found: ({ live }) => live?.state.toLowerCase(),
    policy: "live",
  },
  {
    path: "mounts",
    each: "all",
    wanted: (want) => mapOf(want.mounts, (mount) => [mount.target, mount.source]),
    found: ({ record, live }) => live?.mounts ?? record?.mounts,
    policy: "live",
  },
  {
    path: "files",
    each: "wanted",
    wanted: (want) => mapOf(want.files, (file) => [file.to, `${file.mode} sha256:${file.sha256}`]),
    found: ({ record }) =>
      record &&
      Object.fromEntries(
        Object.entries(record.files).map(([to, file]) => [to, `${file.mode} sha256:${file.sha256}`]),
      ),
    shown: (value) => String(value).slice(0, "0600 sha256:".length + 12),
    policy: "live",
  },
  {
    path: "repo",
    each: "wanted",
    wanted: (want) => want.repo && { url: want.repo.url, ref: want.repo.ref, path: want.repo.path },
    found: ({ record }) =>
      record?.repo && { url: record.repo.url, ref: record.repo.ref, path: record.repo.path },
    policy: "live",
  },
  {
    path: "setup",
    each: "wanted",
    wanted: (_, context) => context.setup,
    found: ({ record }) => record?.setup,
    shown: (value) => String(value).slice(0, 12),
    policy: "live",
  },
  {
    path: "protect",
    wanted: (want) => want.lifecycle.protect,
    // Absent in devorch.yaml means: as remembered.
    found: ({ record }, want) => (want.lifecycle.protect === undefined ? undefined : record?.protect),
    policy: "live",
  },
  {
    path: "ttl",
    unit: "ms",
    wanted: (want) => want.lifecycle.ttlMs,
    found: ({ record }) =>
      record?.expiresAtMs === undefined ? undefined : record.expiresAtMs - record.createdAtMs,
    policy: "live",
  },
  {
    path: "trash",
    unit: "ms",
    wanted: (want) => want.lifecycle.trashMs,
    found: ({ record }) => record?.trashMs,
    policy: "live",
  },
];

/** All differences between what is wanted and what is there, in the order of the table. */
export function diffMachine(want: DesiredMachine, have: Have, context: MachineContext): FieldChange[] {
  const all: Found = { record: have.record, live: have.live, sizes: foundSizes(have) };
  const changes: FieldChange[] = [];
  const compare = (rule: FieldRule, path: string, before: Json | undefined, after: Json | undefined) => {
    if (before !== after && JSON.stringify(before) !== JSON.stringify(after))
      changes.push(fieldChange(rule, path, before, after));
  };
  for (const rule of rules) {
    const wanted = rule.wanted(want, context);
    if (rule.each === "wanted" && wanted === undefined) continue;
    const found = rule.found(all, want);
    if (!rule.each) {
      compare(rule, rule.path, found, wanted);
      continue;
    }
    const [before, after] = [(found ?? {}) as JsonMap, (wanted ?? {}) as JsonMap];
    const keys = Object.keys(rule.each === "all" ? { ...before, ...after } : after);
    if (rule.each === "all") keys.sort(compareText);
    for (const key of keys) compare(rule, `${rule.path}.${key}`, own(before, key), own(after, key));
  }
  return changes;
}

type JsonMap = Readonly<Record<string, Json>>;

function fieldChange(
  rule: FieldRule,
  path: string,
  before: Json | undefined,
  after: Json | undefined,
): FieldChange {
  const policy =
    typeof rule.policy === "string"
      ? rule.policy
      : before === undefined || after === undefined
        ? "live"
        : rule.policy(before, after);
  const shown = rule.shown ?? ((value: Json) => value);
  return {
    path,
    ...(before !== undefined && { before: shown(before) }),
    ...(after !== undefined && { after: shown(after) }),
    ...(rule.unit && { unit: rule.unit }),
    policy,
  };
}

/**
 * Sizes as they are: the live ones, but the recorded exact value where the live display cannot be told from it.
 * With `--refresh=false` there are only recorded ones; of a half-built machine they say what was intended, not what is.
 */
export function foundSizes({ record, live }: Have): Sizes | undefined {
  if (!record) return live?.sizes;
  if (!live?.sizes) return record.phase === "complete" ? record.sizes : undefined;
  const exact = (recorded: number, seen: number) =>
    recorded === seen || displayedSize(recorded) === displayedSize(seen) ? recorded : seen;
  return {
    cpus: live.sizes.cpus,
    memoryBytes: exact(record.sizes.memoryBytes, live.sizes.memoryBytes),
    diskBytes: exact(record.sizes.diskBytes, live.sizes.diskBytes),
  };
}

/** Whether an instance is, by its sizes and its release, the one we recorded. */
export function recognised(record: MachineRecord, live: LiveInstance): boolean {
  const sizes = live.sizes && foundSizes({ record, live });
  return (
    sizes !== undefined &&
    (record.release === undefined || record.release === live.release) &&
    sameSizes(sizes, record.sizes)
  );
}

export function sameSizes(a: Sizes, b: Sizes): boolean {
  return a.cpus === b.cpus && a.memoryBytes === b.memoryBytes && a.diskBytes === b.diskBytes;
}

/** What creations asked for that may have made what has the machine's name. */
export function attempts({ origin, sizes, earlier = [] }: MachineRecord): readonly Attempt[] {
  return [{ origin, sizes }, ...earlier];
}

/** What is remembered of a machine that is launched and not cloned. */
export function launchOrigin(from: string, cloudInit: string | undefined): RecordedOrigin {
  return { from, ...(cloudInit !== undefined && { cloudInitSha256: sha256(cloudInit) }) };
}

export function networkText(network: DesiredMachine["networks"][number]): string {
  return `${network.name}:${network.mode}${network.mac ? `:${network.mac}` : ""}`;
}

function mapOf<T>(list: readonly T[], entry: (item: T) => [string, Json]): JsonMap | undefined {
  return list.length > 0 ? Object.fromEntries(list.map(entry)) : undefined;
}

function nonEmpty(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}
