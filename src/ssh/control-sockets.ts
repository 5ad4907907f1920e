import { readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { processExists } from "../io/process-exists.ts";

/** Where a connection's master listens, whose owner is this process. `base` is the same for connections that are alike. */
export function controlSocket(base: string, number: number): string {
  return `${base}.${process.pid}-${number}`;
}

/**
 * Renames to `socket` what a process that has ended left of the same `base`; false when there is nothing. Whether its master lives is seen by
 * connecting. A master that ends removes the name that it was given, which is nobody's by then.
 */
export function takeOver(base: string, socket: string): boolean {
  const folder = dirname(base);
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    const owner = path.startsWith(`${base}.`) && /^\.(\d+)-\d+$/.exec(path.slice(base.length))?.[1];
    if (owner && !processExists(Number(owner)) && renamed(path, socket)) return true;
  }
  return false;
}

/** Of several that rename it at the same time one succeeds. */
function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
