import { appendFile, constants, lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileRefused } from "../io/read-bounded.ts";
import { replaceFile } from "./atomic.ts";
import { errno, explained, nodeFiles } from "./files.ts";
import { safeName } from "./paths.ts";
import { RunLog } from "./run-log.ts";

/** The folder of one run: its result, and what its tasks said and left behind. */
export interface RunFolder {
  readonly id: string;
  readonly path: string;
  /** `<machine>/<task>.stdout` and so on; nothing is made before there is something to keep. `goesOn`: an earlier process may have made them. */
  log(machine: string, task: string, goesOn?: boolean): RunLog;
  /** Where outputs of a job go, relative to the folder: `<machine>/<task>.outputs`. */
  outputs(machine: string, task: string): string;
  writeResult(result: unknown): Promise<void>;
  /** Adds to the run's events, `eventsFile`: as they happen, so that others follow. Not called at the same time twice. */
  note(event: unknown): Promise<void>;
}

const addUnlinked = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW;

/** A JSON value a line. */
export const eventsFile = "events.ndjson";

/** Ids sort by time: `20260131T120000Z-1f2e3d4c`. `random` is hexadecimal, and tells runs of one second apart. */
export function runId(nowMs: number, random: string): string {
  return `${new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, "")}-${random}`;
}

/**
 * Makes `.devorch/`, which ignores itself, so that no project needs to change its .gitignore. A checkout, or a guest that has it
 * mounted, can put links there: DEV-403 for one in the folder's place.
 */
export async function makeWorkFolder(path: string): Promise<void> {
  await makeOwnFolder(path);
  const ignore = join(path, ".gitignore");
  await explained(ignore, async () => {
    // One that is there stays as it is, also when another process makes it meanwhile.
    await writeFile(ignore, "*\n", { flag: "wx" }).catch((error) => {
      if (errno(error) !== "EEXIST") throw error;
    });
  });
}

/** DEV-403 for a link in its place. */
export async function makeOwnFolder(path: string): Promise<void> {
  await explained(path, async () => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await lstat(path)).isSymbolicLink()) throw new FileRefused("is a link");
  });
}

/** Makes `.devorch/runs/<id>/`. */
export async function createRunFolder(runs: string, id: string): Promise<RunFolder> {
  const path = join(runs, id);
  await makeWorkFolder(dirname(runs));
  await makeOwnFolder(runs);
  await explained(path, () => mkdir(path, { mode: 0o700 }));
  return openRunFolder(runs, id);
}

export function openRunFolder(runs: string, id: string): RunFolder {
  const path = join(runs, id);
  const events = join(path, eventsFile);
  return {
    id,
    path,
    log: (machine, task, goesOn) => new RunLog(join(path, jobPath(machine, task)), goesOn),
    outputs: (machine, task) => `${jobPath(machine, task)}.outputs`,
    writeResult: (result) =>
      replaceFile(nodeFiles, join(path, "result.json"), `${JSON.stringify(result, undefined, 2)}\n`),
    note: (event) =>
      explained(events, () =>
        appendFile(events, `${JSON.stringify(event)}\n`, { mode: 0o600, flag: addUnlinked }),
      ),
  };
}

/** Base of the files of a job, relative to the run's folder. */
export function jobPath(machine: string, task: string): string {
  return join(safeName(machine), safeName(task));
}

/** Ids of the runs kept, oldest first. */
export async function listRuns(runs: string): Promise<readonly string[]> {
  const names = await nodeFiles.list(runs);
  return names.filter((name) => /^\d{8}T\d{6}Z-/.test(name)).sort();
}

export interface Retention {
  runs: number;
  ageMs: number;
  bytes: number;
}

/** Deletes the oldest runs until count, age and size are within bounds; never one in `active`. Returns their ids. */
export async function pruneRuns(
  runs: string,
  retention: Retention,
  nowMs: number,
  active: ReadonlySet<string>,
): Promise<readonly string[]> {
  const pruned: string[] = [];
  let [kept, bytes] = [0, 0];
  const oldest = runId(nowMs - retention.ageMs, "");
  for (const id of [...(await listRuns(runs))].reverse()) {
    const path = join(runs, id);
    bytes += await bytesOf(path);
    kept++;
    if (active.has(id)) continue;
    if (kept > retention.runs || bytes > retention.bytes || id < oldest) {
      await explained(path, () => rm(path, { recursive: true, force: true }));
      pruned.push(id);
    }
  }
  return pruned.reverse();
}

async function bytesOf(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  let total = 0;
  for (const entry of entries) {
    if (entry.isFile()) total += (await lstat(join(entry.parentPath, entry.name))).size;
  }
  return total;
}
