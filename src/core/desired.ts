import type { ImageAddress, MachineAddress } from "./address.ts";
import type { SourceSpan } from "./problem.ts";
import type { Condition } from "./tasks/condition.ts";
import type { SecretSource, Text } from "./text.ts";

/**
 * The resolved configuration: variables, defaults, overlays and units applied, files read and hashed.
 * Plain data without functions; two equal configurations give equal values whatever the order of their keys.
 */
export interface Desired {
  project: string;
  environment?: string;
  provider: "multipass" | "sim";
  /** Absolute folder of devorch.yaml: relative host paths were resolved against it. */
  root: string;
  images: Record<string, DesiredImage>;
  /** Replicas expanded, sorted by address. */
  machines: readonly DesiredMachine[];
  tasks: Record<string, DesiredTask>;
  outputs: Record<string, Text>;
  moved: readonly { from: MachineAddress; to: MachineAddress }[];
  host: HostSettings;
  /** Tools that the MCP server may use although they destroy something. */
  mcpAllow: readonly string[];
}

/** What a project wants before anything is asked for. */
export function emptyDesired(of: Pick<Desired, "project" | "environment" | "provider" | "root">): Desired {
  return {
    ...of,
    images: {},
    machines: [],
    tasks: {},
    outputs: {},
    moved: [],
    host: { caCertificates: [] },
    mcpAllow: [],
  };
}

export interface DesiredImage {
  address: ImageAddress;
  name: string;
  /** Image alias or URL to launch: `22.04`. */
  from: string;
  /** Name and version of the base image, from devorch.lock.json; absent before the first build, and for URLs. */
  base?: string;
  cpus: number;
  memoryBytes: number;
  diskBytes: number;
  /** The user's cloud-init document with the host's settings merged in. */
  cloudInit?: string;
  /** Launched in its place: the caller's environment adds to it. It does not count in the fingerprint. */
  launchCloudInit?: string;
  toolchain?: Toolchain;
  steps: readonly ImageStep[];
  verify: readonly { run: string; expect?: string }[];
  /** Name of the sealed snapshot. */
  snapshot: string;
  source: SourceSpan;
}

/** Once pinned, `uv` is an exact version and each tool reads `black==25.1.0`. */
export interface Toolchain {
  python?: string;
  uv?: string;
  podman?: "rootless";
  git?: boolean;
  tools?: readonly string[];
  /** Name → command. */
  aliases?: Readonly<Record<string, string>>;
}

export interface ImageStep {
  name: string;
  /** Guest shell text: of `run`, or the content of the host file named by `script`. */
  shell: string;
  checkpoint: boolean;
  env: Record<string, SecretSource | string>;
  timeoutMs: number;
  source: SourceSpan;
}

export type MachineState = "running" | "stopped" | "suspended" | "absent";

export interface DesiredMachine {
  address: MachineAddress;
  /** Key in the YAML: `web` for machine.web-2. */
  key: string;
  /** From 1. */
  replica: number;
  /** Instance name on the provider: `dev-acme-web-2`. */
  instance: string;
  origin: MachineOrigin;
  cpus: number;
  memoryBytes: number;
  diskBytes: number;
  state: MachineState;
  networks: readonly { name: string; mode: "auto" | "manual"; mac?: string }[];
  /** For a plain launch only. Both are as an image's. */
  cloudInit?: string;
  launchCloudInit?: string;
  repo?: Repository;
  files: readonly DesiredFile[];
  mounts: readonly Mount[];
  /** Given to every session of devorch in the guest, never written there. */
  env: Record<string, Text | SecretSource>;
  /** Tasks that belong to the desired state, in order. */
  setup: readonly string[];
  /** Explicit and implied by references. */
  dependsOn: readonly MachineAddress[];
  ready?: { run: Text; timeoutMs: number };
  labels: readonly string[];
  lifecycle: Lifecycle;
  source: SourceSpan;
  /** Places of single fields, for problems about one: `cpus`, `diskBytes`, `mounts.0.source`. */
  sources: Record<string, SourceSpan>;
}

export interface Mount {
  /** Absolute, on the host. */
  source: string;
  target: string;
  /** The folder holds devorch.yaml, or lies in `.devorch`. */
  showsProject?: true;
}

/** A clone of one of our golden images, or a plain launch. */
export type MachineOrigin = { image: string } | { from: string };

export interface Repository {
  url: string;
  ref: string;
  path: string;
  /** A private key that may read it, for the time of the checkout. */
  deployKey?: SecretSource;
  /** Lines of known_hosts for its server. */
  knownHosts?: string;
}

export interface DesiredFile {
  /** Absolute host path. */
  from: string;
  /** Guest path; a leading `~/` is the home of ubuntu. */
  to: string;
  /** Octal text: `0600`. */
  mode: string;
  sha256: string;
}

export interface Lifecycle {
  /** Absent: as the ledger remembers. Only an explicit `false` takes a protection away. */
  protect?: boolean;
  onImageChange: "keep" | "replace";
  ttlMs?: number;
  trashMs?: number;
}

export interface DesiredTask {
  name: string;
  /** Shell text or an argv. */
  run: Text | readonly Text[];
  shell?: string;
  workdir?: string;
  user?: string;
  env: Record<string, Text | SecretSource>;
  /** Absolute host path or text given on standard input. */
  stdin?: { file: string } | { text: Text };
  needs: readonly string[];
  /** Machine keys, addresses or labels; empty: chosen by the caller. */
  on: readonly string[];
  /** Globs, relative to the root. */
  inputs: readonly string[];
  /** Of the contents of `inputs`, a file of `stdin` and what is pushed, where planning needs it: of setup tasks. */
  contentHash?: string;
  /** Guest paths, relative to `workdir`. */
  outputs: readonly string[];
  /** Guest paths, relative to `workdir`: outputs that tell of tests. */
  reports: readonly string[];
  timeoutMs?: number;
  idleTimeoutMs?: number;
  retries: number;
  retryOn: readonly (number | "timeout")[];
  continueOnError: boolean;
  /** Else it runs when all that it needs have ended well. */
  when?: Condition;
  ports: readonly number[];
  /** The guest's side is relative to `workdir`, the host's absolute and in the project. */
  sync: readonly { from: string; to: string; direction: "push" | "pull" }[];
  source: SourceSpan;
}

/** Corporate surroundings of the host, handed on to guests. */
export interface HostSettings {
  proxy?: { http?: string; https?: string; noProxy?: string };
  /** PEM texts of one certificate each. */
  caCertificates: readonly string[];
  packageMirror?: string;
  aptProxy?: string;
  /** `de_DE.UTF-8`. */
  locale?: string;
  /** Absolute host folder with shared package caches. */
  cacheDir?: string;
}
