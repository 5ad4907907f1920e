import type { Readable, Writable } from "node:stream";
import { execa } from "execa";
import type { Exit, Runner, RunOptions } from "./runner.ts";

/** What is kept of a stream that nobody listens to. Longer output is cut, and then refused by who parses it. */
const keptBytes = 16 * 1024 * 1024;

/**
 * Runs `command` (program and first arguments) as a process: an argv, no shell, in a process group of its own, so that Ctrl-C in the terminal
 * reaches devorch alone and its children can be killed with it.
 */
export function execaRunner(options: {
  command: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
}): Runner {
  const [file = "multipass", ...first] = options.command;
  return async (argv, run) => {
    if (run.signal.aborted) return { end: "aborted", stdout: "", stderr: "" };
    const child = execa(file, [...first, ...argv], {
      env: options.env,
      extendEnv: false,
      // Not the user's folder: without `-n`, exec maps it into the guest, and a deleted one breaks every call.
      cwd: "/",
      detached: process.platform !== "win32",
      stdin: "pipe",
      buffer: false,
      reject: false,
      windowsHide: true,
    });
    const stop = stopper(child, run);
    const [result, stdout, stderr] = await Promise.all([
      child,
      drain(child.stdout, run.onStdout, stop.cut),
      drain(child.stderr, run.onStderr, stop.cut),
      feed(child.stdin, run.stdin),
    ]);
    stop.clear();
    return { end: stop.reason() ?? endOf(result), stdout, stderr };
  };
}

interface Child {
  readonly pid?: number | undefined;
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}

/** Kills the process group at the deadline or on abort, and lets go of the pipes, which a grandchild may still hold. */
function stopper(child: Child, run: RunOptions) {
  const cut = new AbortController();
  let reason: "timed-out" | "aborted" | undefined;
  const stop = (why: "timed-out" | "aborted") => {
    reason ??= why;
    killGroup(child);
    cut.abort();
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
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

function killGroup(child: Child): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // Ended meanwhile.
  }
}

async function drain(
  stream: Readable | null,
  listener: RunOptions["onStdout"],
  cut: AbortSignal,
): Promise<string> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (stream ?? []) as AsyncIterable<Uint8Array>) {
      if (listener) await listener(chunk);
      else if (bytes < keptBytes) kept.push(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    if (!cut.aborted) throw error;
  }
  return Buffer.concat(kept).toString("utf8");
}

/** A client that does not read its input to the end has its reasons: EPIPE is no failure. */
async function feed(stream: Writable | null, input: RunOptions["stdin"]): Promise<void> {
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

function endOf(result: { exitCode?: number | undefined; code?: string | undefined }): Exit["end"] {
  if (result.exitCode !== undefined) return result.exitCode;
  return result.code === "ENOENT" || result.code === "EACCES" ? "missing" : "killed";
}
