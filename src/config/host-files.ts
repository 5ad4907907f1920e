import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isWithin, reaches, realPath } from "../io/folders.ts";
import { readBounded } from "../io/read-bounded.ts";

/** Which host paths the configuration may use: those in the project, and those that it names in `allowOutside`. */
export interface HostFiles {
  /** Absolute path of one written in the configuration; `~` is the user's home. */
  absolute(written: string, base: string): string;
  /** False if the path leads out of the allowed folders, by `..` or by a symbolic link. */
  allows(path: string): boolean;
  /** True if the path lies in a folder that no guest may see, or holds one. */
  reachesClosed(path: string): boolean;
  /** The same of the file that a secret is read from, if it is. */
  secretReachesClosed(secret: string): boolean;
  /** True if the folder holds devorch.yaml, or lies in `.devorch` beside it. */
  showsProject(folder: string): boolean;
}

/** All absolute. `closed` are folders that stay closed even where one that holds them is allowed; `root` is that of devorch.yaml. */
export function hostFiles(
  folders: readonly string[],
  home: string,
  root: string,
  closed: readonly string[] = [],
): HostFiles {
  const [roots, project, reachesClosed] = [folders.map(realPath), realPath(root), reaches(closed)];
  return {
    absolute: (written, base) => absolutePath(written, base, home),
    allows(path) {
      const target = realPath(path);
      return roots.some((root) => isWithin(target, root));
    },
    reachesClosed,
    secretReachesClosed(secret) {
      const [, file] = /^file:(.*)$/s.exec(secret) ?? [];
      return file !== undefined && reachesClosed(absolutePath(file, root, home));
    },
    showsProject(folder) {
      const target = realPath(folder);
      return isWithin(project, target) || isWithin(target, join(project, ".devorch"));
    },
  };
}

export function absolutePath(written: string, base: string, home: string): string {
  return /^~(\/|$)/.test(written) ? join(home, written.slice(1)) : resolve(base, written);
}

/** Undefined if there is nothing at the path, or the system does not tell (a name too long, a folder closed to us). */
export function kindOf(path: string): "file" | "folder" | "other" | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
  } catch {
    return undefined;
  }
}

/** Text of a file of at most 16 MiB (else throws FileRefused); throws a TypeError if it is not UTF-8. */
export function readText(file: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(readBounded(file, 16 * 2 ** 20));
}

/** Hex digest of a file, read in pieces: it may be larger than memory. */
export function sha256(file: string): string {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const handle = openSync(file, "r");
  try {
    for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer)) {
      hash.update(buffer.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest("hex");
}
