import { type Document, isAlias, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import type { Problem, SourceSpan } from "../core/problem.ts";
import { problem } from "./diagnostic.ts";
import type { Entry, Node } from "./node.ts";

/** After aliases are expanded; an alias bomb passes either with a few lines. */
const [maxNodes, maxDepth] = [50_000, 200];

type Span = (start: number, end?: number) => SourceSpan;

/** yaml's document as our nodes, with aliases (DEV-105) and merge keys resolved and duplicate keys (DEV-104) found. */
export function convert(
  document: Document.Parsed,
  text: string,
  span: Span,
): { root: Node } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const anchors = new Map<string, ParsedNode>();
  const open = new Set<ParsedNode>();
  let count = 0;
  let outermostAlias: SourceSpan | undefined;

  const root = node(document.contents as ParsedNode);
  return problems.length > 0 ? { problems } : { root };

  function node(from: ParsedNode): Node {
    const place = span(from.range[0], from.range[1]);
    if (++count > maxNodes || open.size > maxDepth) {
      if (count <= maxNodes + 1) problems.push(bomb(outermostAlias ?? place));
      count = maxNodes + 1;
      return empty(place);
    }
    if (isAlias(from)) return alias(from.source, place);
    if (from.anchor) anchors.set(from.anchor, from);
    if (isScalar(from)) return scalar(from, place);
    open.add(from);
    const result: Node = isSeq(from)
      ? { kind: "list", items: from.items.map((item) => node(item as ParsedNode)), span: place }
      : { kind: "map", entries: entries(from as YAMLMap.Parsed), span: place };
    open.delete(from);
    return result;
  }

  function alias(name: string, place: SourceSpan): Node {
    const target = anchors.get(name);
    if (target && !open.has(target)) {
      const outer = outermostAlias;
      outermostAlias ??= place;
      const expanded = node(target);
      outermostAlias = outer;
      return expanded;
    }
    const message = target ? `*${name} contains itself` : `there is no anchor &${name} before *${name}`;
    problems.push(
      problem("DEV-105", place, message, `write &${name} in front of the value that is to be used again`),
    );
    return empty(place);
  }

  function scalar(from: Scalar, place: SourceSpan): Node {
    const { value } = from;
    const written = from.range ? text.slice(from.range[0], from.range[1]) : "";
    if (typeof value === "string") refuseNul(value, place);
    if (
      value === null ||
      typeof value === "string" ||
      typeof value === "number" ||
      typeof value === "boolean"
    ) {
      return { kind: "scalar", value, written, span: place };
    }
    problems.push(
      problem("DEV-106", place, "only text, numbers, true and false are values here", "remove the tag"),
    );
    return { kind: "scalar", value: null, written, span: place };
  }

  function entries(map: YAMLMap.Parsed): Map<string, Entry> {
    const own = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value ?? "") : "";
      const keySpan = span(key.range[0], key.range[1]);
      refuseNul(name, keySpan);
      const entry = { key: keySpan, value: value ? node(value) : empty(keySpan) };
      if (name === "<<" && isScalar(key) && key.type === "PLAIN") {
        merged.push(entry);
        continue;
      }
      const first = own.get(name);
      if (first) {
        problems.push(
          problem(
            "DEV-104",
            keySpan,
            `${name} is written twice`,
            `remove one; the first is at line ${first.key.line}`,
          ),
        );
      }
      own.set(name, entry);
    }
    for (const entry of merged) merge(own, entry);
    return own;
  }

  function refuseNul(text: string, place: SourceSpan): void {
    if (!text.includes("\0")) return;
    const hint = "remove \\0: no argument, variable or file name can hold it";
    problems.push(problem("DEV-106", place, "a text holds a NUL character", hint));
  }

  /** YAML's merge key: what is written in the map itself wins, then earlier sources over later ones. */
  function merge(own: Map<string, Entry>, { key, value }: Entry): void {
    for (const source of value.kind === "list" ? value.items : [value]) {
      if (source.kind !== "map") {
        problems.push(
          problem("DEV-105", key, "<< merges maps only", "write <<: *NAME, where &NAME stands before a map"),
        );
        return;
      }
      for (const [name, entry] of source.entries) if (!own.has(name)) own.set(name, entry);
    }
  }
}

function empty(place: SourceSpan): Node {
  return { kind: "scalar", value: null, written: "", span: place };
}

function bomb(place: SourceSpan): Problem {
  return problem(
    "DEV-105",
    place,
    `aliases expand the file to more than ${maxNodes} values, or ${maxDepth} levels`,
    "use fewer aliases of values that hold aliases themselves",
  );
}
