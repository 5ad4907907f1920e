import { constants, type FileHandle, open } from "node:fs/promises";
import { errno } from "./files.ts";
import type { Stream } from "./run-log.ts";

export interface Piece {
  atMs: number;
  stream: Stream;
  /** Where it stands in the stream's file. */
  offset: number;
  length: number;
}

/** More than a chunk of output or the lines of any run; what is larger was not written by devorch. */
const maxPieceBytes = 16 * 2 ** 20;
const maxLinesBytes = 64 * 2 ** 20;

/** Reads what a job has said, also while it goes on: see RunLog for the format. */
export class RunLogReader {
  readonly #base: string;
  readonly #times: LineReader;
  readonly #offsets = { stdout: 0, stderr: 0 };

  constructor(base: string) {
    this.#base = base;
    this.#times = new LineReader(`${base}.times`);
  }

  /** The pieces that came since the last call; damaged lines are left out. */
  async next(): Promise<readonly Piece[]> {
    return (await this.#times.next()).flatMap((line) => {
      const [, atMs, stream, length] = /^(\d{1,15}) (stdout|stderr) (\d{1,15})$/.exec(line) ?? [];
      if (stream !== "stdout" && stream !== "stderr") return [];
      const offset = this.#offsets[stream];
      this.#offsets[stream] += Number(length);
      return { atMs: Number(atMs), stream, offset, length: Number(length) };
    });
  }

  /** As much of the piece as is there. */
  async bytes({ stream, offset, length }: Piece): Promise<Uint8Array> {
    const there = await withFile(`${this.#base}.${stream}`, async (file) => {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset, maxPieceBytes)));
      await file.read(bytes, 0, bytes.length, offset);
      return bytes;
    });
    return there ?? Buffer.alloc(0);
  }
}

/** Reads a file that grows by lines; one that is not there yet is empty. */
export class LineReader {
  readonly #path: string;
  #read = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** The lines that came whole since the last call. */
  async next(): Promise<readonly string[]> {
    const bytes = await withFile(this.#path, async (file) => {
      const { size } = await file.stat();
      const rest = Buffer.alloc(Math.min(Math.max(0, size - this.#read), maxLinesBytes));
      await file.read(rest, 0, rest.length, this.#read);
      return rest;
    });
    const whole = bytes?.subarray(0, bytes.lastIndexOf("\n") + 1);
    if (!whole?.length) return [];
    this.#read += whole.length;
    return whole.toString().trimEnd().split("\n");
  }
}

/** `undefined` when there is no such file (yet). */
async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      // .devorch lies in the checkout, and so may be somebody else's.
      if (!(await file.stat()).isFile()) return undefined;
      return await use(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errno(error) === "ENOENT") return undefined;
    throw error;
  }
}
