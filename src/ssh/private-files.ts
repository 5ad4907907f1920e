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
import { DevorchError } from "../core/problem.ts";

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

/** Throws DEV-601 unless `path` is of this kind itself (no link), ours, and closed to everybody else. */
export function checkPrivate(path: string, kind: "file" | "directory"): void {
  const status = lstatSync(path);
  const mode = kind === "file" ? "600" : "700";
  const fault = !(kind === "file" ? status.isFile() : status.isDirectory())
    ? { message: `is not a ${kind}`, hint: `move ${path} away; devorch makes a new one` }
    : process.geteuid && status.uid !== process.geteuid()
      ? {
          message: `belongs to user ${status.uid}`,
          hint: `run chown $(id -u) ${path}, if you trust its content`,
        }
      : (status.mode & 0o077) !== 0
        ? {
            message: "is open to other users",
            hint: `run chmod ${mode} ${path}, or rotate its keys if others used them`,
          }
        : undefined;
  if (fault) {
    throw new DevorchError(
      [{ code: "DEV-601", severity: "error", message: `${path} ${fault.message}`, hint: fault.hint }],
      { exitCode: 5 },
    );
  }
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
