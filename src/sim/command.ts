export type Format = "table" | "json" | "csv" | "yaml";

/** A command line that Multipass's client accepts, as the daemon gets it. */
export type Command =
  | { verb: "version"; format: Format }
  | { verb: "help" }
  | { verb: "list"; snapshots: boolean; format: Format; addresses: boolean }
  | { verb: "info"; names: string[]; snapshots: boolean; runtime: boolean; format: Format }
  | { verb: "find"; text: string; unsupported: boolean; format: Format }
  | { verb: "networks"; format: Format }
  | { verb: "aliases"; format: Format }
  | { verb: "authenticate" }
  | { verb: "get"; key: string; keys: boolean; raw: boolean }
  | { verb: "set"; key: string; value: string }
  | Launch
  | { verb: "start"; names: string[]; all: boolean; timeoutS: number }
  | { verb: "stop"; names: string[]; all: boolean; force: boolean; minutes: number; cancel: boolean }
  | { verb: "restart"; names: string[]; all: boolean; timeoutS: number }
  | { verb: "suspend"; names: string[]; all: boolean }
  | { verb: "delete"; names: string[]; all: boolean; purge: boolean }
  | { verb: "recover"; names: string[]; all: boolean }
  | { verb: "purge" }
  | { verb: "snapshot"; name: string; snapshot: string; comment: string }
  | { verb: "restore"; name: string; snapshot: string; destructive: boolean }
  | { verb: "clone"; name: string; target: string }
  | Exec
  | { verb: "shell"; name: string }
  | Transfer
  | MountCommand
  | { verb: "umount"; targets: Target[] };

export interface Launch {
  verb: "launch";
  name: string;
  image: string;
  /** Whether the file of a `file://` image is there. */
  imageExists: boolean;
  cpus: number;
  memory: string;
  disk: string;
  /** Where user data comes from: a path, a URL, `-`, or empty for none. */
  cloudInit: string;
  userData: string;
  timeoutS: number;
  networks: string[];
  mounts: { source: string; target: string }[];
}

export interface Exec {
  verb: "exec";
  name: string;
  argv: string[];
  /** Directory in the guest; empty for the home directory. */
  directory: string;
  /** The host directory to look for among the mounts; empty with `-n`. */
  hostDirectory: string;
}

export interface Transfer {
  verb: "transfer";
  direction: "push" | "pull";
  name: string;
  sources: string[];
  target: string;
  recursive: boolean;
  parents: boolean;
}

export interface MountCommand {
  verb: "mount";
  source: string;
  targets: Target[];
  uidMaps: string[];
  gidMaps: string[];
  native: boolean;
}

export interface Target {
  name: string;
  path: string;
}

/** How a call ended without the daemon. */
export interface Refusal {
  exit: number;
  stdout: string;
  stderr: string;
}

/** What the client may look at on its own side. */
export interface Client {
  cwd: string;
  nowMs: number;
  pathKind(path: string): "file" | "directory" | "missing";
}
