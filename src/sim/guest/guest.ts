/**
 * What the simulator asks of a place where guest commands really run. Two implementations:
 * `namespace` (Linux, root: own mount, pid, uts and network namespaces over an overlay) and
 * `process` (anywhere: plain processes in the guest's own directory).
 *
 * A guest is known by its `dir` (absolute, inside DEVORCH_SIM_HOME); everything a runtime stores lies below it,
 * or is found again from it by any later process: the simulator is a new process for every call.
 */
export interface GuestRuntime {
  readonly kind: "namespace" | "process";
  /** Prepares an empty disk for a new guest. */
  create(dir: string): Promise<void>;
  /** Starts the guest's long-lived first process. Idempotent. Returns when commands can run in it. */
  boot(dir: string, options: BootOptions): Promise<void>;
  /** Whether the first process is alive now. */
  isUp(dir: string): boolean;
  /** Ends every process of the guest and undoes what boot made. Idempotent; leaves the disk. */
  shutdown(dir: string): Promise<void>;
  /** How to run `argv` in the booted guest as `ubuntu`: the caller spawns it (no shell) with its own stdio. */
  command(dir: string, argv: readonly string[], options: { cwd?: string; user?: string }): GuestCommand;
  /** Copies the disk of a guest that is down into `target`, or back; both are runtime-defined folders. */
  copyDisk(from: string, to: string): Promise<void>;
  removeDisk(dir: string): Promise<void>;
}

export interface BootOptions {
  hostname: string;
  cpus: number;
  memoryBytes: number;
  /** The address to give the guest where the runtime has networks of its own, e.g. `10.86.64.12`. */
  ipv4: string;
  /** Bind mounts: host folder → absolute guest path. */
  mounts: readonly { source: string; target: string }[];
}

export interface GuestCommand {
  file: string;
  args: readonly string[];
  cwd?: string;
  env: Record<string, string>;
}
