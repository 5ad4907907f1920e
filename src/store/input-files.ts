import { createHash } from "node:crypto";
import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { glob } from "../core/tasks/glob.ts";
import { replaceFile } from "./atomic.ts";
import { nodeFiles } from "./files.ts";
import { isObject } from "./shape.ts";

/** Never inputs: what devorch and git keep for themselves. */
const skipped = new Set([".git", ".devorch"]);

/**
 * Hashes of the contents of host files. Those of last time are kept in `memory`, and a file is read again only when its lstat differs.
 * Synchronous: fifty thousand awaited calls cost more than what they ask.
 */
export class InputFiles {
  readonly #root: string;
  readonly #memory: string;
  #known: Record<string, Known> = {};
  #changed = false;

  private constructor(root: string, memory: string) {
    this.#root = root;
    this.#memory = memory;
  }

  static async open(root: string, memory: string): Promise<InputFiles> {
    const files = new InputFiles(root, memory);
    try {
      const known: unknown = JSON.parse((await nodeFiles.read(memory)) ?? "{}");
      if (isObject(known)) files.#known = known as Record<string, Known>;
    } catch {
      // Torn: everything is read again.
    }
    return files;
  }

  /** Path below the root → hash, of all files that the patterns mean. Links count by where they lead. */
  hashes(patterns: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const pattern of patterns) {
      const { base, matches } = glob(pattern);
      this.#walk(base, matches, found);
    }
    return found;
  }

  async save(): Promise<void> {
    if (!this.#changed) return;
    await nodeFiles.makeFolder(dirname(this.#memory));
    await replaceFile(nodeFiles, this.#memory, JSON.stringify(this.#known));
    this.#changed = false;
  }

  #walk(path: string, matches: (path: string) => boolean, found: Map<string, string>): void {
    // Not join: it costs as much as the call.
    const file = `${this.#root}/${path}`;
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      for (const name of readdirSync(file))
        if (!skipped.has(name)) this.#walk(path === "." ? name : `${path}/${name}`, matches, found);
    } else if (stats && matches(path) && !found.has(path)) found.set(path, this.#hash(path, stats));
  }

  #hash(path: string, stats: Stats): string {
    const { size, mtimeMs, ctimeMs, ino, mode } = stats;
    const known = this.#known[path];
    if (
      known?.[0] === size &&
      known[1] === mtimeMs &&
      known[2] === ctimeMs &&
      known[3] === ino &&
      known[4] === mode
    )
      return known[5];
    const file = join(this.#root, path);
    const content = stats.isSymbolicLink()
      ? createHash("sha256")
          .update(`link ${readlinkSync(file)}`)
          .digest("hex")
      : contentHash(file, stats.mode & 0o111);
    // What was written just now could be written again within the same tick of the file system's clock: not to be trusted yet.
    if (Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs) > settledMs) {
      this.#known[path] = [size, mtimeMs, ctimeMs, ino, mode, content];
      this.#changed = true;
    }
    return content;
  }
}

/** What lstat said of a file, and the hash of its content. */
type Known = [size: number, mtimeMs: number, ctimeMs: number, ino: number, mode: number, content: string];

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
