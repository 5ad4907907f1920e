import { StringDecoder } from "node:string_decoder";
import { isPlain, neutraliseLines } from "./neutralise.ts";
import { OutputLines } from "./output-lines.ts";

/** Cuts bytes, which arrive in arbitrary pieces, into whole lines of text, safe to show, and remembers the last ones as they are. */
export class LineDecoder {
  readonly #lines: OutputLines;
  readonly #decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };
  /** Whether what a stream left open is plain. */
  readonly #plain = { stdout: true, stderr: true };

  constructor(tailLength = 0) {
    this.#lines = new OutputLines(tailLength);
  }

  get tail(): readonly string[] {
    return this.#lines.tail;
  }

  /** The lines that the bytes complete, each with its line feed. */
  push(stream: "stdout" | "stderr", bytes: Uint8Array): string {
    const plain = this.#plain[stream] && isPlain(bytes);
    const text = plain ? latin1(bytes) : this.#decoders[stream].write(bytes);
    this.#plain[stream] = plain || bytes.at(-1) === lineFeed;
    const block = this.#lines.block(stream, text);
    return plain ? block : neutraliseLines(block);
  }

  /** What is left without a line feed at the end, with one. */
  end(): string {
    const rest = (["stdout", "stderr"] as const).map((stream) =>
      this.#lines.block(stream, this.#decoders[stream].end()),
    );
    return neutraliseLines([...rest, ...this.#lines.end().map((line) => `${line}\n`)].join(""));
  }
}

const lineFeed = 0x0a;

/** What UTF-8 is of ASCII, in half the time. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
