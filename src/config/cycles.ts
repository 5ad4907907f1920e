/** A knot of many nodes has more ways round than anybody reads. */
const maxCycles = 20;

/** Cycles of a graph, each as its nodes in order with the first one repeated at the end; one for each way back. */
export function cycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of edges.keys()) {
    // By hand, not by recursion: a chain of ten thousand machines is no reason to overflow the stack.
    const path: string[] = [];
    const depth = new Map<string, number>();
    const stack: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      depth.set(node, path.length);
      path.push(node);
      stack.push({ node, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = edges.get(top.node)?.[top.next++];
      if (target === undefined) {
        done.add(top.node);
        depth.delete(top.node);
        path.pop();
        stack.pop();
      } else if (depth.has(target)) {
        found.push([...path.slice(depth.get(target)), target]);
        if (found.length === maxCycles) return found;
      } else if (!done.has(target)) enter(target);
    }
  }
  return found;
}
