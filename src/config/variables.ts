import type { Problem } from "../core/problem.ts";
import { nearest, problem, show, suggest } from "./diagnostic.ts";
import { at, keyPlace, keys, type Node } from "./node.ts";

export type Scalar = string | number | boolean;

/** A value, or why there is none; a missing one matters only where the variable is used. */
export type Variable = { value: Scalar; sensitive: boolean } | { problem: Problem };

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
): { values: Map<string, Variable>; problems: Problem[] } {
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

  const values = new Map<string, Variable>();
  for (const name of names) {
    const variable = resolveVariable(root, name, sensitive(name), given.get(name));
    values.set(name, variable);
    const fallback = at(root, ["vars", name, "default"]);
    // It is taken as it is written; nobody means that here.
    if (fallback?.kind === "scalar" && /\$\{(var|machine)\./.test(String(fallback.value)))
      problems.push(
        problem(
          "DEV-140",
          fallback.span,
          `the default of ${name} refers to another value`,
          "write the value itself",
        ),
      );
    // Without a value it matters only where it is used; one that does not fit its type is wrong anyway.
    if ("problem" in variable && (given.has(name) || scalarAt(root, ["vars", name, "default"]) !== undefined))
      problems.push(variable.problem);
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
    } else {
      given.set(name, argument.slice(equals + 1));
      if (!sensitive(name)) return;
      // Arguments of a process are visible to everybody on the host.
      const hint = `set DEVORCH_VAR_${name}, or give it in a --var-file`;
      problems.push(
        problem("DEV-134", undefined, `${name} is sensitive and must not be given as an argument`, hint),
      );
    }
  }
}

function resolveVariable(root: Node, name: string, sensitive: boolean, given: Scalar | undefined): Variable {
  const place = keyPlace(root, ["vars", name]);
  const fallback = scalarAt(root, ["vars", name, "default"]);
  const value = given ?? fallback;
  if (value === undefined) {
    const hint = `set DEVORCH_VAR_${name}${sensitive ? "" : `, or pass --var ${name}=VALUE`}`;
    return { problem: problem("DEV-131", place, `variable ${name} has no value`, hint) };
  }
  const type = scalarAt(root, ["vars", name, "type"]) ?? typeof (fallback ?? value);
  const converted = convertTo(type, value);
  if (converted !== undefined) return { value: converted, sensitive };
  const got = sensitive ? "" : `, got "${show(String(value))}"`;
  const hint = type === "boolean" ? "give true or false" : "give a number such as 2";
  return { problem: problem("DEV-132", place, `variable ${name} must be a ${type}${got}`, hint) };
}

function convertTo(type: Scalar, value: Scalar): Scalar | undefined {
  if (type === "boolean") return [true, false].find((truth) => String(truth) === String(value));
  if (type !== "number") return String(value);
  const number = String(value).trim() === "" ? Number.NaN : Number(value);
  return typeof value !== "boolean" && Number.isFinite(number) ? number : undefined;
}

function scalarAt(root: Node, path: readonly string[]): Scalar | undefined {
  const node = at(root, path);
  return node?.kind === "scalar" && node.value !== null ? node.value : undefined;
}
