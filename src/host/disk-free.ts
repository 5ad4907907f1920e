import { statfsSync } from "node:fs";

/** Free bytes of the file system of the first path that exists. */
export function diskFree(paths: readonly string[]): number | undefined {
  for (const path of paths) {
    try {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    } catch {
      // Not there, or not for us to see: the next one.
    }
  }
  return undefined;
}
