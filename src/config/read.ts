import { lstatSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Problem, SourceSpan } from "../core/problem.ts";
import { FileRefused, FileTooLarge, readBounded } from "../io/read-bounded.ts";
import { problem, show } from "./diagnostic.ts";
import type { HostFiles } from "./host-files.ts";
import { at, type Node, overlay } from "./node.ts";
import { type Parsed, parse, splitHint } from "./parse.ts";

/** Files are read whole before anything is known of them; a larger one is no configuration. */
const maxBytes = 1024 * 1024;

/** Reads files of the configuration, and keeps their texts and folders by the name that spans give them. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly sources = new Map<string, string>();
  private readonly bases = new Map<string, string>();
  private readonly cwd: string;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** Keeps a text for code frames. Returns the file's name in spans: its path from the working directory. */
  remember(file: string, text: string, base = dirname(file)): string {
    const name = relative(this.cwd, file) || basename(file);
    this.sources.set(name, text);
    this.bases.set(name, base);
    return name;
  }

  /** Folder that relative paths written in the file start from. */
  baseOf(name: string): string {
    return this.bases.get(name) ?? this.cwd;
  }

  /** The document in a file, or undefined after reporting what is wrong. `from` is the place that names the file. */
  document(file: string, from?: SourceSpan, base?: string): Node | undefined {
    const name = this.remember(file, "", base);
    let bytes: Uint8Array;
    try {
      // What the command line names may be a pipe.
      bytes = readBounded(file, maxBytes, { pipes: from === undefined });
    } catch (error) {
      if (error instanceof FileTooLarge) {
        this.problems.push(problem("DEV-102", from, `${name} ${error.message}`, splitHint));
        return undefined;
      }
      if (error instanceof FileRefused)
        return this.unreadable(name, error.message, from, "name a file of text");
      const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (missing && lstatSync(file, { throwIfNoEntry: false }))
        return this.unreadable(name, "is a link that leads nowhere", from, "correct the link, or remove it");
      return this.unreadable(name, missing ? "does not exist" : "cannot be read", from);
    }
    return this.parsed(file, parse(bytes, name), base);
  }

  /** The document in a text that stands in no file; relative paths in it start from the working directory. */
  text(name: string, text: string): Node | undefined {
    return this.parsed(join(this.cwd, name), parse(Buffer.from(text), name), this.cwd);
  }

  private parsed(file: string, parsed: Parsed, base: string | undefined): Node | undefined {
    this.remember(file, parsed.text, base);
    if ("root" in parsed) return parsed.root;
    this.problems.push(...parsed.problems);
    return undefined;
  }

  /** The tree laid over those that it includes. `chain` holds the files that led here, its own last. */
  withIncludes(root: Node, files: HostFiles, chain: readonly string[]): Node {
    let merged: Node | undefined;
    const include = at(root, ["include"]);
    for (const item of include?.kind === "list" ? include.items : []) {
      if (item.kind !== "scalar" || typeof item.value !== "string") continue; // The schema says so.
      const file = files.absolute(item.value, this.baseOf(item.span.file));
      const included = this.included(file, item.value, item.span, files, chain);
      if (included) merged = overlay(merged, included, "keep");
    }
    return merged ? overlay(merged, root, "keep") : root;
  }

  private included(
    file: string,
    written: string,
    place: SourceSpan,
    files: HostFiles,
    chain: readonly string[],
  ): Node | undefined {
    if (!files.allows(file)) {
      const hint = `copy it into the project, or allow its folder: allowOutside: ["${show(written)}"]`;
      this.problems.push(problem("DEV-161", place, `${show(written)} is outside the project`, hint));
      return undefined;
    }
    if (chain.includes(file)) {
      const names = [...chain.slice(chain.indexOf(file)), file].map((each) => basename(each));
      const message = `files include each other: ${names.join(" → ")}`;
      this.problems.push(problem("DEV-121", place, message, "remove one of the includes"));
      return undefined;
    }
    const root = this.document(file, place);
    return root && this.withIncludes(root, files, [...chain, file]);
  }

  private unreadable(
    name: string,
    what: string,
    from: SourceSpan | undefined,
    hint = from
      ? "correct the path; it is relative to the file it stands in"
      : "name a file that you can read",
  ): undefined {
    this.problems.push(problem(from ? "DEV-121" : "DEV-120", from, `${name} ${what}`, hint));
  }
}
