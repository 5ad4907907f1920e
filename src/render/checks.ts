import type { Check } from "../core/host/check.ts";
import type { Problem } from "../core/problem.ts";
import { type DiagnosticJson, diagnosticJson, type ProblemsTextOptions, problemsText } from "./problems.ts";
import { table } from "./table.ts";

/** The checks as a table, and below it all that is not well. */
export function checksText(
  checks: readonly Check[],
  findings: readonly Problem[],
  terminal: ProblemsTextOptions,
): string {
  const { green, red } = terminal.palette;
  const rows = checks.map(({ name, found, problem }) => [
    name,
    problem ? { text: "problem", paint: red } : { text: "ok", paint: green },
    found,
  ]);
  const problems = problemsText(findings, terminal);
  return table(["CHECK", "STATUS", "FOUND"], rows, terminal) + (problems && `\n${problems}`);
}

/** Documented in docs/json.md. */
export interface ChecksJson {
  format_version: "1.0";
  well: boolean;
  checks: { name: string; well: boolean; found: string }[];
  diagnostics: DiagnosticJson[];
}

export function checksJson(checks: readonly Check[], findings: readonly Problem[]): ChecksJson {
  return {
    format_version: "1.0",
    well: findings.length === 0,
    checks: checks.map(({ name, found, problem }) => ({ name, well: problem === undefined, found })),
    diagnostics: findings.map(diagnosticJson),
  };
}
