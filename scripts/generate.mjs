/**
 * `npm run generate`: from every schemas/NAME.schema.json the TypeScript types and a validator compiled ahead of time,
 * so that ajv's compiler is never loaded at run time. The output is committed; a test compares it with a fresh one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const schemas = join(root, "schemas");
const target = join(root, "src/generated");

/** The schema of devorch.yaml is published under the product's name; in the code it is the configuration. */
const moduleNames = new Map([["devorch", "config"]]);

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();

export async function generate() {
  const files = await generatedFiles();
  if (files.size === 0) console.log("generate: nothing to do, there is no schemas/*.schema.json");
  else mkdirSync(target, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(target, name), text);
}

/** Names of the files in src/generated that are not what the schemas give. */
export async function outdatedFiles() {
  const files = await generatedFiles();
  const present = existsSync(target) ? readdirSync(target) : [];
  const differs = (/** @type {string} */ name) =>
    !present.includes(name) || readFileSync(join(target, name), "utf8") !== files.get(name);
  return [...new Set([...files.keys(), ...present])].filter(differs);
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(join(schemas, file), "utf8"));
}

/** File name in src/generated → text. The same schemas give the same text. */
async function generatedFiles() {
  /** @type {Map<string, string>} */
  const files = new Map();
  const sources = existsSync(schemas) ? readdirSync(schemas).sort() : [];
  const all = new Map(
    sources.filter((file) => file.endsWith(".schema.json")).map((file) => [file, read(file)]),
  );
  for (const [file, source] of all) {
    const stem = file.slice(0, -".schema.json".length);
    const module = moduleNames.get(stem) ?? stem;
    const type = module[0]?.toUpperCase() + module.slice(1);
    const banner = `// Generated from schemas/${file} by scripts/generate.mjs. Do not edit.\n`;
    const schema = { ...source, title: type };
    files.set(`${module}-types.ts`, await typesOf(schema, type, banner));
    files.set(
      `validate-${module}.js`,
      `${banner}// @ts-nocheck\n${await validatorOf(schema, [...all.values()])}`,
    );
    files.set(`validate-${module}.d.ts`, banner + validatorDeclaration(module, type));
  }
  return files;
}

/** @param {import("json-schema-to-typescript").JSONSchema} schema @param {string} type @param {string} banner */
function typesOf(schema, type, banner) {
  return compile(schema, type, { bannerComment: banner, cwd: schemas, style: { printWidth: 110 } });
}

/**
 * @param {import("ajv").AnySchemaObject} schema
 * @param {readonly import("ajv").AnySchemaObject[]} all one may refer to the definitions of another
 */
async function validatorOf(schema, all) {
  const ajv = new Ajv({
    allErrors: true,
    // Messages show the offending value and what the schema allows there.
    verbose: true,
    inlineRefs: false,
    allowUnionTypes: true,
    // Editors show it in place of the pattern, and so do our messages.
    keywords: ["patternErrorMessage"],
    code: { source: true, esm: true, lines: true },
  });
  for (const other of all) if (other.$id !== schema.$id) ajv.addSchema(other);
  const contents = standalone.default(ajv, ajv.compile(schema));
  // ajv's generated code requires helpers from its runtime (string length, deep equality): bundling inlines them.
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    charset: "utf8",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
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
