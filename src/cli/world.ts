import { randomUUID } from "node:crypto";
import { homedir, userInfo } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../engine/ports.ts";

/** All that the command line takes from its surroundings, so that tests can give others. */
export interface World {
  cwd: string;
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
  /** Called at each Ctrl-C or SIGTERM. Returns how to take it off again. */
  onInterrupt(handler: () => void): () => void;
}

export function processWorld(packageRoot: string): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    home: process.env.HOME || homedir(),
    get user() {
      return userInfo().username;
    },
    packageRoot,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: systemClock,
    newId: randomUUID,
    random: Math.random,
    onInterrupt(handler) {
      process.on("SIGINT", handler);
      process.on("SIGTERM", handler);
      return () => {
        process.off("SIGINT", handler);
        process.off("SIGTERM", handler);
      };
    },
  };
}

const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, { ...(signal && { signal }) }),
};
