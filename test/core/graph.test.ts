import fc from "fast-check";
import { expect, test } from "vitest";
import { longestPathToEnd, type Node, topological } from "../../src/core/graph.ts";

const node = (id: string, ...after: string[]): Node => ({ id, after });
const ids = (result: ReturnType<typeof topological>) =>
  "order" in result ? result.order.map(({ id }) => id) : result.cycle;

test("each node follows what it waits for; free ones keep the given order", () => {
  expect(ids(topological([node("c", "a", "b"), node("b"), node("a"), node("d")]))).toEqual([
    "a",
    "b",
    "c",
    "d",
  ]);
});

test("what nobody has is not waited for", () => {
  expect(ids(topological([node("a", "nowhere")]))).toEqual(["a"]);
});

test("a cycle is told as its path, without the way that leads to it", () => {
  const nodes = [node("start", "a"), node("a", "b"), node("b", "c"), node("c", "a")];
  expect(topological(nodes)).toEqual({ cycle: ["a", "b", "c", "a"] });
  expect(topological([node("a", "a")])).toEqual({ cycle: ["a", "a"] });
});

test("two ways to one node are no cycle", () => {
  expect(ids(topological([node("d", "b", "c"), node("b", "a"), node("c", "a"), node("a")]))).toEqual([
    "a",
    "b",
    "c",
    "d",
  ]);
});

test("a chain of 100,000 nodes is no trouble", () => {
  const nodes = Array.from({ length: 100_000 }, (_, at) => node(String(at), String(at + 1)));
  expect(ids(topological(nodes))[0]).toBe("99999");
});

test("the longest path to the end counts the node itself", () => {
  const order = [node("a"), node("b", "a"), node("c", "a"), node("d", "b")];
  const weights: Record<string, number> = { a: 1, b: 10, c: 5, d: 100 };
  expect(longestPathToEnd(order, ({ id }) => weights[id]!)).toEqual(
    new Map([
      ["a", 111],
      ["b", 110],
      ["c", 5],
      ["d", 100],
    ]),
  );
});

test("any graph without a cycle is ordered, and a cycle that is told is one", () => {
  const edges = fc.array(fc.array(fc.nat({ max: 12 }), { maxLength: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(edges, (edges) => {
      const nodes = edges.map((after, at) => node(String(at), ...after.map(String)));
      const result = topological(nodes);
      if ("cycle" in result) {
        for (const [at, id] of result.cycle.slice(1).entries())
          expect(nodes[Number(result.cycle[at])]!.after).toContain(id);
        expect(result.cycle.at(-1)).toBe(result.cycle[0]);
        return;
      }
      expect(result.order).toHaveLength(nodes.length);
      result.order.forEach(({ after }, at) => {
        const before = new Set(result.order.slice(0, at).map(({ id }) => id));
        for (const id of after) expect(before.has(id) || Number(id) >= nodes.length).toBe(true);
      });
    }),
  );
});
