import type { Defaults } from "../generated/config-types.ts";
import type { Path } from "./node.ts";
import type { Scope } from "./scope.ts";
import { formatSize, parseSize } from "./units.ts";

/** Least sizes of an instance. Source: recordings/launch-bad-memory-small.json, launch-bad-disk-small.json. */
const least = { memory: 128 * 1024 ** 2, disk: 512 * 1024 ** 2 };

/** Bytes of a size that the schema has accepted; reports one that Multipass would refuse, or that no number holds (DEV-153). */
export function sizeAt(scope: Scope, path: Path, kind: keyof typeof least, value: string | number): number {
  const bytes = parseSize(value);
  if (bytes === undefined) {
    const hint = `write what the host has, such as ${kind}: 8G`;
    scope.report("DEV-153", path, `${kind} is too large, got ${value}`, hint);
    return Number.MAX_SAFE_INTEGER;
  }
  if (bytes < least[kind]) {
    const hint = `write ${kind}: ${formatSize(least[kind])} or more`;
    scope.report("DEV-153", path, `${kind} must be at least ${formatSize(least[kind])}, got ${value}`, hint);
  }
  return bytes;
}

export interface Fallbacks {
  cpus: number;
  memoryBytes: number;
  diskBytes: number;
}

/** What `defaults` says and, where it is silent, Multipass's own defaults. */
export function resolveDefaults(scope: Scope, defaults: Defaults = {}): Fallbacks {
  return {
    cpus: Number(defaults.cpus ?? 1),
    memoryBytes: sizeAt(scope, ["defaults", "memory"], "memory", defaults.memory ?? "1G"),
    diskBytes: sizeAt(scope, ["defaults", "disk"], "disk", defaults.disk ?? "5G"),
  };
}
