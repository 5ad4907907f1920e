import type { AnySchemaObject, ErrorObject } from "ajv";
import type { Problem } from "../core/problem.ts";
import { show, suggest } from "./diagnostic.ts";
import type { Node, Path } from "./node.ts";

export type Description = Pick<Problem, "code" | "message"> & { hint: string };

/** An error of ajv's in plain words: what the schema allows, what was found, and what to write. */
export function describe(error: ErrorObject, path: Path, node: Node | undefined): Description {
  const { params, keyword } = error;
  const schema: AnySchemaObject = error.parentSchema ?? {};
  const label = labelOf(path);
  const example = exampleOf(schema, path);
  const got = node ? `, got ${showNode(node)}` : "";
  const invalid = (rule: string, hint: string): Description => ({
    code: "DEV-111",
    message: `${label} ${rule}`,
    hint,
  });
  switch (keyword) {
    case "additionalProperties": {
      const key: string = params.additionalProperty;
      const hint = suggest(key, Object.keys(schema.properties), "remove it");
      return { code: "DEV-110", message: `unknown key ${show(key)}`, hint };
    }
    case "required": {
      const key: string = params.missingProperty;
      const hint = exampleOf(schema.properties[key], [key]);
      return { code: "DEV-112", message: `${label} needs ${key}`, hint };
    }
    case "const":
      return invalid(`must be ${params.allowedValue}${got}`, `write ${label}: ${params.allowedValue}`);
    case "enum": {
      const written = node?.kind === "scalar" ? String(node.value) : "";
      return invalid(
        `must be ${oneOf(params.allowedValues)}${got}`,
        suggest(written, params.allowedValues, example),
      );
    }
    case "uniqueItems":
      return invalid("lists the same value twice", `remove item ${Math.max(params.i, params.j) + 1}`);
    case "minLength":
    case "minItems":
      return invalid("must not be empty", example);
    case "minimum":
      return invalid(`must be at least ${params.limit}${got}`, example);
    case "maximum":
      return invalid(`must be at most ${params.limit}${got}`, example);
    default: {
      const quoted = inQuotes(schema, node);
      const type = `must be ${oneOf([params.type].flat().map(typeName))}`;
      const rule = quoted === undefined ? (schema.patternErrorMessage ?? type) : type;
      return invalid(`${rule}${got}`, quoted ?? example);
    }
  }
}

/** A key whose name the schema does not allow. */
export function describeName({ parentSchema }: ErrorObject, path: Path): Description {
  const message = `the name ${show(String(path.at(-1)))} ${parentSchema?.patternErrorMessage}`;
  return { code: "DEV-113", message, hint: "rename it" };
}

/** `cpus`, `mounts[0].source`, `setup[1]`: enough to find it, the place says the rest. */
function labelOf(path: Path): string {
  let label = "";
  for (const step of path.slice(-3)) {
    if (isIndex(step) && label !== "") label += `[${step}]`;
    else label = label.endsWith("]") ? `${label}.${show(String(step))}` : show(String(step));
  }
  return label || "the configuration";
}

function exampleOf({ examples }: AnySchemaObject, path: Path): string {
  const step = path.findLast((one) => !isIndex(one));
  if (step === undefined) return "write NAME: VALUE, one to a line";
  const key = show(String(step));
  const [example] = examples ?? [];
  if (example === undefined) return `write a value for ${key}, or remove it`;
  const bare =
    typeof example === "string" && /^[\w.~/][\w./~-]*$/.test(example) && Number.isNaN(Number(example));
  return `write ${key}: ${bare ? example : JSON.stringify(example)}`;
}

function isIndex(step: string | number): boolean {
  return /^\d+$/.test(String(step));
}

/** YAML reads `22.10` as a number and `0600` as another; where text is meant, quotes keep what was written. */
function inQuotes(schema: AnySchemaObject, node: Node | undefined): string | undefined {
  if (schema.type !== "string" || node?.kind !== "scalar" || typeof node.value === "string") return undefined;
  return node.written !== "" && new RegExp(schema.pattern ?? "").test(node.written)
    ? `write it in quotes: "${show(node.written)}"`
    : undefined;
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
