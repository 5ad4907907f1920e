import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DevorchError, exitCodes } from "../core/problem.ts";

/**
 * Replaces a file with one of mode 0600, whatever the umask. A reader, or a crash at any moment, sees the
 * old content or the new, never a part. Synchronous, so that read-change-write cannot interleave in a process.
 */
export function writePrivateFile(path: string, content: string): void {
  const next = join(dirname(path), `.${basename(path)}.${process.pid}`);
  rmSync(next, { force: true });
  try {
    const file = openSync(next, "wx", 0o600);
    try {
      fchmodSync(file, 0o600);
      writeSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
  } finally {
    rmSync(next, { force: true });
  }
  syncDirectory(dirname(path));
}

/** Makes a folder of mode 0700 (and its parents). Throws DEV-601 for one that another user owns or may enter. */
export function ensurePrivateDirectory(path: string): void {
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
  checkPrivate(path, "directory");
}

/** Throws DEV-601 unless `path` is there, of this kind itself (no link), ours, and closed to everybody else. */
export function checkPrivate(path: string, kind: "file" | "directory"): void {
  const fault = findFault(path, kind);
  if (fault === undefined) return;
  const [message, hint] = fault;
  throw new DevorchError([{ code: "DEV-601", severity: "error", message: `${path} ${message}`, hint }], {
    exitCode: exitCodes.protected,
  });
}

function findFault(path: string, kind: "file" | "directory"): [message: string, hint: string] | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return ["is not there", "run devorch apply, which makes it"];
  if (!(kind === "file" ? status.isFile() : status.isDirectory())) {
    return [`is not a ${kind}`, "move it away; devorch apply makes a new one"];
  }
  if (status.uid !== process.geteuid?.()) {
    return [`belongs to user ${status.uid}`, "change its owner, if you trust what is in it"];
  }
  if ((status.mode & 0o077) !== 0) {
    const mode = kind === "file" ? "600" : "700";
    return [
      "is open to other users",
      `run chmod ${mode} on it, and devorch keys rotate if others may have read it`,
    ];
  }
  return undefined;
}

/** Makes renames and links in a folder durable. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
