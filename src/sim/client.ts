import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { DevorchError } from "../core/problem.ts";
import type { Command, Refusal } from "./command.ts";
import { machineFor, simulatorHome } from "./machine-for.ts";
import { HELP, parseArgs } from "./parse-args.ts";
import { run } from "./run.ts";
import { myClaim } from "./store.ts";
import { withUserData } from "./with-user-data.ts";

/**
 * `multipass-sim`: takes Multipass's command line. Environment: DEVORCH_SIM_HOME, where the instances live;
 * DEVORCH_SIM_RUNTIME, `namespace`, `process` or `auto`; DEVORCH_SIM_DELAY_MS, a pause between the moves of a call;
 * DEVORCH_SIM_HIDE, a folder that guests do not see; DEVORCH_SIM_DAEMON, `down` or `unauthenticated`.
 */
export async function main(argv: string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  if (argv[0] === WORKER) return carryOut(JSON.parse(readFileSync(0, "utf8")) as Command);
  const parsed = parseArgs(argv, {
    cwd: process.cwd(),
    nowMs: Date.now(),
    pathKind(path) {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? "missing" : stat.isDirectory() ? "directory" : "file";
    },
  });
  if ("exit" in parsed) return end(parsed);
  const command = await withUserData(parsed, readSource);
  if ("exit" in command) return end(command);
  if (command.verb === "help") return end({ exit: 0, stdout: HELP, stderr: "" });
  return DETACHED.has(command.verb) ? delegate(command) : carryOut(command);
}

/** What the daemon would go on with when its client is killed runs in a process of its own. */
const DETACHED = new Set<Command["verb"]>([
  "launch",
  "start",
  "stop",
  "restart",
  "suspend",
  "delete",
  "purge",
  "snapshot",
  "restore",
  "clone",
]);
const WORKER = "--sim-worker";

const readSource = (source: string): string => readFileSync(source === "-" ? 0 : source, "utf8");

/** A worker whose client was killed has nobody to talk to, and goes on. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function end({ exit, stdout, stderr }: Refusal): number {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return exit;
}

async function delegate(command: Command): Promise<number> {
  const worker = spawn(process.execPath, [...process.execArgv, process.argv[1]!, WORKER], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  worker.stdin.end(JSON.stringify(command));
  worker.stdout.pipe(process.stdout, { end: false });
  worker.stderr.pipe(process.stderr, { end: false });
  const [code] = (await once(worker, "close")) as [number | null];
  return code ?? 2;
}

async function carryOut(command: Command): Promise<number> {
  try {
    return await run(command, myClaim(), await machineFor(command, process.env));
  } catch (error) {
    // `run` tells what fails in guests, so a failed call of the system is one in the simulator's own folder.
    if (error instanceof Error && "syscall" in error) {
      const hint = "DEVORCH_SIM_HOME names another folder";
      process.stderr.write(
        `${command.verb} failed: cannot use ${simulatorHome(process.env)}: ${error.message}; ${hint}\n`,
      );
      return 2;
    }
    if (!(error instanceof DevorchError)) throw error;
    for (const { message, hint } of error.problems)
      process.stderr.write(`${command.verb} failed: ${message}\n${hint ? `hint: ${hint}\n` : ""}`);
    return 2;
  }
}
