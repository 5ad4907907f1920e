/** docs/configuration.md from schemas/devorch.schema.json: every key, with type, default, meaning and example. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";

/** @typedef {import("json-schema-to-typescript").JSONSchema} Schema */

const source = fileURLToPath(new URL("../schemas/devorch.schema.json", import.meta.url));

/** The Markdown text. The same schema gives the same text. */
export function configReference() {
  /** @type {Schema} */
  const root = JSON.parse(readFileSync(source, "utf8"));
  /** Sections in the order in which keys lead to them: title → schema. */
  const sections = new Map([["devorch.yaml", root]]);
  for (const section of sections.values()) {
    for (const property of Object.values(section.properties ?? {})) {
      for (const inner of objectsIn(property, root)) sections.set(inner.title ?? "", inner);
    }
  }
  return `<!-- Generated from schemas/devorch.schema.json by scripts/generate.mjs. Do not edit. -->
# Configuration reference

devorch.yaml describes what is wanted. Editors complete and check it with this first line:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/devorch/schemas/devorch.schema.json
\`\`\`

Unknown keys are errors. \`\${var.NAME}\` stands for a variable, \`\${machine.NAME.ipv4}\` (or \`.name\`, \`.state\`) for a machine's
attribute, known after apply; \`$\${\` is a literal \`\${\`. Host paths start from the folder of the file they stand in. \`devorch
validate\` says what is wrong, \`devorch explain CODE\` says more about it.

${[...sections].map(([title, schema]) => sectionText(title, schema, root)).join("\n")}`;
}

/** @param {string} title @param {Schema} schema @param {Schema} root */
function sectionText(title, schema, root) {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = Object.entries(schema.properties ?? {});
  const rows = properties.map(([key, property]) => {
    const fallback = property.default === undefined ? "" : `\`${property.default}\``;
    const name = `\`${key}\`${required.includes(key) ? " (required)" : ""}`;
    return `| ${name} | ${typeText(property, root)} | ${fallback} | ${cell(resolved(property, root).description ?? "")} |`;
  });
  const example = Object.fromEntries(
    properties.map(([key, property]) => [
      key,
      /** @type {unknown[]} */ (resolved(property, root).examples)[0],
    ]),
  );
  return `## ${title}

${schema.description}

| Key | Type | Default | Meaning |
|---|---|---|---|
${rows.join("\n")}

An example for each key:

\`\`\`yaml
${stringify(example, { lineWidth: 0 }).trimEnd()}
\`\`\`
`;
}

/** @param {Schema} schema @param {Schema} root @returns {string} */
function typeText(schema, root) {
  const inner = resolved(schema, root);
  if (inner.title && inner.properties) return sectionLink(inner.title, inner);
  if (inner.const !== undefined) return `\`${inner.const}\``;
  if (inner.enum) return inner.enum.map((value) => `\`${value}\``).join(", ");
  if (inner.patternErrorMessage) return cell(ruleText(inner.patternErrorMessage));
  if (inner.type === "array") return `list of: ${typeText(/** @type {Schema} */ (inner.items ?? {}), root)}`;
  if (typeof inner.additionalProperties === "object") {
    return `map of names to: ${typeText(inner.additionalProperties, root)}`;
  }
  return [inner.type]
    .flat()
    .map((type) => words.get(String(type)) ?? String(type))
    .join(" or ");
}

/** `must be a size such as 4G` → `a size such as 4G`. */
/** @param {string} rule */
function ruleText(rule) {
  return rule.startsWith("must be ") ? rule.slice("must be ".length) : `text that ${rule}`;
}

/** A scalar that may also be a map, such as a value of `env`, is named with what else it can be. */
/** @param {string} title @param {Schema} schema */
function sectionLink(title, schema) {
  const link = `[${title}](#${title.toLowerCase().replaceAll(" ", "-")})`;
  const others = [schema.type].flat().filter((type) => type !== "object");
  return [...others.map((type) => words.get(String(type))), link].join(" or ");
}

const words = new Map([
  ["string", "text"],
  ["integer", "whole number"],
  ["number", "number"],
  ["boolean", "true or false"],
  ["object", "map"],
  ["array", "list"],
]);

/** Objects with keys of their own that the schema's values are made of. */
/** @param {Schema} schema @param {Schema} root @returns {Schema[]} */
function objectsIn(schema, root) {
  const inner = resolved(schema, root);
  if (inner.title && inner.properties) return [inner];
  const parts = [inner.items, inner.additionalProperties].filter((part) => typeof part === "object");
  return parts.flatMap((part) => objectsIn(/** @type {Schema} */ (part), root));
}

/** The schema that a reference means, with what stands beside the reference. `null` beside another is left out. */
/** @param {Schema} schema @param {Schema} root @returns {Schema} */
function resolved(schema, root) {
  const [target] = [schema, ...(schema.allOf ?? []), ...(schema.anyOf ?? [])].filter(({ $ref }) => $ref);
  const name = target?.$ref?.replace("#/definitions/", "");
  if (name === undefined) return schema;
  const { allOf: _, anyOf: __, $ref: ___, ...beside } = schema;
  return { ...resolved(root.definitions?.[name] ?? {}, root), ...beside };
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
