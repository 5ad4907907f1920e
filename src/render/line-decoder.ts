import { StringDecoder } from "node:string_decoder";
import { latin1 } from "../core/latin1.ts";
import { isPlain, neutraliseLines } from "./neutralise.ts";
import { OutputLines } from "./output-lines.ts";
import type { LineRoom } from "./plain-lines.ts";

type Stream = "stdout" | "stderr";

const lineFeed = 0x0a;
const maxLine = 16_384;

/** Cuts bytes, which arrive in arbitrary pieces, into whole lines of text, and remembers the last ones. */
export class LineDecoder {
  readonly #lines: OutputLines;
  readonly #decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };
  /** Whether what a stream left open is plain. */
  readonly #plain = { stdout: true, stderr: true };

  constructor(tailLength = 0) {
    this.#lines = new OutputLines(tailLength, maxLine);
  }

  get tail(): readonly string[] {
    return this.#lines.tail;
  }

  /** The lines that the bytes complete, each with its line feed. */
  push(stream: Stream, bytes: Uint8Array): string {
    return this.#lines.block(stream, this.#decoders[stream].write(bytes));
  }

  /** What is left without a line feed at the end, with one. */
  end(): string {
    const rest = (["stdout", "stderr"] as const).map((stream) =>
      this.#lines.block(stream, this.#decoders[stream].end()),
    );
    return [...rest, ...this.#lines.end().map((line) => `${line}\n`)].join("");
  }

  /** The same, safe to show, each line behind the prefix; of plain bytes it is in the room, if there is enough. */
  show(stream: Stream, bytes: Uint8Array, prefix: string, room: LineRoom | undefined): string | Uint8Array {
    const copied = this.#plain[stream] && room && this.#copy(stream, bytes, prefix, room);
    if (copied) return copied;
    const text = behind(prefix, this.push(stream, bytes));
    // A byte of ASCII at the end leaves no part of a character.
    this.#plain[stream] = (bytes.at(-1) ?? 0) < 0x80 && isPlain(this.#lines.open[stream]);
    return text;
  }

  showEnd(prefix: string): string {
    return behind(prefix, this.end());
  }

  #copy(stream: Stream, bytes: Uint8Array, prefix: string, room: LineRoom): Uint8Array | undefined {
    if (!bytes.includes(lineFeed)) return undefined;
    const start = Buffer.from(prefix + this.#lines.open[stream]);
    if (start.length > room.bytes.length) return undefined;
    room.bytes.set(start);
    const copied = room.copyPlainLines(bytes, Buffer.from(prefix), start.length);
    if (!copied || bytes.length - copied.taken > maxLine) return undefined;
    this.#lines.open[stream] = latin1(bytes.subarray(copied.taken));
    return room.bytes.subarray(0, copied.written);
  }
}

function behind(prefix: string, lines: string): string {
  return lines === ""
    ? ""
    : `${prefix}${neutraliseLines(lines).slice(0, -1).replaceAll("\n", `\n${prefix}`)}\n`;
}
