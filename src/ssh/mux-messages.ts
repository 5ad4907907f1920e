/** RFC 4254, section 9; 0 stands for what a master says of its own (OpenSSH's PROTOCOL.mux), whose second byte it is. */
export const message = {
  ofMaster: 0,
  open: 90,
  opened: 91,
  refused: 92,
  adjustWindow: 93,
  data: 94,
  stderrData: 95,
  eof: 96,
  close: 97,
  request: 98,
  accepted: 99,
  failed: 100,
} as const;

export type DataType = typeof message.data | typeof message.stderrData;

/** A word of four bytes. */
export function word(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function text(value: string): Buffer {
  return Buffer.concat([word(Buffer.byteLength(value)), Buffer.from(value)]);
}

/** A message's length, the length of its padding (none), and its type. */
export function head(type: number, bodyBytes: number): Buffer {
  return Buffer.concat([word(2 + bodyBytes), Buffer.from([0, type])]);
}

const headBytes = 6;
/** Of any message but those with data, which are not kept whole. */
const longestBytes = 64 * 1024;

/** Takes apart what a master sends. Throws at what is no message. */
export class MessageReader {
  readonly #onMessage: (type: number, body: Buffer) => void;
  readonly #onData: (channel: number, type: DataType, bytes: Buffer) => void;
  /** A message, or what comes before its data, as far as it has come. */
  #held: Buffer = Buffer.alloc(0);
  #data: { channel: number; type: DataType; left: number } | undefined;

  /** @param onData is told of data piece by piece, as it comes: bytes of what is pushed, not a copy of them */
  constructor(
    onMessage: (type: number, body: Buffer) => void,
    onData: (channel: number, type: DataType, bytes: Buffer) => void,
  ) {
    this.#onMessage = onMessage;
    this.#onData = onData;
  }

  push(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0) {
      const data = this.#data;
      const part = rest.subarray(0, data ? data.left : this.#wanted() - this.#held.length);
      rest = rest.subarray(part.length);
      if (data) {
        data.left -= part.length;
        if (data.left === 0) this.#data = undefined;
        this.#onData(data.channel, data.type, part);
      } else {
        this.#held = Buffer.concat([this.#held, part]);
        if (this.#held.length === this.#wanted()) this.#complete();
      }
    }
  }

  #complete(): void {
    const held = this.#held;
    const type = held[headBytes - 1]!;
    this.#held = Buffer.alloc(0);
    const body = held.subarray(headBytes);
    if (isData(type)) {
      const left = body.readUInt32BE(body.length - 4);
      if (left > 0) this.#data = { channel: body.readUInt32BE(0), type, left };
    } else {
      this.#onMessage(type, body);
    }
  }

  /** How many bytes must be held before anything can be done with them. */
  #wanted(): number {
    if (this.#held.length < headBytes) return headBytes;
    const type = this.#held[headBytes - 1]!;
    // The channel, of stderr's the kind, and how much follows.
    if (isData(type)) return headBytes + (type === message.data ? 8 : 12);
    const wanted = 4 + this.#held.readUInt32BE(0);
    if (wanted < headBytes || wanted > longestBytes) throw new Error(`a message of ${wanted} bytes`);
    return wanted;
  }
}

function isData(type: number): type is DataType {
  return type === message.data || type === message.stderrData;
}
