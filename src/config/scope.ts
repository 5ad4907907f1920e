import { compareText } from "../core/compare-text.ts";
import type { Problem, ProblemCode, SourceSpan } from "../core/problem.ts";
import type { SecretSource, Text } from "../core/text.ts";
import type { Value } from "../generated/config-types.ts";
import { FileRefused } from "../io/read-bounded.ts";
import { addressOf, problem, show, suggest } from "./diagnostic.ts";
import { type HostFiles, kindOf } from "./host-files.ts";
import { at, keyPlace, leaves, type Node, type Path, place } from "./node.ts";
import { parseDuration } from "./units.ts";

/** What the resolvers of the kinds share: the nodes behind the values, the host's files, and one list of problems. */
export interface Scope {
  readonly problems: Problem[];
  readonly files: HostFiles;
  /** Keys of all images, machines and tasks, the invalid ones too: referring to them is no mistake of its own. */
  readonly names: Readonly<Record<"images" | "machines" | "tasks", readonly string[]>>;
  place(path: Path): SourceSpan;
  keyPlace(path: Path): SourceSpan;
  report(code: ProblemCode, path: Path, message: string, hint: string): void;
  /** The text at the path, with its sensitive parts and references. */
  text(path: Path, value: string | number | boolean): Text;
  /** Folder that relative host paths at the path start from: that of the file they are written in. */
  base(path: Path): string;
  /** Keeps the text of a file for code frames, and gives the file's name in them. */
  remember(file: string, text: string): string;
}

export interface ScopeOptions {
  root: Node;
  texts: ReadonlyMap<Node, Exclude<Text, string>>;
  files: HostFiles;
  names: Scope["names"];
  baseOf: (file: string) => string;
  remember: (file: string, text: string) => string;
}

export function makeScope(options: ScopeOptions): Scope & { unusedTexts(): Node[] } {
  const { root, texts, files, names, baseOf, remember } = options;
  const problems: Problem[] = [];
  const used = new Set<Node>();
  return {
    problems,
    files,
    names,
    place: (path) => place(root, path),
    keyPlace: (path) => keyPlace(root, path),
    report(code, path, message, hint) {
      problems.push({ ...problem(code, place(root, path), message, hint), ...addressOf(path) });
    },
    text(path, value) {
      const node = at(root, path);
      const text = node && texts.get(node);
      if (!text) return String(value);
      used.add(node);
      return text;
    },
    base: (path) => baseOf(place(root, path).file),
    remember,
    unusedTexts: () => leaves(root).filter((node) => texts.has(node) && !used.has(node)),
  };
}

export function duration(value: string | undefined): number | undefined {
  return value === undefined ? undefined : parseDuration(value);
}

/** The object with its keys in order, so that their order in the file does not matter. */
export function inOrder<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => compareText(a, b))) as T;
}

/** The map's values changed, with its keys in order. */
export function mapValues<T, U>(
  map: Readonly<Record<string, T>> | undefined,
  change: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(
    Object.entries(inOrder(map ?? {})).map(([key, value]) => [key, change(value, key)]),
  );
}

/** An `env` map: texts, and references to secrets, which are never read here. */
export function environment(
  scope: Scope,
  path: Path,
  env: Readonly<Record<string, Value>> | undefined,
): Record<string, Text | SecretSource> {
  return mapValues(env, (value, name) =>
    typeof value === "object" ? secretAt(scope, [...path, name], value) : scope.text([...path, name], value),
  );
}

/** The reference, after reporting one to a file of devorch's own (DEV-165). */
export function secretAt(scope: Scope, path: Path, { secret }: SecretSource): SecretSource {
  if (scope.files.secretReachesClosed(secret)) reportClosed(scope, [...path, "secret"], secret);
  return { secret };
}

/** True if the name is known; else reports it with the nearest one (DEV-141). */
export function checkName(scope: Scope, path: Path, name: string, section: keyof Scope["names"]): boolean {
  const known = scope.names[section];
  if (known.includes(name)) return true;
  const hint = suggest(name, known, `add it under ${section}: { ${show(name)}: { … } }`);
  scope.report("DEV-141", path, `there is no ${section.slice(0, -1)} ${show(name)}`, hint);
  return false;
}

/** Absolute path of a host file or folder that must exist, or undefined after reporting why it cannot be used. */
export function hostPath(
  scope: Scope,
  path: Path,
  written: string,
  wanted: "file" | "folder",
): string | undefined {
  const absolute = scope.files.absolute(written, scope.base(path));
  if (!checkBoundary(scope, path, written, absolute)) return undefined;
  const found = kindOf(absolute);
  if (found === wanted) return absolute;
  if (found === undefined) {
    const hint = `create it, or correct the path: it is ${show(absolute)}`;
    scope.report("DEV-160", path, `there is no ${wanted} ${show(written)}`, hint);
  } else if (wanted === "file") {
    scope.report(
      "DEV-160",
      path,
      `${show(written)} is not a file`,
      "name a file; to share a folder use mounts",
    );
  } else {
    scope.report(
      "DEV-160",
      path,
      `${show(written)} is not a folder`,
      "name a folder; to copy a file use files",
    );
  }
  return undefined;
}

/** False after reporting that the path leads out of the project (DEV-161), or to what is devorch's own (DEV-165). */
export function checkBoundary(scope: Scope, path: Path, written: string, absolute: string): boolean {
  if (!checkClosed(scope, path, written, absolute)) return false;
  if (scope.files.allows(absolute)) return true;
  const hint = `copy it into the project, or allow its folder: allowOutside: ["${show(written)}"]`;
  scope.report("DEV-161", path, `${show(written)} is outside the project`, hint);
  return false;
}

/** False after reporting that the path leads to what is devorch's own (DEV-165). */
export function checkClosed(scope: Scope, path: Path, written: string, absolute: string): boolean {
  if (!scope.files.reachesClosed(absolute)) return true;
  reportClosed(scope, path, written);
  return false;
}

function reportClosed(scope: Scope, path: Path, written: string): void {
  const message = `${show(written)} would show guests the keys and the state of devorch`;
  scope.report("DEV-165", path, message, "name a place that neither holds them nor lies in them");
}

/** What `read` makes of a host file, or undefined after reporting why it cannot be had. */
export function hostFile<T>(
  scope: Scope,
  path: Path,
  written: string,
  read: (file: string) => T,
): { file: string; content: T } | undefined {
  const file = hostPath(scope, path, written, "file");
  if (file === undefined) return undefined;
  try {
    return { file, content: read(file) };
  } catch (error) {
    if (error instanceof FileRefused) {
      scope.report("DEV-160", path, `${show(written)} ${error.message}`, "name a smaller file of text");
      return undefined;
    }
    const unreadable = error instanceof Error && "syscall" in error;
    const message = `${show(written)} ${unreadable ? "cannot be read" : "is not UTF-8 text"}`;
    const hint = unreadable ? `make it readable: chmod u+r ${show(file)}` : "save it as UTF-8 text";
    scope.report("DEV-160", path, message, hint);
    return undefined;
  }
}
