import { structuredPatch } from "diff";
import type { Change, ChangeAction, FieldChange, Plan } from "../core/plan.ts";
import type { Problem } from "../core/problem.ts";
import { displayText, type Lookup, sensitiveText, unknownText } from "../core/text.ts";
import { actionText } from "./action-text.ts";
import { changeName, countChanges, countsText, paintOf, symbols } from "./change-text.ts";
import { neutralise, neutraliseLine } from "./neutralise.ts";
import type { Palette } from "./style.ts";
import { count } from "./units.ts";
import { valueText } from "./value-text.ts";
import { columns, pad, wrap } from "./wrap.ts";

export interface PlanTextOptions {
  /** Columns to wrap at; names and values are never broken. */
  width: number;
  palette: Palette;
  /** Also list the steps in their order. */
  steps?: boolean;
  /** What is known already of the outputs' references. */
  lookup?: Lookup;
}

/**
 * The plan as a person reads it: a block for each resource that changes, then notes, outputs and, at the end where the eye rests, a
 * summary that leads with what is lost. Problems are named where they block; `problemsText` prints them in full.
 */
export function planText(plan: Plan, options: PlanTextOptions): string {
  const changed = plan.changes.filter((change) => change.action !== "keep");
  const errors = errorsByAddress(plan.problems);
  const sections = [
    ...changed.map((change) => block(change, errors.get(change.address) ?? [], options)),
    drift(plan, options),
    notes(plan.changes, options),
    options.steps ? steps(plan, options) : "",
    changed.length > 0 ? outputs(plan, options) : "",
    summary(plan, options),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function errorsByAddress(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.severity !== "error" || !problem.address) continue;
    const group = groups.get(problem.address);
    if (group) group.push(problem);
    else groups.set(problem.address, [problem]);
  }
  return groups;
}

/** Columns before a field's name: room for `-/+` and one level. */
const fieldIndent = 6;

function block(change: Change, errors: readonly Problem[], options: PlanTextOptions): string {
  const { palette, width } = options;
  const paint = paintOf(change.action, palette);
  const nameWidth = Math.min(20, Math.max(0, ...change.fields.map((field) => columns(field.path))));
  return [
    ...(change.reason ? [`  ${wrap(["#", ...words(change.reason)], width, 4)}`] : []),
    `${paint(symbols[change.action].padStart(3))} ${palette.bold(changeName(change))}`,
    ...change.fields.map((field) => fieldLines(field, change.action, nameWidth, options)),
    ...(change.blocked ? blockers(errors, options) : []),
  ].join("\n");
}

function blockers(errors: readonly Problem[], { palette, width }: PlanTextOptions): string[] {
  if (errors.length === 0) return [`    ${palette.red("! blocked")}`];
  return errors.flatMap(({ code, message, hint }) => [
    `    ${palette.red("! blocked:")} ${wrap([code, ...words(message)], width, 15)}`,
    ...(hint ? [`      help: ${wrap(words(hint), width, 12)}`] : []),
  ]);
}

function fieldLines(
  field: FieldChange,
  action: ChangeAction,
  nameWidth: number,
  options: PlanTextOptions,
): string {
  const { palette, width } = options;
  const sign = field.before === undefined && !field.sensitive ? "+" : hasNoAfter(field) ? "-" : "~";
  const kind = action === "create" ? "create" : action === "delete" ? "delete" : signActions[sign];
  const head = `${" ".repeat(fieldIndent)}${paintOf(kind, palette)(action === "create" ? "+" : sign)} `;
  const label = pad(neutraliseLine(field.path), nameWidth);
  const remark = policyRemark(field, action, palette);
  const patch = patchLines(field, palette);
  const indent = columns(head) + columns(label) + 2;
  if (patch) {
    const hidden = " ".repeat(fieldIndent + 4);
    return [
      `${head}${label.trimEnd()}${remark && `  ${remark}`}`,
      ...patch.map((line) => hidden + line),
    ].join("\n");
  }
  return `${head}${label}  ${wrap([...values(field, palette), remark], width, Math.min(indent, width >> 1))}`;
}

const signActions = { "+": "create", "-": "delete", "~": "update" } as const;

function hasNoAfter(field: FieldChange): boolean {
  return field.after === undefined && !field.unknown && !field.sensitive;
}

/** The tokens of `before → after`. */
function values(field: FieldChange, { dim }: Palette): string[] {
  const hidden = field.sensitive ? sensitiveText : undefined;
  const after = field.unknown ? unknownText : (hidden ?? valueText(field.after, field.unit));
  if (field.before === undefined) return [after];
  const before = hidden ?? valueText(field.before, field.unit);
  if (hasNoAfter(field)) return [before];
  return before === after ? [after] : [before, `${dim("→")} ${after}`];
}

function policyRemark(field: FieldChange, action: ChangeAction, palette: Palette): string {
  if (action === "replace" && field.policy === "needs-replace") return palette.red("# forces replacement");
  if (action === "update" && field.policy === "needs-stop") return palette.yellow("# needs a stop");
  return "";
}

/** Beyond this many edits the texts have little in common, and comparing them costs more than it tells. */
const maxEdits = 500;

/** A unified diff of two texts of which one has several lines; undefined when one line says it. */
function patchLines({ before, after, sensitive }: FieldChange, palette: Palette): string[] | undefined {
  if (sensitive || !isMultiline(before, after)) return undefined;
  const patch = structuredPatch("", "", String(before ?? ""), String(after ?? ""), "", "", {
    context: 3,
    maxEditLength: maxEdits,
  });
  if (!patch) return [palette.dim("(too different to compare)")];
  return patch.hunks.flatMap((hunk, index) => [
    ...(index > 0 ? [palette.dim("⋮")] : []),
    ...hunk.lines.map((line) => {
      const paint = line.startsWith("+") ? palette.green : line.startsWith("-") ? palette.red : palette.dim;
      return paint(neutralise(`${line[0]} ${line.slice(1)}`));
    }),
  ]);
}

function isMultiline(...sides: unknown[]): boolean {
  return (
    sides.every((side) => side === undefined || typeof side === "string") &&
    sides.some((side) => String(side ?? "").includes("\n"))
  );
}

/** What somebody else changed, and this plan mends. */
function drift(plan: Plan, { width, palette }: PlanTextOptions): string {
  if (plan.drift.length === 0) return "";
  const lines = plan.drift.map(({ address, instance, path, recorded, live, unit }) => {
    const name = neutraliseLine(address);
    const tokens =
      path === "instance"
        ? words(live === undefined ? `${instance} is gone` : `${instance} is in the trash`)
        : [neutraliseLine(path), valueText(recorded, unit), `${palette.dim("→")} ${valueText(live, unit)}`];
    return `  ${name}: ${wrap(tokens, width, columns(name) + 4)}`;
  });
  return [palette.bold("Changed outside devorch:"), ...lines].join("\n");
}

function notes(changes: readonly Change[], { width, palette }: PlanTextOptions): string {
  const lines = changes.flatMap((change) =>
    change.notes.map((note) => {
      const address = neutraliseLine(change.address);
      return `  ${address}: ${wrap(words(note), width, columns(address) + 4)}`;
    }),
  );
  return lines.length === 0 ? "" : [palette.bold("Notes:"), ...lines].join("\n");
}

function steps(plan: Plan, { width, palette }: PlanTextOptions): string {
  if (plan.steps.length === 0) return "";
  const numbers = new Map(plan.steps.map((step, index) => [step.id, index + 1]));
  const digits = String(plan.steps.length).length;
  const reasons = new Map<string, string>(plan.changes.map(({ address, reason }) => [address, reason]));
  const lines = plan.steps.map((step, index) => {
    const after = step.after.map((id) => numbers.get(id) ?? id).join(", ");
    const tokens = [
      `${neutraliseLine(step.address)}:`,
      ...words(actionText(step.action)),
      ...(after ? [palette.dim(`(after ${after})`)] : []),
      ...(step.cause && step.cause !== reasons.get(step.address)
        ? [palette.dim(`# ${neutraliseLine(step.cause)}`)]
        : []),
    ];
    return `  ${String(index + 1).padStart(digits)}. ${wrap(tokens, width, digits + 4)}`;
  });
  return [palette.bold("Steps:"), ...lines].join("\n");
}

function outputs(plan: Plan, { palette, lookup }: PlanTextOptions): string {
  const entries = Object.entries(plan.outputs);
  if (entries.length === 0) return "";
  const nameWidth = Math.max(...entries.map(([key]) => columns(key)));
  const lines = entries.map(
    ([key, text]) => `  ${pad(key, nameWidth)} = ${neutraliseLine(displayText(text, lookup))}`,
  );
  return [palette.bold("Outputs:"), ...lines].join("\n");
}

function summary(plan: Plan, { width, palette }: PlanTextOptions): string {
  const counts = countChanges(plan);
  const errors = plan.problems.filter((problem) => problem.severity === "error").length;
  const blocked =
    errors > 0 ? [palette.red(`Blocked by ${count(errors, "error")}: nothing can be applied.`)] : [];
  if (counts.keep === plan.changes.length) {
    const same = "No changes. Live machines match the configuration.";
    return [...(errors === 0 ? [palette.green(same)] : []), ...blocked].join("\n");
  }
  const losses = plan.changes
    .filter((change) => change.action === "delete" || change.action === "replace")
    .map((change) => {
      const sign = symbols[change.action].padStart(3);
      const tokens = [`${changeName(change)}${change.reason && ":"}`, ...words(change.reason)];
      return `${paintOf(change.action, palette)(sign)} ${wrap(tokens, width, 6)}`;
    });
  return [
    ...(losses.length > 0 ? [palette.bold("Deleted or replaced:"), ...losses, ""] : []),
    palette.bold(wrap(words(`Plan: ${countsText(counts)}.`), width, 0)),
    ...(counts.keep > 0 ? [`${count(counts.keep, "resource")} unchanged.`] : []),
    ...blocked,
  ].join("\n");
}

function words(text: string): string[] {
  return neutraliseLine(text).split(" ");
}
