import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { EachRunner, Exit, Runner, RunOptions } from "./runner.ts";

/** What is kept of a stream that nobody listens to. Longer output is cut, and then refused by who parses it. */
const keptBytes = 16 * 1024 * 1024;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Client {
  /** Program and first arguments. */
  command: readonly string[];
  env: Environment;
  /** `alone` unless said. */
  start?: Start;
}

/** Runs a program with its arguments. */
export type Start = (words: readonly string[], run: RunOptions) => Promise<Exit>;

/**
 * Many runs for the price of one: each start of a process costs Node milliseconds, and xargs, which every macOS and Linux has, next to nothing.
 * An argv for each, no shell.
 */
export function xargsRunner({ command, ...client }: Client): EachRunner {
  const xargs = processRunner({ command: ["xargs", "-0", "-n", "1", ...command], ...client });
  const one = processRunner({ command, ...client });
  return async (argv, words, options) => {
    const exit = await xargs(argv, { ...options, stdin: Buffer.from(words.join("\0")) });
    if (exit.end !== "missing") return exit;
    const all: Exit = { end: 0, stdout: "", stderr: "" };
    for (const word of words) {
      const { end, stdout, stderr } = await one([...argv, word], options);
      if (all.end === 0) all.end = end;
      all.stdout += stdout;
      all.stderr += stderr;
    }
    return all;
  };
}

export function processRunner({ command, env, start = alone(env) }: Client): Runner {
  return (argv, run) => start([...command, ...argv], run);
}

/**
 * Starts a process for each run: an argv, no shell, in a process group of its own, so that Ctrl-C in the terminal reaches devorch alone and
 * its children can be killed with it.
 */
export function alone(env: Environment): Start {
  return async ([file = "", ...args], run) => {
    if (run.signal.aborted) return { end: "aborted", stdout: "", stderr: "" };
    const child = spawn(file, args, {
      env,
      // Not the user's folder: without `-n`, exec maps it into the guest, and a deleted one breaks every call.
      cwd: "/",
      detached: process.platform !== "win32",
      stdio: [run.stdin ? "pipe" : "ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const stop = stopper(child, run);
    const [end, stdout, stderr] = await Promise.all([
      ended(child),
      drain(child.stdout, run.onStdout, stop.cut),
      drain(child.stderr, run.onStderr, stop.cut),
      feed(child.stdin, run.stdin),
    ]);
    stop.clear();
    return { end: stop.reason() ?? end, stdout, stderr };
  };
}

export interface Stopper {
  /** Aborted when it has stopped the process. */
  cut: AbortSignal;
  reason: () => "timed-out" | "aborted" | undefined;
  /** To be called when the process has ended. */
  clear: () => void;
}

/** Kills the process group at the deadline or on abort, and lets go of the pipes, which a grandchild may still hold. */
export function stopper(child: ChildProcess, run: Pick<RunOptions, "signal" | "deadlineMs">): Stopper {
  const cut = new AbortController();
  let reason: "timed-out" | "aborted" | undefined;
  const stop = (why: "timed-out" | "aborted") => {
    reason ??= why;
    killGroup(child);
    cut.abort();
    for (const stream of child.stdio) stream?.destroy();
  };
  const onAbort = () => stop("aborted");
  run.signal.addEventListener("abort", onAbort, { once: true });
  const timer = Number.isFinite(run.deadlineMs)
    ? setTimeout(() => stop("timed-out"), run.deadlineMs)
    : undefined;
  return {
    cut: cut.signal,
    reason: () => reason,
    clear: () => {
      clearTimeout(timer);
      run.signal.removeEventListener("abort", onAbort);
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // Ended meanwhile.
  }
}

function drain(stream: Readable | null, listener: RunOptions["onStdout"], cut: AbortSignal): Promise<string> {
  if (!stream) return Promise.resolve("");
  return listener ? pass(stream, listener, cut) : keep(stream);
}

async function pass(
  stream: Readable,
  listener: NonNullable<RunOptions["onStdout"]>,
  cut: AbortSignal,
): Promise<string> {
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) await listener(chunk);
  } catch (error) {
    if (!cut.aborted) throw error;
  }
  return "";
}

/** What a stream says until it closes, or `last` says so of a chunk. By events: `plan` looks dozens of sizes up, and an iterator costs as much again as reading them. */
export function keep(stream: Readable, last: (chunk: Uint8Array) => boolean = () => false): Promise<string> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    const done = () => resolve(Buffer.concat(kept).toString("utf8"));
    stream.once("close", done);
    stream.on("data", (chunk: Uint8Array) => {
      if (bytes < keptBytes) kept.push(chunk);
      bytes += chunk.length;
      if (last(chunk)) done();
    });
  });
}

/** A client that does not read its input to the end has its reasons: EPIPE is no failure. */
export async function feed(stream: Writable | null, input: RunOptions["stdin"]): Promise<void> {
  if (!stream) return;
  let open = true;
  stream.on("error", () => {
    open = false;
  });
  stream.on("close", () => {
    open = false;
  });
  for await (const chunk of input instanceof Uint8Array ? [input] : (input ?? [])) {
    if (!open) return;
    if (!stream.write(chunk)) {
      await new Promise<void>((resolve) => {
        stream.once("drain", resolve);
        stream.once("close", resolve);
        stream.once("error", () => resolve());
      });
    }
  }
  if (open) stream.end();
}

function ended(child: ChildProcess): Promise<Exit["end"]> {
  return new Promise((resolve) => {
    child.once("error", ({ code }: NodeJS.ErrnoException) =>
      resolve(code === "ENOENT" || code === "EACCES" ? "missing" : "killed"),
    );
    child.once("exit", (code) => resolve(code ?? "killed"));
  });
}
