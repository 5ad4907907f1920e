import { dirname } from "node:path";
import type { Files } from "../../src/store/files.ts";

/** Files in memory that tell what a power cut may leave of them. */
export class MemoryFiles implements Files {
  /** Name → the file itself, shared by hard links. */
  #names: Map<string, { content: string }>;
  /** Changes of names since the last syncFolder, oldest first. */
  #unsynced: ((names: Map<string, { content: string }>) => void)[] = [];
  #synced: Map<string, { content: string }>;

  constructor(names: ReadonlyMap<string, { content: string }> = new Map()) {
    this.#names = new Map(names);
    this.#synced = new Map(names);
  }

  copy(): MemoryFiles {
    return new MemoryFiles(this.#names);
  }

  /** Every state that a power cut may leave: names are written in order, and those not synced may be missing. */
  afterPowerCut(): readonly MemoryFiles[] {
    const names = new Map(this.#synced);
    const states = [new MemoryFiles(names)];
    for (const change of this.#unsynced) {
      change(names);
      states.push(new MemoryFiles(names));
    }
    return states;
  }

  /** What no operation of ours does: a file torn or edited by somebody else. */
  overwrite(path: string, content: string): void {
    this.#change((names) => names.set(path, { content }));
  }

  names(): readonly string[] {
    return [...this.#names.keys()].sort();
  }

  async read(path: string): Promise<string | undefined> {
    return this.#names.get(path)?.content;
  }

  async list(folder: string): Promise<readonly string[]> {
    return this.names()
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1));
  }

  async create(path: string, content: string): Promise<void> {
    if (this.#names.has(path)) throw new Error(`exists: ${path}`);
    const file = { content };
    this.#change((names) => names.set(path, file));
  }

  async link(from: string, to: string): Promise<boolean> {
    const file = this.#names.get(from);
    if (!file) throw new Error(`absent: ${from}`);
    if (this.#names.has(to)) return false;
    this.#change((names) => names.set(to, file));
    return true;
  }

  async rename(from: string, to: string): Promise<void> {
    const file = this.#names.get(from);
    if (!file) throw new Error(`absent: ${from}`);
    // rename(2) does nothing when both are names of one file.
    if (this.#names.get(to) === file) return;
    this.#change((names) => {
      names.set(to, file);
      names.delete(from);
    });
  }

  async remove(path: string): Promise<void> {
    if (this.#names.has(path)) this.#change((names) => names.delete(path));
  }

  async syncFolder(): Promise<void> {
    this.#synced = new Map(this.#names);
    this.#unsynced = [];
  }

  async makeFolder(): Promise<void> {}

  #change(change: (names: Map<string, { content: string }>) => void): void {
    change(this.#names);
    this.#unsynced.push(change);
  }
}

/** Calls `before` ahead of each operation; a rejection stops it there. */
export function intercepted(
  files: Files,
  before: (operation: keyof Files, args: readonly string[]) => Promise<void>,
): Files {
  return new Proxy(files, {
    get: (target, name: keyof Files) => {
      const operation = target[name].bind(target) as (...args: string[]) => Promise<unknown>;
      return async (...args: string[]) => {
        await before(name, args);
        return operation(...args);
      };
    },
  });
}
