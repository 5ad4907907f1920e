import fc from "fast-check";
import { expect, test } from "vitest";
import { cycles } from "../../src/config/cycles.ts";

const edges = (graph: Record<string, string[]>) => new Map(Object.entries(graph));

test("each cycle is a closed way along the edges", () => {
  expect(cycles(edges({ a: ["b"], b: ["c", "a"], c: ["b"], d: ["a"] }))).toEqual([
    ["b", "c", "b"],
    ["a", "b", "a"],
  ]);
  expect(cycles(edges({ a: ["a"] }))).toEqual([["a", "a"]]);
});

test("a graph has no cycle exactly if it can be put in order", () => {
  const node = fc.integer({ min: 0, max: 6 }).map(String);
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (pairs) => {
      const graph = new Map<string, string[]>();
      for (const [from, to] of pairs) graph.set(from, [...(graph.get(from) ?? []), to]);
      const found = cycles(graph);
      for (const cycle of found) {
        for (const [index, to] of cycle.slice(1).entries()) expect(graph.get(cycle[index]!)).toContain(to);
        expect(cycle.at(-1)).toBe(cycle[0]);
      }
      expect(found.length === 0).toBe(canBeOrdered(graph));
    }),
  );
});

test("a chain of twenty thousand does not overflow the stack", () => {
  const chain = new Map(Array.from({ length: 20_000 }, (_, index) => [`${index}`, [`${index + 1}`]]));
  expect(cycles(chain)).toEqual([]);
});

/** Takes away nodes without edges until none is left. */
function canBeOrdered(graph: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Map(graph);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [node, targets] of left) if (!targets.some((target) => left.has(target))) left.delete(node);
  }
  return left.size === 0;
}
