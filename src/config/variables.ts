import type { Problem } from "../core/problem.ts";
import { nearest, problem, show, suggest } from "./diagnostic.ts";
import { at, keyPlace, keys, type Node, type ScalarNode } from "./node.ts";

export type Scalar = string | number | boolean;

export interface VariableValue {
  /** Absent where none was given; that is reported once, at the declaration. */
  value?: Scalar;
  sensitive: boolean;
}

export interface VariableSources {
  /** `--var` as given: `NAME=VALUE`, later ones win. */
  vars: readonly string[];
  /** Parsed `--var-file`s, later ones win. */
  varFiles: readonly Node[];
  /** `DEVORCH_VAR_NAME`. */
  env: Readonly<Record<string, string | undefined>>;
}

/** Values of the declared variables. As in Terraform `--var` wins over `--var-file`, over the environment, over `default`. */
export function resolveVariables(
  root: Node,
  sources: VariableSources,
): { values: Map<string, VariableValue>; problems: Problem[] } {
  const problems: Problem[] = [];
  const names = keys(root, ["vars"]);
  const given = new Map<string, Scalar>();
  const sensitive = (name: string) => scalarAt(root, ["vars", name, "sensitive"]) === true;

  for (const name of names) {
    const value = sources.env[`DEVORCH_VAR_${name}`];
    if (value !== undefined) given.set(name, value);
  }
  for (const file of sources.varFiles) readVarFile(file);
  for (const argument of sources.vars) readArgument(argument);

  const values = new Map<string, VariableValue>();
  for (const name of names) {
    const value = typed(name, given.get(name) ?? scalarAt(root, ["vars", name, "default"]));
    values.set(name, { sensitive: sensitive(name), ...(value !== undefined && { value }) });
  }
  return { values, problems };

  function readVarFile(file: Node): void {
    if (file.kind !== "map") {
      problems.push(
        problem("DEV-133", file.span, "a variable file must be a map", "write NAME: VALUE, one to a line"),
      );
      return;
    }
    for (const [name, { key, value }] of file.entries) {
      if (!names.includes(name)) {
        const hint = suggest(name, names, `declare it: vars: { ${show(name)}: {} }`);
        problems.push(problem("DEV-130", key, `there is no variable ${show(name)}`, hint, "warning"));
      } else if (value.kind !== "scalar" || value.value === null) {
        problems.push(
          problem("DEV-132", key, `${name} must be text, a number, true or false`, `write ${name}: VALUE`),
        );
      } else given.set(name, value.value);
    }
  }

  function readArgument(argument: string): void {
    const equals = argument.indexOf("=");
    const name = equals < 0 ? argument : argument.slice(0, equals);
    if (equals <= 0) {
      problems.push(
        problem("DEV-133", undefined, `--var ${show(argument)} has no value`, "write --var NAME=VALUE"),
      );
    } else if (!names.includes(name)) {
      const near = nearest(name, names);
      const hint = near ? `write --var ${near}=…` : `declare it: vars: { ${show(name)}: {} }`;
      problems.push(problem("DEV-130", undefined, `there is no variable ${show(name)}`, hint));
    } else if (sensitive(name)) {
      // Arguments of a process are visible to everybody on the host.
      const hint = `set DEVORCH_VAR_${name}, or give it in a --var-file`;
      problems.push(
        problem("DEV-134", undefined, `${name} is sensitive and must not be given as an argument`, hint),
      );
    } else given.set(name, argument.slice(equals + 1));
  }

  function typed(name: string, value: Scalar | undefined): Scalar | undefined {
    const place = keyPlace(root, ["vars", name]);
    if (value === undefined) {
      const flag = sensitive(name) ? "" : `, or pass --var ${name}=VALUE`;
      problems.push(
        problem("DEV-131", place, `variable ${name} has no value`, `set DEVORCH_VAR_${name}${flag}`),
      );
      return undefined;
    }
    const fallback = scalarAt(root, ["vars", name, "default"]);
    const type =
      scalarAt(root, ["vars", name, "type"]) ?? (fallback === undefined ? typeof value : typeof fallback);
    const converted = convertTo(String(type), value);
    if (converted === undefined) {
      const shown = sensitive(name) ? "" : `, got "${show(String(value))}"`;
      const hint = type === "boolean" ? "give true or false" : "give a number such as 2";
      problems.push(problem("DEV-132", place, `variable ${name} must be a ${type}${shown}`, hint));
    }
    return converted;
  }
}

function convertTo(type: string, value: Scalar): Scalar | undefined {
  if (type === "number") {
    const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
    return typeof value !== "boolean" && Number.isFinite(number) ? number : undefined;
  }
  if (type === "boolean")
    return value === true || value === "true"
      ? true
      : value === false || value === "false"
        ? false
        : undefined;
  return String(value);
}

function scalarAt(root: Node, path: readonly string[]): Scalar | undefined {
  const node = at(root, path) as ScalarNode | undefined;
  return node?.kind === "scalar" && node.value !== null ? node.value : undefined;
}
