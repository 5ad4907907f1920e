import { distance } from "fastest-levenshtein";
import type { Problem, ProblemCode, SourceSpan } from "../core/problem.ts";

export function problem(
  code: ProblemCode,
  source: SourceSpan | undefined,
  message: string,
  hint: string,
  severity: Problem["severity"] = "error",
): Problem {
  return { code, severity, message, hint, ...(source && { source }) };
}

/** With more names than that, looking for the nearest one for each mistake takes too long, and a list helps nobody. */
const maxSuggestions = 300;

/** A question for a near miss; else the choices, or what to do where there is none. */
export function suggest(name: string, known: readonly string[], none: string): string {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean ${near}?`;
  if (known.length > maxSuggestions) return `write one of the ${known.length} that there are`;
  return known.length === 0 ? none : `write one of: ${abridge([...known].sort())}`;
}

/** The known name that a person most likely meant, if one is close enough to be a slip of the keyboard. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  // Longer names cost quadratic time and are no slip of the keyboard.
  if (known.length === 0 || known.length > maxSuggestions || name.length > 100) return undefined;
  const lower = name.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, edits: editsBetween(lower, candidate.toLowerCase()) }))
    .reduce((best, next) => (next.edits < best.edits ? next : best));
  const { length } = near.candidate;
  return near.edits < length && near.edits <= Math.max(1, length / 3) ? near.candidate : undefined;
}

/** Letters in another order count as one slip: `wbe` for `web`. */
function editsBetween(a: string, b: string): number {
  if (a === b) return 0;
  return [...a].sort().join("") === [...b].sort().join("") ? 1 : distance(a, b);
}

function abridge(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(", ");
  return names.length > 12 ? `${shown} … (${names.length} in all)` : shown;
}

/** A value as a message shows it: short, on one line, without control characters. */
export function show(text: string): string {
  const line = JSON.stringify(text).slice(1, -1);
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** `{ address: "machine.web" }` for a path into one resource. */
export function addressOf(path: readonly (string | number)[]): { address?: string } {
  const [section, name] = path;
  const kind = kinds.get(section);
  return kind && name !== undefined ? { address: `${kind}.${name}` } : {};
}

const kinds = new Map<unknown, string>([
  ["images", "image"],
  ["machines", "machine"],
  ["tasks", "task"],
]);
