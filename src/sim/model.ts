import { basename } from "node:path/posix";
import type { Command, Exec, Launch, MountCommand, Transfer } from "./command.ts";
import { unhandled } from "./command.ts";
import { findImage, imagePath, isUrl } from "./images.ts";
import * as report from "./report.ts";
import { get, set } from "./settings.ts";
import { parseSize } from "./size.ts";
import { CLEAR, spin } from "./spinner.ts";
import {
  type Claim,
  type Instance,
  type Mount,
  put,
  type Snapshot,
  type State,
  type World,
  without,
} from "./world.ts";

/** What the daemon has done in a guest or to its disk. Disks are named by their key; the interpreter knows where they are. */
export type Effect =
  | { kind: "create"; disk: string }
  | {
      kind: "boot";
      disk: string;
      name: string;
      cpus: number;
      memoryBytes: number;
      ipv4: string;
      mounts: Bind[];
    }
  | { kind: "initialise"; disk: string; name: string; userData: string; timeoutMs: number }
  | { kind: "shutdown"; disk: string }
  | { kind: "copy"; from: string; to: string }
  | { kind: "remove"; disk: string }
  | { kind: "exec"; disk: string; argv: string[]; directory: string }
  | { kind: "transfer"; disk: string; transfer: Transfer };

export interface Bind {
  source: string;
  target: string;
}

/**
 * One indivisible move of the daemon. The interpreter saves `world`, writes the output, carries out `effects` in
 * order, and then asks `next` for the following move, with the message of the first effect that failed. Between two
 * moves other commands have their turn, except where `held`: then the effects come first, and if they fail
 * `world` is dropped, as nothing has been promised yet.
 */
export type Turn = Outcome & {
  world: World;
  stdout?: string;
  stderr?: string;
  effects?: readonly Effect[];
  held?: boolean;
};

/** `guest`: the exit code is that of the last effect, an exec or a transfer. */
type Outcome = { next: Next; exit?: undefined } | { exit: number | "guest"; next?: undefined };
export type Next = (world: World, nowMs: number, failure?: string) => Turn;

/** How an effect that ran out of its time reports its failure. */
export const TIMED_OUT = "timed out";

/** The first move of `command`; `claim` names the process at work. Pure: the same arguments give the same turn. */
export function step(world: World, command: Command, nowMs: number, claim: Claim): Turn {
  if (world.daemon) return unreachable(world, command);
  const due = Object.entries(world.instances).filter(
    ([, i]) => i.shutdownAt !== undefined && i.shutdownAt <= nowMs,
  );
  if (due.length === 0) return perform(world, command, nowMs, claim);
  return {
    world: due.reduce((world, [name]) => put(world, name, STOPPED), world),
    effects: due.map(([, { disk }]) => ({ kind: "shutdown", disk })),
    held: true,
    next: (world, nowMs) => perform(world, command, nowMs, claim),
  };
}

/** What is left of transitions whose process has died: the names are free again, the instances in an unknown state. */
export function settle(world: World, alive: (claim: Claim) => boolean): World {
  let settled = world;
  for (const [name, claim] of Object.entries(world.preparing))
    if (!alive(claim)) settled = { ...settled, preparing: without(settled.preparing, name) };
  for (const [name, { claim }] of Object.entries(world.instances))
    if (claim && !alive(claim)) settled = put(settled, name, { state: "Unknown", claim: undefined });
  return settled;
}

const STOPPED: Partial<Instance> = { state: "Stopped", shutdownAt: undefined, claim: undefined };

function perform(world: World, command: Command, nowMs: number, claim: Claim): Turn {
  switch (command.verb) {
    case "version":
      return say(world, report.version(command.format, true));
    case "help":
      return say(world, "");
    case "authenticate":
      return say(world, "");
    case "list":
      return say(
        world,
        command.snapshots ? report.listSnapshots(world, command.format) : report.list(world, command),
      );
    case "info":
      return info(world, command);
    case "find":
      return find(world, command);
    case "networks":
      return say(world, report.networks(world, command.format));
    case "aliases":
      return say(world, report.aliases(command.format));
    case "get":
      return { world, ...get(world, command) };
    case "set":
      return set(world, command);
    case "launch":
      return launch(world, command, claim);
    case "start":
      return start(world, command, claim);
    case "stop":
      return stop(world, command, nowMs);
    case "restart":
      return restart(world, command, claim);
    case "suspend":
      return suspend(world, command);
    case "delete":
      return remove(world, command, nowMs);
    case "recover":
      return recover(world, command);
    case "purge":
      return purge(world);
    case "snapshot":
      return snapshot(world, command, nowMs);
    case "restore":
      return restore(world, command, nowMs);
    case "clone":
      return clone(world, command);
    case "exec":
      return enter(world, "exec", command.name, claim, (instance) => execCommand(command, instance));
    case "shell":
      return enter(world, "shell", command.name || primary(world), claim, () => ({
        argv: ["bash", "-l"],
        directory: "",
      }));
    case "transfer":
      return transfer(world, command);
    case "mount":
      return mount(world, command);
    case "umount":
      return umount(world, command);
  }
}

const say = (world: World, stdout: string): Turn => ({ world, stdout, exit: 0 });

/** A refusal by the daemon, after what the client had already drawn. */
function fail(world: World, command: { verb: string }, text: string, stdout = ""): Turn {
  return { world, stdout, stderr: `${command.verb} failed: ${text}\n`, exit: 2 };
}

/** What the client has on stdout when the daemon refuses. */
function drawn(world: World, command: Command): string {
  switch (command.verb) {
    case "start":
    case "stop":
    case "restart":
    case "suspend":
      return spin(label(world, command)) + CLEAR;
    case "snapshot":
      return spin("Taking snapshot") + CLEAR;
    case "clone":
      return spin(`Cloning ${command.name}`) + CLEAR;
    case "launch":
    case "restore":
    case "mount":
      return CLEAR + CLEAR;
    case "set":
      return CLEAR;
    default:
      return "";
  }
}

const VERBING = { start: "Starting", stop: "Stopping", restart: "Restarting", suspend: "Suspending" };

function label(world: World, command: { verb: keyof typeof VERBING; names: string[]; all: boolean }): string {
  const names = command.all ? Object.keys(world.instances) : chosen(world, command);
  return `${VERBING[command.verb]} ${names.length === 1 && !command.all ? names[0] : command.all ? "all instances" : "requested instances"}`;
}

function unreachable(world: World, command: Command): Turn {
  if (command.verb === "version") return say(world, report.version(command.format, false));
  if (command.verb === "help" || (command.verb === "get" && command.key.startsWith("client.")))
    return perform(world, command, 0, { pid: 0, started: "" });
  const why =
    world.daemon === "down"
      ? "cannot connect to the multipass socket"
      : "The client is not authenticated with the Multipass service.\nPlease use 'multipass authenticate' before proceeding.";
  const turn = fail(world, command, why, drawn(world, command));
  return command.verb === "exec" ? twice(turn) : turn;
}

/** exec tries the connection a second time, and says so twice. Source: exec-unknown.json. */
const twice = (turn: Turn): Turn => ({ ...turn, stderr: `${turn.stderr}${turn.stderr}` });

const primary = (world: World): string => world.settings["client.primary-name"] ?? "primary";

const chosen = (world: World, command: { names: string[] }): string[] =>
  command.names.length > 0 ? command.names : [primary(world)];

/** The live instances a command names, or why it cannot have them. Nothing is done when one is missing. */
function pick(
  world: World,
  command: { names: string[]; all: boolean },
): { names: string[]; missing: string } {
  const names = command.all
    ? Object.keys(world.instances).filter((name) => !world.instances[name]!.deleted)
    : chosen(world, command);
  return { names, missing: list(names.flatMap((name) => absent(world, name) ?? [])) };
}

const list = (errors: readonly string[]): string =>
  errors.length ? `The following errors occurred:\n${errors.join("\n")}` : "";

function absent(world: World, name: string): string | undefined {
  const instance = world.instances[name];
  if (!instance) return `instance "${name}" does not exist`;
  return instance.deleted ? `instance "${name}" is deleted` : undefined;
}

const isUp = (instance: Instance): boolean =>
  instance.state !== "Stopped" && instance.state !== "Suspended" && !instance.deleted;

function info(world: World, command: Command & { verb: "info" }): Turn {
  const errors = command.names.flatMap((text) => {
    const [name, snapshot] = splitName(text);
    if (!world.instances[name]) return `instance "${name}" does not exist`;
    return snapshot && !world.instances[name]?.snapshots[snapshot] ? `No such snapshot: ${text}` : [];
  });
  if (errors.length) return fail(world, command, list(errors));
  const gone = Object.keys(world.instances).find(
    (name) => world.instances[name]!.gone && (command.names.length === 0 || command.names.includes(name)),
  );
  if (gone) return fail(world, command, NO_ROUTE);
  return say(world, report.info(world, command));
}

const NO_ROUTE = "ssh connection failed: 'Failed to connect: No route to host'";

function splitName(text: string): [name: string, snapshot: string] {
  const [name = "", ...snapshot] = text.split(".");
  return [name, snapshot.join(".")];
}

function find(world: World, command: Command & { verb: "find" }): Turn {
  if (command.text && !findImage(command.text)) return fail(world, command, noImage(command.text));
  return say(world, report.find(command));
}

const noImage = (text: string): string => {
  const [remote, name] = text.includes(":") ? text.split(":", 2) : ["", text];
  return `Unable to find an image matching "${name}" in remote "${remote}".`;
};

const VALID_NAME = /^[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const MIN_MEMORY = 128 * 2 ** 20;
const MIN_DISK = 512 * 2 ** 20;

function launch(world: World, command: Launch, claim: Claim): Turn {
  const refuse = (text: string) => fail(world, command, text, drawn(world, command));
  const name = command.name || `sim-${world.nextDisk}`;
  const memoryBytes = parseSize(command.memory)!;
  const diskBytes = parseSize(command.disk)!;
  const network = (name: string) => world.networks.find((network) => network.name === name);
  const invalid = [
    memoryBytes < MIN_MEMORY && `Invalid memory size value supplied: ${command.memory}.`,
    diskBytes < MIN_DISK && `Invalid disk size value supplied: ${command.disk}.`,
    !VALID_NAME.test(name) && `Invalid instance name supplied: ${name}`,
    command.networks.some((name) => name !== "bridged" && !network(name)) &&
      "Invalid network options supplied",
  ].findLast((text) => text !== false);
  if (invalid) return refuse(`Invalid arguments supplied\n${invalid}`);
  if (command.networks.includes("bridged") && !world.settings["local.bridged-network"])
    return refuse(NO_BRIDGE);
  if (command.networks.some((name) => network(name)?.type === "ethernet"))
    return refuse("Missing bridges\nInvalid network options supplied");
  if (world.instances[name]) return refuse(`instance "${name}" already exists`);
  if (world.preparing[name]) return refuse(`instance "${name}" is being prepared`);
  const image = findImage(command.image);
  if (!image) return refuse(noImage(command.image));
  const disk = `d${world.nextDisk}`;

  const prepare: Next = (world) => {
    const free = { ...world, preparing: without(world.preparing, name) };
    if (!command.imageExists)
      return fail(free, command, `Custom image \`${imagePath(command.image)}\` does not exist.`, CLEAR);
    const stdout = isUrl(command.image) ? spin(`Preparing image for ${name}`) : "";
    if (diskBytes < image.minDiskBytes) {
      const text = `Requested disk (${diskBytes} bytes) below minimum for this image (${image.minDiskBytes} bytes)`;
      return fail(free, command, text, stdout + CLEAR);
    }
    return { world, stdout, effects: [{ kind: "create", disk }], next: boot };
  };

  const boot: Next = (world, _, failure) => {
    const free = { ...world, preparing: without(world.preparing, name) };
    if (failure) return fail(free, command, failure, CLEAR);
    const instance: Instance = {
      state: "Starting",
      deleted: false,
      image,
      cpus: command.cpus,
      memoryBytes,
      diskBytes,
      mounts: Object.fromEntries(command.mounts.map(({ source, target }) => [target, plainMount(source)])),
      snapshots: {},
      head: "",
      snapshotsTaken: 0,
      clonesMade: 0,
      ipv4: freeAddress(world),
      disk,
      userData: command.userData,
      initialised: false,
      claim,
    };
    return {
      world: { ...free, instances: { ...free.instances, [name]: instance } },
      stdout: spin(`Configuring ${name}`) + spin(`Starting ${name}`),
      effects: [bootEffect(name, instance)],
      next: initialise,
    };
  };

  const initialise: Next = (world, _, failure) => {
    if (failure) return late(world, "Unknown");
    const { userData } = world.instances[name]!;
    return {
      world: put(world, name, { state: "Running" }),
      stdout: spin("Waiting for initialization to complete"),
      effects: [{ kind: "initialise", disk, name, userData, timeoutMs: command.timeoutS * 1000 }],
      next: finish,
    };
  };

  const finish: Next = (world, _, failure) => {
    if (failure) return late(put(world, name, { initialised: true }), "Running");
    return {
      world: put(world, name, { initialised: true, claim: undefined }),
      stdout: `Launched: ${name}\n${CLEAR}`,
      exit: 0,
    };
  };

  const late = (world: World, state: State): Turn => ({
    world: put(world, name, { state, claim: undefined }),
    stderr: "Timed out waiting for instance launch.\n",
    exit: 5,
  });

  return {
    world: { ...world, nextDisk: world.nextDisk + 1, preparing: { ...world.preparing, [name]: claim } },
    stdout: CLEAR + spin(`Creating ${name}`),
    next: prepare,
  };
}

const NO_BRIDGE = 'You have to `multipass set local.bridged-network=<name>` to use the "bridged" shortcut.';

const plainMount = (source: string): Mount => ({ source, uidMaps: [], gidMaps: [], native: false });

function freeAddress(world: World): string {
  const used = new Set(Object.values(world.instances).map(({ ipv4 }) => ipv4));
  for (let last = 2; last < 255; last++) {
    const address = `${world.subnet}.${last}`;
    if (!used.has(address)) return address;
  }
  throw new Error("no address is left: the simulator has room for 253 instances");
}

function bootEffect(name: string, instance: Instance): Effect {
  const { disk, cpus, memoryBytes, ipv4 } = instance;
  return { kind: "boot", disk, name, cpus, memoryBytes, ipv4, mounts: binds(instance.mounts) };
}

/** Relative targets are below the home directory. */
const binds = (mounts: Instance["mounts"]): Bind[] =>
  Object.entries(mounts).map(([target, { source }]) => ({
    source,
    target: target.startsWith("/") ? target : `/home/ubuntu/${target}`,
  }));

const AMPLE_MS = 24 * 3600 * 1000;

/** Boots stopped instances and, where cloud-init has not run for their instance id, runs it. */
function bootAll(
  world: World,
  names: readonly string[],
  claim: Claim,
  state: State,
  done: (world: World, failure?: string) => Turn,
): Turn {
  const effects = names.flatMap((name): Effect[] => {
    const instance = world.instances[name]!;
    const { disk, userData } = instance;
    const before: Effect[] = state === "Restarting" ? [{ kind: "shutdown", disk }] : [];
    const after: Effect[] = instance.initialised
      ? []
      : [{ kind: "initialise", disk, name, userData, timeoutMs: AMPLE_MS }];
    return [...before, bootEffect(name, instance), ...after];
  });
  return {
    world: names.reduce((world, name) => put(world, name, { state, claim }), world),
    effects,
    next: (world, _, failure) => {
      const here = names.filter((name) => world.instances[name]);
      const change: Partial<Instance> = failure
        ? { state: "Unknown" }
        : { state: "Running", initialised: true };
      return done(
        here.reduce((world, name) => put(world, name, { ...change, claim: undefined }), world),
        failure,
      );
    },
  };
}

function start(world: World, command: Command & { verb: "start" }, claim: Claim): Turn {
  const { names } = pick(world, command);
  const opening = spin(label(world, command));
  const missing = names.flatMap((name) => {
    if (!world.instances[name]) return `Instance '${name}' does not exist.`;
    return world.instances[name]!.deleted
      ? `Instance '${name}' is deleted. Use 'recover' to recover it or 'purge' to permanently delete it.`
      : [];
  });
  if (missing.length && names.every((name) => name === primary(world) && !world.instances[name]))
    return { world, stdout: opening + CLEAR, next: (world) => launch(world, primaryLaunch(world), claim) };
  if (missing.length)
    return fail(world, command, `instance(s) missing\n${missing.join("\n")}\n`, opening + CLEAR);
  const down = names.filter((name) =>
    ["Stopped", "Suspended", "Unknown"].includes(world.instances[name]!.state),
  );
  const cancelled = names
    .filter((name) => world.instances[name]!.state === "Delayed Shutdown")
    .reduce((world, name) => put(world, name, RUNNING), world);
  if (down.length === 0) return { world: cancelled, stdout: opening + CLEAR, exit: 0 };
  const turn = bootAll(cancelled, down, claim, "Starting", (world, failure) =>
    failure ? fail(world, command, failure, CLEAR) : { world, stdout: CLEAR, exit: 0 },
  );
  return { ...turn, stdout: opening };
}

const RUNNING: Partial<Instance> = { state: "Running", shutdownAt: undefined };

const primaryLaunch = (world: World): Launch => ({
  verb: "launch",
  name: primary(world),
  image: "",
  imageExists: true,
  cpus: 1,
  memory: "1G",
  disk: "5G",
  cloudInit: "",
  userData: "",
  timeoutS: 300,
  networks: [],
  mounts: [],
});

function stop(world: World, command: Command & { verb: "stop" }, nowMs: number): Turn {
  const { names, missing } = pick(world, command);
  const opening = spin(label(world, command));
  const refuse = (text: string) => fail(world, command, text, opening + CLEAR);
  if (missing) return refuse(missing);
  const states = names.map((name) => [name, world.instances[name]!] as const);
  if (command.cancel || command.minutes > 0) {
    const from = command.cancel ? "Delayed Shutdown" : "Running";
    const change = command.cancel
      ? RUNNING
      : { state: "Delayed Shutdown" as const, shutdownAt: nowMs + command.minutes * 60_000 };
    const affected = states.filter(([, { state }]) => state === from);
    return { world: affected.reduce((w, [name]) => put(w, name, change), world), stdout: opening, exit: 0 };
  }
  if (!command.force) {
    const suspended = states.find(([, { state }]) => state === "Suspended");
    if (suspended)
      return refuse(`Cannot shut down suspended instance ${suspended[0]}.\nUse --force to power it off.`);
    // A guest that is not listening yet never hears of the shutdown. Source: recordings/stop-starting.json.
    if (states.some(([, { state }]) => state === "Starting" || state === "Unknown"))
      return refuse("The QEMU process did not finish within 300000 milliseconds after being shutdown");
  }
  // A plain stop of a VM that is gone answers 0 and changes nothing. Source: recordings/stop-zombie-running.json.
  const affected = states.filter(
    ([, i]) => (isUp(i) || i.state === "Suspended") && (command.force || !i.gone),
  );
  return {
    world: affected.reduce((world, [name]) => put(world, name, STOPPED), world),
    stdout: opening,
    effects: affected.map(([, { disk }]) => ({ kind: "shutdown", disk })),
    held: true,
    exit: 0,
  };
}

function restart(world: World, command: Command & { verb: "restart" }, claim: Claim): Turn {
  const { names, missing } = pick(world, command);
  const opening = spin(label(world, command));
  if (missing) return fail(world, command, missing, opening + CLEAR);
  const down = names.find((name) => world.instances[name]!.state !== "Running");
  if (down) {
    const text = `Instance '${down}' is already running, but in an unknown state.\nTry to stop and start it instead.`;
    return fail(world, command, text, opening + CLEAR);
  }
  const turn = bootAll(world, names, claim, "Restarting", (world, failure) =>
    failure ? fail(world, command, failure, CLEAR) : { world, stdout: CLEAR, exit: 0 },
  );
  return { ...turn, stdout: opening };
}

function suspend(world: World, command: Command & { verb: "suspend" }): Turn {
  const { names, missing } = pick(world, command);
  const opening = spin(label(world, command));
  // With no name and no primary there is nothing to suspend. Source: recordings/suspend-noargs.json.
  if (missing && command.names.length === 0) return { world, stdout: opening, exit: 0 };
  if (missing) return fail(world, command, missing, opening + CLEAR);
  const up = names.filter((name) => isUp(world.instances[name]!));
  return {
    world: up.reduce((world, name) => put(world, name, { ...STOPPED, state: "Suspended" }), world),
    stdout: opening,
    effects: up.map((name) => ({ kind: "shutdown", disk: world.instances[name]!.disk })),
    held: true,
    exit: 0,
  };
}

function remove(world: World, command: Command & { verb: "delete" }, nowMs: number): Turn {
  const texts = command.all ? Object.keys(world.instances) : command.names;
  const errors = texts.flatMap((text) => {
    const [name] = splitName(text);
    return world.instances[name] ? [] : `instance "${name}" does not exist`;
  });
  if (errors.length) return fail(world, command, list(errors));
  const snapshots = texts.map(splitName).filter(([, snapshot]) => snapshot);
  for (const [name, snapshot] of snapshots) {
    if (!world.instances[name]!.snapshots[snapshot])
      return fail(world, command, `No such snapshot: ${name}.${snapshot}`);
    if (command.purge && isUp(world.instances[name]!)) return fail(world, command, diskInUse(name));
  }
  if (snapshots.length && !command.purge)
    return { world, stderr: unhandled(nowMs, SNAPSHOTS_NEED_PURGE), exit: 1 };
  const effects: Effect[] = [];
  let after = world;
  for (const [name, snapshot] of texts.map(splitName)) {
    const instance = after.instances[name];
    if (!instance) continue;
    if (snapshot) {
      effects.push({ kind: "remove", disk: instance.snapshots[snapshot]!.disk });
      after = put(after, name, dropSnapshot(instance, snapshot));
      continue;
    }
    if (isUp(instance)) effects.push({ kind: "shutdown", disk: instance.disk });
    if (command.purge) effects.push(...removal(instance));
    after = command.purge
      ? { ...after, instances: without(after.instances, name) }
      : put(after, name, { ...(isUp(instance) ? STOPPED : {}), deleted: true });
  }
  return { world: after, effects, held: true, exit: 0 };
}

const removal = (instance: Instance): Effect[] =>
  [instance, ...Object.values(instance.snapshots)].map(({ disk }) => ({ kind: "remove", disk }));

const SNAPSHOTS_NEED_PURGE =
  "Snapshots can only be purged (after deletion, they cannot be recovered). Unable to query client for confirmation. Please use the `--purge` flag if that is what you want.\n";

const diskInUse = (name: string): string =>
  `Cannot list snapshots from the image: qemu-img failed (Process returned exit code: 1) with output:
qemu-img: Could not open '/var/lib/multipassd/data/vault/instances/${name}/image.qcow2': Failed to get shared "write" lock
Is another process using the image [/var/lib/multipassd/data/vault/instances/${name}/image.qcow2]?
`;

/** Children of a deleted snapshot move up to its parent. */
function dropSnapshot(instance: Instance, name: string): Partial<Instance> {
  const { parent } = instance.snapshots[name]!;
  const up = (of: string) => (of === name ? parent : of);
  const snapshots = Object.fromEntries(
    Object.entries(without(instance.snapshots, name)).map(([key, s]) => [
      key,
      { ...s, parent: up(s.parent) },
    ]),
  );
  return { snapshots, head: up(instance.head) };
}

function recover(world: World, command: Command & { verb: "recover" }): Turn {
  const names = command.all ? Object.keys(world.instances) : command.names;
  const errors = names.flatMap((name) => (world.instances[name] ? [] : `instance "${name}" does not exist`));
  if (errors.length) return fail(world, command, list(errors));
  return { world: names.reduce((world, name) => put(world, name, { deleted: false }), world), exit: 0 };
}

function purge(world: World): Turn {
  const deleted = Object.entries(world.instances).filter(([, { deleted }]) => deleted);
  return {
    world: {
      ...world,
      instances: Object.fromEntries(Object.entries(world.instances).filter(([, { deleted }]) => !deleted)),
    },
    effects: deleted.flatMap(([, instance]) => removal(instance)),
    held: true,
    exit: 0,
  };
}

function snapshot(world: World, command: Command & { verb: "snapshot" }, nowMs: number): Turn {
  const { name } = command;
  const refuse = (text: string) => fail(world, command, text, drawn(world, command));
  const missing = absent(world, name);
  if (missing) return refuse(missing);
  const instance = world.instances[name]!;
  if (instance.state !== "Stopped") return refuse("Multipass can only take snapshots of stopped instances.");
  const key = command.snapshot || `snapshot${instance.snapshotsTaken + 1}`;
  if (!VALID_NAME.test(key)) return refuse(`Invalid snapshot name: "${key}".`);
  if (instance.snapshots[key]) return refuse(`Snapshot already exists: ${name}.${key}`);
  const { cpus, memoryBytes, diskBytes, mounts, head } = instance;
  const disk = `d${world.nextDisk}`;
  const taken: Snapshot = {
    index: instance.snapshotsTaken + 1,
    parent: head,
    comment: command.comment,
    createdMs: nowMs,
    cpus,
    memoryBytes,
    diskBytes,
    mounts,
    disk,
  };
  const change = {
    snapshots: { ...instance.snapshots, [key]: taken },
    snapshotsTaken: taken.index,
    head: key,
  };
  return {
    world: put({ ...world, nextDisk: world.nextDisk + 1 }, name, change),
    effects: [{ kind: "copy", from: instance.disk, to: disk }],
    held: true,
    stdout: `${spin("Taking snapshot")}Snapshot taken: ${name}.${key}\n${CLEAR}`,
    exit: 0,
  };
}

function restore(world: World, command: Command & { verb: "restore" }, nowMs: number): Turn {
  const { name } = command;
  const refuse = (text: string) => fail(world, command, text, drawn(world, command));
  const missing = absent(world, name);
  if (missing) return refuse(missing);
  const instance = world.instances[name]!;
  const saved = instance.snapshots[command.snapshot];
  if (!saved) return refuse(`No such snapshot: ${name}.${command.snapshot}`);
  if (instance.state !== "Stopped")
    return refuse("Multipass can only restore snapshots of stopped instances.");
  if (!command.destructive)
    return { world, stdout: drawn(world, command), stderr: unhandled(nowMs, CANNOT_ASK), exit: 1 };
  const { cpus, memoryBytes, diskBytes, mounts } = saved;
  // The restored disk is a new one, so that a crash in the middle leaves the old one whole.
  const disk = `d${world.nextDisk}`;
  const change = { cpus, memoryBytes, diskBytes, mounts, disk, head: command.snapshot };
  return {
    world: put({ ...world, nextDisk: world.nextDisk + 1 }, name, change),
    effects: [{ kind: "copy", from: saved.disk, to: disk }],
    held: true,
    stdout: `${CLEAR}${spin("Restoring snapshot")}Snapshot restored: ${name}.${command.snapshot}\n${CLEAR}`,
    next: (world) => ({ world, effects: [{ kind: "remove", disk: instance.disk }], exit: 0 }),
  };
}

const CANNOT_ASK =
  "Unable to query client for confirmation. Use '--destructive' to automatically discard current machine state.";

function clone(world: World, command: Command & { verb: "clone" }): Turn {
  const { name } = command;
  const refuse = (text: string) => fail(world, command, text, drawn(world, command));
  const missing = absent(world, name);
  if (missing) return refuse(missing);
  const source = world.instances[name]!;
  const target = command.target || `${name}-clone${source.clonesMade + 1}`;
  if (!VALID_NAME.test(target)) return refuse(`Invalid destination instance name: ${target}`);
  if (world.instances[target]) return refuse(`instance "${target}" already exists`);
  if (world.preparing[target]) return refuse(`instance "${target}" is being prepared`);
  if (source.state !== "Stopped") return refuse("Multipass can only clone stopped instances.");
  const disk = `d${world.nextDisk}`;
  const copy: Instance = {
    ...source,
    snapshots: {},
    head: "",
    snapshotsTaken: 0,
    clonesMade: 0,
    ipv4: freeAddress(world),
    disk,
    initialised: false,
  };
  const counted = put({ ...world, nextDisk: world.nextDisk + 1 }, name, {
    clonesMade: source.clonesMade + 1,
  });
  return {
    world: { ...counted, instances: { ...counted.instances, [target]: copy } },
    effects: [{ kind: "copy", from: source.disk, to: disk }],
    held: true,
    stdout: `${spin(`Cloning ${name}`)}Cloned from ${name} to ${target}.\n${CLEAR}`,
    exit: 0,
  };
}

/** Runs something in a guest; a stopped one is started first, and the spinner precedes the output. */
function enter(
  world: World,
  verb: "exec" | "shell",
  name: string,
  claim: Claim,
  command: (instance: Instance) => GuestCommand,
): Turn {
  const missing = absent(world, name);
  if (missing) {
    const turn = fail(world, { verb }, list([missing]));
    return verb === "exec" && !world.instances[name] ? twice(turn) : turn;
  }
  const instance = world.instances[name]!;
  const run = (world: World): Turn => ({
    world,
    effects: [{ kind: "exec", disk: instance.disk, ...command(instance) }],
    exit: "guest",
  });
  switch (instance.state) {
    case "Running":
    case "Delayed Shutdown":
      return instance.gone ? fail(world, { verb }, NO_ROUTE) : run(world);
    case "Stopped":
    case "Suspended": {
      const turn = bootAll(world, [name], claim, "Starting", (world, failure) =>
        failure ? fail(world, { verb }, failure, CLEAR) : { ...run(world), stdout: CLEAR },
      );
      return { ...turn, stdout: spin(`Starting ${name}`) };
    }
    case "Starting":
    case "Restarting":
    case "Suspending":
    case "Unknown":
      return fail(world, { verb }, "Cannot retrieve credentials in unknown state");
  }
}

interface GuestCommand {
  argv: string[];
  /** Empty for the home directory. */
  directory: string;
}

function execCommand({ argv, ...command }: Exec, instance: Instance): GuestCommand {
  const directory = command.directory || mappedDirectory(command.hostDirectory, instance);
  // With sudo and a directory the arguments are joined unquoted, as Multipass does.
  return directory && argv[0] === "sudo"
    ? { argv: ["sudo", "sh", "-c", argv.slice(1).join(" ")], directory }
    : { argv, directory };
}

/** Where the host's directory is mounted in the guest; empty when it is not. */
function mappedDirectory(hostDirectory: string, instance: Instance): string {
  if (!hostDirectory) return "";
  for (const { source, target } of binds(instance.mounts))
    if (hostDirectory === source || hostDirectory.startsWith(`${source}/`))
      return target + hostDirectory.slice(source.length);
  return "";
}

function transfer(world: World, command: Transfer): Turn {
  const missing = absent(world, command.name);
  if (missing) return fail(world, command, list([missing]));
  const { disk, state, gone } = world.instances[command.name]!;
  if (state !== "Running" && state !== "Delayed Shutdown")
    return fail(world, command, `instance "${command.name}" is not running`);
  if (gone) return fail(world, command, NO_ROUTE);
  return { world, effects: [{ kind: "transfer", disk, transfer: command }], exit: "guest" };
}

function mount(world: World, command: MountCommand): Turn {
  const opening = drawn(world, command);
  const targets = command.targets.map(({ name, path }) => ({
    name,
    path: path || `/home/ubuntu/${basename(command.source)}`,
  }));
  const errors = targets.flatMap(({ name, path }) => {
    const missing = absent(world, name);
    if (missing) return missing;
    const instance = world.instances[name]!;
    if (instance.mounts[path]) return `"${path}" is already mounted in '${name}'`;
    return command.native && isUp(instance)
      ? "Please stop the instance before attempting native mounts."
      : [];
  });
  if (errors.length) return fail(world, command, list(errors), opening);
  const { source, uidMaps, gidMaps, native } = command;
  const after = targets.reduce(
    (world, { name, path }) =>
      put(world, name, {
        mounts: { ...world.instances[name]!.mounts, [path]: { source, uidMaps, gidMaps, native } },
      }),
    world,
  );
  return { world: after, stdout: opening, effects: remounts(after, targets), held: true, exit: 0 };
}

function umount(world: World, command: Command & { verb: "umount" }): Turn {
  const errors = command.targets.flatMap(({ name, path }) => {
    const instance = world.instances[name];
    if (!instance) return `instance '${name}' does not exist`;
    return path && !instance.mounts[path] ? `path "${path}" is not mounted in '${name}'` : [];
  });
  if (errors.length) return fail(world, command, list(errors));
  const after = command.targets.reduce(
    (world, { name, path }) =>
      put(world, name, { mounts: path ? without(world.instances[name]!.mounts, path) : {} }),
    world,
  );
  return { world: after, effects: remounts(after, command.targets), held: true, exit: 0 };
}

/** Guests get their mounts when they boot, so a running one boots again. */
const remounts = (world: World, targets: readonly { name: string }[]): Effect[] =>
  [...new Set(targets.map(({ name }) => name))].flatMap((name): Effect[] => {
    const instance = world.instances[name]!;
    return isUp(instance) ? [{ kind: "shutdown", disk: instance.disk }, bootEffect(name, instance)] : [];
  });
