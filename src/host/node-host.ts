import { spawn } from "node:child_process";
import { access, constants, readFile } from "node:fs/promises";
import { totalmem } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { diskFree } from "./disk-free.ts";
import type { Host } from "./host.ts";

/** A daemon that hangs must not hang the look at the host. */
const askTimeoutMs = 15_000;

/** This very machine. */
export function nodeHost(env: Readonly<Record<string, string | undefined>>): Host {
  const searchPath = env.PATH ?? "";
  return {
    platform: process.platform,
    architecture: process.arch,
    root: process.getuid?.() === 0,
    searchPath,
    memoryBytes: totalmem(),
    async find(program, places) {
      for (const folder of [...searchPath.split(delimiter), ...places]) {
        const path = join(folder || ".", program);
        if (await permits(path, constants.X_OK)) return path;
      }
      return undefined;
    },
    async look(path) {
      if (!(await permits(path, constants.F_OK))) return undefined;
      const usable = await permits(path, constants.R_OK | constants.W_OK);
      // Of sockets, folders and devices there is nothing to read.
      const text = await readFile(path, "utf8").catch(() => undefined);
      return { usable, ...(text !== undefined && { text }) };
    },
    diskFree: async (paths) => diskFree(paths),
    async ask([file = "", ...args]) {
      const {
        exitCode = -1,
        stdout,
        stderr,
      } = await execa(file, args, {
        env: { ...env, LC_ALL: "C" },
        extendEnv: false,
        cwd: "/",
        stdin: "ignore",
        reject: false,
        timeout: askTimeoutMs,
      });
      return { exit: exitCode, stdout, stderr };
    },
    run: ([file = "", ...args]) =>
      new Promise((resolve) => {
        // Package managers talk, and ask for passwords: to the person, not into our data.
        const child = spawn(file, args, { env, stdio: ["inherit", process.stderr, "inherit"] });
        child.on("error", () => resolve(-1));
        child.on("close", (code) => resolve(code ?? -1));
      }),
  };
}

async function permits(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
}
