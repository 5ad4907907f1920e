import { execFile } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { promisify } from "node:util";
import { processExists } from "../io/process-exists.ts";

/** A process told apart from every other: a pid alone is given out again. */
export interface ProcessIdentity {
  /** Host name, for people. */
  host: string;
  /** Host and process-id space in which `pid` means something. */
  machine: string;
  pid: number;
  /** When it started, as the system tells it; the boot is part of it. */
  started: string;
}

export interface Processes {
  readonly self: ProcessIdentity;
  /** `unknown` when it runs (or ran) where we cannot look. `dead` is for ever. */
  fate(process: ProcessIdentity): Promise<"alive" | "dead" | "unknown">;
}

/** The processes of this host, by /proc on Linux and `ps` on macOS. */
export async function openProcesses(system: ProcessTable = systemTable()): Promise<Processes> {
  const machine = await system.machine();
  const started = await system.started(process.pid);
  const self = { host: hostname(), machine, pid: process.pid, started: started ?? "" };
  return {
    self,
    async fate(other) {
      if (other.machine !== machine) return "unknown";
      if (!system.exists(other.pid)) return "dead";
      const now = await system.started(other.pid);
      if (now === undefined) return system.exists(other.pid) ? "unknown" : "dead";
      return now === other.started ? "alive" : "dead";
    },
  };
}

/** What the operating system tells about processes. */
export interface ProcessTable {
  machine(): Promise<string>;
  exists(pid: number): boolean;
  /** `undefined` when it may not be asked; `zombie` when it has ended and only its parent has not noticed. */
  started(pid: number): Promise<string | undefined>;
}

function systemTable(): ProcessTable {
  return { exists: processExists, ...(process.platform === "linux" ? linux : posix) };
}

/** Files of the kernel: at once there, without a thread of Node's pool, which every `plan` would pay for. */
const linux: Pick<ProcessTable, "machine" | "started"> = {
  // A container has a host name and process ids of its own; after a reboot its old processes are gone.
  machine: async () => {
    const id = orNone(() => readFileSync("/etc/machine-id", "utf8")) ?? "";
    const space = orNone(() => readlinkSync("/proc/self/ns/pid")) ?? "";
    return [hostname(), id.trim(), space].join("/");
  },
  async started(pid) {
    const boot = orNone(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")) ?? "";
    const stat = orNone(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
    if (stat === undefined) return undefined;
    // proc_pid_stat(5): the name in parentheses may hold anything; state is the 3rd field, start time the 22nd.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "zombie" : `${boot.trim()}/${fields[19]}`;
  },
};

function orNone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const posix: Pick<ProcessTable, "machine" | "started"> = {
  machine: async () => hostname(),
  async started(pid) {
    // One language and one zone, or the same moment reads differently to two processes.
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const ps = promisify(execFile)("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { env });
    const line = (await ps.catch(() => ({ stdout: "" }))).stdout.trim();
    if (line === "") return undefined;
    const [state, ...when] = line.split(/\s+/);
    return state?.startsWith("Z") ? "zombie" : when.join(" ");
  },
};
