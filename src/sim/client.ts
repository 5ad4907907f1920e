import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { Command, Refusal } from "./command.ts";
import { hostMachine } from "./machine.ts";
import { HELP, parseArgs } from "./parse-args.ts";
import { run } from "./run.ts";
import { chooseRuntime } from "./runtime.ts";
import { myClaim } from "./store.ts";
import { withUserData } from "./with-user-data.ts";
import { emptyWorld, type World } from "./world.ts";

/**
 * `multipass-sim`: takes Multipass's command line. Environment: DEVORCH_SIM_HOME, where the instances live;
 * DEVORCH_SIM_RUNTIME, `namespace`, `process` or `auto`; DEVORCH_SIM_DELAY_MS, a pause between the moves of a call;
 * DEVORCH_SIM_DAEMON, `down` or `unauthenticated`.
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
  const { env } = process;
  const home = path.resolve(
    env.DEVORCH_SIM_HOME ??
      path.join(env.XDG_DATA_HOME ?? path.join(homedir(), ".local/share"), "devorch/sim"),
  );
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const runtime = await chooseRuntime(home, env);
  if (command.verb === "launch" && runtime.kind === "process") process.stderr.write(NOTICE);
  const machine = hostMachine({
    home,
    runtime,
    create: () => emptyWorld({ ...hostFacts(home), runtime: runtime.kind }),
    daemon: env.DEVORCH_SIM_DAEMON as World["daemon"],
    delayMs: Number(env.DEVORCH_SIM_DELAY_MS ?? 0),
  });
  return run(command, myClaim(), machine);

  function hostFacts(home: string): Pick<World, "subnet" | "guestRelease" | "networks"> {
    // Homes side by side on one host must not share addresses. Plain processes are reached over the loopback.
    const [a, b] = createHash("sha256").update(home).digest();
    return {
      subnet: runtime.kind === "process" ? `127.${64 + (a! % 64)}.${b}` : `10.${64 + (a! % 64)}.${b}`,
      guestRelease: systemName(),
      networks: [
        { name: "eth0", type: "ethernet", description: "Ethernet device" },
        { name: "mpqemubr0", type: "bridge", description: "Network bridge" },
      ],
    };
  }
}

const NOTICE =
  "multipass-sim: a simulator without isolation here: guests are plain processes of this user, with the host's programs and network.\n";

/** Guests have the host's system. */
function systemName(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
