import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChannelCommand } from "../../src/engine/ports.ts";
import { ensureKey } from "../../src/ssh/keys.ts";
import { parseHostKeys, pinHostKeys } from "../../src/ssh/known-hosts.ts";
import { connect, runtimeDirectory, type Session } from "../../src/ssh/session.ts";
import { connections, sshdMissing, startSshd, type TestSshd } from "./sshd.ts";

/** `make faults` has the time for more. */
const manyCommands = process.env.DEVORCH_FULL === "1" ? 10_000 : 40;

const asRoot = process.getuid?.() === 0;

describe.skipIf(sshdMissing)(`over a real sshd${sshdMissing ? ` (skipped: ${sshdMissing})` : ""}`, () => {
  let sshd: TestSshd;
  let session: Session;

  beforeAll(async () => {
    sshd = await startSshd();
    session = await connect(sshd.target, sshd);
  });
  afterAll(async () => {
    await session?.close();
    await sshd?.stop();
  });

  it("a command that does not read its stdin ends all the same", async () => {
    const endless = async function* () {
      for (;;) yield Buffer.alloc(65_536);
    };
    expect((await run({ run: "exit 0", stdin: endless() })).ended).toEqual({ kind: "exited", code: 0 });
  });

  it("a command's stdin that fails ends the command", async () => {
    const broken = async function* () {
      yield Buffer.from("a");
      throw new Error("the disk broke");
    };
    await expect(run({ run: "cat; sleep 300", stdin: broken() })).rejects.toThrow("the disk broke");
  });

  it("neither command nor environment shows in any argv on the host", async () => {
    let argvs = "";
    let look = () => {};
    const looked = new Promise<void>((resolve) => {
      look = () => {
        argvs = processes();
        resolve();
      };
    });
    await session.exec({
      run: "printf canary-command; read _",
      env: { TOKEN: "canary-value" },
      stdin: (async function* () {
        await looked;
        yield Buffer.from("\n");
      })(),
      onStdout: look,
    });
    // The connection's master.
    expect(argvs.includes("[mux]")).toBe(true);
    // The guest is this host, so its own processes show the command, as they must; nobody shows the value.
    expect(
      argvs.split("\n").filter((argv) => argv.includes("canary-command") && argv.includes("ssh")),
    ).toEqual([]);
    expect(argvs.includes("canary-value")).toBe(false);
  });

  it("a slow reader holds 200 MB back in the guest", async () => {
    let bytes = 0;
    let peak = 0;
    let reading = false;
    let overlapped = false;
    const before = process.memoryUsage.rss();
    const { kind } = await session.exec({
      run: "head -c 200000000 /dev/zero",
      onStdout: async (chunk) => {
        bytes += chunk.length;
        peak = Math.max(peak, process.memoryUsage.rss());
        overlapped ||= reading;
        reading = true;
        await new Promise(setImmediate);
        reading = false;
      },
    });
    expect([kind, bytes, overlapped]).toEqual(["exited", 200_000_000, false]);
    expect(peak - before).toBeLessThan(100e6);
  });

  it("an aborted command is gone with everything it started", async () => {
    const abort = new AbortController();
    const mark = `sleep 29${process.pid}`;
    const running = session.exec({
      run: `${mark} & timeout 300 ${mark} & echo up; wait`,
      signal: abort.signal,
      onStdout: () => abort.abort(new Error("enough")),
    });
    await expect(running).rejects.toThrow("enough");
    expect(processes().includes(mark)).toBe(false);
  });

  it.each([0, 8, 20, 50])(
    "aborted %i ms after its start, a command leaves nothing behind",
    async (delayMs) => {
      const mark = `sleep 26${process.pid}`;
      await expect(session.exec({ run: mark, signal: AbortSignal.timeout(delayMs) })).rejects.toThrow(
        "timeout",
      );
      expect(processes().includes(mark)).toBe(false);
    },
  );

  it("a reader that fails ends the command too", async () => {
    const mark = `sleep 28${process.pid}`;
    const running = session.exec({
      run: `echo up; ${mark}`,
      onStdout: () => {
        throw new Error("no space left");
      },
    });
    await expect(running).rejects.toThrow("no space left");
    expect(processes().includes(mark)).toBe(false);
  });

  it("a command that is aborted before it starts does not start", async () => {
    await expect(run({ run: "touch ~/started", signal: AbortSignal.abort() })).rejects.toThrow();
    expect(existsSync(join(sshd.home, "started"))).toBe(false);
  });

  it(`${manyCommands} short commands in a row share one connection, and leave nothing open`, async () => {
    const handles = () => readdirSync("/proc/self/fd").length;
    const before = handles();
    const seen = new Set<string>();
    for (let n = 0; n < manyCommands; n++) {
      const { ended, stdout, stderr } = await run({ run: `echo "$SSH_CONNECTION"; exit ${n % 100}` });
      expect([ended, stderr]).toEqual([{ kind: "exited", code: n % 100 }, ""]);
      seen.add(stdout);
    }
    expect(seen.size).toBe(1);
    // Of what the next command needs, some is open already.
    expect(handles()).toBeLessThan(before + 20);
  }, 1_200_000);

  it("more commands at once than the server allows sessions all run, and nothing is added to what they say", async () => {
    let up = 0;
    let open = () => {};
    const allUp = new Promise<void>((resolve) => {
      open = resolve;
    });
    const gate = async function* () {
      await allUp;
      yield Buffer.from("\n");
    };
    const all = await Promise.all(
      Array.from({ length: 12 }, () => {
        const output: Uint8Array[] = [];
        const listen = (chunk: Uint8Array) => {
          output.push(Buffer.from(chunk));
          if (++up === 12) open();
        };
        const run = "echo up; read _";
        return session
          .exec({ run, stdin: gate(), onStdout: listen, onStderr: listen })
          .then(() => Buffer.concat(output).toString());
      }),
    );
    expect(all).toEqual(Array(12).fill("up\n"));
  });

  it("a reader that has stopped does not hold other commands back", async () => {
    const stop = new AbortController();
    let stuck = () => {};
    const reading = new Promise<void>((resolve) => {
      stuck = resolve;
    });
    const flood = session.exec({
      run: "yes",
      signal: stop.signal,
      onStdout: () => {
        stuck();
        return new Promise(() => {});
      },
    });
    await reading;
    expect((await run({ run: "echo on" })).stdout).toBe("on\n");
    stop.abort(new Error("enough"));
    await expect(flood).rejects.toThrow("enough");
  });

  it("what another process left is taken over, and what it uses is not", async () => {
    const login = async (of: Session) => {
      let login = "";
      await of.exec({
        run: 'echo "$SSH_CONNECTION"',
        onStdout: (chunk) => {
          login += Buffer.from(chunk);
        },
      });
      return login;
    };
    const ours = new RegExp(`^[0-9a-f]{16}\\.${process.pid}-0$`);
    const giveTo = (pid: number) => {
      const name = readdirSync(sshd.runtimeDirectory).find((entry) => ours.test(entry))!;
      const path = join(sshd.runtimeDirectory, name);
      renameSync(path, path.replace(/\d+-0$/, `${pid}-0`));
    };
    const first = await login(session);
    giveTo(spawnSync("true").pid);
    const second = await connect(sshd.target, sshd);
    expect(await login(second)).toBe(first);
    giveTo(process.ppid);
    const third = await connect(sshd.target, sshd);
    const others = [first, await login(third)];
    expect(others[1]).not.toBe(first);
    // A fresh login is nobody else's.
    giveTo(spawnSync("true").pid);
    const fourth = await connect(sshd.target, { ...sshd, fresh: true });
    expect(others).not.toContain(await login(fourth));
    session = fourth;
  });

  it("a command that is aborted while ssh logs in does not take another along", async () => {
    await session.close();
    const abort = new AbortController();
    const first = session.exec({ run: "true", signal: abort.signal });
    const second = run({ run: "echo on" });
    setTimeout(() => abort.abort(new Error("enough")), 20);
    await expect(first).rejects.toThrow("enough");
    expect((await second).stdout).toBe("on\n");
  });

  it("a working directory that is missing is a problem of its own", async () => {
    await expect(run({ run: "true", cwd: "~/missing" })).rejects.toThrow("DEV-611 ~/missing");
  });

  // The process of a connection is a child of root's sshd only.
  it.skipIf(!asRoot)("a connection that breaks under a command is no exit code", async () => {
    const running = session.exec({
      run: "echo up; exec sleep 27",
      onStdout: () => {
        for (const pid of connections(sshd.pid)) process.kill(pid, "SIGKILL");
      },
    });
    await expect(running).rejects.toThrow("DEV-606");
    expect((await run({ run: "echo back" })).stdout).toBe("back\n");
  });

  // A terminal belongs to the user, which only root's sshd can bring about.
  describe.skipIf(!asRoot)("on a terminal", () => {
    it.each([
      ["an exit code", "exit 255", { kind: "exited", code: 255 }],
      ["a signal", "kill -TERM $$", { kind: "signaled", signal: "TERM", code: 143 }],
    ])("%s arrives", async (_, run, ended) => {
      expect((await interact({ run })).ended).toEqual(ended);
    });

    it("the command has a terminal, its directory and its environment, and the screen shows none of these", async () => {
      const command = {
        run: 'test -t 0 && test -t 2 && pwd && test "$TOKEN" = canary',
        cwd: "~/",
        env: { TOKEN: "canary" },
      };
      expect(await interact(command)).toEqual({
        ended: { kind: "exited", code: 0 },
        screen: `${sshd.home}\n`,
      });
    });

    it("Ctrl-C is the command's", async () => {
      const { ended } = await interact({ run: "trap 'exit 9' INT; kill -INT 0; sleep 300" });
      expect(ended).toEqual({ kind: "exited", code: 9 });
    });

    it("a missing directory is a problem of its own", async () => {
      await expect(interact({ run: "true", cwd: "/missing" })).rejects.toThrow("DEV-611");
    });

    it("nothing of it stays in the guest", async () => {
      await interact({ run: "true" });
      expect(readdirSync(sshd.scratch)).toEqual([]);
    });

    async function interact(command: ChannelCommand) {
      const file = join(sshd.directory, "screen");
      const screen = openSync(file, "w");
      const ended = await session.interact(command, ["ignore", screen, screen]);
      closeSync(screen);
      return { ended, screen: readFileSync(file, "utf8").replaceAll("\r", "") };
    }
  });

  it("a host key that is not the pinned one is refused", async () => {
    const other = await ensureKey(join(sshd.directory, "other"), "host", "other");
    await expectRefusal((file) => pinHostKeys(file, "dev-test", parseHostKeys(other.publicKey)), "DEV-603");
  });

  it("a guest without a pinned key is not trusted on first use", async () => {
    await expectRefusal(() => {}, "DEV-603");
  });

  it("a key that the guest does not know is refused", async () => {
    const { privateKeyFile } = await ensureKey(join(sshd.directory, "other"), "id", "other");
    const target = { ...sshd.target, identityFile: privateKeyFile };
    await expect(connect(target, sshd)).rejects.toThrow("DEV-605");
  });

  it("a guest that does not answer is a problem that says so", async () => {
    await expect(connect({ ...sshd.target, port: 1 }, sshd)).rejects.toThrow("DEV-604");
  });

  it("a guest that lets us in and then runs nothing is a problem that says so", async () => {
    const { privateKeyFile, publicKey } = await ensureKey(join(sshd.directory, "other"), "frozen", "frozen");
    appendFileSync(sshd.authorizedKeysFile, `command="exec sleep 300" ${publicKey}\n`);
    const frozen = connect({ ...sshd.target, identityFile: privateKeyFile }, { ...sshd, deadlineMs: 2_000 });
    await expect(frozen).rejects.toThrow(/DEV-604.*ran no command/s);
  }, 60_000);

  it.each([
    [
      "asks now and then whether we live",
      ["ClientAliveInterval 1", "ClientAliveCountMax 1"],
      "sleep 4; echo up",
    ],
    ["allows one command at a time", ["MaxSessions 1"], "sleep 0.5; echo up"],
  ])("all is well with an sshd that %s", async (_, options, run) => {
    const strict = await startSshd(options);
    const other = await connect(strict.target, strict);
    const heard: string[] = [];
    const onStdout = (chunk: Uint8Array) => void heard.push(Buffer.from(chunk).toString());
    await Promise.all([other.exec({ run, onStdout }), other.exec({ run, onStdout })]);
    await other.close();
    await strict.stop();
    expect(heard).toEqual(["up\n", "up\n"]);
  });

  async function expectRefusal(pin: (file: string) => void, code: string) {
    const knownHostsFile = join(sshd.directory, "keys", "other_hosts");
    pin(knownHostsFile);
    const before = existsSync(knownHostsFile) && readFileSync(knownHostsFile, "utf8");
    await expect(connect({ ...sshd.target, knownHostsFile }, sshd)).rejects.toThrow(code);
    expect(existsSync(knownHostsFile) && readFileSync(knownHostsFile, "utf8")).toBe(before);
    rmSync(knownHostsFile, { force: true });
  }

  async function run(command: ChannelCommand) {
    const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
    const ended = await session.exec({
      onStdout: (chunk) => void output.stdout.push(Buffer.from(chunk)),
      onStderr: (chunk) => void output.stderr.push(Buffer.from(chunk)),
      ...command,
    });
    const text = (chunks: Uint8Array[]) => Buffer.concat(chunks).toString();
    return { ended, stdout: text(output.stdout), stderr: text(output.stderr) };
  }
});

it("a private key that others can read is not used", async () => {
  const sshd = { runtimeDirectory: "/nonexistent" };
  const target = {
    instance: "a",
    host: "::1",
    user: "u",
    identityFile: import.meta.filename,
    knownHostsFile: "/k",
  };
  await expect(connect(target, sshd)).rejects.toThrow("DEV-601");
});

it("control sockets fit into a Unix socket's path", () => {
  expect(runtimeDirectory({ XDG_RUNTIME_DIR: "/run/user/1000" }, 1000)).toBe("/run/user/1000/devorch");
  expect(runtimeDirectory({ XDG_RUNTIME_DIR: `/${"x".repeat(70)}` }, 1000)).toBe("/tmp/devorch-1000");
  expect(runtimeDirectory({}, 501)).toBe("/tmp/devorch-501");
});

/** Argvs of all processes. Compared by `includes`, so that a failure does not print them. */
function processes(): string {
  return execFileSync("ps", ["-A", "-o", "args="], { encoding: "utf8" });
}
