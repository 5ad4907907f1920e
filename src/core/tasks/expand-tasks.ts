import { addressName } from "../address.ts";
import type { DesiredMachine, DesiredTask } from "../desired.ts";
import { topological } from "../graph.ts";
import { own } from "../own.ts";
import { DevorchError, exitCodes, type Problem } from "../problem.ts";

/** Where a task can run. */
export type Target = Pick<DesiredMachine, "address" | "key" | "instance" | "labels" | "env">;

/** One task on one machine. */
export interface Job {
  /** `web-2.test`. */
  id: string;
  task: DesiredTask;
  target: Target;
  /** Ids of the jobs that must end well first: those of every needed task, on all of its machines. */
  after: readonly string[];
}

/**
 * The tasks named and all they need, each on its machines, in an order in which each follows what it needs.
 * `on` (addresses, keys, instances or labels) is for tasks that do not say themselves where they run.
 * Throws DEV-701 and DEV-702, all at once, exit code 3.
 */
export function expandTasks(
  all: Readonly<Record<string, DesiredTask>>,
  targets: readonly Target[],
  names: readonly string[],
  on: readonly string[],
): Job[] {
  const tasks = [...withNeeds(all, names)];
  const places = new Map(
    tasks.map(({ name, on: own }) => [name, chosen(targets, own.length > 0 ? own : on)] as const),
  );
  const problems = [
    ...names.filter((name) => !Object.hasOwn(all, name)).map((name) => unknownTask(name, all)),
    ...on
      .filter((name) => !targets.some((target) => isCalled(target, name)))
      .map((name) => unknownTarget(name, targets)),
  ];
  if (problems.length === 0)
    problems.push(
      ...tasks.filter(({ name }) => places.get(name)!.length === 0).map((task) => nowhere(task, targets)),
    );
  if (problems.length > 0) throw new DevorchError(problems, { exitCode: exitCodes.invalid });

  const id = (task: string, { address }: Target) => `${addressName(address)}.${task}`;
  const sorted = topological(
    tasks.flatMap((task) =>
      places.get(task.name)!.map((target) => ({
        id: id(task.name, target),
        task,
        target,
        after: task.needs.flatMap((need) => places.get(need)!.map((other) => id(need, other))),
      })),
    ),
  );
  if ("cycle" in sorted) throw new Error("bug: the configuration was loaded with a cycle of tasks");
  return sorted.order;
}

function withNeeds(all: Readonly<Record<string, DesiredTask>>, names: readonly string[]): Set<DesiredTask> {
  const found = new Set<DesiredTask>();
  const visit = (name: string) => {
    const task = own(all, name);
    if (!task || found.has(task)) return;
    found.add(task);
    task.needs.forEach(visit);
  };
  names.forEach(visit);
  return found;
}

/** Without a word on where, the only machine of a project is meant. */
function chosen(targets: readonly Target[], on: readonly string[]): readonly Target[] {
  if (on.length === 0) return targets.length === 1 ? targets : [];
  return targets.filter((target) => on.some((name) => isCalled(target, name)));
}

function isCalled({ address, key, instance, labels }: Target, name: string): boolean {
  return [address, addressName(address), key, instance, ...labels].includes(name);
}

function unknownTask(name: string, all: Readonly<Record<string, DesiredTask>>): Problem {
  const known = Object.keys(all).join(", ");
  return {
    code: "DEV-701",
    severity: "error",
    message: `there is no task "${name}"`,
    hint: known ? `there are: ${known}` : "write one under tasks:",
  };
}

function unknownTarget(name: string, targets: readonly Target[]): Problem {
  return {
    code: "DEV-702",
    severity: "error",
    message: `no machine or label is called "${name}"`,
    hint: `write --on with one of: ${placesOf(targets)}`,
  };
}

function nowhere({ name, on, source }: DesiredTask, targets: readonly Target[]): Problem {
  return {
    code: "DEV-702",
    severity: "error",
    message:
      on.length > 0
        ? `there is no machine for the task ${name}: none is called ${on.join(" or ")}`
        : `nothing says where the task ${name} runs`,
    hint: `write on: in the task, or --on with one of: ${placesOf(targets)}`,
    source,
  };
}

function placesOf(targets: readonly Target[]): string {
  const machines = targets.map(({ address }) => addressName(address));
  return [...new Set([...machines, ...targets.flatMap(({ labels }) => labels)])].join(", ");
}
