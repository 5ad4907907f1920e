import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { homedir, networkInterfaces } from "node:os";
import path from "node:path";
import type { Command } from "./command.ts";
import { type Choice, chooseRuntime, likelyKind } from "./guest/choose.ts";
import { networkOf } from "./guest/network.ts";
import { processGuest } from "./guest/process-guest.ts";
import { hostMachine } from "./machine.ts";
import type { Machine } from "./run.ts";
import { recordedRuntime } from "./store.ts";
import { emptyWorld, type World } from "./world.ts";

/** These change nothing, so without instances they need no guests, and leave the choice of a runtime to others. */
const READING = new Set<Command["verb"]>(["version", "list", "info", "find", "networks", "aliases", "get"]);

/** The machine that `env` describes, to carry out `command`. */
export async function machineFor(command: Command, env: NodeJS.ProcessEnv): Promise<Machine> {
  const home = simulatorHome(env);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const recorded = recordedRuntime(home);
  const undecided = recorded === undefined && READING.has(command.verb);
  const { runtime, notice }: Choice = undecided
    ? { runtime: processGuest(env) }
    : await chooseRuntime(home, env, recorded);
  if (notice && command.verb === "launch") process.stderr.write(`multipass-sim: ${notice}\n`);
  return hostMachine({
    home,
    runtime,
    create: () => emptyWorld(hostFacts(home, undecided ? likelyKind(env) : runtime.kind)),
    daemon: env.DEVORCH_SIM_DAEMON as World["daemon"],
    hostBoot: hostBoot(),
    delayMs: Number(env.DEVORCH_SIM_DELAY_MS || 0),
  });
}

/** The folder where the instances live. */
export function simulatorHome(env: NodeJS.ProcessEnv): string {
  const data = env.XDG_DATA_HOME || path.join(homedir(), ".local/share");
  return path.resolve(env.DEVORCH_SIM_HOME || path.join(data, "devorch/sim"));
}

function hostFacts(home: string, runtime: World["runtime"]): Parameters<typeof emptyWorld>[0] {
  return {
    runtime,
    hostBoot: hostBoot(),
    subnet: runtime === "namespace" ? networkOf(home, networkInterfaces()) : loopbackOf(home),
    guestRelease: systemName(),
    networks: [
      { name: "eth0", type: "ethernet", description: "Ethernet device" },
      { name: "mpqemubr0", type: "bridge", description: "Network bridge" },
    ],
  };
}

/** Plain processes are reached over the loopback, the guests of each home at addresses of their own. */
function loopbackOf(home: string): string {
  const [second, third] = createHash("sha256").update(home).digest();
  return `127.${64 + (second! % 64)}.${third}`;
}

function hostBoot(): string {
  return read("/proc/sys/kernel/random/boot_id").trim();
}

/** Guests have the host's system. */
function systemName(): string {
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(read("/etc/os-release"))?.[1] ?? process.platform;
}

/** The text of a file that not every system has; empty where it is missing. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
