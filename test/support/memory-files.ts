import { dirname } from "node:path";
import { DevorchError } from "../../src/core/problem.ts";
import { type Files, fileProblem, type Growing } from "../../src/store/files.ts";

interface File {
  content: string;
  /** Of one that grows: how much of it is durable. */
  synced?: number;
}
type Names = Map<string, File>;

/** Files in memory that tell what a power cut may leave of them. */
export class MemoryFiles implements Files {
  /** How much of a write still fits when the disk is full; `undefined` when it is not. */
  full: (length: number) => number | undefined = () => undefined;
  /** Name → the file itself, shared by hard links. */
  #names: Names;
  /** Changes of names since the last syncFolder, oldest first. */
  #unsynced: ((names: Names) => void)[] = [];
  #synced: Names;

  constructor(names: Names = new Map()) {
    this.#names = new Map(names);
    this.#synced = new Map(names);
  }

  /** What a killed process leaves. */
  copy(): MemoryFiles {
    return this.#left(this.#names, ({ content }) => content);
  }

  /**
   * Every state that a power cut may leave: names are written in order, and those not synced may be missing. Of what was added to a file and not
   * synced, half is there.
   */
  afterPowerCut(): readonly MemoryFiles[] {
    const names = new Map(this.#synced);
    const state = () =>
      this.#left(names, ({ content, synced = 0 }) => content.slice(0, (synced + content.length) / 2));
    return [
      state(),
      ...this.#unsynced.map((change) => {
        change(names);
        return state();
      }),
    ];
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
    this.#write(path, this.#make(path, {}), content);
  }

  async grow(path: string): Promise<Growing> {
    const file = this.#make(path, { synced: 0 });
    return {
      add: (text) => this.#write(path, file, text),
      async sync() {
        file.synced = file.content.length;
      },
      close() {},
    };
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

  #make(path: string, fields: Partial<File>): File {
    if (this.#names.has(path)) throw new Error(`exists: ${path}`);
    const file = { content: "", ...fields };
    this.#change((names) => names.set(path, file));
    return file;
  }

  #write(path: string, file: File, text: string): void {
    const fits = this.full(text.length);
    file.content += text.slice(0, fits);
    if (fits === undefined) return;
    const cause = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    throw new DevorchError([fileProblem(path, cause)], { cause });
  }

  #left(names: Names, content: (file: File) => string): MemoryFiles {
    const left = [...names].map(
      ([name, file]) => [name, file.synced === undefined ? file : { content: content(file) }] as const,
    );
    const files = new MemoryFiles(new Map(left));
    files.full = this.full;
    return files;
  }

  #change(change: (names: Names) => void): void {
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
