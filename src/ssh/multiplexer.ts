import { connect, type Socket } from "node:net";
import { Channel, type Listeners } from "./channel.ts";
import { head, MessageReader, message, word } from "./mux-messages.ts";

/** Requests and, after its first two bytes, answers of OpenSSH's PROTOCOL.mux. */
const master = { hello: 0x1, version: 4, proxy: 0x1000000f, greeted: 0x1, proxied: 0xf };

const bufferBytes = 256 * 1024;

/**
 * Commands over one connection, each on a channel of its own. Its master, an ssh, is asked for `proxy`: then its socket speaks the
 * connection protocol (RFC 4254). An ssh process for each command takes longer than all that the guest does for a short one.
 */
export class Multiplexer {
  readonly #socket: Socket;
  readonly #channels = new Map<number, Channel>();
  readonly #reader = new MessageReader(
    (type, body) => this.#told(type, body),
    (id, type, bytes) => this.#heard(id, type === message.data ? "stdout" : "stderr", bytes),
  );
  #joined = () => {};
  #nextId = 0;
  /** Channels that somebody waits for. */
  #used = 0;
  #buffer = lentBuffer();
  #spare: LentBuffer | undefined;

  /** Rejects with the system's error where no master listens at `path`, and with the signal's reason. */
  static async join(path: string, signal?: AbortSignal): Promise<Multiplexer> {
    signal?.throwIfAborted();
    const multiplexer = new Multiplexer(path);
    const socket = multiplexer.#socket;
    const leave = () => socket.destroy(signal?.reason);
    signal?.addEventListener("abort", leave);
    await new Promise<void>((resolve, reject) => {
      multiplexer.#joined = resolve;
      socket.once("error", reject);
      socket.once("close", () => reject(new Error(`nobody answers at ${path}`)));
    }).finally(() => signal?.removeEventListener("abort", leave));
    socket.unref();
    return multiplexer;
  }

  private constructor(path: string) {
    const onread = {
      buffer: () => this.#buffer.bytes,
      callback: (length: number) => this.#read(length),
    };
    this.#socket = connect({ path, onread });
    this.#socket.on("error", () => {});
    this.#socket.once("close", () => {
      for (const channel of this.#channels.values()) channel.lose();
    });
    for (const words of [
      [master.hello, master.version],
      [master.proxy, 0],
    ]) {
      this.#socket.write(Buffer.concat([4 * words.length, ...words].map(word)));
    }
  }

  /** The connection has ended, or was left. */
  get over(): boolean {
    return this.#socket.destroyed;
  }

  /**
   * Starts a command, in words for the guest's login shell. `refused` when the guest allows no further channel, `lost` when the connection
   * ended before: then it does not run. Nor does it when this rejects with the signal's reason, as long as it waits for its standard input.
   */
  async open(
    command: string,
    listeners: Listeners,
    signal?: AbortSignal,
  ): Promise<Channel | "refused" | "lost"> {
    signal?.throwIfAborted();
    if (this.over) return "lost";
    const channel = new Channel(command, listeners, (type, parts, sent) => this.#send(type, parts, sent));
    const id = this.#nextId++;
    this.#channels.set(id, channel);
    if (this.#used++ === 0) this.#socket.ref();
    channel.ended.then(() => {
      // It keeps no process from ending.
      if (--this.#used === 0) this.#socket.unref();
    });
    this.#send(message.open, Channel.request(id));
    const abort = () => channel.close();
    signal?.addEventListener("abort", abort);
    const opening = await channel.opening;
    signal?.removeEventListener("abort", abort);
    signal?.throwIfAborted();
    return opening === "opened" ? channel : opening;
  }

  /** Ends what is left of ours; the connection stays for whoever joins it next. */
  leave(): void {
    this.#socket.destroy();
  }

  #send(type: number, parts: readonly Uint8Array[], sent?: () => void): void {
    const socket = this.#socket;
    socket.cork();
    socket.write(
      head(
        type,
        parts.reduce((sum, { length }) => sum + length, 0),
      ),
    );
    parts.forEach((part, n) => void socket.write(part, n === parts.length - 1 ? sent : undefined));
    socket.uncork();
  }

  #read(length: number): true {
    try {
      this.#reader.push(this.#buffer.bytes.subarray(0, length));
    } catch (error) {
      this.#socket.destroy(error as Error);
    }
    // A listener holds some of it yet.
    if (this.#buffer.holders > 0) {
      this.#buffer = this.#spare ?? lentBuffer();
      this.#spare = undefined;
    }
    return true;
  }

  #told(type: number, body: Buffer): void {
    if (type === message.ofMaster) {
      const answer = body.readUInt16BE(0);
      if (answer === master.proxied) this.#joined();
      else if (answer !== master.greeted) throw new Error(`the master answers ${answer}`);
    } else if (type > message.open && type <= message.failed) {
      const id = body.readUInt32BE(0);
      this.#channels.get(id)?.told(type, body.subarray(4));
      if (type === message.close || type === message.refused) this.#channels.delete(id);
    }
  }

  #heard(id: number, stream: keyof Listeners, bytes: Buffer): void {
    const settled = this.#channels.get(id)?.heard(stream, bytes);
    if (!settled) return;
    const buffer = this.#buffer;
    buffer.holders++;
    settled.then(() => {
      if (--buffer.holders === 0 && buffer !== this.#buffer) this.#spare = buffer;
    });
  }
}

interface LentBuffer {
  bytes: Buffer;
  holders: number;
}

function lentBuffer(): LentBuffer {
  return { bytes: Buffer.allocUnsafeSlow(bufferBytes), holders: 0 };
}
