import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { DevorchError } from "../core/problem.ts";
import { replaceFile, sweepTemporaries } from "./atomic.ts";
import type { Files } from "./files.ts";
import { isObject, type Shape } from "./shape.ts";

/** How one kind of file of ours is read: JSON with a `format` number. */
export interface Format<T> {
  current: number;
  /** From the format that is the key to the next one. */
  migrations: Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => Record<string, unknown>>>;
  shape: Shape;
  /** Never read, only to bind the type that `shape` proves. */
  readonly of?: T;
}

/** `damaged` says why; the text is kept so that the file can be set aside. */
export type Stored<T> =
  | { status: "absent" }
  | { status: "good"; value: T }
  | { status: "damaged"; why: string };

/** Throws DEV-406 when a newer devorch wrote it: guessing could lose what it recorded. */
export function decode<T>(path: string, text: string, format: Format<T>): Stored<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { status: "damaged", why: text === "" ? "it is empty" : (error as Error).message };
  }
  if (!isObject(value) || typeof value.format !== "number") {
    return { status: "damaged", why: "it has no format number" };
  }
  if (value.format > format.current) throw newerFormat(path, value.format, format.current);
  let upgraded = value;
  for (let version = value.format; version < format.current; version++) {
    const migrate = format.migrations[version];
    if (!migrate) return { status: "damaged", why: `format ${version} was never written` };
    try {
      upgraded = { ...migrate(upgraded), format: version + 1 };
    } catch (error) {
      return { status: "damaged", why: `it is no format ${version}: ${(error as Error).message}` };
    }
  }
  const complaint = format.shape(upgraded, "");
  return complaint ? { status: "damaged", why: complaint } : { status: "good", value: upgraded as T };
}

export async function readStateFile<T>(files: Files, path: string, format: Format<T>): Promise<Stored<T>> {
  const text = await files.read(path);
  return text === undefined ? { status: "absent" } : decode(path, text, format);
}

/**
 * Writes it atomically and durably, for the one who holds its lock. The good content before it stays as `.bak`;
 * a damaged one is set aside under `.corrupt-…`, and leaves the `.bak` alone.
 */
export async function writeStateFile<T>(
  files: Files,
  path: string,
  format: Format<T>,
  value: T,
): Promise<void> {
  await files.makeFolder(dirname(path));
  await sweepTemporaries(files, path);
  const content = `${JSON.stringify(value, undefined, 2)}\n`;
  const old = await files.read(path);
  switch (old === undefined ? "absent" : decode(path, old, format).status) {
    case "absent":
      return replaceFile(files, path, content);
    case "good":
      return replaceFile(files, path, content, { keepOld: backupOf(path) });
    case "damaged":
      // A name made from the content: a crash right after this, and another try, set it aside once.
      await files.link(path, `${path}${corruptMark}${digest(old ?? "").slice(0, 12)}`);
      return replaceFile(files, path, content);
  }
}

export function backupOf(path: string): string {
  return `${path}.bak`;
}

export const corruptMark = ".corrupt-";

export function digest(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

export function newerFormat(path: string, found: number, known: number): DevorchError {
  return new DevorchError([
    {
      code: "DEV-406",
      severity: "error",
      message: `${path} has format ${found}, written by a newer devorch; this one knows up to ${known}`,
      hint: "update devorch: npm install -g devorch@latest",
    },
  ]);
}
