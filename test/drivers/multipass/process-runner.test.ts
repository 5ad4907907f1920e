import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { processRunner, xargsRunner } from "../../../src/drivers/multipass/process-runner.ts";
import type { RunOptions } from "../../../src/drivers/multipass/runner.ts";
import { alive } from "../alive.ts";

const shell = processRunner({ command: ["sh", "-c"], env: { PATH: process.env.PATH, GREETING: "hi" } });
const node = processRunner({ command: [process.execPath, "-e"], env: {} });
const run = (options: Partial<RunOptions> = {}): RunOptions => ({
  signal: new AbortController().signal,
  deadlineMs: 60_000,
  ...options,
});

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "devorch-runner-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("gives exit code and both streams, with no environment but the given one", async () => {
  process.env.DEVORCH_LEAK = "leak";
  onTestFinished(() => {
    delete process.env.DEVORCH_LEAK;
  });
  expect(await shell(['echo "$GREETING$DEVORCH_LEAK"; echo err >&2; exit 5'], run())).toEqual({
    end: 5,
    stdout: "hi\n",
    stderr: "err\n",
  });
});

test("arguments are words, never shell text", async () => {
  const words = ["a b", "$(touch pwned)", "'\"`;\n", "--x", ""];
  const { stdout } = await node(
    ["console.log(JSON.stringify(process.argv.slice(1)))", "--", ...words],
    run(),
  );
  expect(JSON.parse(stdout)).toEqual(words);
});

test("stdin arrives byte for byte, and a client that does not read it is no failure", async () => {
  const bytes = Buffer.from([...Array(1 << 20).keys()].map((at) => at % 256));
  const { stdout } = await shell(["sha256sum"], run({ stdin: bytes }));
  const { createHash } = await import("node:crypto");
  expect(stdout).toContain(createHash("sha256").update(bytes).digest("hex"));
  expect(await shell(["exit 3"], run({ stdin: bytes }))).toMatchObject({ end: 3 });
});

test("a listener is waited for, so that output never piles up", async () => {
  let most = 0;
  let waiting = 0;
  const exit = await shell(
    ["head -c 3000000 /dev/zero"],
    run({
      onStdout: async () => {
        most = Math.max(most, ++waiting);
        await new Promise(setImmediate);
        waiting--;
      },
    }),
  );
  expect(exit).toEqual({ end: 0, stdout: "", stderr: "" });
  expect(most).toBe(1);
});

test("output that nobody listens to is kept only to a limit", async () => {
  const { end, stdout } = await shell(["head -c 40000000 /dev/zero"], run());
  expect(end).toBe(0);
  expect(stdout.length).toBeLessThan(20_000_000);
});

test("at its deadline the client is killed together with its children", async () => {
  const pid = join(scratch(), "pid");
  const exit = await shell([`sleep 1000 & echo $! > '${pid}'; wait`], run({ deadlineMs: 1_500 }));
  expect(exit.end).toBe("timed-out");
  const child = Number(readFileSync(pid, "utf8"));
  await expect.poll(() => alive(child), { timeout: 10_000 }).toBe(false);
});

test("a grandchild that left the group and holds the pipes does not hold the call", async () => {
  const pid = join(scratch(), "pid");
  const exit = await shell(
    [`setsid sh -c 'echo $$ > "${pid}"; exec sleep 1000' & wait`],
    run({ deadlineMs: 1_500 }),
  );
  expect(exit.end).toBe("timed-out");
  process.kill(Number(readFileSync(pid, "utf8")), "SIGKILL");
});

test("an abort kills it, also before it began", async () => {
  const stop = new AbortController();
  const started = { onStdout: () => stop.abort() };
  expect((await shell(["echo; sleep 1000"], run({ signal: stop.signal, ...started }))).end).toBe("aborted");
  expect((await shell(["echo"], run({ signal: stop.signal }))).end).toBe("aborted");
});

test("a program that is not there, and a client that is killed, are told apart", async () => {
  const missing = processRunner({ command: ["/nowhere/multipass"], env: {} });
  expect((await missing(["list"], run({ stdin: Buffer.from("x") }))).end).toBe("missing");
  expect((await shell(["kill -KILL $$"], run())).end).toBe("killed");
});

const each = xargsRunner({
  command: ["sh", "-c", 'echo "$1"; exit "$2"', "sh"],
  env: { PATH: process.env.PATH },
});

test("one process makes several calls, in order, each word an argument of its own", async () => {
  const words = ["0", "$(touch pwned)", "a b", "'\"`", "-n 5", "\\0"];
  const echo = xargsRunner({ command: ["echo"], env: { PATH: process.env.PATH } });
  expect(await echo(["get"], words, run())).toEqual({
    end: 0,
    stdout: words.map((word) => `get ${word}\n`).join(""),
    stderr: "",
  });
});

test("one call of several that fails is a failure of all, and the others are made", async () => {
  expect(await each(["x"], ["0", "3", "0"], run())).toEqual({ end: 123, stdout: "x\nx\nx\n", stderr: "" });
});

test("a call of several that hangs is killed at the deadline, and so is what runs it", async () => {
  const pid = join(scratch(), "pid");
  const hang = xargsRunner({
    command: ["sh", "-c", 'echo $$ > "$1"; sleep 1000', "sh"],
    env: { PATH: process.env.PATH },
  });
  expect((await hang([], [pid], run({ deadlineMs: 1_500 }))).end).toBe("timed-out");
  const child = Number(readFileSync(pid, "utf8"));
  await expect.poll(() => alive(child), { timeout: 10_000 }).toBe(false);
});

test("without xargs the calls are made one by one", async () => {
  const bare = xargsRunner({
    command: [process.execPath, "-p", "process.argv[1]", "--"],
    env: { PATH: "/nowhere" },
  });
  expect(await bare([], ["1", "2"], run())).toEqual({ end: 0, stdout: "1\n2\n", stderr: "" });
});
