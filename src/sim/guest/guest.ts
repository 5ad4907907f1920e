/**
 * What the simulator asks of a place where guest commands really run. Two implementations:
 * `namespace` (Linux, root: own mount, pid, uts, ipc and network namespaces over an overlay) and
 * `process` (anywhere: plain processes in the guest's own directory).
 *
 * A guest is known by its `dir` (absolute, inside DEVORCH_SIM_HOME); everything a runtime stores lies below it,
 * or is found again from it by any later process: the simulator is a new process for every call.
 * Calls for different guests may run at once, from different processes; calls that change one guest may not.
 */
export interface GuestRuntime {
  readonly kind: "namespace" | "process";
  /** Prepares an empty disk for a new guest. */
  create(dir: string): Promise<void>;
  /**
   * Starts the guest's long-lived first process. Idempotent. Returns when commands can run in it.
   * Cleans up first what a guest that was killed, or a host that went down, has left behind.
   */
  boot(dir: string, options: BootOptions): Promise<void>;
  /** Whether the first process is alive now. */
  isUp(dir: string): boolean;
  /** Ends every process of the guest and undoes what boot made. Idempotent; leaves the disk. */
  shutdown(dir: string): Promise<void>;
  /** Makes these the mounts of a guest that is up, in place of those it has. */
  remount(dir: string, mounts: readonly Mount[]): Promise<void>;
  /**
   * How to run `argv` in the booted guest as `ubuntu`: the caller spawns it (no shell) with its own stdio.
   * As over Multipass, a shell runs it: 127 and 126 are "not found" and "not executable", 1 a missing `cwd`,
   * each with bash's message. A guest process killed by a signal is seen by the caller as killed by it.
   * A signal to the spawned process alone may not reach the guest's: spawn it `detached` and signal the group.
   */
  command(dir: string, argv: readonly string[], options: { cwd?: string; user?: string }): GuestCommand;
  /** Replaces the disk in `to` by a copy of the disk in `from`; both belong to guests that are down, or to none. */
  copyDisk(from: string, to: string): Promise<void>;
  removeDisk(dir: string): Promise<void>;
}

export interface BootOptions {
  hostname: string;
  cpus: number;
  memoryBytes: number;
  /** The address to give the guest where the runtime has networks of its own, e.g. `10.86.64.12`. */
  ipv4: string;
  mounts: readonly Mount[];
  /** Executables the simulator brings, such as `cloud-init`: name → text of a script, in the guest's PATH. */
  standIns?: Readonly<Record<string, string>>;
}

/** The host's folder `source` seen in the guest at `target`; both absolute. Its owner is `ubuntu` in the guest. */
export interface Mount {
  source: string;
  target: string;
}

export interface GuestCommand {
  file: string;
  args: readonly string[];
  cwd?: string;
  env: Record<string, string>;
}

/**
 * Runs `$2…` in the folder `$1`. Not `exec "$@"`: bash then words "command not found" as a guest of Multipass does,
 * and it execs a last command all the same.
 */
export const runIn = ["bash", "-c", 'umask 022 && cd -- "$1" && shift && "$@"', "bash"] as const;
