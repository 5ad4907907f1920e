import { resolved, schema } from "../fuzz/schema-values.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Puts a text where the field is, in the smallest value of the schema that has it. */
export type Place = (text: string) => unknown;

/** Every place of both schemas that takes a text: a new field is here the day it is added. */
export const fields: readonly { path: string; place: Place }[] = [
  ...fieldsOf(schema("devorch"), "", (value) => value),
  ...fieldsOf(schema("tasks"), "(file) ", (value) => value),
];

/** All places below a schema that take a text, names of maps too. What surrounds them is taken from the schema's own examples. */
function fieldsOf(
  node: Schema,
  path: string,
  put: (value: unknown) => unknown,
  depth = 0,
): { path: string; place: Place }[] {
  const {
    type,
    properties = {},
    additionalProperties,
    items,
    anyOf = [],
    enum: words,
    examples = [],
    required = [],
  } = resolved(node) as {
    type?: string | readonly string[];
    properties?: Record<string, Schema>;
    additionalProperties?: boolean | Schema;
    items?: Schema;
    anyOf?: readonly Schema[];
    enum?: unknown;
    examples?: readonly unknown[];
    required?: readonly string[];
  };
  if (depth > 12) return [];
  const at = (step: string) => (path === "" || path.endsWith(" ") ? `${path}${step}` : `${path}.${step}`);
  const example = examples.find((one) => typeof one === "object" && one !== null && !Array.isArray(one)) as
    | Record<string, unknown>
    | undefined;
  const own =
    [type ?? []].flat().includes("string") || words !== undefined ? [{ path, place: put as Place }] : [];
  // What the field cannot be without, or all of it would be refused whatever the text is.
  const beside = path !== "" && {
    ...Object.fromEntries(required.map((key) => [key, sampleOf(properties[key]!)])),
    ...example,
  };
  const name = Object.keys(example ?? { x: 0 })[0]!;
  const below = [
    ...Object.entries(properties).flatMap(([key, value]) =>
      fieldsOf(value, at(key), (inner) => put({ ...beside, [key]: inner }), depth + 1),
    ),
    ...(typeof additionalProperties === "object"
      ? [
          { path: at("<key>"), place: (text: string) => put({ [text]: example?.[name] ?? "x" }) },
          ...fieldsOf(
            additionalProperties,
            at("*"),
            (inner) => put({ ...example, [name]: inner }),
            depth + 1,
          ),
        ]
      : []),
    ...(items ? fieldsOf(items, at("[]"), (inner) => put([inner]), depth + 1) : []),
    ...anyOf.flatMap((option) => fieldsOf(option, path, put, depth + 1)),
  ];
  const seen = new Set<string>();
  return [...own, ...below].filter((field) => !seen.has(field.path) && seen.add(field.path));
}

function sampleOf(node: Schema): unknown {
  const { examples, enum: words } = resolved(node) as { examples?: unknown[]; enum?: unknown[] };
  return examples?.[0] ?? words?.[0] ?? "x";
}
