import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type GuestRequest, GuestStderr, guestCommand, killCommand } from "../../src/core/guest-command.ts";
import { trickyText } from "../support/tricky-text.ts";

const nonce = "0123456789abcdef0123456789abcdef";
const home = realpathSync(mkdtempSync(join(tmpdir(), "devorch-guest-")));
afterAll(() => rmSync(home, { recursive: true }));

describe.each(["dash", "bash"].filter((shell) => existsSync(`/bin/${shell}`)))("with %s as sh", (shell) => {
  const bin = join(home, shell);

  it("every byte of argv, environment and stdin arrives as sent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(trickyText()), trickyText(), fc.uint8Array(), async (words, value, stdin) => {
        const show = 'printf "%s\\0" "$VALUE" "$@"; cat';
        const { stdout } = await check({
          run: ["sh", "-c", show, "sh", ...words],
          env: { VALUE: value },
          stdin,
        });
        const sent = Buffer.concat([
          Buffer.from([value, ...words].map((word) => `${word}\0`).join("")),
          stdin,
        ]);
        expect(stdout).toEqual(sent);
      }),
      { numRuns: 30 },
    );
  });

  it("a directory arrives as sent, and ~ is the guest's home", async () => {
    expect((await check({ run: "pwd", cwd: "~" })).stdout.toString()).toBe(`${home}\n`);
    expect((await check({ run: "pwd", cwd: "~/" })).stdout.toString()).toBe(`${home}\n`);
    expect((await check({ run: "pwd", cwd: "/" })).stdout.toString()).toBe("/\n");
    for (const name of ["-", "~", "$(touch x)", "it's\na"]) {
      await check({ run: ["mkdir", "--", name], cwd: "~/" });
      expect((await check({ run: "pwd", cwd: `~/${name}` })).stdout.toString()).toBe(`${home}/${name}\n`);
    }
  });

  it.skipIf(process.getuid?.() !== 0 || !existsSync("/usr/bin/sudo"))(
    "another user gets every byte, a home of its own, and no secret in an argv",
    async () => {
      const secret = "it's\na secret";
      const script = 'printf "%s\\0" "$(id -un)" "$PWD" "$A"; cat; cat /proc/[0-9]*/cmdline >&2';
      const run = ["sh", "-c", script];
      const user = { run, user: "daemon", env: { A: secret }, stdin: Buffer.from("in\n") };
      const { stdout, stderr } = await check(user);
      expect(stdout.toString()).toBe(`daemon\0/usr/sbin\0${secret}\0in\n`);
      expect(stderr.includes("sudo")).toBe(true);
      expect(stderr.includes("a secret")).toBe(false);
      expect(await check({ ...user, cwd: "/no/such" })).toMatchObject({ ending: { kind: "no-directory" } });
      expect((await check({ ...user, run: "exit 7" })).ending).toEqual({ kind: "exited", code: 7 });
    },
  );

  it("a missing directory is told apart from an exit code, and nothing runs", async () => {
    expect(await check({ run: "echo ran", cwd: "~/missing" })).toMatchObject({
      ending: { kind: "no-directory" },
      stdout: Buffer.from(""),
      stderr: Buffer.from(""),
    });
  });

  it.each([0, 1, 2, 5, 127, 128, 255])("exit code %i arrives", async (code) => {
    expect((await check({ run: `exit ${code}` })).ending).toEqual({ kind: "exited", code });
  });

  it("codes beyond 128 arrive, whether or not a signal has such a number", async () => {
    for (const code of [129, 138, 160, 192, 193])
      expect((await check({ run: `exit ${code}` })).ending).toMatchObject({ code });
    expect((await check({ run: "exit 160" })).ending).toEqual({ kind: "exited", code: 160 });
  });

  it.each(["HUP", "INT", "BUS", "FPE", "ILL", "ALRM", "USR1", "KILL", "PIPE", "SEGV", "TERM"] as const)(
    "death by %s arrives, without the shell's remark on it",
    async (signal) => {
      const code = 128 + constants.signals[`SIG${signal}`];
      expect(await check({ run: `kill -${signal} $$` })).toMatchObject({
        ending: { kind: "signaled", signal, code },
        stderr: Buffer.from(""),
      });
    },
  );

  it("a program that is not there ends with 127, as in a shell", async () => {
    expect((await check({ run: ["devorch-no-such-program"] })).ending).toEqual({ kind: "exited", code: 127 });
  });

  it("the command gets no descriptors and no variables of ours", async () => {
    const { stdout } = await check({ run: "[ -e /proc/$$/fd/3 ] && echo open; env" });
    expect(stdout.toString()).not.toMatch(/^open/);
    expect(stdout.toString()).not.toMatch(/^_(stat|nonce|payload|code|signal)=/m);
  });

  it.skipIf(!existsSync("/usr/bin/perl"))("perl stands in for setsid", async () => {
    const { ending, session } = await check({ run: "exit 4" }, bare(bin, shell));
    expect(ending).toEqual({ kind: "exited", code: 4 });
    expect(session!.id).toBeGreaterThan(1);
  });

  it("a kill ends the whole session, also a child in a process group of its own that ignores TERM", async () => {
    const child = await start({
      run: "trap '' TERM; setsid --fork true; timeout 300 sh -c 'trap \"\" TERM; echo up; sleep 300; sleep 300'",
    });
    await child.said("up");
    const kill = killCommand(child.stderr.session!, 0.1);
    expect(await exitCode(spawn(kill[0]!, kill.slice(1)))).toBe(0);
    expect((await child.ended).ending?.kind ?? "signaled").toBe("signaled");
    expect(await exitCode(spawn(kill[0]!, kill.slice(1)))).toBe(0);
  });

  it("a kill that comes after a restart of the guest leaves alone who has the session's id now", async () => {
    const child = await start({ run: "echo up; exec sleep 300" });
    await child.said("up");
    const { id, boot } = child.stderr.session!;
    const strike = (boot: string) => {
      const kill = killCommand({ id, boot }, 0.1);
      return exitCode(spawn(kill[0]!, kill.slice(1)));
    };
    expect(await strike(`not ${boot}`)).toBe(0);
    expect(() => process.kill(id, 0)).not.toThrow();
    expect(await strike(boot)).toBe(0);
    await child.ended;
  });

  /** Runs a request as a transport would, with `shell` called sh. */
  async function check(request: GuestRequest & { stdin?: Uint8Array }, path = full(bin, shell)) {
    return (await start(request, path)).ended;
  }

  async function start(request: GuestRequest & { stdin?: Uint8Array }, path = full(bin, shell)) {
    const { argv, prelude, stderr } = guestCommand(request, nonce);
    const child = spawn(argv[0]!, argv.slice(1), { env: { PATH: path, HOME: home } });
    const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
    child.stdin.on("error", () => {});
    child.stdin.write(prelude);
    child.stdin.end(request.stdin);
    child.stderr.on("data", (chunk) => output.stderr.push(stderr.push(chunk).own));
    child.stdout.on("data", (chunk) => output.stdout.push(chunk));
    const ended = exitCode(child).then(() => ({
      ending: stderr.ending,
      session: stderr.session,
      stdout: Buffer.concat(output.stdout),
      stderr: Buffer.concat([...output.stderr, stderr.flush().own]),
    }));
    /** Once the word is heard, and whose session it is: they come over two streams, in either order. */
    const said = (word: string) =>
      new Promise<void>((resolve) => {
        const listen = () => Buffer.concat(output.stdout).includes(word) && stderr.session && resolve();
        for (const stream of [child.stdout, child.stderr]) stream.on("data", listen);
      });
    return { ended, said, stderr };
  }
});

it("what no process can be given is refused", () => {
  const check = (request: GuestRequest) => () => guestCommand(request, nonce);
  expect(check({ run: [] })).toThrow("DEV-607");
  expect(check({ run: "a\0b" })).toThrow("DEV-607");
  expect(check({ run: "true", cwd: "/\0" })).toThrow("DEV-607");
  expect(check({ run: ["echo", "\ud83d"] })).toThrow("DEV-607");
  expect(check({ run: ["echo", "\u{1f600}"] })).not.toThrow();
  expect(check({ run: "true", env: { "A;touch x": "" } })).toThrow("DEV-607");
});

it("the argv is the same for every command", () => {
  expect(guestCommand({ run: "secret", env: { TOKEN: "secret" }, cwd: "/secret" }, nonce).argv).toEqual(
    guestCommand({ run: ["true"] }, "f".repeat(32)).argv,
  );
});

describe("the guest's report", () => {
  const report = `${nonce} session 77 b-0\n`;
  const trailer = `${nonce} exit 137 KILL\n`;

  it("is taken out of the stream wherever its chunks are cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.nat(200)), (own, cuts) => {
        const bytes = Buffer.from(`ssh says\n${report}${own}${nonce.slice(0, 9)}${trailer}late0`);
        const stderr = new GuestStderr(nonce);
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        const said = ends.map((end, i) => stderr.push(bytes.subarray(ends[i - 1] ?? 0, end)));
        const text = (of: "transport" | "own") => Buffer.concat(said.map((piece) => piece[of])).toString();
        said.push(stderr.flush());
        expect([text("transport"), text("own")]).toEqual(["ssh says\n", `${own}${nonce.slice(0, 9)}late0`]);
        expect(stderr.session).toEqual({ id: 77, boot: "b-0" });
        expect(stderr.ending).toEqual({ kind: "signaled", signal: "KILL", code: 137 });
      }),
    );
  });

  it("holds nothing back that cannot be a mark", () => {
    const { own } = new GuestStderr(nonce).push(Buffer.from(`${report}a prompt: `));
    expect(Buffer.from(own).toString()).toBe("a prompt: ");
  });

  it("leaves the ending open when the stream breaks inside it", () => {
    const stderr = new GuestStderr(nonce);
    stderr.push(Buffer.from(report + trailer.slice(0, -1)));
    expect(stderr.ending).toBeUndefined();
  });
});

function full(bin: string, shell: string): string {
  return [folderWith(bin, { sh: `/bin/${shell}` }), process.env.PATH].join(delimiter);
}

/** A PATH without setsid. */
function bare(bin: string, shell: string): string {
  return folderWith(`${bin}-bare`, { sh: `/bin/${shell}`, perl: "/usr/bin/perl" });
}

function folderWith(folder: string, programs: Record<string, string>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, target] of Object.entries(programs)) {
    if (!existsSync(join(folder, name))) symlinkSync(target, join(folder, name));
  }
  return folder;
}

function exitCode(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve) => child.once("close", resolve));
}
