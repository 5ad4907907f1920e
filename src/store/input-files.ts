import { createHash } from "node:crypto";
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { deserialize, serialize } from "node:v8";
import { sha256 } from "../core/fingerprint.ts";
import { hostFolders } from "../core/host-only.ts";
import { DevorchError } from "../core/problem.ts";
import { glob } from "../core/tasks/glob.ts";
import { notUtf8 } from "../io/not-utf8.ts";
import { replaceFile } from "./atomic.ts";
import { nodeFiles } from "./files.ts";

/**
 * Hashes of the contents of host files. Those of last time are kept in a file, and an input is read again only when its lstat differs.
 * Synchronous: fifty thousand awaited calls cost more than what they ask.
 */
export class InputFiles {
  readonly #root: string;
  readonly #file: string;
  #memory: Memory;

  private constructor(root: string, file: string, memory: Memory) {
    this.#root = root;
    this.#file = file;
    this.#memory = memory;
  }

  static async open(root: string, file: string): Promise<InputFiles> {
    return new InputFiles(root, file, await Memory.read(file));
  }

  /**
   * Path below the root → hash, of all files that the patterns mean. Links count by where they lead, and by the content of a file of the
   * project there. Throws DEV-160 for what cannot be read, or has a name that is not UTF-8.
   */
  hashes(patterns: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    try {
      for (const pattern of patterns) {
        const { base, matches } = glob(pattern);
        this.#walk(base, matches, found);
      }
    } catch (cause) {
      if (!(cause instanceof Error && "syscall" in cause)) throw cause;
      const { path = this.#root, message } = cause as NodeJS.ErrnoException;
      throw unusable(`${path} cannot be read: ${message}`, cause);
    }
    return found;
  }

  /** The same of these paths alone; without those where nothing is, or nothing that can be read. */
  hashesOf(paths: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const path of paths) {
      try {
        found.set(path, this.#hash(path, lstatSync(join(this.#root, path))));
      } catch (error) {
        if (!(error instanceof Error && "syscall" in error)) throw error;
      }
    }
    return found;
  }

  async save(): Promise<void> {
    if (this.#memory.changed.size === 0) return;
    this.#memory = this.#memory.updated();
    await nodeFiles.makeFolder(dirname(this.#file));
    await replaceFile(nodeFiles, this.#file, this.#memory.bytes());
  }

  #walk(path: string, matches: (path: string) => boolean, found: Map<string, string>): void {
    // Not join: it costs as much as the call.
    const file = `${this.#root}/${path}`;
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      const names = readdirSync(file);
      // Where a name is not UTF-8. One that is can hold it, too.
      if (names.some((name) => name.includes("\ufffd"))) refuseOtherNames(file, path, matches);
      for (const name of names)
        if (!hostFolders.includes(name)) this.#walk(below(path, name), matches, found);
    } else if (stats && matches(path) && !found.has(path)) found.set(path, this.#hash(path, stats));
  }

  #hash(path: string, stats: Stats): string {
    if (stats.isSymbolicLink()) return this.#linkHash(path);
    const known = this.#memory.hash(path, stats);
    if (known !== undefined) return known;
    const file = join(this.#root, path);
    const hash = stats.isFile()
      ? contentHash(file, stats.mode & 0o111)
      : // A pipe or device is only that: reading it could take for ever.
        sha256("no file");
    // What was written just now could be written again within the same tick of the file system's clock: not to be trusted yet.
    if (Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs) > settledMs)
      this.#memory.changed.set(path, { stats, hash });
    return hash;
  }

  #linkHash(path: string): string {
    const link = join(this.#root, path);
    const target = this.#targetOf(link);
    return sha256(
      `link ${readlinkSync(link, "latin1")}\0${target ? this.#hash(target.path, target.stats) : ""}`,
    );
  }

  /** The file of the project that a link leads to in the end. */
  #targetOf(link: string): { path: string; stats: Stats } | undefined {
    try {
      const [file, root] = [realpathSync.native(link), realpathSync.native(this.#root)];
      const path = relative(root, file);
      if (path.split("/").some((step) => step === ".." || hostFolders.includes(step))) return undefined;
      const stats = lstatSync(file);
      return stats.isFile() ? { path, stats } : undefined;
    } catch {
      // It leads nowhere, or in a circle.
      return undefined;
    }
  }
}

function below(path: string, name: string): string {
  return path === "." ? name : `${path}/${name}`;
}

/** Throws DEV-160 when a name in a folder is not UTF-8, if it or what may be below it is meant. */
function refuseOtherNames(folder: string, path: string, matches: (path: string) => boolean): void {
  for (const entry of readdirSync(folder, { encoding: "buffer", withFileTypes: true })) {
    const odd = notUtf8(entry.name);
    if (odd !== undefined && (entry.isDirectory() || matches(below(path, entry.name.toString()))))
      throw unusable(`the name of ${folder}/${odd} is not UTF-8`);
  }
}

function unusable(message: string, cause?: unknown): DevorchError {
  const hint = "mend that, or name inputs beside it";
  return new DevorchError([{ code: "DEV-160", severity: "error", message, hint }], { cause });
}

/** Of lstat, in this order: what differs when a file may have changed. */
const compared = ["size", "mtimeMs", "ctimeMs", "ino", "mode"] as const;
const hashLength = 64;

/** What lstat said of files, and the hashes of their contents, in columns: fifty thousand objects cost more to read than to look at the files. */
class Memory {
  /** Since it was read. */
  readonly changed = new Map<string, { stats: Pick<Stats, (typeof compared)[number]>; hash: string }>();
  readonly #paths: readonly string[];
  /** As many for each path as are compared. */
  readonly #stats: Float64Array;
  readonly #hashes: string;
  /** Files are found in the order of last time, so the next is most likely here. */
  #next = 0;
  #places: ReadonlyMap<string, number> | undefined;

  constructor(paths: readonly string[], stats: Float64Array, hashes: string) {
    this.#paths = paths;
    this.#stats = stats;
    this.#hashes = hashes;
  }

  static async read(file: string): Promise<Memory> {
    try {
      const [paths, stats, hashes] = deserialize(await readFile(file)) as [string, Float64Array, string];
      const names = paths.split("\0");
      const whole = stats instanceof Float64Array && stats.length === names.length * compared.length;
      if (whole && typeof hashes === "string" && hashes.length === names.length * hashLength)
        return new Memory(names, stats, hashes);
    } catch {
      // None yet, torn, or of another version: everything is read again.
    }
    return new Memory([], new Float64Array(), "");
  }

  bytes(): Uint8Array {
    return serialize([this.#paths.join("\0"), this.#stats, this.#hashes]);
  }

  /** `undefined` where lstat says something else than last time. */
  hash(path: string, stats: Stats): string | undefined {
    const place = this.#paths[this.#next] === path ? this.#next : this.#placeOf(path);
    if (place === undefined) return undefined;
    this.#next = place + 1;
    const at = place * compared.length;
    const known = this.#stats;
    return known[at] === stats.size &&
      known[at + 1] === stats.mtimeMs &&
      known[at + 2] === stats.ctimeMs &&
      known[at + 3] === stats.ino &&
      known[at + 4] === stats.mode
      ? this.#hashes.slice(place * hashLength, (place + 1) * hashLength)
      : undefined;
  }

  updated(): Memory {
    const paths = [...new Set([...this.#paths, ...this.changed.keys()])];
    const stats = new Float64Array(paths.length * compared.length);
    stats.set(this.#stats);
    const hashes = paths.map((path, place) => {
      const change = this.changed.get(path);
      if (!change) return this.#hashes.slice(place * hashLength, (place + 1) * hashLength);
      stats.set(
        compared.map((field) => change.stats[field]),
        place * compared.length,
      );
      return change.hash;
    });
    return new Memory(paths, stats, hashes.join(""));
  }

  #placeOf(path: string): number | undefined {
    this.#places ??= new Map(this.#paths.map((known, place) => [known, place]));
    return this.#places.get(path);
  }
}

const settledMs = 2_000;

function contentHash(path: string, executable: number): string {
  const hash = createHash("sha256").update(executable === 0 ? "file " : "program ");
  const buffer = Buffer.allocUnsafe(1 << 16);
  const file = openSync(path, "r");
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
