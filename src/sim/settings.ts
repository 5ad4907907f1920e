import type { Command } from "./command.ts";
import { NO_BRIDGE, VALID_NAME } from "./names.ts";
import { badSize, humanSize, parseSize } from "./size.ts";
import { CLEAR } from "./spinner.ts";
import type { Turn } from "./turn.ts";
import { type Instance, put, type Snapshot, type World, without } from "./world.ts";

const DEFAULTS: Record<string, string> = {
  "client.primary-name": "primary",
  "local.bridged-network": "",
  "local.driver": "qemu",
  "local.image.mirror": "",
  "local.passphrase": "false",
  "local.privileged-mounts": "true",
};
const DRIVERS = ["qemu"];
const MIN_BYTES = { memory: 128 * 2 ** 20, disk: 512 * 2 ** 20 };

export function get(
  world: World,
  command: Command & { verb: "get" },
): { stdout: string; stderr: string; exit: number } {
  const { key } = command;
  if (command.keys) {
    const keys = allKeys(world).filter((known) => !key || known === key);
    return keys.length ? { stdout: `${keys.join("\n")}\n`, stderr: "", exit: 0 } : unrecognised(key);
  }
  if (!key)
    return {
      stdout: "",
      stderr:
        "Multiple settings not implemented yet. Please try again with one single settings key for now.\n",
      exit: 1,
    };
  if (key in DEFAULTS) {
    const value = world.settings[key] ?? DEFAULTS[key]!;
    return { stdout: `${value || (command.raw ? "" : "<empty>")}\n`, stderr: "", exit: 0 };
  }
  const refuse = (text: string) => ({ stdout: "", stderr: `get failed: ${text}\n`, exit: 2 });
  const parsed = parseKey(key);
  if (!parsed) return unrecognised(key);
  const instance = world.instances[parsed.name];
  if (!instance)
    return refuse(
      `Cannot obtain instance settings; instance: ${parsed.name}; reason: ${whyAbsent(world, parsed.name)}`,
    );
  if (parsed.snapshot !== undefined) {
    const snapshot = instance.snapshots[parsed.snapshot];
    if (!snapshot) return refuse(`No such snapshot: ${parsed.name}.${parsed.snapshot}`);
    const value = parsed.property === "name" ? parsed.snapshot : snapshot.comment;
    return { stdout: `${value || (command.raw ? "" : "<empty>")}\n`, stderr: "", exit: 0 };
  }
  if (parsed.property === "bridged" && !world.settings["local.bridged-network"]) return refuse(NO_BRIDGE);
  return { stdout: `${READ[parsed.property](instance)}\n`, stderr: "", exit: 0 };
}

const READ = {
  cpus: (instance: Instance) => String(instance.cpus),
  memory: (instance: Instance) => humanSize(instance.memoryBytes),
  disk: (instance: Instance) => humanSize(instance.diskBytes),
  bridged: () => "false",
};

export function set(world: World, command: Command & { verb: "set" }): Turn {
  const { key, value } = command;
  const refuse = (text: string): Turn => ({ world, stdout: CLEAR, stderr: `set failed: ${text}\n`, exit: 2 });
  const done = (world: World): Turn => ({ world, stdout: CLEAR, exit: 0 });
  const invalid = (why: string) => refuse(`Invalid setting '${key}=${value}': ${why}`);
  if (key in DEFAULTS) {
    if (key === "local.driver" && !DRIVERS.includes(value)) return invalid("Invalid driver");
    return done({ ...world, settings: { ...world.settings, [key]: value } });
  }
  const parsed = parseKey(key);
  if (!parsed) return { world, ...unrecognised(key) };
  const { name } = parsed;
  const instance = world.instances[name];
  const because = (why: string) =>
    refuse(`Cannot update instance settings; instance: ${name}; reason: ${why}`);
  if (!instance) return because(whyAbsent(world, name));
  if (instance.deleted) return because("Instance is deleted");
  if (parsed.snapshot !== undefined) {
    const { snapshot, property } = parsed;
    const old = instance.snapshots[snapshot];
    if (!old) return refuse(`No such snapshot: ${name}.${snapshot}`);
    if (property === "comment")
      return done(
        put(world, name, { snapshots: { ...instance.snapshots, [snapshot]: { ...old, comment: value } } }),
      );
    if (value === snapshot) return done(world);
    if (instance.snapshots[value]) return refuse(`Snapshot already exists: ${name}.${value}`);
    if (!VALID_NAME.test(value)) return invalid(`Invalid snapshot name: "${value}".`);
    return done(put(world, name, renamed(instance, snapshot, value)));
  }
  if (instance.state !== "Stopped") return because("Instance must be stopped for modification");
  switch (parsed.property) {
    case "cpus":
      return /^[1-9]\d*$/.test(value)
        ? done(put(world, name, { cpus: Number(value) }))
        : invalid("Need a positive integer (in decimal format) of minimum 1");
    case "bridged":
      return invalid("Bridged networks are not simulated");
    case "memory":
    case "disk": {
      const bytes = parseSize(value);
      if (bytes === undefined) return invalid(badSize(value));
      if (parsed.property === "memory")
        return bytes < MIN_BYTES.memory
          ? invalid("Memory less than 128M minimum not allowed")
          : done(put(world, name, { memoryBytes: bytes }));
      if (bytes < MIN_BYTES.disk) return invalid("Disk less than 512M minimum not allowed");
      return bytes < instance.diskBytes
        ? invalid("Disk can only be expanded")
        : done(put(world, name, { diskBytes: bytes }));
    }
  }
}

type Key =
  | { name: string; snapshot?: undefined; property: keyof typeof READ }
  | { name: string; snapshot: string; property: "name" | "comment" };

/** `local.NAME.PROPERTY` or `local.NAME.SNAPSHOT.PROPERTY`. */
function parseKey(key: string): Key | undefined {
  const [, name, snapshot, property] = /^local\.([^.]+)\.(?:([^.]+)\.)?([^.]+)$/.exec(key) ?? [];
  if (name === undefined) return undefined;
  if (snapshot !== undefined)
    return property === "name" || property === "comment" ? { name, snapshot, property } : undefined;
  return property === "cpus" || property === "memory" || property === "disk" || property === "bridged"
    ? { name, property }
    : undefined;
}

const unrecognised = (key: string) => ({
  stdout: "",
  stderr: `Unrecognized settings key: '${key}'\n`,
  exit: 1,
});

const whyAbsent = (world: World, name: string): string =>
  world.preparing[name] ? "instance is being prepared" : "No such instance";

function renamed(instance: Instance, from: string, to: string): Partial<Instance> {
  const follow = (of: string) => (of === from ? to : of);
  const children = Object.entries(without(instance.snapshots, from)).map(([key, s]): [string, Snapshot] => [
    key,
    { ...s, parent: follow(s.parent) },
  ]);
  return {
    snapshots: { ...Object.fromEntries(children), [to]: instance.snapshots[from]! },
    head: follow(instance.head),
  };
}

function allKeys(world: World): string[] {
  const own = Object.entries(world.instances).flatMap(([name, { snapshots }]) => [
    ...Object.keys(READ).map((property) => `local.${name}.${property}`),
    ...Object.keys(snapshots).flatMap((s) => [`local.${name}.${s}.comment`, `local.${name}.${s}.name`]),
  ]);
  return [...Object.keys(DEFAULTS), ...own].sort();
}
