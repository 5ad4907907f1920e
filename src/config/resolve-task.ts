import { posix, relative, resolve } from "node:path";
import type { DesiredTask } from "../core/desired.ts";
import { isHostOnly } from "../core/host-only.ts";
import { type Condition, parseCondition } from "../core/tasks/condition.ts";
import type { Task } from "../generated/config-types.ts";
import { isWithin } from "../io/folders.ts";
import { show, suggest } from "./diagnostic.ts";
import { addressesOf, type Inventory, machineNames } from "./inventory.ts";
import type { Path } from "./node.ts";
import { checkBoundary, checkName, duration, environment, hostPath, type Scope } from "./scope.ts";

/** @param root absolute folder of the project, which `inputs` are made relative to */
export function resolveTask(
  scope: Scope,
  name: string,
  task: Task,
  inventory: Inventory,
  root: string,
): DesiredTask {
  const path: Path = ["tasks", name];
  const { run, stdin } = task;
  const needs = task.needs ?? [];
  for (const [index, need] of needs.entries()) checkName(scope, [...path, "needs", index], need, "tasks");
  const timeoutMs = duration(task.timeout);
  const idleTimeoutMs = duration(task.idleTimeout);
  const when = task.when === undefined ? undefined : resolveWhen(scope, [...path, "when"], task.when, needs);
  const input = stdin === undefined ? undefined : resolveStdin(scope, [...path, "stdin"], stdin);
  return {
    name,
    run:
      typeof run === "string"
        ? scope.text([...path, "run"], run)
        : run.map((word, index) => scope.text([...path, "run", index], word)),
    ...(task.shell !== undefined && { shell: task.shell }),
    ...(task.workdir !== undefined && { workdir: task.workdir }),
    ...(task.user !== undefined && task.user !== loginUser && { user: task.user }),
    env: environment(scope, [...path, "env"], task.env),
    ...(input && { stdin: input }),
    needs,
    on: targets(scope, path, task.on, inventory),
    inputs: (task.inputs ?? []).map((pattern, index) =>
      resolveInput(scope, [...path, "inputs", index], pattern, root),
    ),
    outputs: task.outputs ?? [],
    reports: task.reports ?? [],
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(idleTimeoutMs !== undefined && { idleTimeoutMs }),
    retries: Number(task.retries ?? 0),
    retryOn: (task.retryOn ?? []).map((reason) => (typeof reason === "number" ? reason : "timeout")),
    continueOnError: task.continueOnError ?? false,
    ...(when && { when }),
    ports: task.ports ?? [],
    sync: (task.sync ?? []).map((copy, index) => resolveSync(scope, [...path, "sync", index], copy, root)),
    source: scope.keyPlace(path),
  };
}

/** As whom devorch logs in: the default in schemas/devorch.schema.json. */
const loginUser = "ubuntu";

function resolveWhen(
  scope: Scope,
  path: Path,
  text: string,
  needs: readonly string[],
): Condition | undefined {
  const condition = parseCondition(text, needs);
  const hint = "write always, onFailure, or an expression such as test.failed && !lint.skipped";
  if (!("fault" in condition) && (needs.length > 0 || text === "always")) return condition;
  const fault =
    "fault" in condition ? condition.fault : "is about tasks that this one needs, and it needs none";
  scope.report(
    "DEV-144",
    path,
    `when ${show(text)}: it ${fault}`,
    needs.length > 0 ? hint : "name them: needs: [ test ]",
  );
  return undefined;
}

function resolveStdin(scope: Scope, path: Path, stdin: string | { file: string }): DesiredTask["stdin"] {
  if (typeof stdin === "string") return { text: scope.text(path, stdin) };
  const file = hostPath(scope, [...path, "file"], stdin.file, "file");
  return file === undefined ? undefined : { file };
}

function targets(
  scope: Scope,
  path: Path,
  on: string | readonly string[] | undefined,
  inventory: Inventory,
): string[] {
  const names = on === undefined ? [] : [on].flat();
  names.forEach((name, index) => {
    if (addressesOf(inventory, name) || inventory.labels.has(name)) return;
    const known = [...machineNames(inventory), ...inventory.labels];
    const place = typeof on === "string" ? [...path, "on"] : [...path, "on", index];
    const hint = suggest(name, known, `add it under machines: { ${show(name)}: { … } }`);
    scope.report("DEV-141", place, `there is no machine or label ${show(name)}`, hint);
  });
  return names;
}

/** Globs stay globs; those of an included file become relative to the root as well. */
function resolveInput(scope: Scope, path: Path, pattern: string, root: string): string {
  const fromRoot = relative(root, scope.files.absolute(pattern, scope.base(path)));
  if (!isWithin(resolve(root, fromRoot), root)) {
    scope.report(
      "DEV-161",
      path,
      `${show(pattern)} is outside the project`,
      "inputs are files of the project",
    );
  }
  return fromRoot || ".";
}

function resolveSync(
  scope: Scope,
  path: Path,
  copy: NonNullable<Task["sync"]>[number],
  root: string,
): DesiredTask["sync"][number] {
  const { from, to, direction = "push" } = copy;
  const [side, guest] = direction === "push" ? (["from", "to"] as const) : (["to", "from"] as const);
  const place = [...path, side];
  const host = scope.files.absolute(copy[side], scope.base(place));
  if (checkBoundary(scope, place, copy[side], host) && direction === "pull")
    checkPullTarget(scope, place, to, relative(root, host));
  if (["", ".", "..", "~"].includes(posix.basename(copy[guest])))
    scope.report(
      "DEV-145",
      [...path, guest],
      `${show(copy[guest])} does not say which file or folder`,
      "write the folder's name, as in ~/data",
    );
  return { from, to, direction, [side]: host };
}

/** A guest writes there: not where it could leave a git hook, or another devorch.yaml. */
function checkPullTarget(scope: Scope, path: Path, written: string, fromRoot: string): void {
  if (fromRoot !== "" && !isHostOnly(fromRoot)) return;
  const message = `${show(written)} is not for a guest to write to`;
  scope.report("DEV-145", path, message, "write a folder of its own, as in ./out");
}
