import type { Desired } from "../core/desired.ts";
import type { Plan } from "../core/plan.ts";
import { actionText } from "./action-text.ts";
import { neutraliseLine } from "./neutralise.ts";

/** Who waits for whom, ready to be drawn. */
export interface Graph {
  nodes: readonly { id: string; label: string }[];
  /** `from` is there before `to`. */
  edges: readonly { from: string; to: string }[];
}

/** The resources of a configuration: images, machines on them, setup tasks on these. */
export function resourceGraph({ images, machines, tasks }: Desired): Graph {
  const nodes = Object.values(images).map(({ address }) => ({
    id: address as string,
    label: address as string,
  }));
  const edges: { from: string; to: string }[] = [];
  for (const machine of machines) {
    nodes.push({ id: machine.address, label: machine.address });
    if ("image" in machine.origin)
      edges.push({ from: images[machine.origin.image]!.address, to: machine.address });
    for (const other of machine.dependsOn) edges.push({ from: other, to: machine.address });
    const name = machine.address.slice("machine.".length);
    for (const task of setupTasks(machine.setup, tasks)) {
      const id = `task.${name}.${task}`;
      nodes.push({ id, label: id });
      const needs = tasks[task]?.needs ?? [];
      if (needs.length === 0) edges.push({ from: machine.address, to: id });
      for (const need of needs) edges.push({ from: `task.${name}.${need}`, to: id });
    }
  }
  return { nodes, edges };
}

/** The setup tasks and all that they need. */
function setupTasks(setup: readonly string[], tasks: Desired["tasks"]): Set<string> {
  const found = new Set(setup);
  for (const task of found) for (const need of tasks[task]?.needs ?? []) found.add(need);
  return found;
}

/** The steps of a plan. */
export function stepGraph({ steps }: Plan): Graph {
  const known = new Set(steps.map(({ id }) => id));
  return {
    nodes: steps.map(({ id, address, action }) => ({ id, label: `${address}: ${actionText(action)}` })),
    edges: steps.flatMap(({ id, after }) =>
      after.filter((from) => known.has(from)).map((from) => ({ from, to: id })),
    ),
  };
}

/** For GitHub and GitLab, which draw it in Markdown. */
export function mermaid(graph: Graph): string {
  const names = shortNames(graph);
  return [
    "flowchart TD",
    ...graph.nodes.map(({ id, label }) => `  ${names.get(id)}["${escapeMermaid(label)}"]`),
    ...graph.edges.map(({ from, to }) => `  ${names.get(from)} --> ${names.get(to)}`),
    "",
  ].join("\n");
}

/** For Graphviz. */
export function dot(graph: Graph): string {
  const names = shortNames(graph);
  return [
    "digraph devorch {",
    "  rankdir=LR;",
    "  node [shape=box];",
    ...graph.nodes.map(({ id, label }) => `  ${names.get(id)} [label="${escapeDot(label)}"];`),
    ...graph.edges.map(({ from, to }) => `  ${names.get(from)} -> ${names.get(to)};`),
    "}",
    "",
  ].join("\n");
}

/** Ids are ours, so that no name can be taken for syntax. */
function shortNames({ nodes }: Graph): Map<string, string> {
  return new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
}

/** Mermaid has entity codes in place of escapes; a label in backticks would be Markdown. */
function escapeMermaid(text: string): string {
  return neutraliseLine(text).replace(/["#<>&`]/g, (character) => `#${character.codePointAt(0)};`);
}

function escapeDot(text: string): string {
  return neutraliseLine(text).replace(/["\\]/g, "\\$&");
}
