import type { ErrorObject } from "ajv";
import type { Problem } from "../core/problem.ts";
import type { Config } from "../generated/config-types.ts";
import validateConfig from "../generated/validate-config.js";
import { describe, describeName } from "./describe-fault.ts";
import { addressOf, problem } from "./diagnostic.ts";
import { at, keyPlace, type MapNode, type Node, type Path, place, plain, prune, withEntry } from "./node.ts";

export interface Validated {
  problems: Problem[];
  /** What is left when the invalid values are taken out, for checks of meaning; absent when nothing is. */
  config?: Config;
  /** The nodes of `config`. */
  root: Node;
}

/** Checks against the schema. Nodes in `unresolved` have been reported already and are only taken out. */
export function validate(root: Node, unresolved: ReadonlySet<Node>): Validated {
  let remaining = root;
  let problems: Problem[] | undefined;
  // Taking a value out can leave its owner incomplete, so it goes on until what is left is valid.
  for (;;) {
    const config = plain(remaining);
    if (validateConfig(config)) return { problems: problems ?? [], config, root: remaining };
    const faults = faultsOf(validateConfig.errors);
    problems ??= faults
      .filter(({ path }) => !isOpen(path, at(root, path), unresolved))
      .map((fault) => toProblem(fault, root));
    if (remaining.kind !== "map") return { problems, root };
    remaining = repair(remaining, faults);
  }
}

/** What is wrong at the top of a task file. Its inside is checked where it is merged, with variables in their places. */
export async function checkTaskFile(root: Node): Promise<Problem[]> {
  const { default: validateTasks } = await import("../generated/validate-tasks.js");
  if (validateTasks(plain(root))) return [];
  return faultsOf(validateTasks.errors)
    .filter(({ path }) => path.length < 2)
    .map((fault) => toProblem(fault, root));
}

/** The tree without its faults, and with something in place of what the root must have. */
function repair(root: MapNode, faults: readonly Fault[]): Node {
  if (faults.length === 0) throw new Error("bug: invalid without a fault");
  let complete = root;
  for (const { error, path } of faults) {
    if (path.length > 0) continue;
    const key: string = error.params.missingProperty;
    const value = key === "apiVersion" ? "devorch/v1" : "project";
    complete = withEntry(complete, key, { kind: "scalar", value, written: value, span: root.span });
  }
  return prune(
    complete,
    faults.map(({ path }) => path).filter((path) => path.length > 0),
  );
}

interface Fault {
  error: ErrorObject;
  /** What must go so that the rest can be valid. */
  path: Path;
  /** About the last key of the path, not its value. */
  onName: boolean;
}

function faultsOf(errors: readonly ErrorObject[] | null | undefined): Fault[] {
  const faults: Fault[] = [];
  for (const error of errors ?? []) {
    const path = pathOf(error);
    if (error.keyword === "additionalProperties") path.push(error.params.additionalProperty);
    if (error.keyword === "propertyNames") {
      // The rule that a name breaks comes just before, as if it were about the whole map.
      const rule = faults.pop();
      if (rule) faults.push({ ...rule, path: [...path, error.params.propertyName], onName: true });
    } else if (error.keyword !== "anyOf" && error.params.type !== "null") {
      // Those two only say that `null`, which removes, would have been allowed as well.
      faults.push({ error, path, onName: false });
    }
  }
  return faults;
}

function pathOf(error: ErrorObject): (string | number)[] {
  const steps = error.instancePath.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Environments are checked as written: what stands for a variable there may be of any type. */
function isOpen(path: Path, node: Node | undefined, unresolved: ReadonlySet<Node>): boolean {
  if (node?.kind !== "scalar") return false;
  return unresolved.has(node) || (path[0] === "environments" && String(node.value).includes("${"));
}

function toProblem({ error, path, onName }: Fault, root: Node): Problem {
  const { code, message, hint } = onName ? describeName(error, path) : describe(error, path, at(root, path));
  const onKey = onName || error.keyword === "additionalProperties";
  return {
    ...problem(code, onKey ? keyPlace(root, path) : place(root, path), message, hint),
    ...addressOf(path),
  };
}
