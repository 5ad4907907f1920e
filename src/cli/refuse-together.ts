import type { Arguments } from "./command.ts";
import { invalid } from "./invalid.ts";

/** Throws DEV-190 when more than one of these options is given: all but one would be left out without a word. */
export function refuseTogether(args: Arguments, ...names: readonly string[]): void {
  const given = names.filter((name) => args.flag(name) || args.list(name).length > 0);
  if (given.length > 1)
    throw invalid(
      "DEV-190",
      `${given.map((name) => `--${name}`).join(" and ")} contradict each other`,
      "give one of them",
    );
}
