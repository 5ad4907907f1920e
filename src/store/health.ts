import type { Stats } from "node:fs";
import { lstat, readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { DevorchError, type Problem } from "../core/problem.ts";
import { temporaryMark } from "./atomic.ts";
import { fileProblem } from "./files.ts";
import { ledgerFormat } from "./ledger-format.ts";
import { afterMark, type LockWorld, newMark, readLock } from "./lock.ts";
import { isOwnFolder } from "./paths.ts";
import { registryFormat } from "./registry-store.ts";
import { corruptMark, readStateFile } from "./state-file.ts";

/**
 * What is wrong in devorch's folders (DEV-430 to DEV-434, all warnings), each with the one command that mends it, for
 * `devorch doctor`. Changes nothing. `ownerId` is the user's id; absent where there are none.
 */
export async function storeHealth(
  roots: readonly string[],
  world: Pick<LockWorld, "files" | "processes" | "clock">,
  ownerId: number | undefined,
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const folder of await ownFolders(roots)) {
    for await (const [path, stats] of walk(folder, found)) {
      if (stats.isSymbolicLink()) continue;
      found.push(...accessProblems(path, stats, ownerId));
      if (stats.isFile()) found.push(...(await fileProblems(path, stats, world)));
    }
  }
  return found;
}

/** A root may hold more than what is ours, such as the simulator's disks. */
async function ownFolders(roots: readonly string[]): Promise<readonly string[]> {
  const folders: string[] = [];
  for (const root of new Set(roots)) {
    const real = await realpath(root).catch(() => root);
    const names = await readdir(real).catch(() => []);
    folders.push(...names.sort().flatMap((name) => (isOwnFolder(name) ? [join(real, name)] : [])));
  }
  return folders;
}

function accessProblems(path: string, stats: Stats, ownerId: number | undefined): readonly Problem[] {
  if (ownerId !== undefined && stats.uid !== ownerId) {
    return [
      warning(
        "DEV-430",
        `${path} belongs to another user (id ${stats.uid})`,
        `sudo chown ${ownerId} '${path}'`,
      ),
    ];
  }
  if ((stats.mode & 0o077) === 0) return [];
  const mode = (stats.mode & 0o777).toString(8).padStart(4, "0");
  return [
    warning(
      "DEV-430",
      `others have access to ${path} (mode ${mode})`,
      `chmod ${stats.isDirectory() ? "700" : "600"} '${path}'`,
    ),
  ];
}

async function fileProblems(
  path: string,
  stats: Stats,
  world: Pick<LockWorld, "files" | "processes" | "clock">,
): Promise<readonly Problem[]> {
  const name = basename(path);
  if (name.includes(corruptMark)) {
    return [
      warning(
        "DEV-431",
        `${path} is a damaged file that was set aside`,
        `rm '${path}' once its project is well`,
      ),
    ];
  }
  if ([temporaryMark, newMark, afterMark].some((mark) => name.includes(mark))) {
    if (world.clock.nowMs() - stats.mtimeMs < leftoverAgeMs) return [];
    return [warning("DEV-432", `${path} is left over from a run that was killed`, `rm '${path}'`)];
  }
  if (name === "lock" || name.endsWith(".lock")) return lockProblems(path, world);
  if (name === "ledger.json" || name === "registry.json") {
    return stateProblems(path, name === "ledger.json" ? ledgerFormat : registryFormat, world);
  }
  return [];
}

async function lockProblems(
  path: string,
  world: Pick<LockWorld, "files" | "processes">,
): Promise<readonly Problem[]> {
  const lock = await readLock(path, world);
  if (!lock || lock.fate === "alive") return [];
  const { id, subject, process } = lock.record;
  return [
    lock.fate === "dead"
      ? warning(
          "DEV-433",
          `${subject} is locked by a run that died (pid ${process.pid})`,
          `the next run takes it over; or devorch force-unlock ${id}`,
        )
      : warning(
          "DEV-433",
          `${subject} is locked by a process that cannot be seen from here (pid ${process.pid} on ${process.host || "an unknown host"})`,
          `if it is surely gone: devorch force-unlock ${id}`,
        ),
  ];
}

async function stateProblems(
  path: string,
  format: typeof ledgerFormat | typeof registryFormat,
  { files }: Pick<LockWorld, "files">,
): Promise<readonly Problem[]> {
  try {
    const stored = await readStateFile<unknown>(files, path, format);
    if (stored.status !== "damaged") return [];
    return [warning("DEV-434", `${path} is damaged: ${stored.why}`, "the next apply rebuilds it")];
  } catch (error) {
    if (error instanceof DevorchError) return error.problems;
    throw error;
  }
}

/** Everything below a folder, itself included; links are not followed. What cannot be read is a problem, not an end. */
async function* walk(path: string, problems: Problem[]): AsyncGenerator<[path: string, stats: Stats]> {
  try {
    const stats = await lstat(path);
    yield [path, stats];
    if (!stats.isDirectory()) return;
    for (const name of (await readdir(path)).sort()) yield* walk(join(path, name), problems);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code !== "ENOENT") problems.push({ ...fileProblem(path, error), severity: "warning" });
  }
}

/** Younger ones may be in use. */
const leftoverAgeMs = 3_600_000;

function warning(code: Problem["code"], message: string, hint: string): Problem {
  return { code, severity: "warning", message, hint };
}
