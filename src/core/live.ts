/** What the provider reports now. Names are kept as reported; look them up with `instanceNamed`, without case. */
export interface Live {
  provider: LiveProvider;
  instances: readonly LiveInstance[];
  snapshots: readonly LiveSnapshot[];
  /** Host networks for `networks:`; absent where the driver has none or nobody asked. */
  networks?: readonly string[];
}

export interface LiveProvider {
  client: string;
  daemon?: string;
  driver?: string;
  simulated: boolean;
  /** Of the simulator where it cannot isolate machines, or was told not to: commands in them run on the host itself. */
  plainProcesses?: true;
}

/** States of Multipass 1.16 (MULTIPASS.md fact 7). What we do not know is kept as it was said. */
export type InstanceState =
  | "Running"
  | "Stopped"
  | "Suspended"
  | "Starting"
  | "Restarting"
  | "Suspending"
  | "Delayed Shutdown"
  | "Deleted"
  | "Unknown"
  | (string & {});

export interface LiveInstance {
  name: string;
  state: InstanceState;
  ipv4: readonly string[];
  release: string;
  /** Configured sizes, from `get`; only of instances asked for. */
  sizes?: Sizes;
  /** Guest target → host source; only of instances asked for. */
  mounts?: Readonly<Record<string, string>>;
}

export interface Sizes {
  cpus: number;
  memoryBytes: number;
  diskBytes: number;
}

export interface LiveSnapshot {
  instance: string;
  name: string;
  parent?: string;
  comment: string;
}

export function instanceNamed(live: Pick<Live, "instances">, name: string): LiveInstance | undefined {
  return live.instances.find((instance) => sameInstance(instance.name, name));
}

/** Multipass compares names without case. */
export function sameInstance(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
