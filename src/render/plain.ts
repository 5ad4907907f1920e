import type { Event, Outcome } from "../core/event.ts";
import type { Plan } from "../core/plan.ts";
import { actionText } from "./action-text.ts";
import type { EventRenderer, Tick } from "./event-renderer.ts";
import { neutraliseLine } from "./neutralise.ts";
import { OutputLines } from "./output-lines.ts";
import { problemsText } from "./problems.ts";
import { resultText, runResult } from "./run-result.ts";
import type { Paint, Palette } from "./style.ts";
import { elapsed } from "./units.ts";

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
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  const running = new Map<string, { startMs: number; saidMs: number; output: OutputLines }>();
  const outcomes = new Map<string, Outcome>();
  const prefixOf = prefixes(palette);
  let runStartMs = 0;

  const what = (id: string) => {
    const step = steps.get(id);
    return step
      ? `${prefixOf(step.address)(`${step.address}:`)} ${actionText(step.action)}`
      : neutraliseLine(id);
  };
  const outputLines = (id: string, lines: readonly string[]) => {
    const address = steps.get(id)?.address ?? id;
    return lines.map((line) => `${prefixOf(address)(`${address} |`)} ${neutraliseLine(line)}\n`).join("");
  };

  const end = ({ step, atMs, outcome }: Event & { type: "step_end" }): string => {
    const run = running.get(step);
    running.delete(step);
    outcomes.set(step, outcome);
    const after = run ? ` after ${elapsed(atMs - run.startMs)}` : "";
    const rest = run?.output.end() ?? [];
    switch (outcome.status) {
      case "done":
        return `${verbose ? outputLines(step, rest) : ""}${what(step)}: ${palette.green("done")}${after}\n`;
      case "failed":
        return [
          outputLines(step, verbose ? rest : (run?.output.tail ?? [])),
          `${what(step)}: ${palette.red("failed")}${after}\n`,
          `\n${problemsText([outcome.problem], { width, palette, total: false })}\n`,
        ].join("");
      case "skipped":
        return `${what(step)}: ${palette.yellow("skipped")}, waited for ${what(outcome.because)}\n`;
      case "interrupted":
        return `${what(step)}: ${palette.yellow("interrupted")}${after}\n`;
    }
  };

  const stillRunning = ({ atMs }: Tick): string => {
    let text = "";
    for (const [id, run] of running) {
      if (atMs - run.saidMs < stillRunningEveryMs) continue;
      run.saidMs = atMs;
      text += `${what(id)}: ${palette.dim(`still running after ${elapsed(atMs - run.startMs)}`)}\n`;
    }
    return text;
  };

  return (event) => {
    switch (event.type) {
      case "run_start":
        runStartMs = event.atMs;
        return "";
      case "step_start":
        running.set(event.step, {
          startMs: event.atMs,
          saidMs: event.atMs,
          output: new OutputLines(tailLength),
        });
        return `${what(event.step)}\n`;
      case "step_output": {
        const lines = running.get(event.step)?.output.push(event.stream, event.text) ?? [];
        return verbose ? outputLines(event.step, lines) : "";
      }
      case "step_end":
        return end(event);
      case "tick":
        return stillRunning(event);
      case "run_end": {
        const text = resultText(runResult(plan, outcomes), event.status, event.atMs - runStartMs);
        const paint = event.status === "done" ? palette.green : palette.red;
        return `\n${palette.bold(paint(text))}\n`;
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
