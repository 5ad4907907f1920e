import { StringDecoder } from "node:string_decoder";
import { latin1 } from "../core/latin1.ts";
import { isPlain } from "./neutralise.ts";
import { OutputLines } from "./output-lines.ts";

/** Whole lines, each with its line feed. `plain`: `neutralise` would change nothing of them. */
export interface Lines {
  text: string;
  plain: boolean;
}

/** Cuts bytes, which arrive in arbitrary pieces, into whole lines of text, and remembers the last ones. */
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

  /** The lines that the bytes complete. */
  push(stream: "stdout" | "stderr", bytes: Uint8Array): Lines {
    const plain = this.#plain[stream] && isPlain(bytes);
    const text = plain ? latin1(bytes) : this.#decoders[stream].write(bytes);
    this.#plain[stream] = plain || bytes.at(-1) === lineFeed;
    return { text: this.#lines.block(stream, text), plain };
  }

  /** What is left without a line feed at the end, with one. */
  end(): Lines {
    const rest = (["stdout", "stderr"] as const).map((stream) =>
      this.#lines.block(stream, this.#decoders[stream].end()),
    );
    const text = [...rest, ...this.#lines.end().map((line) => `${line}\n`)].join("");
    return { text, plain: false };
  }
}

const lineFeed = 0x0a;
