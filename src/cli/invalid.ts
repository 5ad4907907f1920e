import { DevorchError, exitCodes, type ProblemCode } from "../core/problem.ts";

/** What was asked for cannot be: nothing was done. Exit code 3. */
export function invalid(code: ProblemCode, message: string, hint: string, address?: string): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint, ...(address && { address }) }], {
    exitCode: exitCodes.invalid,
  });
}
