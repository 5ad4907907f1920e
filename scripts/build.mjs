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
  "multipass-sim": "src/sim/main.ts",
  api: "src/api.ts",
};

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
    // CommonJS dependencies call `require` for Node's own modules; an ES module has none.
    banner: {
      js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
    },
    write: false,
    logLevel: "warning",
  });
  for (const { path, contents } of outputFiles) writeIfChanged(path, contents);
  const wanted = new Set(outputFiles.map(({ path }) => path));
  for (const path of bundlesIn(dist)) if (!wanted.has(path)) rmSync(path, { force: true });
}

/** @param {string} path @param {Uint8Array} contents */
function writeIfChanged(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, contents);
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
