import type { SourceSpan } from "../core/problem.ts";

/** A value of the configuration that knows where it stands. Immutable: overlays and substitution make new nodes. */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As written, for messages: `3.10`, where the value is 3.1. */
  readonly written: string;
  readonly span: SourceSpan;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly span: SourceSpan;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span: SourceSpan;
}

export interface Entry {
  /** Place of the key. */
  readonly key: SourceSpan;
  readonly value: Node;
}

export type Path = readonly (string | number)[];

/** Plain data of a node, without prototypes, so that a key such as `constructor` is a key and nothing else. */
export function plain(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plain);
    case "map": {
      const object = Object.create(null) as Record<string, unknown>;
      for (const [key, entry] of node.entries) object[key] = plain(entry.value);
      return object;
    }
  }
}

export function at(node: Node, path: Path): Node | undefined {
  let current: Node | undefined = node;
  for (const step of path) {
    if (current?.kind === "map") current = current.entries.get(String(step))?.value;
    else if (current?.kind === "list") current = current.items[Number(step)];
    else return undefined;
  }
  return current;
}

/** Place of the value at the path or, where there is none, of its nearest ancestor; the key of a map stands for it. */
export function place(root: Node, path: Path): SourceSpan {
  for (let length = path.length; length > 0; length--) {
    const node = at(root, path.slice(0, length));
    if (!node) continue;
    // The value of `web:` is an empty stretch behind the colon, and a map starts with its first key.
    const better = node.kind === "map" || (node.kind === "scalar" && node.written === "");
    return (better && entryAt(root, path.slice(0, length))?.key) || node.span;
  }
  return root.span;
}

/** Place of the key that leads to the path; for an item of a list, of the item. */
export function keyPlace(root: Node, path: Path): SourceSpan {
  return entryAt(root, path)?.key ?? place(root, path);
}

function entryAt(root: Node, path: Path): Entry | undefined {
  const parent = at(root, path.slice(0, -1));
  return parent?.kind === "map" ? parent.entries.get(String(path.at(-1))) : undefined;
}

/** Keys of the map at the path; empty where there is no map. */
export function keys(root: Node, path: Path): string[] {
  const node = at(root, path);
  return node?.kind === "map" ? [...node.entries.keys()] : [];
}

export function leaves(node: Node): Node[] {
  switch (node.kind) {
    case "scalar":
      return [node];
    case "list":
      return node.items.flatMap(leaves);
    case "map":
      return [...node.entries.values()].flatMap(({ value }) => leaves(value));
  }
}

/** `over` laid on `base`: maps are merged, lists and scalars replaced; in an environment `null` removes. */
export function overlay(base: Node | undefined, over: Node, nulls: "keep" | "remove"): Node {
  if (over.kind !== "map") return over;
  const entries = new Map(base?.kind === "map" ? base.entries : []);
  for (const [key, { key: place, value }] of over.entries) {
    if (nulls === "remove" && isNull(value)) entries.delete(key);
    else entries.set(key, { key: place, value: overlay(entries.get(key)?.value, value, nulls) });
  }
  return { kind: "map", entries, span: base?.kind === "map" ? base.span : over.span };
}

/** The map with the value of an entry replaced or added. */
export function withEntry(map: MapNode, key: string, value: Node): MapNode {
  const entry = map.entries.get(key);
  return { ...map, entries: new Map(map.entries).set(key, { key: entry?.key ?? value.span, value }) };
}

/** The tree without `null`s in its maps. */
export function withoutNulls(node: Node): Node {
  return mapChildren(node, (child) =>
    node.kind === "map" && isNull(child) ? undefined : withoutNulls(child),
  );
}

function isNull(node: Node): boolean {
  return node.kind === "scalar" && node.value === null;
}

/** The tree without the values at the paths. */
export function prune(root: Node, paths: readonly Path[]): Node {
  const doomed = new Set(paths.map((path) => JSON.stringify(path.map(String))));
  const walk = (node: Node, path: Path): Node | undefined => {
    if (doomed.has(JSON.stringify(path))) return undefined;
    return mapChildren(node, (child, step) => walk(child, [...path, step]));
  };
  return walk(root, []) ?? root;
}

/** The node with its children replaced, or removed where `change` gives undefined. */
export function mapChildren(node: Node, change: (child: Node, step: string) => Node | undefined): Node {
  switch (node.kind) {
    case "scalar":
      return node;
    case "list":
      return { ...node, items: node.items.flatMap((item, index) => change(item, String(index)) ?? []) };
    case "map": {
      const entries = new Map<string, Entry>();
      for (const [key, entry] of node.entries) {
        const value = change(entry.value, key);
        if (value) entries.set(key, { key: entry.key, value });
      }
      return { ...node, entries };
    }
  }
}
