import type { ErrorObject } from "ajv";
import type { Problem } from "../core/problem.ts";
import type { Config } from "../generated/config-types.ts";
import validateConfig from "../generated/validate-config.js";
import { addressOf, problem, show, suggest } from "./diagnostic.ts";
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
}

function faultsOf(errors: readonly ErrorObject[] | null | undefined): Fault[] {
  return (errors ?? []).filter(tells).map((error) => {
    const path = pathOf(error);
    return {
      error,
      path: error.keyword === "additionalProperties" ? [...path, error.params.additionalProperty] : path,
    };
  });
}

/** `propertyNames` and `anyOf` only announce the errors beside them, and `null` is offered where it removes. */
function tells(error: ErrorObject): boolean {
  return error.keyword !== "propertyNames" && error.keyword !== "anyOf" && error.params.type !== "null";
}

function pathOf(error: ErrorObject): (string | number)[] {
  const steps = error.instancePath.split("/").slice(1);
  const path: (string | number)[] = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return error.propertyName === undefined ? path : [...path, error.propertyName];
}

/** Environments are checked as written: what stands for a variable there may be of any type. */
function isOpen(path: Path, node: Node | undefined, unresolved: ReadonlySet<Node>): boolean {
  if (node?.kind !== "scalar") return false;
  return unresolved.has(node) || (path[0] === "environments" && String(node.value).includes("${"));
}

function toProblem({ error, path }: Fault, root: Node): Problem {
  const { code, message, hint } = describe(error, path, at(root, path));
  const onKey = error.keyword === "additionalProperties" || error.propertyName !== undefined;
  return {
    ...problem(code, onKey ? keyPlace(root, path) : place(root, path), message, hint),
    ...addressOf(path),
  };
}

function describe(
  error: ErrorObject,
  path: Path,
  node: Node | undefined,
): Pick<Problem, "code" | "message"> & { hint: string } {
  const { params, keyword } = error;
  const schema = error.parentSchema ?? {};
  const label = labelOf(path);
  const got = node ? `, got ${showNode(node)}` : "";
  const write = `write ${exampleOf(schema, path)}`;
  switch (keyword) {
    case "additionalProperties":
      return {
        code: "DEV-110",
        message: `unknown key ${show(params.additionalProperty)}`,
        hint: suggest(params.additionalProperty, Object.keys(schema.properties ?? {}), "remove it"),
      };
    case "required": {
      const missing = params.missingProperty as string;
      const example = exampleOf(schema.properties?.[missing] ?? {}, [missing]);
      return { code: "DEV-112", message: `${label} needs ${missing}`, hint: `write ${example}` };
    }
    case "const":
      return {
        code: "DEV-111",
        message: `${label} must be ${params.allowedValue}${got}`,
        hint: `write ${label}: ${params.allowedValue}`,
      };
    case "enum":
      return {
        code: "DEV-111",
        message: `${label} must be ${oneOf(params.allowedValues)}${got}`,
        hint: suggest(node?.kind === "scalar" ? String(node.value) : "", params.allowedValues, write),
      };
    case "uniqueItems":
      return {
        code: "DEV-111",
        message: `${label} lists the same value twice`,
        hint: `remove item ${params.i + 1}`,
      };
    case "minLength":
    case "minItems":
      return { code: "DEV-111", message: `${label} must not be empty`, hint: write };
    case "maxLength":
      return {
        code: "DEV-111",
        message: `${label} must be at most ${params.limit} characters long${got}`,
        hint: "write a shorter one",
      };
    case "minimum":
    case "maximum":
      return {
        code: "DEV-111",
        message: `${label} must be at ${keyword === "minimum" ? "least" : "most"} ${params.limit}${got}`,
        hint: write,
      };
    default: {
      if (error.propertyName !== undefined) {
        return {
          code: "DEV-113",
          message: `the name ${show(error.propertyName)} ${schema.patternErrorMessage}`,
          hint: "rename it",
        };
      }
      const expected = schema.patternErrorMessage ?? `must be ${oneOf([params.type].flat().map(typeName))}`;
      const quote =
        node?.kind === "scalar" &&
        typeof node.value !== "string" &&
        params.type === "string" &&
        new RegExp(schema.pattern ?? ".").test(node.written);
      return {
        code: "DEV-111",
        message: `${label} ${expected}${got}`,
        hint: quote ? `write it in quotes: ${labelOf(path.slice(-1))}: "${node.written}"` : write,
      };
    }
  }
}

/** `cpus`, `mounts[0].source`, `setup[1]`: enough to find it, the place says the rest. */
function labelOf(path: Path): string {
  let label = "";
  for (const step of path.slice(-3)) {
    if (/^\d+$/.test(String(step)) && label !== "") label += `[${step}]`;
    else label = label.endsWith("]") ? `${label}.${show(String(step))}` : show(String(step));
  }
  return label === "" ? "the configuration" : label;
}

function exampleOf(schema: Record<string, unknown>, path: Path): string {
  const [example] = (schema.examples as unknown[] | undefined) ?? [];
  const key = path.findLast((step) => !/^\d+$/.test(String(step)));
  if (example === undefined) return `a value for ${labelOf(path)}`;
  return `${key}: ${typeof example === "string" && /^[\w./~-]+$/.test(example) && Number.isNaN(Number(example)) ? example : JSON.stringify(example)}`;
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? `${values[0]}` : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

const typeNames: Record<string, string> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a map",
  array: "a list",
};

function typeName(type: string): string {
  return typeNames[type] ?? type;
}

function showNode(node: Node): string {
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return "a list";
  if (node.value === null) return "nothing";
  return typeof node.value === "string" ? `"${show(node.value)}"` : show(node.written);
}
