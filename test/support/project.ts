import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Loaded, type LoadOptions, load } from "../../src/config/load.ts";
import type { Desired } from "../../src/core/desired.ts";
import type { Problem } from "../../src/core/problem.ts";
import { temporaryFolder } from "./store.ts";

/** A folder with the files given, by path; gone after the test. */
export async function projectWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

export type Options = Partial<LoadOptions> & { files?: Readonly<Record<string, string | Uint8Array>> };

/** Loads a devorch.yaml in a folder of its own, beside `files`. */
async function loadText(yaml: string | Uint8Array, { files, ...options }: Options = {}): Promise<Loaded> {
  const cwd = await projectWith({ "devorch.yaml": yaml, ...files });
  return load({ cwd, env: {}, ...options });
}

/** The lines that a configuration needs, and the ones given. */
export function acme(yaml: string): string {
  return `apiVersion: devorch/v1\nproject: acme\n${yaml}`;
}

/** Loads a configuration that is expected to be right. */
export async function desiredOf(yaml: string, options: Options = {}): Promise<Desired> {
  const loaded = await loadText(acme(yaml), options);
  if ("problems" in loaded) throw new Error(summaries(loaded.problems).join("\n"));
  return loaded.desired;
}

/** Problems and warnings of a configuration, as `line:column code message → hint`. */
export async function problemsOf(yaml: string | Uint8Array, options: Options = {}): Promise<string[]> {
  const loaded = await loadText(yaml, options);
  return summaries("problems" in loaded ? loaded.problems : loaded.warnings);
}

function summaries(problems: readonly Problem[]): string[] {
  return problems.map(({ code, severity, message, hint, source }) => {
    const file = source && source.file !== "devorch.yaml" ? `${source.file}:` : "";
    const place = source ? `${file}${source.line}:${source.column} ` : "";
    return `${place}${code}${severity === "warning" ? " (warning)" : ""} ${message} → ${hint}`;
  });
}
