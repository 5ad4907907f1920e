import { Writable } from "node:stream";
import { message, text, word } from "./mux-messages.ts";

/** Of output that its listeners have not settled: as much as OpenSSH's own client allows. With 16 MB its buffers take six times as long. */
const windowBytes = 2 * 2 ** 20;
/** Of output at once. Strings made of it stay where V8 collects them cheaply. */
const packetBytes = 64 * 1024;

/** Each is lent bytes until it has settled. They neither throw nor reject. */
export interface Listeners {
  stdout?: (bytes: Uint8Array) => void | Promise<void>;
  stderr?: (bytes: Uint8Array) => void | Promise<void>;
}

export type Send = (type: number, parts: readonly Uint8Array[], sent?: () => void) => void;

/** One command's channel, as in RFC 4254, sections 5 and 6. */
export class Channel {
  readonly opening: Promise<"opened" | "refused" | "lost">;
  /** Comes when all output has been settled, with the exit code, unless a signal ended the command, or somebody or something its channel. */
  readonly ended: Promise<{ code?: number }>;
  readonly stdin: Writable;
  readonly #command: string;
  readonly #send: Send;
  readonly #flows: Record<keyof Listeners, Flow>;
  #opens: (how: "opened" | "refused" | "lost") => void = () => {};
  #ends: (end: { code?: number }) => void = () => {};
  #peer: { id: Buffer; window: number; packet: number } | undefined;
  #code: number | undefined;
  #closed = false;
  #unsent: { bytes: Buffer; sent: () => void } | undefined;
  #settledBytes = 0;

  /** What asks for a channel that we call `id`. */
  static request(id: number): Buffer[] {
    return [text("session"), word(id), word(windowBytes), word(packetBytes)];
  }

  constructor(command: string, listeners: Listeners, send: Send) {
    this.#command = command;
    this.#send = send;
    this.opening = new Promise((resolve) => {
      this.#opens = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.#ends = resolve;
    });
    const settled = (bytes: number) => this.#settled(bytes);
    this.#flows = {
      stdout: new Flow(listeners.stdout, settled),
      stderr: new Flow(listeners.stderr, settled),
    };
    this.stdin = new Writable({
      write: (bytes, _, sent) => {
        this.#unsent = { bytes, sent };
        this.#feed();
      },
      final: (done) => {
        this.#say(message.eof);
        done();
      },
      destroy: (error, done) => {
        this.#unsent = undefined;
        if (!this.stdin.writableFinished) this.#say(message.eof);
        done(error);
      },
    });
  }

  /** Ends the channel on our side, and waits for no listener. What runs in the guest goes on, and finds its pipes closed. */
  close(): void {
    this.#say(message.close);
    this.#ends({});
    this.lose();
  }

  /** Nothing comes any more, as when the connection has ended. */
  lose(): void {
    this.#closed = true;
    this.#opens("lost");
    this.stdin.destroy();
    const end = this.#code === undefined ? {} : { code: this.#code };
    Promise.all([this.#flows.stdout.behind, this.#flows.stderr.behind]).then(() => this.#ends(end));
  }

  /** @param body what follows our name for the channel */
  told(type: number, body: Buffer): void {
    if (type === message.opened) this.#opened(body);
    else if (type === message.adjustWindow) this.#allowed(body.readUInt32BE(0));
    else if (type === message.request) this.#asked(body);
    // The command was refused: nothing else is asked for.
    else if (type === message.failed) this.close();
    else if (type === message.close) {
      this.#say(message.close);
      this.lose();
    } else if (type === message.refused) {
      this.#opens("refused");
      this.lose();
    }
  }

  /** Returns a promise while a listener holds the very bytes. */
  heard(stream: keyof Listeners, bytes: Buffer): Promise<void> | undefined {
    return this.#closed ? undefined : this.#flows[stream].push(bytes);
  }

  #opened(body: Buffer): void {
    const id = body.subarray(0, 4);
    // It was given up in the meantime.
    if (this.#closed) this.#send(message.close, [id]);
    else {
      this.#peer = { id, window: body.readUInt32BE(4), packet: body.readUInt32BE(8) };
      this.#say(message.request, text("exec"), Buffer.of(1), text(this.#command));
      this.#opens("opened");
    }
  }

  #allowed(bytes: number): void {
    if (this.#peer) this.#peer.window += bytes;
    this.#feed();
  }

  #asked(body: Buffer): void {
    const nameEnd = 4 + body.readUInt32BE(0);
    const name = body.toString("latin1", 4, nameEnd);
    if (name === "exit-status") this.#code = body.readUInt32BE(nameEnd + 1);
    // Nobody reads the command's standard input any more.
    if (name === "eow@openssh.com") this.stdin.destroy();
    // An sshd that asks whether we live is content with any answer.
    if (body[nameEnd] !== 0) this.#say(message.failed);
  }

  #feed(): void {
    const peer = this.#peer;
    while (this.#unsent && peer && peer.window > 0 && !this.#closed) {
      const { bytes, sent } = this.#unsent;
      const part = bytes.subarray(0, Math.min(peer.window, peer.packet));
      const rest = bytes.subarray(part.length);
      peer.window -= part.length;
      this.#unsent = rest.length > 0 ? { bytes: rest, sent } : undefined;
      this.#send(message.data, [peer.id, word(part.length), part], rest.length > 0 ? undefined : sent);
    }
  }

  #settled(bytes: number): void {
    this.#settledBytes += bytes;
    if (this.#settledBytes < windowBytes / 2) return;
    this.#say(message.adjustWindow, word(this.#settledBytes));
    this.#settledBytes = 0;
  }

  #say(type: number, ...parts: Uint8Array[]): void {
    if (this.#peer && !this.#closed) this.#send(type, [this.#peer.id, ...parts]);
  }
}

/** What one listener hears. While it is behind, what comes is kept: no more than the channel's window. */
class Flow {
  /** Settles with what was pushed so far. */
  behind: Promise<void> | undefined;
  readonly #listener: NonNullable<Listeners["stdout"]>;
  readonly #settled: (bytes: number) => void;

  constructor(listener: Listeners["stdout"], settled: (bytes: number) => void) {
    this.#listener = listener ?? (() => {});
    this.#settled = settled;
  }

  /** Returns a promise while the listener holds the very bytes. */
  push(bytes: Buffer): Promise<void> | undefined {
    if (this.behind) {
      const kept = Buffer.from(bytes);
      this.#await(
        this.behind.then(() => this.#listener(kept)),
        kept.length,
      );
      return undefined;
    }
    const heard = this.#listener(bytes);
    if (heard instanceof Promise) this.#await(heard, bytes.length);
    else this.#settled(bytes.length);
    return this.behind;
  }

  #await(heard: Promise<void>, bytes: number): void {
    const behind = heard.then(() => {
      this.#settled(bytes);
      if (this.behind === behind) this.behind = undefined;
    });
    this.behind = behind;
  }
}
