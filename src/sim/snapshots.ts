import { unhandled } from "./client-log.ts";
import type { Command } from "./command.ts";
import { drawn } from "./drawn.ts";
import { freeAddress } from "./instance.ts";
import { absent, VALID_NAME } from "./names.ts";
import { CLEAR, spin } from "./spinner.ts";
import { fail, type Turn } from "./turn.ts";
import { type Instance, put, type Snapshot, type World } from "./world.ts";

export function snapshot(world: World, command: Command & { verb: "snapshot" }, nowMs: number): Turn {
  const { name } = command;
  const refuse = (text: string) => fail(world, command, text, drawn(world, command));
  const missing = absent(world, name);
  if (missing) return refuse(missing);
  const instance = world.instances[name]!;
  if (instance.state !== "Stopped") return refuse("Multipass can only take snapshots of stopped instances.");
  const key = command.snapshot || `snapshot${instance.snapshotsTaken + 1}`;
  if (!VALID_NAME.test(key)) return refuse(`Invalid snapshot name: "${key}".`);
  if (instance.snapshots[key]) return refuse(`Snapshot already exists: ${name}.${key}`);
  const { cpus, memoryBytes, diskBytes, mounts, initialised, head } = instance;
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
    initialised,
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

export function restore(world: World, command: Command & { verb: "restore" }, nowMs: number): Turn {
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
  const { cpus, memoryBytes, diskBytes, mounts, initialised } = saved;
  // The restored disk is a new one, so that a crash in the middle leaves the old one whole.
  const disk = `d${world.nextDisk}`;
  const change = { cpus, memoryBytes, diskBytes, mounts, disk, initialised, head: command.snapshot };
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

export function clone(world: World, command: Command & { verb: "clone" }): Turn {
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
