import type { Live, LiveInstance, LiveSnapshot } from "../../core/live.ts";
import { DevorchError } from "../../core/problem.ts";
import type { BaseImage } from "../../core/version-lock.ts";

/**
 * What Multipass prints, as parts of `Live`. Unknown fields and states are let through; what is no such answer at all throws DEV-205.
 * Sources: recordings/version-json.json, list-*-json.json, list-snapshots-*-json.json, info-*-json.json, find-json.json, networks-json.json, get-*.json.
 */
export function parseVersion(stdout: string): Live["provider"] {
  const answer = object(json("version", stdout), "version");
  const client = string(answer.multipass, "version");
  return {
    client,
    ...(typeof answer.multipassd === "string" ? { daemon: answer.multipassd } : {}),
    // The simulator marks its version, so that a script that forwards to it is seen for what it is.
    simulated: /\+sim\b/.test(client),
    ...(client.endsWith("+sim.process") && { plainProcesses: true }),
  };
}

/** `list --format json`, sorted by name: Multipass's own order is arbitrary. */
export function parseList(stdout: string): LiveInstance[] {
  const answer = object(json("list", stdout), "list");
  return array(answer.list, "list")
    .map((entry) => {
      const fields = object(entry, "list");
      return {
        name: string(fields.name, "list"),
        state: string(fields.state, "list"),
        ipv4: array(fields.ipv4 ?? [], "list").map((address) => string(address, "list")),
        release: typeof fields.release === "string" ? fields.release : "",
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `list --snapshots --format json`, by instance, then name. */
export function parseSnapshots(stdout: string): LiveSnapshot[] {
  const answer = object(json("list --snapshots", stdout), "list --snapshots");
  return sortedEntries(object(answer.info, "list --snapshots")).flatMap(([instance, snapshots]) =>
    sortedEntries(object(snapshots, "list --snapshots")).map(([name, snapshot]) => {
      const { comment, parent } = object(snapshot, "list --snapshots");
      return {
        instance,
        name,
        ...(typeof parent === "string" && parent !== "" ? { parent } : {}),
        comment: typeof comment === "string" ? comment : "",
      };
    }),
  );
}

/** Guest target → host source, by instance, of `info --format json`. */
export function parseMounts(stdout: string): Map<string, Record<string, string>> {
  const answer = object(json("info", stdout), "info");
  return new Map(
    sortedEntries(object(answer.info, "info")).map(([instance, info]) => [
      instance,
      Object.fromEntries(
        sortedEntries(object(object(info, "info").mounts ?? {}, "info")).map(([target, mount]) => [
          target,
          string(object(mount, "info").source_path, "info"),
        ]),
      ),
    ]),
  );
}

export function parseFind(stdout: string): BaseImage[] {
  const answer = object(json("find", stdout), "find");
  return sortedEntries(object(answer.images, "find")).map(([name, image]) => {
    const { aliases, version } = object(image, "find");
    return {
      name,
      aliases: array(aliases, "find").map((alias) => string(alias, "find")),
      version: string(version, "find"),
    };
  });
}

export function parseNetworks(stdout: string): string[] {
  const answer = object(json("networks", stdout), "networks");
  return array(answer.list, "networks").map((entry) => string(object(entry, "networks").name, "networks"));
}

/** The answer of `get local.driver`. */
export function parseDriver(stdout: string): string {
  const driver = stdout.trim();
  if (!/^[\w.-]{1,40}$/.test(driver)) throw garbage("get local.driver", stdout);
  return driver;
}

/** What `get local.NAME.KEY` says of a size: a number of CPUs, or bytes. Settings, not what the guest sees. */
export function parseSize(key: "cpus" | "memory" | "disk", stdout: string): number {
  if (key !== "cpus") return bytes(`get ${key}`, stdout);
  const cpus = Number(stdout.trim());
  if (!Number.isSafeInteger(cpus) || cpus < 1) throw garbage("get cpus", stdout);
  return cpus;
}

const units: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

function bytes(command: string, stdout: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([KMGT]iB|B)?$/.exec(stdout.trim()) ?? [];
  if (number === undefined) throw garbage(command, stdout);
  return Math.round(Number(number) * units[unit ?? "B"]!);
}

function json(command: string, stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw garbage(command, stdout);
  }
}

function object(value: unknown, command: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw garbage(command, JSON.stringify(value));
}

function array(value: unknown, command: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw garbage(command, JSON.stringify(value));
}

function string(value: unknown, command: string): string {
  if (typeof value === "string") return value;
  throw garbage(command, JSON.stringify(value));
}

function sortedEntries(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** DEV-205: an answer that cannot be understood, on one line and shortened. */
export function garbage(command: string, stdout: string | undefined): DevorchError {
  return new DevorchError(
    [
      {
        code: "DEV-205",
        severity: "error",
        message: `multipass ${command} answered something else than expected: ${JSON.stringify((stdout ?? "").slice(0, 120))}`,
        hint: `run "multipass ${command}" yourself; Multipass 1.15 or later is needed`,
      },
    ],
    { exitCode: 4 },
  );
}
