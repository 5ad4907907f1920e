import type { Arguments } from "./command.ts";
import { invalid } from "./invalid.ts";

/** How many things run at a time, as `--parallelism` says. */
export function parallelismOf(args: Arguments): number {
  const text = args.value("parallelism") ?? "10";
  const parallelism = Number(text);
  if (Number.isInteger(parallelism) && parallelism >= 1) return parallelism;
  throw invalid(
    "DEV-190",
    `--parallelism must be a whole number from 1, got "${text}"`,
    "write --parallelism 10",
  );
}
