/** A node and the nodes that must come before it. Unknown names in `after` are ignored. */
export interface Node {
  id: string;
  after: readonly string[];
}

/**
 * The nodes in an order in which each follows all of its `after`; among the free ones the given order is kept.
 * A cycle is returned as its path, first node repeated at the end. Linear in nodes and edges.
 */
export function topological<T extends Node>(nodes: readonly T[]): { order: T[] } | { cycle: string[] } {
  if (isOrdered(nodes)) return { order: [...nodes] };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const state = new Map<string, "open" | "done">();
  const order: T[] = [];
  for (const root of nodes) {
    // An explicit stack: a chain of 10,000 steps must not overflow the call stack.
    const stack: { node: T; next: number }[] = state.has(root.id) ? [] : [{ node: root, next: 0 }];
    if (stack.length > 0) state.set(root.id, "open");
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const id = top.node.after[top.next++];
      if (id === undefined) {
        state.set(top.node.id, "done");
        order.push(top.node);
        stack.pop();
        continue;
      }
      const child = byId.get(id);
      if (!child || state.get(id) === "done") continue;
      if (state.get(id) === "open") {
        const path = stack.map((frame) => frame.node.id);
        return { cycle: [...path.slice(path.indexOf(id)), id] };
      }
      state.set(id, "open");
      stack.push({ node: child, next: 0 });
    }
  }
  return { order };
}

/** Nearly always so, and quickly seen. */
function isOrdered(nodes: readonly Node[]): boolean {
  const before = new Set<string>();
  for (const { id, after } of nodes) {
    if (!after.every((other) => before.has(other))) return false;
    before.add(id);
  }
  return true;
}

/** For each node the length of the longest path from its start to the end of the graph, `weight` counted in. */
export function longestPathToEnd<T extends Node>(
  order: readonly T[],
  weight: (node: T) => number,
): Map<string, number> {
  const length = new Map<string, number>();
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    const own = (length.get(node.id) ?? 0) + weight(node);
    length.set(node.id, own);
    for (const id of node.after) length.set(id, Math.max(length.get(id) ?? 0, own));
  }
  return length;
}
