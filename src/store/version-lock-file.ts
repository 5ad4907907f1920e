import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { compareText } from "../core/compare-text.ts";
import { DevorchError, exitCodes } from "../core/problem.ts";
import type { PinnedImage, VersionLock } from "../core/version-lock.ts";
import { replaceFile } from "./atomic.ts";
import type { Files } from "./files.ts";
import { type LockClaim, type LockWorld, withLock } from "./lock.ts";
import { versionsLock, workFolder } from "./paths.ts";
import { makeWorkFolder } from "./runs.ts";
import { fields, optional, record, text } from "./shape.ts";
import { decode, type Format } from "./state-file.ts";

/** `undefined` when there is none. Throws DEV-353 (exit 3) when it cannot be read: what it pinned must not be guessed. */
export async function readVersionLock(files: Files, root: string): Promise<VersionLock | undefined> {
  const path = versionLockPath(root);
  const content = await files.read(path, 2 ** 20);
  if (content === undefined) return undefined;
  const stored = decode(path, content, versionLockFormat);
  if (stored.status === "good") return stored.value;
  const why = stored.status === "damaged" ? stored.why : stored.status;
  throw new DevorchError(
    [
      {
        code: "DEV-353",
        severity: "error",
        message: `${path} cannot be used: ${why}`,
        hint: "take the committed one (git checkout -- devorch.lock.json), or delete it and run devorch image update",
      },
    ],
    { exitCode: exitCodes.invalid },
  );
}

/** Replaces these images' pins alone, whoever else writes at the same time: two configurations in one folder share the file. */
export async function amendVersionLock(
  files: Files,
  root: string,
  pins: VersionLock["images"],
  { claim, world }: { claim: LockClaim; world: LockWorld },
): Promise<void> {
  await makeWorkFolder(workFolder(root));
  await withLock(versionsLock(root), claim, world, { timeoutMs: patienceMs }, async () => {
    const before = await readVersionLock(files, root);
    const after: VersionLock = { format: 1, images: { ...before?.images, ...pins } };
    if (!isDeepStrictEqual(before, after)) await writeVersionLock(files, root, after);
  });
}

/** Each holder keeps the lock for one short write. */
const patienceMs = 60_000;

/** Atomic. Keys are sorted, so that a change shows as a change of its own line. */
export async function writeVersionLock(files: Files, root: string, lock: VersionLock): Promise<void> {
  const images = sorted(lock.images).map(([name, { packages, ...pin }]) => [
    name,
    { ...pin, packages: Object.fromEntries(sorted(packages)) },
  ]);
  const content = { format: lock.format, images: Object.fromEntries(images) };
  await replaceFile(files, versionLockPath(root), `${JSON.stringify(content, undefined, 2)}\n`);
}

function versionLockPath(root: string): string {
  return join(root, "devorch.lock.json");
}

const versionLockFormat: Format<VersionLock> = {
  current: 1,
  migrations: {},
  shape: fields<Omit<VersionLock, "format">>({
    images: record(fields<PinnedImage>({ from: text, base: optional(text), packages: record(text) })),
  }),
};

function sorted<T>(values: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(values).sort(([a], [b]) => compareText(a, b));
}
