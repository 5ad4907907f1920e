import type { Event } from "../core/event.ts";
import type { Plan } from "../core/plan.ts";
import { actionText } from "./action-text.ts";
import { changeName, countChanges, countsText } from "./change-text.ts";
import { neutraliseLine } from "./neutralise.ts";
import { planText } from "./plan-text.ts";
import { problemsText } from "./problems.ts";
import { resultText } from "./run-result.ts";
import { RunTree, statusOf } from "./run-tree.ts";
import { palette } from "./style.ts";
import { count, elapsed } from "./units.ts";

/** GitHub refuses comments of more than 65,536 characters; counted in bytes to be safe, with room for what a caller adds. */
const maxBytes = 65_000;
const width = 100;
const plain = palette(false);

/**
 * The plan as a comment on a pull request. Names, reasons and values stand in code fences alone, where GitHub reads no HTML, no mentions
 * and no links; a fence is longer than any row of backticks in it. Long plans are cut at a line, and say so.
 */
export function planMarkdown(plan: Plan): string {
  const counts = countChanges(plan);
  const changes = plan.changes.length - counts.keep;
  const title = changes === 0 ? "no changes" : countsText(counts);
  const scope = [plan.project, plan.environment].filter((part) => part !== undefined).join(", ");
  const losses = plan.changes
    .filter(({ action }) => action === "delete" || action === "replace")
    .map((change) => `- ${changeName(change)}: ${change.action}, ${neutraliseLine(change.reason)}`);
  const problems = problemsText(plan.problems, { width, palette: plain });
  return assemble([
    `### devorch plan: ${title}\n\n${code(scope)}`,
    ...(losses.length > 0 ? ["**Deleted or replaced**", fence("diff", losses, maxBytes / 4)] : []),
    ...(problems ? ["**Problems**", fence("text", problems.split("\n"), maxBytes / 4)] : []),
    details("Plan", "text", planText(plan, { width, palette: plain }).trimEnd().split("\n")),
  ]);
}

/** How a run went, for a job's summary page: one line for each resource, and the problems of what failed. */
export function runMarkdown(plan: Plan, events: Iterable<Event>): string {
  const tree = new RunTree(plan);
  for (const event of events) tree.follow(event);
  const lines = tree.changes.map((row) => {
    const ms = tree.elapsedMs(row);
    const time = ms === undefined ? "" : ` ${elapsed(ms)}`;
    return `${signs[statusOf(row)]} ${changeName(row.change)}: ${row.change.action} ${statusOf(row)}${time}`;
  });
  const failures = [...tree.steps.values()].flatMap(({ step, status }) => {
    if (typeof status === "string" || status.status !== "failed") return [];
    const text = problemsText([status.problem], { width, palette: plain, total: false });
    return [`${neutraliseLine(step.address)}: ${actionText(step.action)}`, ...text.split("\n")];
  });
  return assemble([
    `### devorch apply: ${tree.status ?? "interrupted"}\n\n${resultText(plan, tree)}`,
    ...(failures.length > 0 ? ["**Failures**", fence("text", failures, maxBytes / 4)] : []),
    details(count(lines.length, "resource"), "diff", lines),
  ]);
}

/** First characters by which GitHub colours a diff. */
const signs = { done: "+", failed: "-", skipped: "!", interrupted: "!", running: "!", waiting: " " } as const;

interface Details {
  summary: string;
  language: string;
  lines: readonly string[];
}

function details(summary: string, language: string, lines: readonly string[]): Details {
  return { summary, language, lines };
}

/** Paragraphs, of which a collapsible one takes what room the others leave. */
function assemble(parts: readonly (string | Details)[]): string {
  const used = parts.reduce((sum, part) => sum + (typeof part === "string" ? bytes(part) + 2 : 200), 0);
  const texts = parts.map((part) => {
    if (typeof part === "string") return part;
    const block = fence(part.language, part.lines, maxBytes - used);
    return `<details><summary>${part.summary}</summary>\n\n${block}\n\n</details>`;
  });
  return `${texts.join("\n\n")}\n`;
}

/** As many of the lines as fit, in a code block that none of them can end. */
function fence(language: string, lines: readonly string[], room: number): string {
  let kept = 0;
  let left = room;
  for (const line of lines) {
    left -= bytes(line) + 1;
    if (left < 0) break;
    kept += 1;
  }
  const missing = lines.length - kept;
  const shown = missing === 0 ? lines : [...lines.slice(0, kept), `… ${count(missing, "more line")}`];
  const text = shown.join("\n").trimEnd();
  const ticks = "`".repeat(Math.max(3, longestTicks(text) + 1));
  return `${ticks}${language}\n${text}\n${ticks}`;
}

/** A code span that the text cannot end. */
export function code(text: string): string {
  const shown = neutraliseLine(text);
  const ticks = "`".repeat(longestTicks(shown) + 1);
  return `${ticks} ${shown} ${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
