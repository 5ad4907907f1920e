import { StringDecoder } from "node:string_decoder";
import { OutputLines } from "./output-lines.ts";

/** Cuts bytes, which arrive in arbitrary pieces, into whole lines of text, and remembers the last ones. */
export class LineDecoder {
  readonly #lines: OutputLines;
  readonly #decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };

  constructor(tailLength = 0) {
    this.#lines = new OutputLines(tailLength);
  }

  get tail(): readonly string[] {
    return this.#lines.tail;
  }

  /** The lines that the bytes complete, each with its line feed. */
  push(stream: "stdout" | "stderr", bytes: Uint8Array): string {
    return this.#lines.block(stream, this.#decoders[stream].write(bytes));
  }

  /** What is left without a line feed at the end, with one. */
  end(): string {
    const rest = (["stdout", "stderr"] as const).map((stream) =>
      this.#lines.block(stream, this.#decoders[stream].end()),
    );
    return [...rest, ...this.#lines.end().map((line) => `${line}\n`)].join("");
  }
}
