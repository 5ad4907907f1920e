import { unhandled } from "./client-log.ts";
import type { Command } from "./command.ts";
import { STOPPED } from "./instance.ts";
import { isUp, list, splitName } from "./names.ts";
import { type Effect, fail, type Turn } from "./turn.ts";
import { type Instance, put, type World, without } from "./world.ts";

export function remove(world: World, command: Command & { verb: "delete" }, nowMs: number): Turn {
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

export function recover(world: World, command: Command & { verb: "recover" }): Turn {
  const names = command.all ? Object.keys(world.instances) : command.names;
  const errors = names.flatMap((name) => (world.instances[name] ? [] : `instance "${name}" does not exist`));
  if (errors.length) return fail(world, command, list(errors));
  return { world: names.reduce((world, name) => put(world, name, { deleted: false }), world), exit: 0 };
}

export function purge(world: World): Turn {
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
