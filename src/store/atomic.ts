import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { DevorchError } from "../core/problem.ts";
import type { Files } from "./files.ts";

/**
 * Replaces a file so that a reader, a crash or a power cut sees the old content or the new, never a mix:
 * a temporary beside it, made durable, renamed over it, and the folder made durable.
 * With `keepOld`, the old content stays under that name.
 */
export async function replaceFile(
  files: Files,
  path: string,
  content: string | Uint8Array,
  options: { keepOld?: string } = {},
): Promise<void> {
  const temporary = `${path}${temporaryMark}${randomBytes(6).toString("hex")}`;
  try {
    await files.create(temporary, content);
    if (options.keepOld !== undefined) {
      await files.remove(options.keepOld);
      await files.link(path, options.keepOld);
    }
    await files.rename(temporary, path);
  } catch (error) {
    // The first failure is the one to report; a temporary that stays is swept later.
    await files.remove(temporary).catch(() => undefined);
    throw error instanceof DevorchError ? about(path, temporary, error) : error;
  }
  await files.syncFolder(dirname(path));
}

/** A person knows nothing of the temporary. */
function about(path: string, temporary: string, { problems, exitCode, cause }: DevorchError): DevorchError {
  const named = problems.map((one) => ({ ...one, message: one.message.replaceAll(temporary, path) }));
  return new DevorchError(named, { exitCode, cause });
}

/** Removes what crashes left beside a file. Only for who alone may write it: others may be at work on theirs. */
export async function sweepTemporaries(files: Files, path: string): Promise<void> {
  for (const name of await files.list(dirname(path))) {
    if (name.startsWith(`${basename(path)}${temporaryMark}`)) await files.remove(join(dirname(path), name));
  }
}

export const temporaryMark = ".tmp-";

/**
 * Fails with DEV-401, DEV-402 or DEV-403 unless files can be made durable in this folder: called before the first
 * mutation, because what cannot be recorded must not be done. Writes as much as a long run records.
 */
export async function ensureWritable(files: Files, folder: string): Promise<void> {
  await files.makeFolder(folder);
  const probe = join(folder, `probe${temporaryMark}${randomBytes(6).toString("hex")}`);
  try {
    await files.create(probe, "\0".repeat(probeBytes));
  } finally {
    await files.remove(probe).catch(() => undefined);
  }
  await files.syncFolder(folder);
}

const probeBytes = 1 << 20;
