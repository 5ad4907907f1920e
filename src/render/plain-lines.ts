import { wasm } from "../generated/plain-lines-wasm.ts";

/** Where in their arrays the whole lines end. */
export interface Copied {
  taken: number;
  written: number;
}

/** Of the bytes in one piece, and of a prefix. What is longer is no common case. */
const [maxBytes, maxPrefix] = [64 * 1024, 1024];
/** The module reads and writes so much at a time. */
const step = 16;
const pageBytes = 64 * 1024;

/**
 * Memory for lines that are to be shown, in which a WebAssembly module works. Of a gigabyte of output nearly all is plain lines:
 * this takes a quarter of the time that a loop in JavaScript needs, and a sixteenth of what text costs.
 */
export class LineRoom {
  /** To be written to, also with other things. */
  readonly bytes: Buffer;
  readonly #memory: Memory;
  readonly #all: Uint8Array;
  #copy: Copy | undefined;

  constructor(size: number) {
    const initial = Math.ceil((roomStart + size + maxPrefix + step) / pageBytes);
    this.#memory = new assembly.Memory({ initial, maximum: initial });
    this.#all = new Uint8Array(this.#memory.buffer);
    this.bytes = Buffer.from(this.#memory.buffer, roomStart, size);
  }

  /**
   * Copies the lines of `bytes` into the room, from `written` on, with the prefix between them. `undefined`: not all bytes are plain ASCII, of which
   * `neutralise` changes nothing, or there is no room.
   */
  copyPlainLines(bytes: Uint8Array, prefix: Uint8Array, written: number): Copied | undefined {
    const { length } = bytes;
    const spare = this.bytes.length - written - length;
    if (length > maxBytes || prefix.length > maxPrefix || spare < 0) return undefined;
    this.#copy ??= load(this.#memory);
    this.#all.set(prefix, prefixStart);
    this.#all.set(bytes, bytesStart);
    // Here it stops.
    this.#all[bytesStart + length] = 0;
    const [stopped, takenTo, writtenTo] = this.#copy(
      bytesStart,
      roomStart + written,
      spare,
      prefixStart,
      prefix.length,
    );
    if (stopped < bytesStart + length) return undefined;
    return { taken: takenTo - bytesStart, written: writtenTo - roomStart };
  }
}

/** Nothing where there is no WebAssembly, as with `--jitless`, or no address space for it, as with a small `ulimit -v`: it reserves gigabytes. */
export function lineRoom(size: number): LineRoom | undefined {
  try {
    return new LineRoom(size);
  } catch {
    return undefined;
  }
}

/** See plain-lines.wat. */
type Copy = (
  at: number,
  to: number,
  spare: number,
  prefix: number,
  prefixLength: number,
) => [stopped: number, taken: number, written: number];

const prefixStart = 0;
const bytesStart = prefixStart + maxPrefix + step;
const roomStart = bytesStart + maxBytes + step;

function load(memory: Memory): Copy {
  const { exports } = new assembly.Instance(new assembly.Module(wasm), { lines: { memory } });
  return exports.copy;
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** Node's types leave it to the browser's, which a program for Node must not see. */
const { WebAssembly: assembly } = globalThis as unknown as {
  WebAssembly: {
    Memory: new (size: { initial: number; maximum: number }) => Memory;
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: { lines: { memory: Memory } }) => { exports: { copy: Copy } };
  };
};
