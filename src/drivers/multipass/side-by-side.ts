import { spawn } from "node:child_process";
import type { Duplex } from "node:stream";
import { alone, type Environment, feed, keep, type Start, stopper } from "./process-runner.ts";
import type { Exit, RunOptions } from "./runner.ts";

/** One call, and who waits for it. */
interface Call {
  words: readonly string[];
  run: RunOptions;
  resolve: (exit: Exit) => void;
}

/** A portable shell names the descriptors 3 to 9. */
const mostCalls = 7;

/**
 * Starts the reads of one moment with one process: Node pays milliseconds for each start, since the kernel copies its page tables, and a shell
 * next to nothing. Only reads that share signal and deadline share a process, so that none is killed for another.
 */
export function sideBySide(env: Environment): Start {
  let waiting: Call[] = [];
  const start = () => {
    let calls = waiting;
    waiting = [];
    while (calls[0]) {
      const { signal, deadlineMs } = calls[0].run;
      const group = calls
        .filter(({ run }) => run.signal === signal && run.deadlineMs === deadlineMs)
        .slice(0, mostCalls);
      calls = calls.filter((call) => !group.includes(call));
      startTogether(group, env);
    }
  };
  return (words, run) => {
    if (!run.together) return alone(env)(words, run);
    return new Promise((resolve) => {
      if (waiting.push({ words, run, resolve }) === 1) setImmediate(start);
    });
  };
}

function startTogether(calls: readonly Call[], env: Environment): void {
  const { run } = calls[0]!;
  const child =
    calls.length > 1 && !run.signal.aborted
      ? spawn("sh", ["-c", script(calls), "sh", ...calls.flatMap(({ words }) => words)], {
          env,
          cwd: "/",
          detached: true,
          stdio: ["ignore", "ignore", "ignore", ...calls.map(() => "pipe" as const)],
        }).once("error", () => {})
      : undefined;
  if (child?.pid === undefined) {
    for (const { words, run, resolve } of calls) void alone(env)(words, run).then(resolve);
    return;
  }
  const stop = stopper(child, run);
  const answers = calls.map(async ({ run, resolve }, at) => {
    const exit = await answer(child.stdio[at + 3] as Duplex, run.stdin);
    resolve({ ...exit, end: stop.reason() ?? exit.end });
  });
  void Promise.all(answers).then(stop.clear);
}

/**
 * Holds numbers only: the words are the script's arguments. Each call has one descriptor, for its stdin and stdout; after those the shell says
 * there, between NULs, what stood on stderr, and the exit code.
 */
function script(calls: readonly Call[]): string {
  let word = 0;
  const lines = calls.map(({ words, run }, at) => {
    const fd = at + 3;
    const argv = words.map(() => `"\${${++word}}"`).join(" ");
    const stdin = run.stdin ? `&${fd}` : "/dev/null";
    return `(e=$(${argv} <${stdin} 2>&1 >&${fd}); printf '\\0%s\\0%s\\0' "$e" $? >&${fd}) &`;
  });
  return `${lines.join("\n")}\nwait`;
}

/** How a call ended. Without an exit code the shell was killed; it says more than 128 of a call that was, and 126 or 127 of what it cannot run. */
async function answer(stream: Duplex, stdin: RunOptions["stdin"]): Promise<Exit> {
  // An empty write would fail where the call has ended already, and what it said would be lost.
  void feed(stream, stdin);
  const said = (await keep(stream, (chunk) => chunk.at(-1) === 0)).split("\0");
  if (said.length < 4) return { end: "killed", stdout: said.join("\0"), stderr: "" };
  const [stderr = "", code] = said.splice(-3);
  const end = Number(code) > 128 ? "killed" : Number(code) > 125 ? "missing" : Number(code);
  return { end, stdout: said.join("\0"), stderr };
}
