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
 * All that a plan rests on: `version`, `list` and `list --snapshots`, and when asked for `info`, `networks` and `get local.driver`; then three
 * `get` for each instance of `sizesOf`. Instances that are not there are passed over.
 */
export function observe(daemon: Daemon, query: Query, signal: AbortSignal): Promise<Live> {
  return allOrNone(signal, (all) => observeAll(daemon, query, all));
}

async function observeAll(daemon: Daemon, query: Query, signal: AbortSignal): Promise<Live> {
  const [provider, instances, snapshots, networks] = await Promise.all([
    daemon.read(reads.version, parseVersion, signal),
    daemon.read(reads.list, parseList, signal),
    daemon.read(reads.snapshots, parseSnapshots, signal),
    query.networks ? daemon.read(reads.networks, parseNetworks, signal) : undefined,
  ]);
  const [mounts, { sizes, driver }] = await Promise.all([
    mountsOf(daemon, named(instances, query.mountsOf), signal),
    settingsOf(daemon, named(instances, query.sizesOf), query.driver, signal),
  ]);
  return {
    provider: { ...provider, ...optional("driver", driver) },
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

async function sizesOf(daemon: Daemon, names: readonly string[], signal: AbortSignal) {
  return (await settingsOf(daemon, names, false, signal)).sizes;
}

/** Sizes, and the driver among them: another setting costs a call, but no process. */
async function settingsOf(
  daemon: Daemon,
  names: readonly string[],
  withDriver: boolean,
  signal: AbortSignal,
): Promise<{ sizes: Map<string, Sizes>; driver?: string }> {
  const wanted = [
    ...(withDriver ? [driverSetting] : []),
    ...names.flatMap((name) => sizeKeys.map((key) => `local.${name}.${key}`)),
  ];
  const answers = new Map<string, string | number>();
  const parse = (setting: string, stdout: string) =>
    setting === driverSetting
      ? parseDriver(stdout)
      : parseSize(sizeKeys.find((key) => setting.endsWith(`.${key}`))!, stdout);
  const lookUp = async (settings: readonly string[]) => {
    try {
      const read = await daemon.readEach(
        reads.setting,
        settings,
        (stdout, at) => parse(settings[at]!, stdout),
        signal,
      );
      for (const [at, setting] of settings.entries()) answers.set(setting, read[at]!);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      // One of them vanished meanwhile: the others still answer for themselves.
      if (settings.length > 1) for (const setting of settings) await lookUp([setting]);
    }
  };
  const share = Math.ceil(wanted.length / lookers);
  await Promise.all(
    Array.from({ length: lookers }, (_, at) => lookUp(wanted.slice(at * share, (at + 1) * share))),
  );
  const sizes = names.flatMap((name) => {
    const [cpus, memoryBytes, diskBytes] = sizeKeys.map((key) => answers.get(`local.${name}.${key}`));
    const known =
      typeof cpus === "number" && typeof memoryBytes === "number" && typeof diskBytes === "number";
    return known ? [[name, { cpus, memoryBytes, diskBytes }] as const] : [];
  });
  const driver = answers.get(driverSetting);
  return { sizes: new Map(sizes), ...(typeof driver === "string" && { driver }) };
}

const driverSetting = "local.driver";
const sizeKeys = ["cpus", "memory", "disk"] as const;

function isAbsent(error: unknown): boolean {
  return error instanceof DevorchError && error.problems[0]?.code === "DEV-212";
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
