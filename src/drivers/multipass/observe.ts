import type { Live, LiveInstance, Sizes } from "../../core/live.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Query } from "../../engine/ports.ts";
import { reads } from "./commands.ts";
import type { Daemon } from "./daemon.ts";
import {
  parseDriver,
  parseList,
  parseMounts,
  parseNetworks,
  parseSize,
  parseSnapshots,
  parseVersion,
} from "./parse.ts";

/** The part of `Live` that an action is judged by. */
export type Sight = Pick<Live, "instances" | "snapshots">;

/** How many look sizes up side by side. */
const lookers = 2;

/**
 * All that a plan rests on: `version`, `get local.driver`, `list`, `list --snapshots`, and `info` and `networks` when asked for, which makes
 * five calls at most unless both are; then three `get` for each instance of `sizesOf`. Instances that are not there are passed over.
 */
export function observe(daemon: Daemon, query: Query, signal: AbortSignal): Promise<Live> {
  return allOrNone(signal, (all) => observeAll(daemon, query, all));
}

async function observeAll(daemon: Daemon, query: Query, signal: AbortSignal): Promise<Live> {
  const [provider, driver, instances, snapshots, networks] = await Promise.all([
    daemon.read(reads.version, parseVersion, signal),
    daemon.read(reads.driver, parseDriver, signal),
    daemon.read(reads.list, parseList, signal),
    daemon.read(reads.snapshots, parseSnapshots, signal),
    query.networks ? daemon.read(reads.networks, parseNetworks, signal) : undefined,
  ]);
  const [mounts, sizes] = await Promise.all([
    mountsOf(daemon, named(instances, query.mountsOf), signal),
    sizesOf(daemon, named(instances, query.sizesOf), signal),
  ]);
  return {
    provider: { ...provider, driver },
    instances: instances.map((instance) => ({
      ...instance,
      ...optional("mounts", mounts.get(instance.name)),
      ...optional("sizes", sizes.get(instance.name)),
    })),
    snapshots,
    ...optional("networks", networks),
  };
}

/** What one action needs to know: the states of all, without addresses, and the one thing more that it asks for. */
export function look(
  daemon: Daemon,
  instance: string,
  more: "snapshots" | "sizes" | "mounts" | undefined,
  signal: AbortSignal,
): Promise<Sight> {
  return allOrNone(signal, (all) => lookAll(daemon, instance, more, all));
}

async function lookAll(
  daemon: Daemon,
  instance: string,
  more: "snapshots" | "sizes" | "mounts" | undefined,
  signal: AbortSignal,
): Promise<Sight> {
  const [instances, snapshots] = await Promise.all([
    daemon.read(reads.states, parseList, signal),
    more === "snapshots" ? daemon.read(reads.snapshots, parseSnapshots, signal) : [],
  ]);
  const [name] = named(instances, [instance]);
  const mounts = name && more === "mounts" ? (await mountsOf(daemon, [name], signal)).get(name) : undefined;
  const sizes = name && more === "sizes" ? (await sizesOf(daemon, [name], signal)).get(name) : undefined;
  return {
    instances: instances.map((one) =>
      one.name === name ? { ...one, ...optional("mounts", mounts), ...optional("sizes", sizes) } : one,
    ),
    snapshots,
  };
}

/** When one of several reads fails the others are given up, so that none is left running behind the error. */
async function allOrNone<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const others = new AbortController();
  try {
    return await work(AbortSignal.any([signal, others.signal]));
  } catch (error) {
    others.abort();
    throw error;
  }
}

/** The wanted names that exist, as Multipass spells them. */
function named(instances: readonly LiveInstance[], wanted: readonly string[]): string[] {
  const keys = new Set(wanted.map((name) => name.toLowerCase()));
  return instances.map(({ name }) => name).filter((name) => keys.has(name.toLowerCase()));
}

/** One `info` with an unknown name among its arguments says nothing of the others: one that vanished meanwhile is looked for again. */
async function mountsOf(daemon: Daemon, names: readonly string[], signal: AbortSignal) {
  if (names.length === 0) return new Map<string, Record<string, string>>();
  try {
    return await daemon.read(reads.info(names), parseMounts, signal);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    const left = named(await daemon.read(reads.states, parseList, signal), names);
    return left.length === 0 ? new Map() : daemon.read(reads.info(left), parseMounts, signal);
  }
}

async function sizesOf(
  daemon: Daemon,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Sizes>> {
  const wanted = names.flatMap((name) => sizeKeys.map((key) => ({ setting: `local.${name}.${key}`, key })));
  const answers = new Map<string, number>();
  const lookUp = async (some: typeof wanted) => {
    const settings = some.map(({ setting }) => setting);
    const parse = (stdout: string, at: number) => parseSize(some[at]!.key, stdout);
    try {
      const read = await daemon.readEach(reads.setting, settings, parse, signal);
      for (const [at, setting] of settings.entries()) answers.set(setting, read[at]!);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      // One of them vanished meanwhile: the others still answer for themselves.
      if (some.length > 1) for (const one of some) await lookUp([one]);
    }
  };
  const share = Math.ceil(wanted.length / lookers);
  await Promise.all(
    Array.from({ length: lookers }, (_, at) => lookUp(wanted.slice(at * share, (at + 1) * share))),
  );
  return new Map(
    names.flatMap((name) => {
      const [cpus, memoryBytes, diskBytes] = sizeKeys.map((key) => answers.get(`local.${name}.${key}`));
      const known = cpus !== undefined && memoryBytes !== undefined && diskBytes !== undefined;
      return known ? [[name, { cpus, memoryBytes, diskBytes }] as const] : [];
    }),
  );
}

const sizeKeys = ["cpus", "memory", "disk"] as const;

function isAbsent(error: unknown): boolean {
  return error instanceof DevorchError && error.problems[0]?.code === "DEV-212";
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
