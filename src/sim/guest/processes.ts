import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Whether the process `pid` lives and has `word` among its arguments, so that a reused id is not taken for it. */
export function isRunning(pid: number, word: string): boolean {
  if (process.platform === "linux") return fields(`/proc/${pid}/cmdline`).includes(word);
  return ps(["-o", "args=", "-p", String(pid)]).includes(word);
}

/**
 * The living processes with `assignment` (NAME=value) in the environment they were started with.
 * Only the caller's own where the caller is not root. On macOS a program of the system hides its environment from `ps`,
 * so what such a program left running in the background is not found.
 */
export function processesWith(assignment: string): number[] {
  const found =
    process.platform === "linux"
      ? readdirSync("/proc")
          .filter((name) => /^\d+$/.test(name) && fields(`/proc/${name}/environ`).includes(assignment))
          .map(Number)
      : ps(["-axEww", "-o", "pid=,command="])
          .split("\n")
          .filter((line) => `${line} `.includes(` ${assignment} `))
          .map((line) => Number.parseInt(line, 10));
  return found.filter((pid) => pid !== process.pid);
}

/** Kills every process that `processesWith` finds, and those they start meanwhile. */
export async function killAll(assignment: string): Promise<void> {
  for (let left = processesWith(assignment); left.length > 0; left = processesWith(assignment)) {
    for (const pid of left) signal(pid, "SIGKILL");
    await delay(2);
  }
}

/** Sends the signal; a process that is gone, or a zombie, is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** NUL-separated fields of a file in /proc; none when the process is gone, or another user's. */
function fields(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\0");
  } catch {
    return [];
  }
}

function ps(args: string[]): string {
  try {
    return execFileSync("ps", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
