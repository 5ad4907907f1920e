import { addressName } from "../core/address.ts";
import { compareText } from "../core/compare-text.ts";
import type { Desired, DesiredMachine, DesiredTask } from "../core/desired.ts";
import type { Problem } from "../core/problem.ts";
import { references } from "../core/text.ts";
import type { Config } from "../generated/config-types.ts";
import { cycles } from "./cycles.ts";
import { problem, show, suggest } from "./diagnostic.ts";
import { hostFiles } from "./host-files.ts";
import { addressOfReference, type Inventory, machineNames, makeInventory, maxMachines } from "./inventory.ts";
import { keys, type Node, type Path } from "./node.ts";
import { resolveHost } from "./resolve-host.ts";
import { resolveImage } from "./resolve-image.ts";
import { resolveMachine } from "./resolve-machine.ts";
import { resolveTask } from "./resolve-task.ts";
import { inOrder, makeScope, mapValues, type Scope } from "./scope.ts";
import { resolveDefaults } from "./sizes.ts";
import { placeOf, type Substituted } from "./substitute.ts";

export interface ResolveContext {
  environment: string | undefined;
  /** Absolute folder of the project. */
  root: string;
  /** Absolute folders that files may be read from. */
  readable: readonly string[];
  home: string;
  /** Environment of the process. */
  env: Readonly<Record<string, string | undefined>>;
  /** Folders that no guest may see. */
  closed: readonly string[];
  /** Folder that relative paths in a file start from. */
  baseOf: (file: string) => string;
  remember: Scope["remember"];
  /** All nodes, the invalid ones too. */
  nodes: Node;
}

/** The desired state that a valid configuration describes, and what does not make sense in it. */
export function resolve(
  config: Config,
  nodes: Node,
  texts: Substituted["texts"],
  context: ResolveContext,
): { desired: Desired; problems: Problem[] } {
  const names = {
    images: keys(context.nodes, ["images"]),
    machines: keys(context.nodes, ["machines"]),
    tasks: keys(context.nodes, ["tasks"]),
  };
  const files = hostFiles(context.readable, context.home, context.root, context.closed);
  const scope = makeScope({
    root: nodes,
    texts,
    files,
    names,
    baseOf: context.baseOf,
    remember: context.remember,
  });
  const inventory = makeInventory(config, names.machines);
  const fallbacks = resolveDefaults(scope, config.defaults);
  const prefix = [config.namePrefix ?? `dev-${config.project}`, context.environment]
    .filter(Boolean)
    .join("-");

  const host = resolveHost(scope, config, context.env);
  const images = mapValues(config.images, (image, name) =>
    resolveImage(scope, name, image, { fallbacks, host }),
  );
  const tasks = mapValues(config.tasks, (task, name) =>
    resolveTask(scope, name, task, inventory, context.root),
  );
  const kinds = { inventory, images, tasks, fallbacks, prefix, host };
  const machines = Object.values(
    mapValues(config.machines, (machine, key) => resolveMachine(scope, key, machine, kinds)),
  )
    .flat()
    .sort((a, b) => compareText(a.address, b.address));

  const desired: Desired = {
    project: config.project,
    ...(context.environment !== undefined && { environment: context.environment }),
    provider: config.provider ?? "multipass",
    root: context.root,
    images,
    machines,
    tasks,
    outputs: mapValues(config.outputs, (value, name) => scope.text(["outputs", name], value)),
    moved: resolveMoves(scope, config, inventory),
    host: host.settings,
    mcpAllow: [...(config.mcp?.allow ?? [])].sort(),
  };
  if (inventory.total > maxMachines) {
    const message = `the replicas add up to ${inventory.total} machines`;
    scope.report("DEV-155", ["machines"], message, `ask for at most ${maxMachines}`);
  }
  checkInstanceNames(scope, machines);
  checkCycles(scope, machines, tasks);
  checkSetupTasks(scope, machines, tasks);
  for (const [node, text] of texts) checkReferences(scope, node, references(text), inventory);
  for (const node of scope.unusedTexts()) scope.problems.push(misplaced(node, texts));
  return { desired, problems: scope.problems };
}

/** Each is a key of a setup task that a machine's state cannot have, and what to do instead. */
function checkSetupTasks(scope: Scope, machines: readonly DesiredMachine[], tasks: Desired["tasks"]): void {
  for (const name of new Set(machines.flatMap(({ setup }) => setup))) {
    const { when, continueOnError, outputs, reports, sync } = tasks[name]!;
    const pull = sync.findIndex(({ direction }) => direction === "pull");
    const faults: readonly [boolean, Path, string][] = [
      [when !== undefined, ["when"], "let the command find out, or take the task out of setup"],
      [continueOnError, ["continueOnError"], "write || true in its command, or take the task out of setup"],
      [outputs.length > 0, ["outputs"], "write them in a task for devorch run that needs this one"],
      [reports.length > 0, ["reports"], "write them in a task for devorch run that needs this one"],
      [pull >= 0, ["sync", pull, "direction"], "write it in a task for devorch run that needs this one"],
    ];
    for (const [found, path, hint] of faults)
      if (found)
        scope.report(
          "DEV-146",
          ["tasks", name, ...path],
          `${path[0]} means nothing where ${name} is a setup task`,
          hint,
        );
  }
}

function resolveMoves(scope: Scope, config: Config, inventory: Inventory): Desired["moved"] {
  const moves = (config.moved ?? []).map(inOrder) as Desired["moved"];
  const known = [...inventory.replicas.values()].flat();
  moves.forEach(({ from, to }, index) => {
    if (!known.includes(to)) {
      scope.report(
        "DEV-170",
        ["moved", index, "to"],
        `there is no ${to}`,
        suggest(addressName(to), machineNames(inventory), "add it under machines"),
      );
    }
    if (known.includes(from)) {
      scope.report(
        "DEV-170",
        ["moved", index, "from"],
        `${from} is still there`,
        `rename the machine to ${addressName(to)}, or remove this move`,
      );
    }
  });
  return moves;
}

/** Multipass's rules for names. Source: recordings/launch-bad-name-*.json; `primary` is what `multipass start` makes on its own. */
function checkInstanceNames(scope: Scope, machines: readonly DesiredMachine[]): void {
  const owners = new Map<string, DesiredMachine>();
  for (const machine of machines) {
    const { instance, key, address } = machine;
    const path = ["machines", key];
    const folded = instance.toLowerCase();
    const other = owners.get(folded);
    const twin = owners.get(address);
    if (instance.length > 63) {
      const message = `the instance name ${instance} is longer than 63 characters`;
      scope.report("DEV-150", path, message, `give it a shorter one: name: ${key.slice(0, 20)}`);
    } else if (folded === "primary") {
      scope.report(
        "DEV-150",
        [...path, "name"],
        "primary is Multipass's own instance",
        "choose another name",
      );
    } else if (twin) {
      const message = `${addressName(address)} is a machine and a replica at once`;
      scope.report("DEV-151", path, message, `rename ${key} or ${twin.key}`);
    } else if (other) {
      const message = `${key} and ${other.key} are both the instance ${instance}; case does not count`;
      scope.report("DEV-151", path, message, "rename one of them, or give it another name: name: …");
    }
    owners.set(folded, machine);
    owners.set(address, machine);
  }
}

function checkCycles(
  scope: Scope,
  machines: readonly DesiredMachine[],
  tasks: Readonly<Record<string, DesiredTask>>,
): void {
  const keyOf = new Map<string, string>(machines.map(({ address, key }) => [address, key]));
  const machineEdges = new Map<string, readonly string[]>(
    machines.map(({ address, dependsOn }) => [address, dependsOn]),
  );
  const taskEdges = new Map(Object.values(tasks).map(({ name, needs }) => [name, needs]));
  for (const cycle of cycles(machineEdges)) {
    const message = `machines wait for each other: ${cycle.join(" → ")}`;
    const hint = "remove one of the dependsOn or references between them";
    scope.report("DEV-142", ["machines", keyOf.get(cycle[0]!)!, "dependsOn"], message, hint);
  }
  for (const cycle of cycles(taskEdges)) {
    const message = `tasks wait for each other: ${cycle.join(" → ")}`;
    scope.report("DEV-142", ["tasks", cycle[0]!, "needs"], message, "remove one of their needs");
  }
}

function checkReferences(
  scope: Scope,
  node: Node,
  found: ReturnType<typeof references>,
  inventory: Inventory,
): void {
  for (const { machine, attribute } of found) {
    const place = node.kind === "scalar" ? placeOf(node, `machine.${machine}.${attribute}`) : node.span;
    const address = addressOfReference(inventory, machine);
    if (!address && inventory.replicas.has(machine)) {
      const message = `${machine} has no replicas, so it has no ${attribute}`;
      scope.problems.push(problem("DEV-140", place, message, "remove the reference, or give it replicas: 1"));
    } else if (!address) {
      const hint = suggest(machine, machineNames(inventory), "add it under machines");
      scope.problems.push(problem("DEV-140", place, `there is no machine ${show(machine)}`, hint));
    } else if (inventory.absent.has(address) && attribute !== "name") {
      const message = `${machine} is wanted absent, so it has no ${attribute}`;
      scope.problems.push(
        problem("DEV-140", place, message, "remove the reference, or change the machine's state"),
      );
    }
  }
}

/** A text whose field takes plain text only. */
function misplaced(node: Node, texts: Substituted["texts"]): Problem {
  const parts = texts.get(node)?.parts ?? [];
  return parts.some((part) => typeof part === "object" && "sensitive" in part)
    ? problem(
        "DEV-134",
        node.span,
        "a sensitive variable cannot be used here, because this value is shown in plans",
        "sensitive values may stand in env, in run and stdin of tasks, in ready and in outputs",
      )
    : problem(
        "DEV-143",
        node.span,
        "this value must be known when planning, so it cannot refer to a machine",
        "references to machines may stand in env, in run and stdin of tasks, in ready and in outputs",
      );
}
