/**
 * `npm run generate`: from every schemas/NAME.schema.json the TypeScript types and a validator compiled ahead of time,
 * so that ajv's compiler is never loaded at run time; from every .wat in src its module; and docs/configuration.md. The output is committed;
 * tests compare it with a fresh one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";
import wabt from "wabt";
import { configReference } from "./config-reference.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "src/generated");

/** The schema of devorch.yaml is published under the product's name; in the code it is the configuration. */
const moduleNames = new Map([["devorch", "config"]]);

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();

export async function generate() {
  mkdirSync(target, { recursive: true });
  for (const [name, text] of await generatedFiles()) writeFileSync(join(target, name), text);
  writeFileSync(join(root, "docs/configuration.md"), configReference());
}

/** Names of the files in src/generated that are missing, or not what their sources give. */
export async function outdatedFiles() {
  const files = await generatedFiles();
  const present = new Map(
    readdirSync(target).map((name) => [name, readFileSync(join(target, name), "utf8")]),
  );
  return [...new Set([...files.keys(), ...present.keys()])].filter(
    (name) => files.get(name) !== present.get(name),
  );
}

/** File name in src/generated → text. The same sources give the same text. */
async function generatedFiles() {
  const schemas = readSchemas();
  if (schemas.size === 0) throw new Error("there is no schemas/*.schema.json");
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const [stem, source] of schemas) {
    const module = moduleNames.get(stem) ?? stem;
    const type = module.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
    const banner = `// Generated from schemas/${stem}.schema.json by scripts/generate.mjs. Do not edit.\n`;
    const schema = { ...source, title: type };
    const others = [...schemas.values()].filter((other) => other !== source);
    files.set(`${module}-types.ts`, await typesOf(schema, type, banner));
    files.set(`validate-${module}.js`, `${banner}// @ts-nocheck\n${await validatorOf(schema, others)}`);
    files.set(`validate-${module}.d.ts`, banner + validatorDeclaration(module, type));
  }
  const modules = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  for (const path of modules.filter((path) => path.endsWith(".wat")).sort())
    files.set(`${basename(path, ".wat")}-wasm.ts`, await assembled(path));
  return files;
}

/** @param {string} path of WebAssembly as text, below src */
async function assembled(path) {
  const { parseWat } = await wabt();
  const text = readFileSync(join(root, "src", path), "utf8");
  const { buffer } = parseWat(path, text, { simd: true, multi_value: true }).toBinary({});
  return `// Assembled from src/${path} by scripts/generate.mjs. Do not edit.
export const wasm = Buffer.from(
  "${Buffer.from(buffer).toString("base64")}",
  "base64",
);
`;
}

/** `devorch` → the text of schemas/devorch.schema.json, parsed. */
function readSchemas() {
  const suffix = ".schema.json";
  const folder = join(root, "schemas");
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .sort();
  return new Map(
    names.map((name) => [
      name.slice(0, -suffix.length),
      JSON.parse(readFileSync(join(folder, name), "utf8")),
    ]),
  );
}

/** @param {import("json-schema-to-typescript").JSONSchema} schema @param {string} type @param {string} banner */
function typesOf(schema, type, banner) {
  return compile(schema, type, {
    bannerComment: banner,
    cwd: join(root, "schemas"),
    style: { printWidth: 110 },
  });
}

/**
 * @param {import("ajv").AnySchemaObject} schema
 * @param {readonly import("ajv").AnySchemaObject[]} others to whose definitions it may refer
 */
async function validatorOf(schema, others) {
  const ajv = new Ajv({
    allErrors: true,
    // Messages show the offending value and what the schema allows there.
    verbose: true,
    messages: false,
    inlineRefs: false,
    allowUnionTypes: true,
    // Editors show it in place of the pattern, and so do our messages.
    keywords: ["patternErrorMessage"],
    code: { source: true, esm: true, lines: true },
  });
  for (const other of others) ajv.addSchema(other);
  const contents = standalone.default(ajv, ajv.compile(schema));
  // ajv's generated code requires helpers from its runtime (string length, deep equality): bundling inlines them.
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    charset: "utf8",
    // Most of the code that a plan loads, and nobody reads it.
    minifyIdentifiers: true,
    write: false,
  });
  // esbuild names the modules it takes in by their path from here, which a linked node_modules makes another one.
  return (outputFiles[0]?.text ?? "").replace(/(?:\.\.\/)+\S*?(?=node_modules\/)/g, "");
}

/** @param {string} module @param {string} type */
function validatorDeclaration(module, type) {
  return `import type { ErrorObject } from "ajv";
import type { ${type} } from "./${module}-types.ts";

declare const validate: {
  (data: unknown): data is ${type};
  /** What was wrong in the last call. */
  errors?: ErrorObject[] | null;
};
export default validate;
`;
}
