import { statfs } from "node:fs/promises";

/** Free bytes of the file system of the first path that exists. */
export async function diskFree(paths: readonly string[]): Promise<number | undefined> {
  for (const path of paths) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch {
      // Not there, or not for us to see: the next one.
    }
  }
  return undefined;
}
