import { compareText } from "./compare-text.ts";

/**
 * A diagnostic: what is wrong, where, and what to write instead.
 * Bad input is data (`Problem[]`); a failed effect throws one `DevorchError`.
 */
export interface Problem {
  /** Stable code such as `DEV-104`; its long text lives in the registry that `devorch explain` prints. */
  code: ProblemCode;
  severity: "error" | "warning";
  /** One sentence, no full stop at its end: `cpus must be a whole number, got "two"`. Further lines quote what a guest printed. */
  message: string;
  /** What to write or run instead: `write cpus: 2`. */
  hint?: string;
  source?: SourceSpan;
  address?: string;
}

export type ProblemCode = `DEV-${number}`;

/** A place in a text file. Lines and columns count from 1; the end is exclusive. */
export interface SourceSpan {
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** A failed effect. `problems` is empty only when nobody is left to tell; `exitCode` follows the table in README.md. */
export class DevorchError extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;

  constructor(problems: readonly Problem[], options: { exitCode?: ExitCode; cause?: unknown } = {}) {
    super(problems.map((p) => `${p.code} ${p.message}`).join("\n"), { cause: options.cause });
    this.name = "DevorchError";
    this.problems = problems;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** Exit codes of the command line; part of the public interface. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
export const exitCodes = {
  success: 0,
  error: 1,
  changes: 2,
  invalid: 3,
  providerUnavailable: 4,
  protected: 5,
  lockHeldOrStale: 6,
  taskFailed: 7,
  timeout: 8,
  interrupted: 130,
  unread: 141,
} as const;

/** Order for reports: file, then line, then column, then code. Problems without a place come last. */
export function comparePlaces(a: Problem, b: Problem): number {
  const [x, y] = [a.source, b.source];
  if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || compareText(a.code, b.code);
  return compareText(x.file, y.file) || x.line - y.line || x.column - y.column || compareText(a.code, b.code);
}
