import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { processRunner, xargsRunner } from "../../../src/drivers/multipass/process-runner.ts";
import type { RunOptions } from "../../../src/drivers/multipass/runner.ts";
import { sideBySide } from "../../../src/drivers/multipass/side-by-side.ts";
import { alive } from "../alive.ts";

const { signal } = new AbortController();
const read = (options: Partial<RunOptions> = {}): RunOptions => ({
  signal,
  deadlineMs: 60_000,
  together: true,
  ...options,
});

/** Runners whose reads of one moment share a process. */
function client(command: readonly string[], env: NodeJS.ProcessEnv = { PATH: process.env.PATH }) {
  const shared = { command, env, start: sideBySide(env) };
  return { run: processRunner(shared), runEach: xargsRunner(shared) };
}

const shell = () => client(["sh", "-c"]).run;
const group = "ps -o pgid= -p $$";

test("calls of one moment share a process, and each has its own output, errors and exit code", async () => {
  const run = shell();
  const exits = await Promise.all([
    run([`${group}; echo one >&2`], read()),
    run([`${group}; exit 3`], read()),
    run(["cat; printf 'a\\0b'; printf 'c\\nd' >&2; exit 125"], read({ stdin: Buffer.from("in\n") })),
  ]);
  const [first, second, third] = exits;
  expect(first).toEqual({ end: 0, stdout: second.stdout, stderr: "one" });
  expect(first.stdout).toMatch(/^ *\d+\n$/);
  expect(second).toMatchObject({ end: 3, stderr: "" });
  expect(third).toEqual({ end: 125, stdout: "in\na\0b", stderr: "c\nd" });
});

test("a call that comes later, may not share, or belongs to somebody else, has a process of its own", async () => {
  const run = shell();
  const groups = await Promise.all([
    run([group], read()),
    run([group], read({ together: false })),
    run([group], read({ deadlineMs: 50_000 })),
    run([group], read({ signal: new AbortController().signal })),
    new Promise((resolve) => setTimeout(resolve, 20)).then(() => run([group], read())),
  ]);
  expect(new Set(groups.map(({ stdout }) => stdout)).size).toBe(5);
});

test("more calls than a shell has descriptors for are all made", async () => {
  const run = shell();
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  const exits = await Promise.all(numbers.map((at) => run([`echo ${at}`], read())));
  expect(exits.map(({ stdout }) => Number(stdout))).toEqual(numbers);
});

test("what calls said that ended while others were being started is heard", async () => {
  const start = sideBySide({ PATH: process.env.PATH });
  const pause = new Int32Array(new SharedArrayBuffer(4));
  /** Words that take their time to be put into a script. */
  const slow = (...words: string[]) =>
    Object.assign(words, {
      map(this: string[], each: (word: string) => string) {
        Atomics.wait(pause, 0, 0, 300);
        return Array.from(this, each);
      },
    }) as readonly string[];
  const exits = await Promise.all([
    ...["1", "2"].map((word) => start(["echo", word], read())),
    ...["3", "4"].map((word) => start(slow("echo", word), read({ deadlineMs: 50_000 }))),
  ]);
  expect(exits.map(({ stdout }) => stdout)).toEqual(["1\n", "2\n", "3\n", "4\n"]);
});

test("arguments are words, never shell text, and so are those that xargs hands on", async () => {
  const words = ["a b", "$(touch pwned)", "`id`", "'\"", "-n 5", "\\0", "", "${1}", "*"];
  const { run, runEach } = client(["printf", "<%s>"]);
  const [once, each] = await Promise.all([run(words, read()), runEach(["x"], words, read())]);
  expect(once).toEqual({ end: 0, stdout: words.map((word) => `<${word}>`).join(""), stderr: "" });
  expect(each.stdout).toBe(words.map((word) => `<x><${word}>`).join(""));
});

test("much output of several arrives whole", async () => {
  const run = shell();
  const exits = await Promise.all(
    ["a", "b", "c"].map((letter) => run([`head -c 3000000 /dev/zero | tr '\\0' ${letter}`], read())),
  );
  expect(exits.map(({ stdout }) => stdout)).toEqual(
    ["a", "b", "c"].map((letter) => letter.repeat(3_000_000)),
  );
});

test("at the deadline what hangs is killed with its children; what has answered keeps its answer", async () => {
  const folder = mkdtempSync(join(tmpdir(), "devorch-together-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pid = join(folder, "pid");
  const run = shell();
  const [hung, done] = await Promise.all([
    run([`sleep 1000 & echo $! > '${pid}'; wait`], read({ deadlineMs: 5_000 })),
    run(["echo done"], read({ deadlineMs: 5_000 })),
  ]);
  expect(hung.end).toBe("timed-out");
  expect(done).toEqual({ end: 0, stdout: "done\n", stderr: "" });
  const child = Number(readFileSync(pid, "utf8"));
  await expect.poll(() => alive(child), { timeout: 10_000 }).toBe(false);
});

test("an abort kills all of them, also before they began", async () => {
  const run = shell();
  const stop = new AbortController();
  const both = () =>
    Promise.all(["sleep 1000", "sleep 1000"].map((text) => run([text], read({ signal: stop.signal }))));
  const running = both();
  setTimeout(() => stop.abort(), 100);
  expect((await running).map(({ end }) => end)).toEqual(["aborted", "aborted"]);
  expect((await both()).map(({ end }) => end)).toEqual(["aborted", "aborted"]);
});

test("a program that is not there, and a client that is killed, are told apart", async () => {
  const run = client(["env"]).run;
  const missing = client(["/nowhere/multipass"]).run;
  const killed = run(["sh", "-c", "kill -KILL $$"], read());
  const ends = [...(await Promise.all([killed, run(["true"], read())]))].map(({ end }) => end);
  expect(ends).toEqual(["killed", 0]);
  const none = await Promise.all([missing(["list"], read()), missing(["version"], read())]);
  expect(none.map(({ end }) => end)).toEqual(["missing", "missing"]);
});

test("without a shell each call has a process of its own", async () => {
  const run = client([process.execPath, "-p"], { PATH: "/nowhere" }).run;
  const exits = await Promise.all([run(["1"], read()), run(["2"], read())]);
  expect(exits.map(({ stdout }) => stdout)).toEqual(["1\n", "2\n"]);
});
