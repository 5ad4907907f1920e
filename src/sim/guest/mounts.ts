import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Mount } from "./guest.ts";

/** The mounts that a running guest was last given. */
export function recordedMounts(dir: string): readonly Mount[] {
  return existsSync(recordOf(dir)) ? JSON.parse(readFileSync(recordOf(dir), "utf8")) : [];
}

export const recordMounts = (dir: string, mounts: readonly Mount[]): Promise<void> =>
  writeFile(recordOf(dir), JSON.stringify(mounts));

const recordOf = (dir: string): string => path.join(dir, "run", "mounts.json");

/**
 * A map of all ids, in the form of /proc/PID/uid_map, that swaps two: on a disk of `a`, files are those of `b`, and
 * what `b` writes is `a`'s. Empty where they are the same.
 */
export function swapIds(a: number, b: number): string {
  if (a === b) return "";
  const [low, high] = a < b ? [a, b] : [b, a];
  const ranges = [
    [0, 0, low],
    [low, high, 1],
    [low + 1, low + 1, high - low - 1],
    [high, low, 1],
    [high + 1, high + 1, 2 ** 32 - 2 - high],
  ];
  return ranges
    .filter(([, , count]) => count! > 0)
    .map((range) => `${range.join(" ")}\n`)
    .join("");
}
