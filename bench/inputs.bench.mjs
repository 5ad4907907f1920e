import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundled } from "./core.mjs";

const [folders, filesEach, bytes] = [500, 100, 4_000];

/** @type {import("./run.mjs").Benchmark[]} */
export default [
  {
    name: "tasks: fingerprints of 50,000 unchanged inputs",
    unit: "ms",
    measure: async () => timed(async () => (await opened()).hashes(["src/**"])),
    against: { name: "a walk that only lstats them", measure: () => timed(async () => walk(await tree())) },
    atMost: 1.5,
    samples: 5,
  },
];

/** @type {Promise<string> | undefined} */
let made;

/** 200 MB of files that the store has looked at before. */
function tree() {
  made ??= make();
  return made;
}

async function make() {
  const root = mkdtempSync(join(tmpdir(), "devorch-inputs-"));
  process.once("exit", () => rmSync(root, { recursive: true }));
  for (let folder = 0; folder < folders; folder++) {
    mkdirSync(join(root, "src", `${folder}`), { recursive: true });
    for (let file = 0; file < filesEach; file++)
      writeFileSync(join(root, "src", `${folder}`, `${file}`), Buffer.alloc(bytes, file));
  }
  // What was written just now is not remembered.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const files = await inputFiles(root);
  files.hashes(["src/**"]);
  await files.save();
  return root;
}

async function opened() {
  return inputFiles(await tree());
}

/** @type {Promise<any> | undefined} */
let loaded;

/** @param {string} root */
async function inputFiles(root) {
  loaded ??= bundled('export * from "./src/store/input-files.ts";');
  return (await loaded).InputFiles.open(root, join(root, "memory.json"));
}

/** @param {string} path */
function walk(path) {
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) walk(join(path, name));
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  await tree();
  const start = performance.now();
  await work();
  return performance.now() - start;
}
