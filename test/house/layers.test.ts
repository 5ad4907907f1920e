import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** A path below src/ → its lines. Each line is a case of its own. */
type Files = Record<string, readonly string[]>;

/** Each line breaks a layer. */
const upwards: Files = {
  "core/a.ts": [
    'import { a } from "../engine/b.ts";',
    'import type { A } from "../engine/ports.ts";',
    'import { validate } from "../generated/b.js";',
    'import { read } from "../io/b.ts";',
    'export { b } from "../store/b.ts";',
    'export type { B } from "../store/b.ts";',
    'export * from "../store/b.ts";',
    'import "../store/b.ts";',
    'export const c = () => import("../render/b.ts");',
    'export type C = import("../render/b.ts").B;',
  ],
  "core/kinds/a.ts": ['import { a } from "../../config/b.ts";'],
  "io/a.ts": ['import { a } from "../store/b.ts";'],
  "config/a.ts": ['import { a } from "../cli/b.ts";', 'import { b } from "../main.ts";'],
  "engine/a.ts": ['import { a } from "../drivers/multipass/b.ts";'],
  "drivers/multipass/a.ts": [
    'import { a } from "../../engine/ports.ts";',
    'import { type B } from "../../engine/ports.ts";',
    'import type { C } from "../../engine/execute.ts";',
    'import manifest from "../../../package.json";',
  ],
  "drivers/multipass/deep/a.ts": ['import { a } from "../../../store/b.ts";'],
  "a-new-layer/a.ts": ['import { a } from "../store/b.ts";'],
  "cli/a.ts": ['import { a } from "../main.ts";', 'import type { A } from "../sim/b.ts";'],
  "cli/commands/a.ts": ['export const a = () => import("../../sim/b.ts");'],
  "main.ts": ['import { a } from "./engine/b.ts";', 'import { b } from "../scripts/build.mjs";'],
};

/** Each line brings the outside world into core. */
const impure: Files = {
  "core/a.ts": [
    'import { readFileSync } from "node:fs";',
    'import type { Stats } from "node:fs";',
    'import { randomUUID } from "node:crypto";',
    'import { execa } from "execa";',
    "export const a = Date.now();",
    "export const b = [1].map(Date.now);",
    "export const c = new Date();",
    "export const d = Date();",
    "export const e = Math.random();",
    'export const f = "a".localeCompare("b");',
    "export const g = async (b: Promise<1>) => await b;",
    "export const h = process.env.HOME;",
    "export const i = globalThis.process;",
    'console.log("a");',
    'export const j = () => fetch("http://127.0.0.1");',
    "export const k = (b: () => void) => setTimeout(b, 1);",
    "export const l = (b: () => void) => setInterval(b, 1);",
    "export const m = (b: () => void) => setImmediate(b);",
    "export const n = (b: () => void) => queueMicrotask(b);",
    "export const o = performance.now();",
    "export const p = crypto.randomUUID();",
    "export const q = navigator.hardwareConcurrency;",
    'export const r = require("./b.ts");',
  ],
};

const downwards: Files = {
  "core/a.ts": [
    'import { createHash } from "node:crypto";',
    'export { b } from "./b.ts";',
    "export const c = new Date(0).toISOString();",
  ],
  "core/kinds/a.ts": ['export { a } from "../problem.ts";'],
  "engine/a.ts": ['export { a } from "../core/b.ts";', 'export { readFileSync } from "node:fs";'],
  "config/a.ts": ['export { a } from "../generated/b.js";', 'export { b } from "../io/b.ts";'],
  "drivers/multipass/a.ts": [
    'export { a } from "../failure.ts";',
    'import type { B } from "../../engine/ports.ts";',
    'export type { C } from "../../engine/ports.ts";',
    'export type * from "../../engine/ports.ts";',
  ],
  "cli/a.ts": ['export const a = () => import("../drivers/multipass/b.ts");'],
  "cli/commands/a.ts": ['export { a } from "../../engine/b.ts";'],
  "main.ts": ['export { a } from "./cli/b.ts";'],
  "api.ts": ['export { a } from "./engine/b.ts";'],
};

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "devorch-layers-"));
  for (const path of ["biome.json", "scripts/lint", ".gitignore"])
    cpSync(path, join(project, path), { recursive: true });
  mkdirSync(join(project, "src"));
});
afterEach(() => rmSync(project, { recursive: true }));

test("an import that does not lead downwards is refused", () => {
  expect(refused(upwards)).toEqual(everyLine(upwards));
});

test("I/O, clock, chance, language and environment are refused in core", () => {
  expect(refused(impure)).toEqual(everyLine(impure));
});

test("every layer between cli and core is kept apart from every other", () => {
  const layers = readdirSync("src", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["core", "cli", "generated", "io"].includes(entry.name))
    .map((entry) => entry.name);
  expect(layers.length).toBeGreaterThan(1);
  const sideways: Files = Object.fromEntries(
    layers.map((from) => [
      `${from}/a.ts`,
      layers.filter((to) => to !== from).map((to) => `export { a } from "../${to}/b.ts";`),
    ]),
  );
  expect(refused(sideways)).toEqual(everyLine(sideways));
});

test("what leads downwards and what is pure is accepted", () => {
  expect(refused(downwards)).toEqual([]);
});

test("no source file lies deeper than the layer rule sees", () => {
  const deepest = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .filter((path) => path.split("/").length > 4);
  expect(deepest).toEqual([]);
});

test("a linter that reads no file fails", () => {
  expect(lint()).toMatchObject({ status: 1, stderr: expect.stringContaining("No files were processed") });
});

function everyLine(files: Files): string[] {
  return Object.entries(files)
    .flatMap(([path, lines]) => lines.map((line) => `${path}: ${line}`))
    .sort();
}

/** The lines of `files` that the layer and purity rules refuse. */
function refused(files: Files): string[] {
  for (const [path, lines] of Object.entries(files)) {
    const file = join(project, "src", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.join("\n"));
  }
  const report: Report = JSON.parse(lint("--reporter=json", "--max-diagnostics=none").stdout);
  const lines = report.diagnostics
    .filter(({ category }) => category === "plugin" || category === "lint/style/noRestrictedGlobals")
    .map(({ location: { path, start } }) => {
      const name = path.slice("src/".length);
      return `${name}: ${files[name]?.[start.line - 1]}`;
    });
  return [...new Set(lines)].sort();
}

interface Report {
  diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
}

function lint(...options: string[]) {
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  return spawnSync(process.execPath, [biome, "lint", ...options, "src"], { cwd: project, encoding: "utf8" });
}
