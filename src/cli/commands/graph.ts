import { exitCodes } from "../../core/problem.ts";
import { dot, mermaid, resourceGraph, stepGraph } from "../../render/graph.ts";
import type { RunCommand } from "../command.ts";
import { loadConfiguration, observe, openProject, planFrom } from "../project.ts";

export const run: RunCommand = async (context, args) => {
  const graph = args.flag("steps")
    ? await stepsGraph()
    : resourceGraph((await loadConfiguration(context, args)).desired);
  context.print(args.flag("dot") ? dot(graph) : mermaid(graph));
  return exitCodes.success;

  async function stepsGraph() {
    const project = await openProject(context, args);
    const observed = await observe(context, project, { refresh: true, signal: context.signal });
    return stepGraph(await planFrom(context, project, observed, {}));
  }
};
