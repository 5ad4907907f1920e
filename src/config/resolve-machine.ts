import { normalize } from "node:path/posix";
import type { MachineAddress } from "../core/address.ts";
import { compareText } from "../core/compare-text.ts";
import type {
  DesiredImage,
  DesiredMachine,
  DesiredTask,
  MachineOrigin,
  Repository,
} from "../core/desired.ts";
import { isClosedTarget } from "../core/mount-target.ts";
import type { SourceSpan } from "../core/problem.ts";
import { references, type SecretSource, type Text } from "../core/text.ts";
import type { Machine } from "../generated/config-types.ts";
import { resolveCloudInit } from "./cloud-init.ts";
import { show, suggest } from "./diagnostic.ts";
import { sha256 } from "./host-files.ts";
import { addressesOf, addressOfReference, type Inventory, machineNames } from "./inventory.ts";
import type { Path } from "./node.ts";
import type { Host } from "./resolve-host.ts";
import {
  checkName,
  duration,
  environment,
  hostFile,
  hostPath,
  inOrder,
  type Scope,
  secretAt,
} from "./scope.ts";
import { type Fallbacks, sizeAt } from "./sizes.ts";
import { formatSize } from "./units.ts";

export interface MachineContext {
  inventory: Inventory;
  images: Readonly<Record<string, DesiredImage>>;
  tasks: Readonly<Record<string, DesiredTask>>;
  fallbacks: Fallbacks;
  /** Start of instance names, environment included: `dev-acme-ci`. */
  prefix: string;
  host: Host;
}

/** All replicas of one machine, from the first. */
export function resolveMachine(
  scope: Scope,
  key: string,
  machine: Machine,
  context: MachineContext,
): DesiredMachine[] {
  const { inventory, fallbacks } = context;
  const path: Path = ["machines", key];
  const origin = resolveOrigin(scope, path, machine);
  const image =
    "image" in origin && Object.hasOwn(context.images, origin.image)
      ? context.images[origin.image]
      : undefined;
  const setup = setupTasks(scope, path, machine.setup ?? [], context.tasks);
  const env = environment(scope, [...path, "env"], machine.env);
  const ready = machine.ready && {
    run: scope.text([...path, "ready", "run"], machine.ready.run),
    timeoutMs: duration(machine.ready.timeout) ?? 120_000,
  };
  const needed = [
    ...explicitDependencies(scope, path, machine.dependsOn ?? [], inventory),
    ...impliedDependencies([env, ready, setup.map((name) => context.tasks[name])], inventory),
  ];
  const common = {
    key,
    origin,
    cpus: machine.cpus === undefined ? fallbacks.cpus : Number(machine.cpus),
    memoryBytes:
      machine.memory === undefined
        ? fallbacks.memoryBytes
        : sizeAt(scope, [...path, "memory"], "memory", machine.memory),
    diskBytes: resolveDisk(scope, path, machine, image, fallbacks),
    state: machine.state ?? "running",
    networks: (machine.networks ?? []).map((network) => inOrder({ mode: "auto" as const, ...network })),
    // A clone has the cloud-init of its image.
    ...("from" in origin && resolveCloudInit(scope, [...path, "cloudInit"], machine.cloudInit, context.host)),
    ...(machine.repo && { repo: resolveRepo(scope, [...path, "repo"], machine.repo) }),
    files: resolveFiles(scope, path, machine),
    mounts: resolveMounts(scope, path, machine),
    env,
    setup,
    ...(ready && { ready }),
    labels: machine.labels ?? [],
    lifecycle: resolveLifecycle(machine),
    source: scope.keyPlace(path),
    sources: fieldPlaces(scope, path, machine),
  };
  return (inventory.replicas.get(key) ?? []).map((address, index) => {
    const suffix = index === 0 ? "" : `-${index + 1}`;
    return {
      ...common,
      address,
      replica: index + 1,
      instance: `${machine.name ?? `${context.prefix}-${key}`}${suffix}`,
      dependsOn: [...new Set(needed)].filter((other) => other !== address).sort(compareText),
    };
  });
}

function resolveOrigin(scope: Scope, path: Path, { image, from, cloudInit }: Machine): MachineOrigin {
  if (image !== undefined && from !== undefined) {
    scope.report("DEV-114", [...path, "from"], "a machine has image or from, not both", "remove one of them");
  }
  if (image !== undefined) {
    checkName(scope, [...path, "image"], image, "images");
    if (cloudInit !== undefined) {
      const hint = `move it to images: { ${show(image)}: { cloudInit: … } }`;
      scope.report("DEV-154", [...path, "cloudInit"], "a clone has the cloud-init of its image", hint);
    }
    return { image };
  }
  if (from === undefined) {
    const hint =
      scope.names.images.length > 0 ? `write image: ${scope.names.images[0]}` : 'write from: "24.04"';
    scope.report("DEV-114", path, `${path.at(-1)} needs image or from`, hint);
  }
  return { from: from ?? "" };
}

function resolveDisk(
  scope: Scope,
  path: Path,
  { disk }: Machine,
  image: DesiredImage | undefined,
  fallbacks: Fallbacks,
): number {
  if (disk === undefined) return image?.diskBytes ?? fallbacks.diskBytes;
  const bytes = sizeAt(scope, [...path, "disk"], "disk", disk);
  if (image && bytes < image.diskBytes) {
    const size = formatSize(image.diskBytes);
    const message = `disk is smaller than that of image ${image.name} (${size}), and a clone cannot shrink it`;
    scope.report(
      "DEV-152",
      [...path, "disk"],
      message,
      `write disk: ${size} or more, or give the image a smaller disk`,
    );
  }
  return bytes;
}

function resolveRepo(
  scope: Scope,
  at: Path,
  { url, ref, path, deployKey, knownHosts }: NonNullable<Machine["repo"]>,
): Repository {
  const name = /([^/:]+?)(?:\.git)?\/*$/.exec(url)?.[1] ?? "repo";
  return {
    url,
    ref: ref ?? "main",
    path: path ?? `~/${name}`,
    ...(deployKey && { deployKey: secretAt(scope, [...at, "deployKey"], deployKey) }),
    ...(knownHosts !== undefined && { knownHosts }),
  };
}

function resolveFiles(scope: Scope, path: Path, machine: Machine): DesiredMachine["files"] {
  return (machine.files ?? []).flatMap(({ from, to, mode }, index) => {
    const found = hostFile(scope, [...path, "files", index, "from"], from, sha256);
    return found
      ? [{ from: found.file, to, mode: (mode ?? "0644").padStart(4, "0"), sha256: found.content }]
      : [];
  });
}

function resolveMounts(scope: Scope, path: Path, machine: Machine): DesiredMachine["mounts"] {
  const taken = new Set<string>();
  return (machine.mounts ?? []).flatMap(({ source, target: written }, index) => {
    // As Multipass keeps it; otherwise every plan would see another mount.
    const target = normalize(written).replace(/(?<=.)\/$/, "");
    checkTarget(scope, [...path, "mounts", index, "target"], target, taken);
    taken.add(target);
    const folder = hostPath(scope, [...path, "mounts", index, "source"], source, "folder");
    if (folder === undefined) return [];
    return [{ source: folder, target, ...(scope.files.showsProject(folder) && { showsProject: true }) }];
  });
}

function checkTarget(scope: Scope, path: Path, target: string, taken: ReadonlySet<string>): void {
  if (isClosedTarget(target)) {
    const hint = "write a folder of its own, such as /workspace or /home/ubuntu/work";
    scope.report("DEV-156", path, `Multipass mounts nothing at ${show(target)}`, hint);
  }
  if (taken.has(target)) {
    const message = `another mount of ${path[1]} is at ${show(target)}`;
    scope.report("DEV-156", path, message, "give each mount another target, or remove one");
  }
}

function resolveLifecycle({ lifecycle = {} }: Machine): DesiredMachine["lifecycle"] {
  const ttlMs = duration(lifecycle.ttl);
  const trashMs = duration(lifecycle.trash);
  return {
    ...(lifecycle.protect !== undefined && { protect: lifecycle.protect }),
    onImageChange: lifecycle.onImageChange ?? "keep",
    ...(ttlMs !== undefined && { ttlMs }),
    ...(trashMs !== undefined && { trashMs }),
  };
}

/** The tasks named and all that they need, each after its needs. */
function setupTasks(
  scope: Scope,
  path: Path,
  names: readonly string[],
  tasks: Readonly<Record<string, DesiredTask>>,
): string[] {
  for (const [index, name] of names.entries()) checkName(scope, [...path, "setup", index], name, "tasks");
  const ordered: string[] = [];
  const seen = new Set<string>();
  const stack = names.toReversed().map((name) => ({ name, needsDone: false }));
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { name, needsDone } = top;
    if (needsDone) ordered.push(name);
    else if (!seen.has(name) && Object.hasOwn(tasks, name)) {
      seen.add(name);
      stack.push({ name, needsDone: true });
      for (const need of tasks[name]!.needs.toReversed()) stack.push({ name: need, needsDone: false });
    }
  }
  return ordered;
}

function explicitDependencies(
  scope: Scope,
  path: Path,
  names: readonly string[],
  inventory: Inventory,
): MachineAddress[] {
  return names.flatMap((name, index) => {
    const addresses = addressesOf(inventory, name);
    if (addresses && name === path.at(-1)) {
      scope.report("DEV-142", [...path, "dependsOn", index], `${name} depends on itself`, "remove it");
      return [];
    }
    if (addresses) return [...addresses];
    const hint = suggest(name, machineNames(inventory), "remove it");
    scope.report("DEV-141", [...path, "dependsOn", index], `there is no machine ${show(name)}`, hint);
    return [];
  });
}

/** Machines whose attributes stand in anything the machine needs to become ready. */
function impliedDependencies(values: readonly unknown[], inventory: Inventory): MachineAddress[] {
  const found: MachineAddress[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    if ("parts" in value) {
      for (const { machine } of references(value as Exclude<Text, string> | SecretSource)) {
        const address = addressOfReference(inventory, machine);
        if (address) found.push(address);
      }
    } else Object.values(value).forEach(walk);
  };
  values.forEach(walk);
  return found;
}

/** Names that fields of the desired machine have where they differ from the configuration's. */
const fieldNames: Record<string, string> = {
  memory: "memoryBytes",
  disk: "diskBytes",
  image: "origin",
  from: "origin",
};

function fieldPlaces(scope: Scope, path: Path, machine: Machine): Record<string, SourceSpan> {
  const places: Record<string, SourceSpan> = {};
  for (const field of Object.keys(machine).sort())
    places[fieldNames[field] ?? field] = scope.place([...path, field]);
  machine.files?.forEach((_, index) => {
    places[`files.${index}.from`] = scope.place([...path, "files", index, "from"]);
  });
  machine.mounts?.forEach((_, index) => {
    places[`mounts.${index}.source`] = scope.place([...path, "mounts", index, "source"]);
  });
  return places;
}
