import { execFile } from "node:child_process";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** Where the disk of the guest, or of the snapshot, in `dir` lies. */
export const diskOf = (dir: string): string => path.join(dir, "disk");

/**
 * Replaces the disk in `to` by a copy of the one in `from`, by a rename: a copy cut short leaves the old disk.
 * Keeps what an overlay's upper layer needs: owners, extended attributes, and device nodes, which are its whiteouts.
 */
export async function copyDisk(from: string, to: string): Promise<void> {
  const fresh = path.join(to, "disk.new");
  await rm(fresh, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const reflink = process.platform === "linux" ? ["--reflink=auto"] : [];
  await promisify(execFile)("cp", ["-a", ...reflink, diskOf(from), fresh]);
  await removeDisk(to);
  await rename(fresh, diskOf(to));
}

export const removeDisk = (dir: string): Promise<void> => rm(diskOf(dir), { recursive: true, force: true });
