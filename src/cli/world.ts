import { homedir, userInfo } from "node:os";
import { DevorchError, exitCodes } from "../core/problem.ts";
import type { Clock } from "../engine/ports.ts";

/** All that the command line takes from its surroundings, so that tests can give others. */
export interface World {
  cwd: string;
  /** Arguments of this process. */
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
  user: string;
  /** Folder of the installed package: bin/ and schemas/ lie in it. */
  packageRoot: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  clock: Clock;
  newId: () => string;
  /** In [0, 1). */
  random: () => number;
  /** In the process that `run --detach` leaves behind. */
  background?: Background;
  /** Called at each Ctrl-C or SIGTERM, and when the terminal closes. Returns how to take it off again. */
  onInterrupt(handler: () => void): () => void;
}

export interface Background {
  /** The run that it was given; `goesOn`: an earlier process, which is gone, had begun it. */
  run: string;
  goesOn: boolean;
  /** To be called once the run goes on by itself. */
  started(): void;
  /** Instead, when another process goes on with the run. */
  held(): void;
}

/** What a start does not need is loaded when it is asked for: streams and node:crypto cost as much as the rest of it. */
export function processWorld(packageRoot: string, background?: Background): World {
  return {
    ...(background && { background }),
    get cwd() {
      return workingDirectory();
    },
    argv: process.argv.slice(2),
    env: process.env,
    platform: process.platform,
    home: process.env.HOME || homedir(),
    get user() {
      return userInfo().username;
    },
    packageRoot,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    clock: systemClock,
    newId: () => crypto.randomUUID(),
    random: Math.random,
    onInterrupt(handler) {
      let interrupted = false;
      let hungUp = false;
      const interrupt = () => {
        interrupted = true;
        handler();
      };
      // The kernel and the shell each send one, and a logout SIGTERM before it: nobody asks again. No terminal's end is for the background.
      const hangUp = () => {
        if (background) return;
        hungUp = true;
        if (!interrupted) interrupt();
      };
      const exit = () => {
        if (hungUp) endByHangUp();
      };
      process.on("SIGINT", interrupt);
      process.on("SIGTERM", interrupt);
      process.on("SIGHUP", hangUp);
      process.on("exit", exit);
      return () => {
        process.off("SIGINT", interrupt);
        process.off("SIGTERM", interrupt);
        process.off("SIGHUP", hangUp);
        process.off("exit", exit);
      };
    },
  };
}

/** As what has no handler ends. Node's own way out is a crash once the terminal is gone: it fails to give that its modes back. */
function endByHangUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

/** Not every command needs it. Throws DEV-120 when it was deleted. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    const message = "the working directory does not exist any more";
    throw new DevorchError(
      [{ code: "DEV-120", severity: "error", message, hint: "cd to a folder that does" }],
      {
        exitCode: exitCodes.invalid,
        cause: error,
      },
    );
  }
}

const systemClock: Clock = {
  nowMs: () => Date.now(),
  async sleep(ms, signal) {
    const { setTimeout } = await import("node:timers/promises");
    // Node rejects with an AbortError that only has the reason.
    await setTimeout(ms, undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted());
  },
};
