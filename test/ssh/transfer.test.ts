import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, connect as dial, type Server } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyFrom, copyTo, type Guest } from "../../src/drivers/guest/copy.ts";
import type { Channel } from "../../src/engine/ports.ts";
import { authorizedKeys } from "../../src/ssh/authorized-keys.ts";
import { forward } from "../../src/ssh/forward.ts";
import { readKey } from "../../src/ssh/keys.ts";
import { rotateKey, rotationSteps } from "../../src/ssh/rotate.ts";
import { connect, type Session } from "../../src/ssh/session.ts";
import { wallClock } from "../drivers/wall-clock.ts";
import { freePort, sshdMissing, startSshd, type TestSshd } from "./sshd.ts";

describe.skipIf(sshdMissing)(`over a real sshd${sshdMissing ? ` (skipped: ${sshdMissing})` : ""}`, () => {
  let sshd: TestSshd;
  let session: Session;
  let channel: Channel;
  let guest: Guest;
  let host: string;

  beforeAll(async () => {
    sshd = await startSshd();
    session = await connect(sshd.target, sshd);
    channel = { exec: (_, command) => session.exec(command) };
    guest = { channel, clock: wallClock, instance: "dev-test" };
    host = join(sshd.directory, "host");
    mkdirSync(join(host, "app/src"), { recursive: true });
    writeFileSync(join(host, "app/src/main.py"), "print(1)\n");
    writeFileSync(join(host, "app/run's"), "#!/bin/sh\n", { mode: 0o755 });
    symlinkSync("src/main.py", join(host, "app/link"));
  });
  afterAll(async () => {
    await session?.close();
    await sshd?.stop();
  });

  it("a folder goes into a guest's folder and comes back", async () => {
    mkdirSync(join(sshd.home, "work"));
    await copyTo(guest, join(host, "app"), "~/work");
    expect(readFileSync(join(sshd.home, "work/app/link"), "utf8")).toBe("print(1)\n");
    expect(statSync(join(sshd.home, "work/app/run's")).mode & 0o777).toBe(0o755);
    await copyFrom(guest, "~/work/app/", join(host, "back"));
    expect(readFileSync(join(host, "back/link"), "utf8")).toBe("print(1)\n");
    await copyFrom(guest, "~/work/app", host);
    expect(existsSync(join(host, "app/src/main.py"))).toBe(true);
  });

  it("a file goes under a new name, and folders on the way are made", async () => {
    await copyTo(guest, join(host, "app/run's"), "~/a b/-c/$(id)");
    expect(readFileSync(join(sshd.home, "a b/-c/$(id)"), "utf8")).toBe("#!/bin/sh\n");
    await copyFrom(guest, "~/a b/-c/$(id)", join(host, "made/it"));
    expect(readFileSync(join(host, "made/it"), "utf8")).toBe("#!/bin/sh\n");
  });

  it("what is not there is named", async () => {
    await expect(copyFrom(guest, "~/missing", host)).rejects.toThrow(
      /DEV-613 dev-test:~\/missing.*No such file/,
    );
    await expect(copyTo(guest, join(host, "missing"), "~/x")).rejects.toThrow("DEV-613");
  });

  it("a folder that cannot be written in the guest is named", async () => {
    await expect(copyTo(guest, join(host, "app"), "/dev/null/x")).rejects.toThrow(
      /DEV-613.*cannot create directory/,
    );
  });

  it("links out of a guest's folder are refused, and the guest's tar is stopped", async () => {
    mkdirSync(join(sshd.home, "evil"));
    symlinkSync("/etc/passwd", join(sshd.home, "evil/a"));
    writeFileSync(join(sshd.home, "evil/b"), Buffer.alloc(5_000_000));
    await expect(copyFrom(guest, "~/evil", join(host, "evil"))).rejects.toThrow("DEV-614");
    await expect(copyFrom(guest, "~/evil/b", join(host, "b"), { maxBytes: 1000 })).rejects.toThrow("DEV-614");
  });

  it("a forwarded port reaches the guest's, until it is closed", async () => {
    const server = await echoServer();
    const { port } = server.address() as { port: number };
    const localPort = await freePort();
    const { close } = await forward(session, localPort, port);
    expect(await ask(localPort, "hello")).toBe("hello");
    await close();
    await expect(ask(localPort, "hello")).rejects.toThrow("ECONNREFUSED");
    server.close();
  });

  it("a local port that is taken is a problem that names it", async () => {
    const server = await echoServer();
    const { port } = server.address() as { port: number };
    await expect(forward(session, port, 80)).rejects.toThrow(`DEV-612 port ${port}`);
    server.close();
  });

  it("a key is replaced on a real machine, and the old one no longer opens it", async () => {
    const holders = authorizedKeys(channel, () => sshd.target, sshd.runtimeDirectory);
    const old = readKey(sshd.target.identityFile);
    // No newline at the end: adding must not join two lines.
    writeFileSync(sshd.authorizedKeysFile, `# the provider's\n${old.publicKey}`);
    await rotateKey(sshd.target.identityFile, ["dev-test"], holders);
    const { publicKey } = readKey(sshd.target.identityFile);
    expect(readFileSync(sshd.authorizedKeysFile, "utf8")).toBe(`# the provider's\n${publicKey}\n`);
    const fresh = await connect(sshd.target, { ...sshd, fresh: true });
    await fresh.close();
  });

  it("a rotation that is cut off before any step leaves a key that opens the machine, and the next one finishes", async () => {
    const key = sshd.target.identityFile;
    const holders = authorizedKeys(channel, () => sshd.target, sshd.runtimeDirectory);
    const steps = rotationSteps({ next: false, previous: false }, ["dev-test"]);
    for (const cut of steps.keys()) {
      const { publicKey: old } = readKey(key);
      writeFileSync(sshd.authorizedKeysFile, `# the provider's\n${old}\n`);
      let step = 0;
      const cutOff = rotateKey(key, ["dev-test"], holders, () => {
        if (step++ === cut) throw new Error("cut off");
      });
      await expect(cutOff).rejects.toThrow("cut off");
      await connect(sshd.target, { ...sshd, fresh: true });
      await rotateKey(key, ["dev-test"], holders);
      const { publicKey } = readKey(key);
      expect(publicKey).not.toBe(old);
      expect(readFileSync(sshd.authorizedKeysFile, "utf8")).toBe(`# the provider's\n${publicKey}\n`);
      const left = readdirSync(dirname(key)).filter((name) => name.startsWith("id_ed25519"));
      expect(left).toEqual(["id_ed25519"]);
    }
  });

  it("the last key of a machine is not dropped", async () => {
    const { publicKey } = readKey(sshd.target.identityFile);
    writeFileSync(sshd.authorizedKeysFile, `${publicKey}\n`);
    const holders = authorizedKeys(channel, () => sshd.target, sshd.runtimeDirectory);
    await expect(holders.drop("dev-test", publicKey)).rejects.toThrow("DEV-616");
    expect(readFileSync(sshd.authorizedKeysFile, "utf8")).toBe(`${publicKey}\n`);
  });
});

async function echoServer(): Promise<Server> {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function ask(port: number, question: string): Promise<string> {
  const socket = dial(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(question);
  const [answer] = await once(socket, "data");
  socket.destroy();
  return String(answer);
}
