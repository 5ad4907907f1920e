import { homedir } from "node:os";
import { basename, dirname, resolve as resolvePath } from "node:path";
import type { Desired } from "../core/desired.ts";
import { comparePlaces, type Problem } from "../core/problem.ts";
import { problem, show, suggest } from "./diagnostic.ts";
import { find, gitRoot } from "./find.ts";
import { absolutePath, hostFiles } from "./host-files.ts";
import { at, keys, type Node, overlay, withEntry, withoutNulls } from "./node.ts";
import { Reader } from "./read.ts";
import { resolve } from "./resolve.ts";
import { substitute } from "./substitute.ts";
import { checkTaskFile, validate } from "./validate.ts";
import { resolveVariables } from "./variables.ts";

export interface LoadOptions {
  /** Absolute. The configuration is looked for from here upwards; the other paths are relative to it. */
  cwd: string;
  /** What `fileOption` says. */
  file?: string;
  /** How the command line names the configuration: `--file` if absent. */
  fileOption?: string;
  /** `--env`. */
  environment?: string;
  /** `--var`, each `NAME=VALUE`. */
  vars?: readonly string[];
  /** `--var-file`. */
  varFiles?: readonly string[];
  /** A stand-alone task file: its tasks and variables take the place of those of the same names. */
  tasksFile?: string;
  /** Laid over the files, as JSON: what the command line says of the configuration. */
  overlay?: string;
  /** Absolute folders that no guest may see, whatever `allowOutside` says. */
  closed?: readonly string[];
  /** Environment of the process, for `DEVORCH_VAR_NAME`, `HOME` and proxies. */
  env: Readonly<Record<string, string | undefined>>;
}

/** `sources` are the texts that spans point into, by `SourceSpan.file`, which is relative to `cwd`. */
export type Loaded = { sources: ReadonlyMap<string, string> } & (
  | { desired: Desired; file: string; warnings: Problem[] }
  | { problems: Problem[]; file?: string }
);

/**
 * The configuration: found, read, checked and resolved. All problems are reported at once, in the order of their places.
 * Whatever the files hold, this neither throws nor runs anything.
 */
export async function load(options: LoadOptions): Promise<Loaded> {
  const { cwd, environment, env } = options;
  const place = placeOf(options);
  if (!place) return { problems: [notFound(options)], sources: new Map() };

  const { file, root } = place;
  const reader = new Reader(cwd);
  const { sources } = reader;
  const home = env.HOME ?? homedir();
  const main = reader.document(file, undefined, root);
  const own = main && basename(file) === "package.json" ? at(main, ["devorch"]) : main;
  if (!own) {
    const problems = main
      ? [
          problem(
            "DEV-120",
            main.span,
            "package.json has no key devorch",
            `add it, or name another file with ${options.fileOption ?? "--file"}`,
          ),
        ]
      : reader.problems;
    return { problems: ordered(problems), file, sources };
  }
  // Only the main file can open the project: an included one may be somebody else's.
  const readable = [gitRoot(root) ?? root, ...allowedFolders(own, root, home)];
  const included = reader.withIncludes(own, hostFiles(readable, home, root), [file]);
  const over = options.overlay === undefined ? undefined : reader.text("the command line", options.overlay);
  const written = over ? overlay(included, over, "keep") : included;
  const tree =
    options.tasksFile === undefined
      ? written
      : await withTaskFile(written, reader, resolvePath(cwd, options.tasksFile));
  const varFiles = (options.varFiles ?? []).flatMap((name) => reader.document(resolvePath(cwd, name)) ?? []);

  const overlaid = withEnvironment(tree, environment);
  const variables = resolveVariables(overlaid.root, { vars: options.vars ?? [], varFiles, env });
  const substituted = substitute(overlaid.root, variables.values);
  const validated = validate(substituted.root, substituted.unresolved);
  const resolved =
    validated.config &&
    resolve(validated.config, validated.root, substituted.texts, {
      environment,
      root,
      readable,
      closed: options.closed ?? [],
      home,
      env,
      baseOf: (name) => reader.baseOf(name),
      remember: (path, text) => reader.remember(path, text),
      nodes: substituted.root,
    });
  const problems = ordered([
    ...reader.problems,
    ...overlaid.problems,
    ...variables.problems,
    ...substituted.problems,
    ...validated.problems,
    ...(resolved?.problems ?? []),
  ]);
  if (!resolved || problems.some(({ severity }) => severity === "error")) return { problems, file, sources };
  return { desired: resolved.desired, file, warnings: problems, sources };
}

/** The folder of the project that `load` would read, for who needs no more of it: what stands in its file may be wrong. */
export function locate(
  options: Pick<LoadOptions, "cwd" | "file">,
): { root: string } | { problems: Problem[] } {
  const place = placeOf(options);
  if (!place) return { problems: [notFound(options)] };
  const reader = new Reader(options.cwd);
  if (options.file !== undefined) reader.document(place.file);
  const problems = reader.problems.filter(({ code }) => code === "DEV-120");
  return problems.length > 0 ? { problems } : place;
}

function placeOf({ cwd, file: named }: Pick<LoadOptions, "cwd" | "file">) {
  const file = named === undefined ? find(cwd) : resolvePath(cwd, named);
  if (file === undefined) return undefined;
  const folder = dirname(file);
  return { file, root: basename(folder) === ".config" ? dirname(folder) : folder };
}

function notFound({ cwd, fileOption = "--file" }: Pick<LoadOptions, "cwd" | "fileOption">): Problem {
  const message = `there is no devorch.yaml in ${show(cwd)} or above it in its git checkout`;
  return problem("DEV-120", undefined, message, `run \`devorch init\`, or name one with ${fileOption}`);
}

function allowedFolders(root: Node, base: string, home: string): string[] {
  const list = at(root, ["allowOutside"]);
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) =>
    item.kind === "scalar" && typeof item.value === "string" ? absolutePath(item.value, base, home) : [],
  );
}

async function withTaskFile(tree: Node, reader: Reader, file: string): Promise<Node> {
  const tasks = reader.document(file);
  if (!tasks) return tree;
  reader.problems.push(...(await checkTaskFile(tasks)));
  return ["vars", "tasks"].reduce((merged, section) => {
    const [base, over] = [at(merged, [section]), at(tasks, [section])];
    if (merged.kind !== "map" || over?.kind !== "map") return merged;
    const entries = new Map([...(base?.kind === "map" ? base.entries : []), ...over.entries]);
    return withEntry(merged, section, { ...over, entries });
  }, tree);
}

/** The tree with the chosen environment laid over it. */
function withEnvironment(tree: Node, name: string | undefined): { root: Node; problems: Problem[] } {
  const environments = at(tree, ["environments"]);
  const root =
    tree.kind === "map" && environments ? withEntry(tree, "environments", withoutNulls(environments)) : tree;
  if (name === undefined) return { root, problems: [] };
  const chosen = at(tree, ["environments", name]);
  if (chosen) return { root: overlay(root, chosen, "remove"), problems: [] };
  const known = keys(tree, ["environments"]);
  const add = name === "" ? "leave --env out" : `add it: environments: { ${show(name)}: {} }`;
  const hint = suggest(name, known, add);
  return {
    root,
    problems: [
      problem("DEV-122", undefined, `there is no environment ${show(name) || "without a name"}`, hint),
    ],
  };
}

/** In the order of their places; what two ways lead to is told once. */
function ordered(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems].sort(comparePlaces).filter(({ code, message, source }) => {
    const identity = JSON.stringify([code, message, source?.file, source?.line, source?.column]);
    return !seen.has(identity) && seen.add(identity);
  });
}
