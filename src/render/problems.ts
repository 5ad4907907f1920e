import type { Problem, SourceSpan } from "../core/problem.ts";
import { neutraliseLine } from "./neutralise.ts";
import type { Palette } from "./style.ts";
import { count } from "./units.ts";
import { columns, graphemesOf, wrap } from "./wrap.ts";

export interface ProblemsTextOptions {
  width: number;
  palette: Palette;
  /** Text of the file a span names, for the code frame; undefined when it is not at hand. */
  sourceText?: (file: string) => string | undefined;
  /** End with the number of problems; on unless told otherwise. */
  total?: boolean;
}

/** Problems as rustc prints them, in the order given, and a last line that counts them. Empty for none. */
export function problemsText(problems: readonly Problem[], options: ProblemsTextOptions): string {
  if (problems.length === 0) return "";
  const linesOf = cachedLines(options.sourceText);
  const blocks = problems.map((problem, index) =>
    problemBlock(problem, index < framedProblems ? linesOf : () => [], options),
  );
  if (options.total !== false) blocks.push(countLine(problems, options.palette));
  return `${blocks.join("\n\n")}\n`;
}

/** So many have a code frame; with one for each, a long line of thousands of mistakes would take minutes. */
const framedProblems = 100;

type LinesOf = (file: string) => readonly string[];

function cachedLines(sourceText: ProblemsTextOptions["sourceText"]): LinesOf {
  const cache = new Map<string, readonly string[]>();
  return (file) => {
    let lines = cache.get(file);
    if (!lines) {
      lines = sourceText?.(file)?.split(/\r\n|\n/) ?? [];
      cache.set(file, lines);
    }
    return lines;
  };
}

function problemBlock(
  { code, severity, message, hint, source, address }: Problem,
  linesOf: LinesOf,
  { palette, width }: ProblemsTextOptions,
): string {
  const paint = severity === "error" ? palette.red : palette.yellow;
  const [sentence = "", ...quoted] = message.split("\n");
  const title = palette.bold(paint(`${severity}[${code}]:`));
  const place = source && `${neutraliseLine(source.file)}:${source.line}:${source.column}`;
  const where = [place, address && (place ? `(${neutraliseLine(address)})` : neutraliseLine(address))];
  const frame = source ? codeFrame(source, linesOf(source.file), width, paint, palette) : [];
  const gutter = " ".repeat(source ? String(source.line + 1).length : 1);
  return [
    wrap([title, ...words(sentence)], width, 2),
    ...quoted.map((line) => neutraliseLine(line)),
    ...(place || address ? [`${gutter}${palette.cyan("-->")} ${where.filter(Boolean).join(" ")}`] : []),
    ...frame,
    ...(hint ? [`${palette.cyan("help:")} ${wrap(words(hint), width, 6)}`] : []),
  ].join("\n");
}

const tabWidth = 4;

/** The line of the span with carets under it, and one line around it on either side. */
function codeFrame(
  span: SourceSpan,
  lines: readonly string[],
  width: number,
  paint: (text: string) => string,
  palette: Palette,
): string[] {
  const text = lines[span.line - 1];
  if (text === undefined) return [];
  const digits = String(span.line + 1).length;
  const bar = palette.cyan("|");
  const room = Math.max(20, width - digits - 3);
  const from = Math.min(span.column - 1, text.length);
  const sameLine = span.endLine === undefined || span.endLine === span.line;
  const to = sameLine ? Math.max(from, (span.endColumn ?? span.column + 1) - 1) : text.trimEnd().length;
  const before = columns(visible(text.slice(0, from)));
  const marked = Math.max(1, columns(visible(text.slice(from, to))));
  // A long line slides left until its span starts within the first third.
  const start = before + Math.min(marked, room / 2) < room ? 0 : before - Math.floor(room / 3);
  const row = (line: number): string[] => {
    const content = window(visible(lines[line - 1] ?? ""), start, room);
    if (content.trim() === "" && line !== span.line) return [];
    return [`${palette.cyan(String(line).padStart(digits))} ${bar} ${content}`.trimEnd()];
  };
  const carets = "^".repeat(Math.max(1, Math.min(marked, room - (before - start))));
  return [
    `${" ".repeat(digits)} ${bar}`,
    ...row(span.line - 1),
    ...row(span.line),
    `${" ".repeat(digits)} ${bar} ${" ".repeat(before - start)}${paint(carets)}`,
    ...row(span.line + 1),
  ];
}

/** What is shown of source text: tabs as spaces, everything unsafe written out. */
function visible(text: string): string {
  return neutraliseLine(text.replaceAll("\t", " ".repeat(tabWidth)));
}

/** The columns from `start` on, `room` at most, with `…` for what is cut off on either side. */
function window(text: string, start: number, room: number): string {
  if (start === 0 && columns(text) <= room) return text;
  const shown: string[] = [];
  let column = 0;
  for (const { segment } of graphemesOf(text)) {
    const end = column + columns(segment);
    if (end > start + room) {
      shown.splice(-1, 1, "…");
      break;
    }
    if (column >= start) shown.push(segment);
    else if (end > start) shown.push(...Array(end - start).fill(" "));
    column = end;
  }
  if (start > 0 && shown.length > 0) shown[0] = "…".padEnd(columns(shown[0]!));
  return shown.join("");
}

function countLine(problems: readonly Problem[], { bold }: Palette): string {
  const warnings = problems.filter((problem) => problem.severity === "warning").length;
  if (warnings === 0) return bold(count(problems.length, "problem"));
  const errors = problems.length - warnings;
  return bold(
    `${count(problems.length, "problem")} (${count(errors, "error")}, ${count(warnings, "warning")})`,
  );
}

function words(text: string): string[] {
  return neutraliseLine(text).split(" ");
}

/** The shape of `terraform validate -json`, with devorch's code and hint. Documented in docs/json.md. */
export interface ProblemsJson {
  format_version: "1.0";
  valid: boolean;
  error_count: number;
  warning_count: number;
  diagnostics: DiagnosticJson[];
}

export interface DiagnosticJson {
  severity: "error" | "warning";
  code: string;
  summary: string;
  /** The hint. */
  detail: string;
  address?: string;
  range?: { filename: string; start: PositionJson; end: PositionJson };
}

interface PositionJson {
  line: number;
  column: number;
}

export function problemsJson(problems: readonly Problem[]): ProblemsJson {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return {
    format_version: "1.0",
    valid: errors === 0,
    error_count: errors,
    warning_count: problems.length - errors,
    diagnostics: problems.map(diagnosticJson),
  };
}

export function diagnosticJson({ severity, code, message, hint, address, source }: Problem): DiagnosticJson {
  return {
    severity,
    code,
    summary: message,
    detail: hint ?? "",
    ...(address === undefined ? {} : { address }),
    ...(source ? { range: range(source) } : {}),
  };
}

function range({
  file,
  line,
  column,
  endLine = line,
  endColumn = column + 1,
}: SourceSpan): DiagnosticJson["range"] & object {
  return { filename: file, start: { line, column }, end: { line: endLine, column: endColumn } };
}
