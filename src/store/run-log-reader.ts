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

/** More than a chunk of output or the times of any run; what is larger was not written by devorch. */
const maxPieceBytes = 16 * 2 ** 20;
const maxTimesBytes = 64 * 2 ** 20;

/** Reads what a job has said, also while it goes on: see RunLog for the format. */
export class RunLogReader {
  readonly #base: string;
  readonly #offsets = { stdout: 0, stderr: 0 };
  #read = 0;

  constructor(base: string) {
    this.#base = base;
  }

  /** The pieces that came since the last call; damaged lines are left out. */
  async next(): Promise<readonly Piece[]> {
    const text = await withFile(`${this.#base}.times`, async (file) => {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(Math.max(0, size - this.#read), maxTimesBytes));
      await file.read(bytes, 0, bytes.length, this.#read);
      return bytes.toString("latin1");
    });
    const lines = (text ?? "").slice(0, (text ?? "").lastIndexOf("\n") + 1);
    this.#read += lines.length;
    return lines.split("\n").flatMap((line) => {
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
