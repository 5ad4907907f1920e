import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Multiplexer } from "../../src/ssh/multiplexer.ts";
import { head, MessageReader, message, text, word } from "../../src/ssh/mux-messages.ts";

const folder = mkdtempSync(join(tmpdir(), "dv-"));
afterAll(() => rmSync(folder, { recursive: true }));

const framed = (type: number, ...parts: Uint8Array[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([head(type, body.length), body]);
};

describe("messages", () => {
  it("arrive as they were sent, however they are cut", () => {
    const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    const anyMessage = fc.oneof(
      fc.record({ type: fc.integer({ min: 96, max: 100 }), body: anyBytes }),
      fc.record({ channel: fc.nat(9), bytes: anyBytes, stderr: fc.boolean() }),
    );
    fc.assert(
      fc.property(
        fc.array(anyMessage),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (sent, cuts) => {
          const stream = Buffer.concat(
            sent.map((one) => {
              if ("type" in one) return framed(one.type, one.body);
              const { channel, bytes, stderr } = one;
              return stderr
                ? framed(message.stderrData, word(channel), word(1), word(bytes.length), bytes)
                : framed(message.data, word(channel), word(bytes.length), bytes);
            }),
          );
          const heard: [unknown, string][] = [];
          let lent: [unknown, Buffer][] = [];
          const reader = new MessageReader(
            (type, body) => lent.push([type, body]),
            (channel, type, bytes) => lent.push([`${type} ${channel}`, bytes]),
          );
          for (let at = 0, n = 0; at < stream.length; n++) {
            const length = cuts[n % cuts.length]!;
            reader.push(Buffer.from(stream.subarray(at, at + length)));
            at += length;
            // As a listener that is behind sees it.
            for (const [name, bytes] of lent) {
              const last = heard.at(-1);
              if (last && last[0] === name && typeof name === "string") last[1] += bytes.toString("hex");
              else heard.push([name, bytes.toString("hex")]);
            }
            lent = [];
          }
          const expected: [unknown, string][] = [];
          for (const one of sent) {
            const last = expected.at(-1);
            if ("type" in one) expected.push([one.type, one.body.toString("hex")]);
            else {
              const name = `${one.stderr ? message.stderrData : message.data} ${one.channel}`;
              const bytes = one.bytes.toString("hex");
              if (last?.[0] === name) last[1] += bytes;
              else if (bytes !== "") expected.push([name, bytes]);
            }
          }
          expect(heard).toEqual(expected);
        },
      ),
    );
  });

  it("of an impossible length are refused", () => {
    const reader = new MessageReader(
      () => {},
      () => {},
    );
    expect(() => reader.push(Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 98]))).toThrow("message of");
  });
});

describe("channels of a master that the test plays", () => {
  let server: Server;
  let path: string;
  let master: Master;
  let multiplexer: Multiplexer;

  beforeEach(async () => {
    path = join(folder, randomUUID().slice(0, 8));
    server = createServer().listen(path);
    await once(server, "listening");
    const connection = once(server, "connection");
    const joining = Multiplexer.join(path);
    master = new Master(((await connection) as [Socket])[0]);
    master.greet();
    multiplexer = await joining;
  });
  afterEach(() => {
    multiplexer.leave();
    master.socket.destroy();
    server.close();
  });

  it("a command is asked for on a channel, and its output and exit code come from there", async () => {
    const said = { stdout: "", stderr: "" };
    const opening = multiplexer.open("exec sh", {
      stdout: (bytes) => {
        said.stdout += Buffer.from(bytes);
      },
      stderr: (bytes) => {
        said.stderr += Buffer.from(bytes);
      },
    });
    master.accept(await master.asked(message.open));
    const channel = await opening;
    if (typeof channel === "string") throw new Error(channel);
    expect((await master.asked(message.request)).toString("latin1")).toContain("exec sh");
    channel.stdin.end("input");
    expect((await master.asked(message.data)).subarray(8).toString()).toBe("input");
    await master.asked(message.eof);
    master.says(message.data, word(0), text("out"));
    master.says(message.stderrData, word(0), word(1), text("err"));
    master.says(message.request, word(0), text("exit-status"), Buffer.of(0), word(7));
    master.says(message.close, word(0));
    expect([await channel.ended, said]).toEqual([{ code: 7 }, { stdout: "out", stderr: "err" }]);
    await master.asked(message.close);
  });

  it("what a slow listener was lent stays as it is while more comes, and is waited for at the end", async () => {
    const heard: string[] = [];
    let go = () => {};
    const slow = new Promise<void>((resolve) => {
      go = resolve;
    });
    // Its output shows that what came before was read, in a read of its own.
    let next = (_: string) => {};
    await open({ stdout: (bytes) => next(Buffer.from(bytes).toString()) });
    const read = async () => {
      const mark = new Promise<string>((resolve) => {
        next = resolve;
      });
      master.says(message.data, word(0), text("a mark"));
      expect(await mark).toBe("a mark");
    };
    const channel = await open({
      stdout: async (bytes) => {
        await slow;
        heard.push(Buffer.from(bytes).toString());
      },
    });
    let over = false;
    channel.ended.then(() => {
      over = true;
    });
    const all = ["first", "second", "third"];
    for (const part of all) {
      master.says(message.data, word(1), text(part));
      await read();
    }
    master.says(message.close, word(1));
    await read();
    expect([heard, over]).toEqual([[], false]);
    go();
    await channel.ended;
    expect(heard).toEqual(all);
    // Nor is what was lent longest read over once it is free.
    for (let n = 0; n < 3; n++) await read();
  });

  it("what two slow listeners were lent at once stays as it is until both have settled", async () => {
    const heard: string[] = [];
    const going: (() => void)[] = [];
    const slow = async (bytes: Uint8Array) => {
      await new Promise<void>((resolve) => going.push(resolve));
      heard.push(Buffer.from(bytes).toString());
    };
    const data = (id: number, said: string) => framed(message.data, word(id), text(said));
    await open({ stdout: slow });
    await open({ stdout: slow });
    await open({ stdout: slow });
    // In one write, and so in one read.
    master.socket.write(Buffer.concat([data(0, "one"), data(1, "two")]));
    await vi.waitFor(() => expect(going).toHaveLength(2));
    going[0]!();
    await turn();
    // This makes another buffer the one that is read into, and that is read into here.
    master.socket.write(data(2, "three"));
    await vi.waitFor(() => expect(going).toHaveLength(3));
    master.socket.write(data(2, "x".repeat(100)));
    await open({});
    going[1]!();
    await turn();
    expect(heard).toEqual(["one", "two"]);
  });

  it("only output that was settled makes room for more", async () => {
    let go = () => {};
    const slow = new Promise<void>((resolve) => {
      go = resolve;
    });
    await open({ stdout: () => slow });
    const megabyte = Buffer.alloc(2 ** 20);
    master.says(message.data, word(0), word(megabyte.length), megabyte);
    await turn();
    expect(master.told.map(({ type }) => type)).not.toContain(message.adjustWindow);
    go();
    expect((await master.asked(message.adjustWindow)).readUInt32BE(4)).toBe(2 ** 20);
  });

  it("input waits for room, and is sent in pieces that the other side takes", async () => {
    const channel = await open({}, { window: 5, packet: 3 });
    channel.stdin.end("0123456789");
    const sent = async () => (await master.asked(message.data)).subarray(8).toString();
    expect([await sent(), await sent()]).toEqual(["012", "34"]);
    await turn();
    expect(master.told.map(({ type }) => type)).not.toContain(message.data);
    master.says(message.adjustWindow, word(0), word(100));
    expect([await sent(), await sent()]).toEqual(["567", "89"]);
    await master.asked(message.eof);
  });

  it("an sshd that asks whether we live is answered", async () => {
    await open({});
    master.says(message.request, word(0), text("keepalive@openssh.com"), Buffer.of(1));
    await master.asked(message.failed);
  });

  it("input that nobody reads any more is not sent", async () => {
    const channel = await open({}, { window: 0, packet: 3 });
    channel.stdin.on("error", () => {}).write("lost");
    master.says(message.request, word(0), text("eow@openssh.com"), Buffer.of(0));
    await master.asked(message.eof);
    expect(channel.stdin.destroyed).toBe(true);
  });

  it("a command that the other side refuses to run has no exit code", async () => {
    const channel = await open({});
    master.says(message.failed, word(0));
    expect(await channel.ended).toEqual({});
    await master.asked(message.close);
  });

  it("a channel that is not allowed is refused", async () => {
    const opening = multiplexer.open("true", {});
    await master.asked(message.open);
    master.says(message.refused, word(0), word(2), text("no"), text(""));
    expect(await opening).toBe("refused");
  });

  it("a channel that was given up before it opened is closed as it opens", async () => {
    const abort = new AbortController();
    const opening = multiplexer.open("true", {}, abort.signal);
    const asked = await master.asked(message.open);
    abort.abort(new Error("enough"));
    await expect(opening).rejects.toThrow("enough");
    master.accept(asked);
    await master.asked(message.close);
    expect(master.told).toEqual([]);
  });

  it("a connection that ends takes its channels along, those that open as well", async () => {
    const channel = await open({});
    const opening = multiplexer.open("true", {});
    await master.asked(message.open);
    master.socket.destroy();
    expect([await opening, await channel.ended]).toEqual(["lost", {}]);
    expect(await multiplexer.open("true", {})).toBe("lost");
  });

  it("what came before the connection ended is heard all the same", async () => {
    const heard: string[] = [];
    let go = () => {};
    const slow = new Promise<void>((resolve) => {
      go = resolve;
    });
    const channel = await open({
      stdout: async (bytes) => {
        await slow;
        heard.push(Buffer.from(bytes).toString());
      },
    });
    master.socket.end(framed(message.data, word(0), text("last words")));
    let over = false;
    channel.ended.then(() => {
      over = true;
    });
    await vi.waitFor(() => expect(multiplexer.over).toBe(true));
    await turn();
    expect(over).toBe(false);
    go();
    await channel.ended;
    expect(heard).toEqual(["last words"]);
  });

  it("a master that talks nonsense is left", async () => {
    const channel = await open({});
    master.socket.write(Buffer.from([0, 0, 0, 0, 0, 98, 1]));
    expect([await channel.ended, multiplexer.over]).toEqual([{}, true]);
  });

  async function open(listeners: Parameters<Multiplexer["open"]>[1], room = { window: 1000, packet: 1000 }) {
    const opening = multiplexer.open("true", listeners);
    master.accept(await master.asked(message.open), room);
    const channel = await opening;
    await master.asked(message.request);
    if (typeof channel === "string") throw new Error(channel);
    return channel;
  }
});

it("where no master listens, joining says so", async () => {
  await expect(Multiplexer.join(join(folder, "nobody"))).rejects.toThrow("ENOENT");
});

it("a master that does not answer is waited for until the signal", async () => {
  const path = join(folder, "mute");
  const server = createServer().listen(path);
  await once(server, "listening");
  await expect(Multiplexer.join(path, AbortSignal.timeout(50))).rejects.toThrow("timeout");
  server.close();
});

/** The other side of the socket. */
class Master {
  readonly socket: Socket;
  /** What was not asked for yet. */
  readonly told: { type: number; body: Buffer }[] = [];
  #wake = () => {};

  constructor(socket: Socket) {
    this.socket = socket;
    let rest = Buffer.alloc(0);
    socket
      .on("error", () => {})
      .on("data", (bytes) => {
        rest = Buffer.concat([rest, bytes]);
        while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
          const whole = rest.subarray(0, 4 + rest.readUInt32BE(0));
          rest = rest.subarray(whole.length);
          this.told.push({ type: whole[5]!, body: whole.subarray(6) });
        }
        this.#wake();
      });
  }

  greet(): void {
    this.socket.write(Buffer.concat([8, 1, 4, 8, 0x8000000f, 0].map(word)));
  }

  /** The next message, of which the type is expected. Ours of the greeting are passed over. */
  async asked(type: number): Promise<Buffer> {
    for (;;) {
      const next = this.told.findIndex((one) => one.type !== message.ofMaster);
      const [found] = next < 0 ? [] : this.told.splice(0, next + 1).slice(next);
      if (found) {
        expect(found.type).toBe(type);
        return found.body;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  accept(open: Buffer, { window, packet } = { window: 1000, packet: 1000 }): void {
    // Behind the word `session`: the name that it gave the channel, which we give it as well.
    const id = open.subarray(11, 15);
    this.says(message.opened, id, id, word(window), word(packet));
  }

  says(type: number, ...parts: Uint8Array[]): void {
    this.socket.write(framed(type, ...parts));
  }
}
