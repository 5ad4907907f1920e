import { basename, dirname, join } from "node:path";
import { DevorchError, exitCodes } from "../core/problem.ts";
import type { Clock } from "../engine/ports.ts";
import type { Files } from "./files.ts";
import type { Processes, ProcessIdentity } from "./processes.ts";
import { count, fields, optional, text, time } from "./shape.ts";
import { digest } from "./state-file.ts";

/** Who holds a lock and why; what `force-unlock` and the error message show. */
export interface LockRecord extends LockClaim {
  /** Unique to this one acquisition. */
  id: string;
  process: ProcessIdentity;
  createdAtMs: number;
}

export interface LockClaim {
  /** `devorch apply`. */
  command: string;
  run?: string;
  user: string;
  /** What is locked, for people: `acme (ci)`. */
  subject: string;
}

export interface LockWorld {
  files: Files;
  processes: Processes;
  clock: Clock;
  newId: () => string;
  /** In [0, 1). */
  random: () => number;
}

export interface LockOptions {
  /** How long to wait for the holder; 0 does not wait. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** Told once, when waiting begins. */
  onWait?: (holder: LockRecord) => void;
}

export interface Lock {
  readonly record: LockRecord;
  /** `false` after somebody ran force-unlock on it: then stop before the next mutation. */
  held(): Promise<boolean>;
  /** Does nothing when the lock was forced away. */
  release(): Promise<void>;
}

/** Runs `work` with the lock held, and releases it however that ends. */
export async function withLock<T>(
  path: string,
  claim: LockClaim,
  world: LockWorld,
  options: LockOptions,
  work: (lock: Lock) => Promise<T>,
): Promise<T> {
  const lock = await acquireLock(path, claim, world, options);
  try {
    return await work(lock);
  } finally {
    await lock.release();
  }
}

/**
 * Takes the lock, waiting for a live holder as long as asked; a dead holder's lock is taken over.
 * Throws DEV-410 (exit 6) when it stays held, or the signal's reason.
 *
 * How it works, with nothing but atomic link and rename: a record is complete before it is linked to `path`, and
 * never changes. `path` names the head of a chain; who wants to follow a record X links its own to `path.after-X`,
 * which only one can. Ids are unique, so a name `after-X` decides X's succession for good. The end of the chain
 * holds the lock or is about to; only it may touch the head:
 *
 * - Free: link to `path`.
 * - End of the chain dead: link after it. If the head is still the one seen before, nobody ended this chain
 *   meanwhile, so ours is the one true end: rename over the head. Otherwise step back and look again.
 * - Release: link a successor of our own, which fails if we were forced out; then remove the head.
 *
 * A crash anywhere leaves a chain whose end is dead.
 */
export async function acquireLock(
  path: string,
  claim: LockClaim,
  world: LockWorld,
  options: LockOptions,
): Promise<Lock> {
  const { files } = world;
  await files.makeFolder(dirname(path));
  let lock: Lock | undefined;
  await waitFor(path, world, options, async () => {
    const mine = newRecord(claim, world);
    const holder = await withRecordFile(path, mine, files, (file) => tryAcquire(path, file, world));
    if (holder) return holder;
    await tidy(path, mine, world);
    lock = openLock(path, mine, world);
    return undefined;
  });
  return lock!;
}

/** Tries until nobody is in the way. Throws DEV-410 (exit 6) when that takes too long, or the signal's reason. */
export async function waitFor(
  path: string,
  { clock, random }: LockWorld,
  options: LockOptions,
  attempt: () => Promise<LockRecord | undefined>,
): Promise<void> {
  const deadline = clock.nowMs() + options.timeoutMs;
  for (let tries = 0; ; tries++) {
    options.signal?.throwIfAborted();
    const holder = await attempt();
    if (!holder) return;
    const leftMs = deadline - clock.nowMs();
    if (leftMs <= 0) throw heldProblem(path, holder);
    if (tries === 0) options.onWait?.(holder);
    const pauseMs = Math.min(1000, 50 * 2 ** Math.min(tries, 5)) * (0.5 + random() / 2);
    await clock.sleep(Math.min(leftMs, pauseMs), options.signal);
  }
}

/**
 * Ends the lock with this id, whoever holds it; a live holder notices before its next mutation.
 * Throws DEV-411 when the lock is free or has another id. Returns the record removed.
 */
export async function forceUnlock(
  path: string,
  id: string,
  claim: LockClaim,
  world: LockWorld,
): Promise<LockRecord> {
  const { files } = world;
  const chain = await readChain(path, files);
  const end = chain?.end;
  if (end?.id !== id || !(await succeed(path, chain!, claim, world))) {
    throw new DevorchError([
      {
        code: "DEV-411",
        severity: "error",
        message: end ? `the lock has the id ${end.id}, not ${id}` : "nothing is locked",
        hint: end ? "look again who holds it: it may have changed hands" : "there is nothing to unlock",
      },
    ]);
  }
  return end;
}

/** Ends the lock where its holder has died: a lock that nobody needs any more is not taken over. */
export async function endDead(path: string, claim: LockClaim, world: LockWorld): Promise<void> {
  const chain = await readChain(path, world.files);
  if (chain && (await world.processes.fate(chain.end.process)) === "dead")
    await succeed(path, chain, claim, world);
}

/** Paths of the locks in a folder, and of those whose processes died while they came or went. */
export async function locksIn(folder: string, { files }: Pick<LockWorld, "files">): Promise<string[]> {
  const names = await files.list(folder);
  return [...new Set(names.map((name) => join(folder, name.slice(0, name.indexOf(".lock") + 5))))];
}

/** Who holds the lock now, and whether that process lives; `undefined` when it is free. */
export async function readLock(
  path: string,
  world: Pick<LockWorld, "files" | "processes">,
): Promise<{ record: LockRecord; fate: Awaited<ReturnType<Processes["fate"]>> } | undefined> {
  const chain = await readChain(path, world.files);
  return chain && { record: chain.end, fate: await world.processes.fate(chain.end.process) };
}

/** The holder when there is one; `undefined` when `mine` became it. `file` holds `mine`. */
async function tryAcquire(
  path: string,
  file: string,
  { files, processes }: LockWorld,
): Promise<LockRecord | undefined> {
  for (;;) {
    if (await files.link(file, path)) return undefined;
    const chain = await readChain(path, files);
    if (!chain) continue;
    if ((await processes.fate(chain.end.process)) !== "dead") return chain.end;
    const place = afterPath(path, chain.end);
    if (!(await files.link(file, place))) continue;
    if ((await readRecord(path, files))?.id === chain.head.id) {
      await files.rename(file, path);
      await files.remove(place);
      return undefined;
    }
    await files.remove(place);
  }
}

function openLock(path: string, mine: LockRecord, world: LockWorld): Lock {
  const { files } = world;
  return {
    record: mine,
    held: async () =>
      (await readRecord(path, files))?.id === mine.id && !(await readRecord(afterPath(path, mine), files)),
    release: async () => {
      await succeed(path, { head: mine, end: mine }, mine, world);
    },
  };
}

/** Follows the end of a chain and ends the chain; `false` when somebody else did. */
async function succeed(path: string, chain: Chain, claim: LockClaim, world: LockWorld): Promise<boolean> {
  const { files } = world;
  const place = afterPath(path, chain.end);
  return withRecordFile(path, newRecord(claim, world), files, async (file) => {
    if (!(await files.link(file, place))) return false;
    const current = (await readRecord(path, files))?.id === chain.head.id;
    if (current) await files.remove(path);
    await files.remove(place);
    return current;
  });
}

/** Removes what crashed processes left; only the holder may, because only then no chain but its own is current. */
async function tidy(path: string, mine: LockRecord, { files, processes }: LockWorld): Promise<void> {
  const folder = dirname(path);
  for (const name of await files.list(folder)) {
    const file = join(folder, name);
    if (name.startsWith(basename(afterPath(path)))) {
      if (file !== afterPath(path, mine)) await files.remove(file);
    } else if (name.startsWith(basename(newPath(path)))) {
      const left = await readRecord(file, files);
      if (left && (await processes.fate(left.process)) === "dead") await files.remove(file);
    }
  }
}

interface Chain {
  head: LockRecord;
  end: LockRecord;
}

async function readChain(path: string, files: Files): Promise<Chain | undefined> {
  const head = await readRecord(path, files);
  if (!head) return undefined;
  let end = head;
  const ids = new Set([head.id]);
  for (let next = await readRecord(afterPath(path, end), files); next; ) {
    // Not of a crash of ours either: ids are unique.
    if (ids.has(next.id)) return { head, end: unreadable(path, JSON.stringify(next)) };
    ids.add(next.id);
    end = next;
    next = await readRecord(afterPath(path, end), files);
  }
  return { head, end };
}

async function readRecord(path: string, files: Files): Promise<LockRecord | undefined> {
  const content = await files.read(path);
  if (content === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(content);
    if (!recordShape(value, "")) return value as LockRecord;
  } catch {
    // Told as unreadable below.
  }
  // Not of a crash of ours: records are complete before they get their name.
  return unreadable(path, content);
}

/** Nobody can say that its holder is dead. */
function unreadable(path: string, content: string): LockRecord {
  const nobody = { host: "", machine: "", pid: 0, started: "" };
  return {
    id: `unreadable-${digest(content).slice(0, 8)}`,
    command: "unknown",
    user: "unknown",
    subject: basename(path),
    process: nobody,
    createdAtMs: 0,
  };
}

const recordShape = fields<LockRecord>({
  id: text,
  command: text,
  run: optional(text),
  user: text,
  subject: text,
  process: fields<ProcessIdentity>({ host: text, machine: text, pid: count, started: text }),
  createdAtMs: time,
});

function newRecord(claim: LockClaim, { newId, processes, clock }: LockWorld): LockRecord {
  const { command, run, user, subject } = claim;
  return {
    id: newId(),
    command,
    ...(run === undefined ? {} : { run }),
    user,
    subject,
    process: processes.self,
    createdAtMs: clock.nowMs(),
  };
}

async function withRecordFile<T>(
  path: string,
  record: LockRecord,
  files: Files,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const file = newPath(path, record);
  try {
    await files.create(file, `${JSON.stringify(record)}\n`);
    return await use(file);
  } finally {
    await files.remove(file);
  }
}

export const afterMark = ".after-";
export const newMark = ".new-";

function afterPath(path: string, record?: LockRecord): string {
  return `${path}${afterMark}${record?.id ?? ""}`;
}

function newPath(path: string, record?: LockRecord): string {
  return `${path}${newMark}${record?.id ?? ""}`;
}

function heldProblem(path: string, holder: LockRecord): DevorchError {
  const since = new Date(holder.createdAtMs).toISOString();
  const { command, user, process, subject } = holder;
  return new DevorchError(
    [
      {
        code: "DEV-410",
        severity: "error",
        message: `${subject} is locked by "${command}" of ${user} on ${process.host} (pid ${process.pid}) since ${since}`,
        hint: `wait for it (--lock-timeout 10m); if it is surely gone, run devorch force-unlock ${holder.id} (${path})`,
      },
    ],
    { exitCode: exitCodes.lockHeldOrStale },
  );
}
