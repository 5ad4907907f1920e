import { createHash } from "node:crypto";
import { isAbsolute, join, resolve } from "node:path";

/**
 * Where devorch keeps what it must remember. VMs belong to a host and its daemon, not to a checkout, so two
 * checkouts of one project share these folders:
 *
 *     STATE/detached/<run>.json                      how a detached run was started, until it is over
 *     STATE/<endpoint>/registry.json                 templates of this daemon, all projects
 *     STATE/<endpoint>/registry.lock
 *     STATE/<endpoint>/templates/<fingerprint>.lock
 *     STATE/<endpoint>/projects/<project>[@<environment>]/  ledger.json, lock, sharers/, tasks/, journal/<run>.ndjson
 *     DATA/<endpoint>/keys/<project>/                       one key pair per project
 *     DATA/ssh/<endpoint>-<project>[@<environment>].conf    for an Include of ~/.ssh/config
 *     <folder of devorch.yaml>/.devorch/runs/<run>/         output of tasks, git-ignored
 */
export interface StorePaths {
  /** Folder of the provider endpoint. */
  endpoint: string;
  registry: string;
  registryLock: string;
  /** Folder of the project and environment. */
  scope: string;
  ledger: string;
  lock: string;
  /** Folder of those who share the lock: see shared-lock.ts. */
  sharers: string;
  journals: string;
  /** Folder of what is remembered of tasks. */
  tasks: string;
  keys: string;
  sshConfig: string;
}

export type LedgerPaths = Pick<StorePaths, "scope" | "ledger" | "lock" | "sharers" | "journals" | "tasks">;

/** The daemon that owns the machines: one state folder each. */
export type Endpoint =
  | { provider: "multipass" /** MULTIPASS_SERVER_ADDRESS. */; address?: string }
  | { provider: "sim" /** Canonical path of the simulator's home. */; home: string };

export interface Roots {
  state: string;
  data: string;
}

export function storePaths(
  roots: Roots,
  endpoint: Endpoint,
  project: string,
  environment: string | undefined,
): StorePaths {
  const endpointName = nameEndpoint(endpoint);
  const folder = join(roots.state, endpointName);
  const scopeName =
    environment === undefined ? safeName(project) : `${safeName(project)}@${safeName(environment)}`;
  const scope = join(scopesFolder(folder), scopeName);
  return {
    endpoint: folder,
    registry: join(folder, "registry.json"),
    registryLock: registryLockPath(folder),
    ...ledgerPaths(scope),
    keys: join(roots.data, endpointName, "keys", safeName(project)),
    sshConfig: join(roots.data, "ssh", `${endpointName}-${scopeName}.conf`),
  };
}

export function registryLockPath(endpoint: string): string {
  return join(endpoint, "registry.lock");
}

/** What lies in the folder of one project and environment. */
export function ledgerPaths(scope: string): LedgerPaths {
  return {
    scope,
    ledger: join(scope, "ledger.json"),
    lock: join(scope, "lock"),
    sharers: join(scope, "sharers"),
    journals: join(scope, "journal"),
    tasks: join(scope, "tasks"),
  };
}

/** One folder in it for each project and environment of the endpoint. */
export function scopesFolder(endpoint: string): string {
  return join(endpoint, "projects");
}

/** What is remembered of a detached run, and the lock of the process that runs it. */
export function detachedPaths(roots: Roots, run: string): { order: string; lock: string } {
  const base = join(roots.state, "detached", safeName(run));
  return { order: `${base}.json`, lock: `${base}.lock` };
}

/** The host-wide lock of one template: by its fingerprint that of its build, by its instance that of its clones. */
export function templateLockPath(paths: StorePaths, name: string): string {
  return join(templateLocks(paths), `${safeName(name)}.lock`);
}

/** Folder of the locks of all templates. */
export function templateLocks({ endpoint }: Pick<StorePaths, "endpoint">): string {
  return join(endpoint, "templates");
}

/** devorch's own folder beside devorch.yaml. */
export function workFolder(root: string): string {
  return join(root, ".devorch");
}

/** Held for one short write of devorch.lock.json. */
export function versionsLock(root: string): string {
  return join(workFolder(root), "versions.lock");
}

/** The folder of runs in it. */
export function runsPath(root: string): string {
  return join(workFolder(root), "runs");
}

/**
 * DEVORCH_STATE_DIR holds everything when set. Otherwise the XDG folders; on macOS, unless XDG is set,
 * ~/Library/Application Support. As the XDG specification asks, a relative XDG path counts as not set.
 */
export function stateRoots(world: {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
  cwd: string;
}): Roots {
  const { env, platform, home, cwd } = world;
  if (env.DEVORCH_STATE_DIR) {
    const root = resolve(cwd, env.DEVORCH_STATE_DIR);
    return { state: root, data: root };
  }
  const xdg = (value: string | undefined, fallback: string): string => {
    if (value && isAbsolute(value)) return join(value, "devorch");
    if (platform === "darwin") return join(home, "Library", "Application Support", "devorch");
    return join(home, fallback, "devorch");
  };
  return {
    state: xdg(env.XDG_STATE_HOME, ".local/state"),
    data: xdg(env.XDG_DATA_HOME, ".local/share"),
  };
}

/**
 * One path segment for any text: kept when it is short, plain and lower case, else a readable rest and a hash,
 * so that different texts never share a name, also where the file system ignores case.
 */
export function safeName(text: string): string {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(text) ? text : hashedName(text);
}

function hashedName(text: string): string {
  const readable = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return `${readable}~${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}

/** Where Multipass listens by default: the snap, other Linux packages, macOS. */
const defaultAddresses = [
  "unix:/var/snap/multipass/common/multipass_socket",
  "unix:/run/multipass_socket",
  "unix:/var/run/multipass_socket",
];

/** Whether a folder of this name in a root was made by us: one for each endpoint, and `ssh`. */
export function isOwnFolder(name: string): boolean {
  return name === "multipass" || name === "ssh" || /^(?:multipass|sim)-/.test(name);
}

function nameEndpoint(endpoint: Endpoint): string {
  if (endpoint.provider === "sim") return `sim-${hashedName(endpoint.home)}`;
  const { address } = endpoint;
  if (!address || defaultAddresses.includes(address)) return "multipass";
  return `multipass-${hashedName(address)}`;
}
