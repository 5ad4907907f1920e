import { appendFileSync, closeSync, mkdirSync, openSync } from "node:fs";
import { constants, type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { FileRefused } from "../io/read-bounded.ts";
import { errno, explained, explainedSync } from "./files.ts";
import { RunLogReader } from "./run-log-reader.ts";

export type Stream = "stdout" | "stderr";

/** A guest that has the checkout mounted could have put a link, or a pipe, in the place of a file. */
const unlinked = constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * What one job says: its bytes as they are in `<base>.stdout` and `<base>.stderr`, and in `<base>.times` a line for each piece:
 * epoch milliseconds, stream, length. A file is made (mode 0600) when it gets its first byte, and a piece has its line only once it is there,
 * so that a reader may follow.
 */
export class RunLog {
  readonly #base: string;
  readonly #flags: "ax" | number;
  readonly #files = new Map<string, number>();

  /** `goesOn`: adds to what an earlier process wrote. */
  constructor(base: string, goesOn = false) {
    this.#base = base;
    this.#flags = goesOn ? unlinked | constants.O_APPEND | constants.O_CREAT : "ax";
  }

  path(extension: Stream | "times"): string {
    return `${this.#base}.${extension}`;
  }

  /** Not awaited: lines of two streams must not mix, and a thread for each piece takes longer than the writing. Throws DEV-401, 402 or 403. */
  write(stream: Stream, bytes: Uint8Array, atMs: number): void {
    explainedSync(this.path(stream), () => {
      const [file, times] = [this.#file(stream), this.#file("times")];
      appendFileSync(file, bytes);
      appendFileSync(times, `${atMs} ${stream} ${bytes.length}\n`);
    });
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
  }

  #file(extension: Stream | "times"): number {
    let file = this.#files.get(extension);
    if (file === undefined) {
      const path = this.path(extension);
      file = explainedSync(path, () => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        return openSync(path, this.#flags, 0o600);
      });
      this.#files.set(extension, file);
    }
    return file;
  }
}

/** Takes back what a process that was killed wrote no line for, and returns how many bytes of each stream came at `sinceMs` and after. */
export async function mendLog(base: string, sinceMs: number): Promise<Record<Stream, number>> {
  await mendLines(`${base}.times`);
  const [kept, since] = [
    { stdout: 0, stderr: 0 },
    { stdout: 0, stderr: 0 },
  ];
  for (const { atMs, stream, length } of await new RunLogReader(base).next()) {
    kept[stream] += length;
    if (atMs >= sinceMs) since[stream] += length;
  }
  for (const stream of ["stdout", "stderr"] as const) await cut(`${base}.${stream}`, () => kept[stream]);
  return since;
}

/** Takes a line back that was not written to its end. */
export function mendLines(path: string): Promise<void> {
  return cut(path, async (file) => (await file.readFile()).lastIndexOf("\n") + 1);
}

async function cut(path: string, length: (file: FileHandle) => number | Promise<number>): Promise<void> {
  await explained(path, async () => {
    let file: FileHandle | undefined;
    try {
      file = await open(path, unlinked);
      if (!(await file.stat()).isFile()) throw new FileRefused("is no regular file");
      await file.truncate(await length(file));
    } catch (error) {
      if (errno(error) !== "ENOENT") throw error;
    } finally {
      await file?.close();
    }
  });
}
