/**
 * `npm run build`: the generated code, the bundles in dist/, and the library's type declarations.
 * Every dependency is inlined, so a start reads few files; what is reached by `import()` alone is a chunk of its own.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generate } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** Name in dist/ → source. */
const entryPoints = {
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

const makeRequire = `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
`;

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
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    charset: "utf8",
    legalComments: "eof",
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    logLevel: "warning",
    plugins: [fewChunks],
  });
  for (const { path, text } of outputFiles) {
    // What esbuild lends to CommonJS dependencies looks for a `require`, which an ES module must make for itself.
    writeIfChanged(path, text.includes("typeof require") ? `${makeRequire}${text}` : text);
  }
  const wanted = new Set(outputFiles.map(({ path }) => path));
  for (const path of bundlesIn(dist)) if (!wanted.has(path)) rmSync(path, { force: true });
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
    .filter((path) => path.endsWith(".js"))
    .map((path) => join(folder, path));
}

function declareTypes() {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--project", "tsconfig.api.json"], { cwd: root, stdio: "inherit" });
}
