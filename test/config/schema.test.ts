import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { configReference } from "../../scripts/config-reference.mjs";

interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const config = JSON.parse(read("schemas/devorch.schema.json")) as Schema;
const tasks = JSON.parse(read("schemas/tasks.schema.json")) as Schema;

/** Every property in the schema, by its path. */
function properties(schema: unknown, path = ""): [string, Schema][] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === "properties"
      ? Object.entries(value as Record<string, Schema>).map(([name, property]): [string, Schema] => [
          `${path}.${name}`,
          property,
        ])
      : []),
    ...(key === "examples" ? [] : properties(value, `${path}/${key}`)),
  ]);
}

test("every property says what it is for and shows an example that it allows", () => {
  const ajv = new Ajv({ allowUnionTypes: true, keywords: ["patternErrorMessage"] }).addSchema(config);
  const all = properties(config);
  expect(all.length).toBeGreaterThan(100);
  for (const [path, property] of all) {
    const target = "$ref" in property ? definition(String(property.$ref)) : property;
    expect(target, path).toHaveProperty("description");
    expect(target, path).toHaveProperty("examples.0");
    const validate = ajv.compile({ ...property, definitions: config.definitions });
    for (const example of (target.examples ?? []) as unknown[])
      expect(validate(example), `${path}: ${JSON.stringify(example)}`).toBe(true);
  }
});

test("no object of the schema takes keys it does not know", () => {
  const open = JSON.stringify(config.definitions, (_, value) =>
    value?.properties && value.additionalProperties !== false ? { OPEN: value.title ?? "untitled" } : value,
  );
  expect(open).not.toContain("OPEN");
  expect(config.additionalProperties).toBe(false);
});

test("a task file holds the tasks of devorch.yaml", () => {
  const ajv = new Ajv({ allowUnionTypes: true, keywords: ["patternErrorMessage"] }).addSchema(config);
  const validate = ajv.compile(tasks);
  expect(validate({ tasks: { t: { run: "x", needs: [] } } })).toBe(true);
  expect(validate({ tasks: { t: { runs: "x" } } })).toBe(false);
});

test("docs/configuration.md is what the schema gives", () => {
  expect(read("docs/configuration.md")).toBe(configReference());
});

function definition(reference: string): Schema {
  const name = reference.replace("#/definitions/", "");
  return (config.definitions as Record<string, Schema>)[name] ?? {};
}
