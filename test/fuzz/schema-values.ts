import { readFileSync } from "node:fs";
import fc from "fast-check";

type Schema = Readonly<Record<string, unknown>>;

/** A schema of ours, with references of the other resolved. */
export function schema(name: "devorch" | "tasks"): Schema {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8"));
}

const main = schema("devorch");

/** The schema with what it refers to laid in; its own words win. */
export function resolved(node: Schema): Schema {
  const { $ref, allOf = [], ...own } = node as { $ref?: string; allOf?: readonly Schema[] };
  const bases = [...allOf, ...($ref === undefined ? [] : [definition($ref)])].map(resolved);
  return Object.assign({}, ...bases, own);
}

function definition(reference: string): Schema {
  const path = reference.slice(reference.indexOf("#/") + 2).split("/");
  return path.reduce((node, step) => node[step] as Schema, main);
}

/** Values that a schema allows, mostly: what is said of a value beside its shape may be broken by it. */
export function valuesOf(node: Schema, depth = 0): fc.Arbitrary<unknown> {
  const {
    type,
    enum: words,
    const: constant,
    properties = {},
    required = [],
    propertyNames,
    additionalProperties,
    items,
    examples = [],
    anyOf,
  } = resolved(node) as {
    type?: string | readonly string[];
    enum?: readonly unknown[];
    const?: unknown;
    properties?: Record<string, Schema>;
    required?: readonly string[];
    propertyNames?: Schema;
    additionalProperties?: boolean | Schema;
    items?: Schema;
    examples?: readonly unknown[];
    anyOf?: readonly Schema[];
  };
  if (constant !== undefined) return fc.constant(constant);
  if (words) return fc.constantFrom(...words);
  if (anyOf && type === undefined) return fc.oneof(...anyOf.map((option) => valuesOf(option, depth)));
  const known = examples.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...examples) }] : [];
  if (depth > 6) return known.length > 0 ? fc.constantFrom(...examples) : fc.constant(null);
  const one = (name: string): fc.Arbitrary<unknown> => {
    switch (name) {
      case "string":
        return fc.oneof(...known, fc.constantFrom(...names), fc.string({ unit: "grapheme", maxLength: 12 }));
      case "integer":
      case "number":
        return fc.oneof(fc.integer({ min: -1, max: 1001 }), fc.double());
      case "boolean":
        return fc.boolean();
      case "array":
        return fc.oneof(...known, fc.array(valuesOf(items ?? {}, depth + 1), { maxLength: 3 }));
      case "object": {
        const known = new Map<string, fc.Arbitrary<unknown>>();
        const property = (key: string) => {
          const values = known.get(key) ?? valuesOf(properties[key]!, depth + 1);
          known.set(key, values);
          return [key, values] as const;
        };
        // Few of them: one with everything has hundreds of faults, and takes long to make.
        const fixed = fc
          .subarray(Object.keys(properties), { maxLength: Math.min(4, Object.keys(properties).length) })
          .map((some) => [...new Set([...some, ...required.filter((key) => key in properties)])])
          .chain((keys) => fc.record(Object.fromEntries(keys.map(property))));
        if (typeof additionalProperties !== "object") return fixed;
        const key = propertyNames
          ? valuesOf({ type: "string", ...propertyNames }, depth + 1)
          : fc.constantFrom(...names);
        const open = fc.dictionary(key as fc.Arbitrary<string>, valuesOf(additionalProperties, depth + 1), {
          maxKeys: 3,
        });
        return fc.tuple(open, fixed).map(([some, rest]) => ({ ...some, ...rest }));
      }
      default:
        return fc.constant(null);
    }
  };
  const types = type === undefined ? ["string"] : [type].flat();
  return fc.oneof(...types.map((name) => one(name)));
}

/** Few, so that parts of a configuration mean each other. */
const names = ["golden", "web", "db", "test", "install", "${var.ref}", "${machine.web.ipv4}", "$${x}", ""];
