/**
 * `npm run build`: the generated code, the bundles in dist/, and the library's type declarations.
 * Every dependency is inlined, so a start reads few files; what is reached by `import()` alone is a chunk of its own.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { generate } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** Name in dist/ → source. */
const entryPoints = {
  load: "src/load.ts",
  devorch: "src/main.ts",
  background: "src/background.ts",
  "multipass-sim": "src/sim/main.ts",
  api: "src/api.ts",
};

/**
 * A chunk holds what the same entry points reach, which would cut the way from devorch.yaml to a plan into thirty files, each with a price of its
 * own. So every command reaches what `plan` does: few files, for some unused functions.
 */
const fewChunks = {
  name: "few-chunks",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/cli\/commands\/[^/]+\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\nimport "./plan.ts";\n`,
      loader: "ts",
    }));
  },
};

/** Written as they are: a program imports the API as a module. */
const modules = { "api.js": 'export * from "./api.cjs";\n' };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await generate();
  await bundle();
  if (existsSync(join(root, entryPoints.api))) declareTypes();
}

/** Brings the bundles up to date. An unchanged file is not touched, so a devorch that runs from it is undisturbed. */
export async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).filter(([, source]) => existsSync(join(root, source))),
    ),
    outdir: dist,
    outExtension: { ".js": ".cjs" },
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    legalComments: "eof",
    write: false,
    logLevel: "warning",
    plugins: [fewChunks],
  });
  await Promise.all(
    outputFiles.map(async ({ path, text }) => writeIfChanged(path, (await commonJs(text)).code)),
  );
  for (const [name, text] of Object.entries(modules)) writeIfChanged(join(dist, name), text);
  const wanted = new Set([
    ...outputFiles.map(({ path }) => path),
    ...Object.keys(modules).map((name) => join(dist, name)),
  ]);
  for (const path of bundlesIn(dist)) if (!wanted.has(path)) rmSync(path, { force: true });
}

/**
 * esbuild splits ES modules alone. Node loads CommonJS in half the time, and only of that its compiled code can be kept (src/load.ts). ASCII,
 * which V8 holds and reads as bytes.
 * @param {string} text
 */
function commonJs(text) {
  const url = "import.meta.url";
  return transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20.19",
    supported: { "dynamic-import": false },
    define: { [url]: "moduleUrl" },
    ...(text.includes(url) && {
      banner: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;',
    }),
    legalComments: "eof",
    minifySyntax: true,
    minifyWhitespace: true,
  });
}

/** @param {string} path @param {string} text */
function writeIfChanged(path, text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, text);
  renameSync(partial, path);
}

/** @param {string} folder */
function bundlesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.c?js$/.test(path))
    .map((path) => join(folder, path));
}

function declareTypes() {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--project", "tsconfig.api.json"], { cwd: root, stdio: "inherit" });
}
