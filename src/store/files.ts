import { constants as bufferConstants } from "node:buffer";
import { appendFileSync, closeSync, fchmodSync, fdatasync, openSync } from "node:fs";
import { constants, link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { DevorchError, type Problem } from "../core/problem.ts";
import { FileRefused, readBounded } from "../io/read-bounded.ts";

/**
 * The few operations on which the store's promises rest: a port, so that tests can stop the world between any two.
 * A failure is a DevorchError: DEV-401 (may not be written), DEV-402 (full) or DEV-403 (anything else).
 */
export interface Files {
  /** `undefined` when there is none. Refused when it is larger, by itself than a text can be, or no regular file. */
  read(path: string, maxBytes?: number): Promise<string | undefined>;
  /** Names in a folder; empty when there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /** A new file of mode 0600 whatever the umask, its content durable on return. It must not exist. */
  create(path: string, content: string | Uint8Array): Promise<void>;
  /** A new, empty file of mode 0600 that grows. It must not exist. */
  grow(path: string): Promise<Growing>;
  /** A second name for a file; `false` when `to` is taken. Atomic. */
  link(from: string, to: string): Promise<boolean>;
  /** Replaces `to`. Atomic. */
  rename(from: string, to: string): Promise<void>;
  /** Fine when there is none. */
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(folder: string): Promise<void>;
  /** With its parents, each new one of mode 0700. */
  makeFolder(folder: string): Promise<void>;
}

export interface Growing {
  /** With the kernel on return, so that a killed process has said all it did. What fails may have been added in part. */
  add(text: string): void;
  /** Makes durable what was added. */
  sync(): Promise<void>;
  close(): void;
}

export const nodeFiles: Files = {
  read: (path, maxBytes = bufferConstants.MAX_STRING_LENGTH) =>
    explained(path, () => unless("ENOENT", readText(path, maxBytes), undefined)),
  list: (folder) => explained(folder, () => unless("ENOENT", readdir(folder), [])),
  create: (path, content) =>
    explained(path, async () => {
      const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
      try {
        await file.chmod(0o600);
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    }),
  grow: (path) =>
    explained(path, async () => {
      const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;
      const file = openSync(path, O_APPEND | O_CREAT | O_EXCL | O_WRONLY, 0o600);
      fchmodSync(file, 0o600);
      return {
        add: (text) => explainedSync(path, () => appendFileSync(file, text)),
        sync: () => explained(path, () => promisify(fdatasync)(file)),
        close: () => closeSync(file),
      };
    }),
  link: (from, to) =>
    explained(to, () =>
      unless(
        "EEXIST",
        link(from, to).then(() => true),
        false,
      ),
    ),
  rename: (from, to) => explained(to, () => rename(from, to)),
  remove: (path) => explained(path, () => rm(path, { force: true })),
  syncFolder: (folder) => explained(folder, () => syncFolder(folder)),
  makeFolder: (folder) => explained(folder, () => makeFolder(folder)),
};

/** `pipes` as for readBounded: for what a person names. */
export async function readText(
  path: string,
  maxBytes: number,
  options?: { pipes: boolean },
): Promise<string> {
  return readBounded(path, maxBytes, options).toString();
}

/** Says what a failed file operation means, and what to do. */
export function fileProblem(path: string, error: unknown): Problem {
  if (error instanceof FileRefused)
    return {
      code: "DEV-403",
      severity: "error",
      message: `${path} ${error.message}, and is not used`,
      hint: "see what put it there, and move it away",
    };
  const code = errno(error);
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
      return {
        code: "DEV-401",
        severity: "error",
        message: `cannot write ${path}: ${code === "EROFS" ? "the file system is read-only" : `permission denied (${code})`}`,
        hint: "give yourself write access to it, or choose another place: DEVORCH_STATE_DIR is that of the state",
      };
    case "ENOSPC":
    case "EDQUOT":
      return {
        code: "DEV-402",
        severity: "error",
        message: `cannot write ${path}: ${code === "EDQUOT" ? "your disk quota is used up" : "the disk is full"}`,
        hint: "free some space, or choose another disk: DEVORCH_STATE_DIR is the folder of the state",
      };
    default:
      return {
        code: "DEV-403",
        severity: "error",
        message: `cannot use ${path}: ${error instanceof Error ? error.message : String(error)}`,
        hint: "see whether the folder is there and the disk is well",
      };
  }
}

export function explained<T>(path: string, operation: () => Promise<T>): Promise<T> {
  return operation().catch((error: unknown) => {
    throw explanation(path, error);
  });
}

export function explainedSync<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw explanation(path, error);
  }
}

function explanation(path: string, error: unknown): DevorchError {
  if (error instanceof DevorchError) return error;
  return new DevorchError([fileProblem(path, error)], { cause: error });
}

/** Not mkdir's own `recursive`: on a read-only file system that says ENOENT, which helps nobody. */
async function makeFolder(folder: string): Promise<void> {
  const made = await unless("ENOENT", makeOne(folder), undefined);
  if (made === undefined) {
    await makeFolder(dirname(folder));
    await makeOne(folder);
  }
}

async function makeOne(folder: string): Promise<boolean> {
  const made = mkdir(folder, { mode: 0o700 }).then(() => syncFolder(dirname(folder)));
  return unless(
    "EEXIST",
    made.then(() => true),
    false,
  );
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unless<T, U>(code: string, operation: Promise<T>, instead: U): Promise<T | U> {
  try {
    return await operation;
  } catch (error) {
    if (errno(error) === code) return instead;
    throw error;
  }
}

export function errno(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
