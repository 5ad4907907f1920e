/** What the simulated daemon knows. Plain data, never changed in place: every transition makes a new one. */
export interface World {
  version: 1;
  instances: Readonly<Record<string, Instance>>;
  /** Names claimed by a launch whose instance is not visible yet. */
  preparing: Readonly<Record<string, Claim>>;
  settings: Readonly<Record<string, string>>;
  /** Numbers disks; never reused, so a half-made disk is never mistaken for another. */
  nextDisk: number;
  /** First three bytes of the guests' addresses, e.g. `10.86.64`. */
  subnet: string;
  /** What `info` says about the system in a running guest. */
  guestRelease: string;
  networks: readonly Network[];
  /** Where guest commands run. All guests of a world run alike. */
  runtime: "namespace" | "process";
  /** The host's boot in which the guests came up; empty where hosts do not tell. */
  hostBoot: string;
  daemon?: "down" | "unauthenticated";
}

export interface Instance {
  state: State;
  deleted: boolean;
  image: Image;
  cpus: number;
  memoryBytes: number;
  diskBytes: number;
  mounts: Readonly<Record<string, Mount>>;
  snapshots: Readonly<Record<string, Snapshot>>;
  /** The snapshot the current disk descends from; the parent of the next one. */
  head: string;
  /** How many snapshots and clones were ever made; their default names count on. */
  snapshotsTaken: number;
  clonesMade: number;
  /** Kept over stops, as a DHCP lease is; shown only while running. */
  ipv4: string;
  /** Key of the guest's disk. */
  disk: string;
  userData: string;
  /** cloud-init has run for this instance id. False for a new instance and a new clone. */
  initialised: boolean;
  /** Milliseconds since the epoch at which a delayed shutdown is due. */
  shutdownAt?: number | undefined;
  /** Who carries out the transition under way, so that a dead one can be told. */
  claim?: Claim | undefined;
  /** Observed: said to be running, but its first process is gone (the VM process died under the daemon). */
  gone?: boolean;
}

/** States as `list` prints them. `Deleted` is `deleted`, an attribute that hides the state. */
export type State =
  | "Running"
  | "Stopped"
  | "Suspended"
  | "Starting"
  | "Restarting"
  | "Suspending"
  | "Delayed Shutdown"
  | "Unknown";

export interface Image {
  /** `Ubuntu`, or empty for a file or URL. */
  os: string;
  /** `24.04 LTS`; empty when the remotes do not know the image. */
  release: string;
  hash: string;
  minDiskBytes: number;
}

export interface Snapshot {
  index: number;
  parent: string;
  comment: string;
  createdMs: number;
  cpus: number;
  memoryBytes: number;
  diskBytes: number;
  mounts: Readonly<Record<string, Mount>>;
  disk: string;
  /** cloud-init remembers on the disk for which instance it has run. */
  initialised: boolean;
}

export interface Mount {
  source: string;
  uidMaps: readonly string[];
  gidMaps: readonly string[];
  native: boolean;
}

export interface Network {
  name: string;
  type: string;
  description: string;
}

/** A process of the simulator at work. */
export interface Claim {
  pid: number;
  /** Start time of the process, to tell it from a later one with the same id. */
  started: string;
}

export function emptyWorld(
  host: Pick<World, "subnet" | "guestRelease" | "networks" | "runtime" | "hostBoot">,
): World {
  return { version: 1, instances: {}, preparing: {}, settings: {}, nextDisk: 1, ...host };
}

/** The world with one instance replaced. */
export function put(world: World, name: string, change: Partial<Instance>): World {
  const instance = world.instances[name];
  if (!instance) throw new Error(`bug: no instance ${name}`);
  return { ...world, instances: { ...world.instances, [name]: { ...instance, ...change } } };
}

export function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  const { [name]: _, ...rest } = record;
  return rest;
}

/** Snapshots in the order they were taken. */
export function inOrder(snapshots: Readonly<Record<string, Snapshot>>): [string, Snapshot][] {
  return Object.entries(snapshots).sort(([, a], [, b]) => a.index - b.index);
}
