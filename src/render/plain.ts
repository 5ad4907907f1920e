import type { Event } from "../core/event.ts";
import type { Plan } from "../core/plan.ts";
import { actionText } from "./action-text.ts";
import type { EventRenderer } from "./event-renderer.ts";
import { neutraliseLine } from "./neutralise.ts";
import { OutputLines } from "./output-lines.ts";
import { problemsText } from "./problems.ts";
import { resultText } from "./run-result.ts";
import { RunTree } from "./run-tree.ts";
import type { Paint, Palette } from "./style.ts";
import { elapsed } from "./units.ts";
import { wrap } from "./wrap.ts";

export interface PlainOptions {
  width: number;
  palette: Palette;
  /** Show guest output as it comes, not only the end of a failed step's. */
  verbose?: boolean;
}

/** Lines of a failed step's output that are shown. */
const tailLength = 20;
const stillRunningEveryMs = 30_000;

/** One line for each start and end of a step, for logs and pipes. */
export function plainRenderer(plan: Plan, { width, palette, verbose = false }: PlainOptions): EventRenderer {
  const tree = new RunTree(plan);
  const outputs = new Map<string, OutputLines>();
  const saidMs = new Map<string, number>();
  const prefixOf = prefixes(palette);

  const what = (id: string) => {
    const { step } = tree.steps.get(id)!;
    return `${prefixOf(step.address)(`${step.address}:`)} ${actionText(step.action)}`;
  };
  const outputText = (id: string, lines: readonly string[]) => {
    const { address } = tree.steps.get(id)!.step;
    return lines.map((line) => `${prefixOf(address)(`${address} |`)} ${neutraliseLine(line)}\n`).join("");
  };

  const endText = ({ step: id, outcome }: Event & { type: "step_end" }): string => {
    const ms = tree.elapsedMs(tree.steps.get(id)!);
    const after = ms === undefined ? "" : ` after ${elapsed(ms)}`;
    const output = outputs.get(id);
    outputs.delete(id);
    const rest = output?.end() ?? [];
    switch (outcome.status) {
      case "done":
        return `${verbose ? outputText(id, rest) : ""}${what(id)}: ${palette.green("done")}${after}\n`;
      case "failed":
        return [
          outputText(id, verbose ? rest : (output?.tail ?? [])),
          `${what(id)}: ${palette.red("failed")}${after}\n`,
          `\n${problemsText([outcome.problem], { width, palette, total: false })}\n`,
        ].join("");
      case "skipped":
        return `${what(id)}: ${palette.yellow("skipped")}, waited for ${what(outcome.because)}\n`;
      case "interrupted":
        return `${what(id)}: ${palette.yellow("interrupted")}${after}\n`;
    }
  };

  const stillRunningText = (): string => {
    let text = "";
    for (const { step, startedAtMs = 0 } of tree.running) {
      if (tree.nowMs - (saidMs.get(step.id) ?? startedAtMs) < stillRunningEveryMs) continue;
      saidMs.set(step.id, tree.nowMs);
      text += `${what(step.id)}: ${palette.dim(`still running after ${elapsed(tree.nowMs - startedAtMs)}`)}\n`;
    }
    return text;
  };

  return (event) => {
    tree.follow(event);
    switch (event.type) {
      case "run_start":
        return "";
      case "step_start":
        outputs.set(event.step, new OutputLines(tailLength));
        return `${what(event.step)}\n`;
      case "step_output": {
        const lines = outputs.get(event.step)?.push(event.stream, event.text) ?? [];
        return verbose ? outputText(event.step, lines) : "";
      }
      case "step_end":
        return endText(event);
      case "tick":
        return stillRunningText();
      case "run_end": {
        const paint = event.status === "done" ? palette.green : palette.red;
        return `\n${palette.bold(paint(wrap(resultText(plan, tree).split(" "), width)))}\n`;
      }
    }
  };
}

/** A colour for each resource, in the order of their first lines. */
function prefixes(palette: Palette): (address: string) => Paint {
  const colours = [palette.cyan, palette.magenta, palette.yellow, palette.green];
  const taken = new Map<string, Paint>();
  return (address) => {
    let paint = taken.get(address);
    if (!paint) {
      paint = colours[taken.size % colours.length]!;
      taken.set(address, paint);
    }
    return paint;
  };
}
