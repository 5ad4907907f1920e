import { basename, normalize } from "node:path/posix";
import { isClosedTarget } from "../core/mount-target.ts";
import type { Command, MountCommand } from "./command.ts";
import { drawn } from "./drawn.ts";
import { absent, isUp, list } from "./names.ts";
import { type Bind, type Effect, fail, type Turn } from "./turn.ts";
import { type Instance, put, type World, without } from "./world.ts";

export function mount(world: World, command: MountCommand): Turn {
  const opening = drawn(world, command);
  const targets = command.targets.map(({ name, path }) => ({
    name,
    path: clean(path || `/home/ubuntu/${basename(command.source)}`),
  }));
  const errors = targets.flatMap(({ name, path }) => {
    const missing = absent(world, name);
    if (missing) return missing;
    const instance = world.instances[name]!;
    if (isClosedTarget(path)) return `unable to mount to "${path}"`;
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

const clean = (path: string) => normalize(path).replace(/(?<=.)\/$/, "");

export function umount(world: World, command: Command & { verb: "umount" }): Turn {
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

const remounts = (world: World, targets: readonly { name: string }[]): Effect[] =>
  [...new Set(targets.map(({ name }) => name))]
    .map((name) => world.instances[name]!)
    .filter(isUp)
    .map(({ disk, mounts }) => ({ kind: "remount", disk, mounts: binds(mounts) }));

/** Relative targets are below the home directory. */
export const binds = (mounts: Instance["mounts"]): Bind[] =>
  Object.entries(mounts).map(([target, { source }]) => ({
    source,
    target: target.startsWith("/") ? target : `/home/ubuntu/${target}`,
  }));
