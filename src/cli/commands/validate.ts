import { exitCodes } from "../../core/problem.ts";
import { problemsJson } from "../../render/problems.ts";
import { count } from "../../render/units.ts";
import type { RunCommand } from "../command.ts";
import { loadConfiguration } from "../project.ts";

export const run: RunCommand = async (context, args) => {
  const { file, desired } = await loadConfiguration(context, args);
  if (context.json) context.printJson(problemsJson([]));
  else {
    const { green } = context.stdout.palette;
    const counts = [
      count(Object.keys(desired.images).length, "image"),
      count(desired.machines.length, "machine"),
      count(Object.keys(desired.tasks).length, "task"),
    ].join(", ");
    context.print(`${green("valid:")} ${file} (${counts})\n`);
  }
  return exitCodes.success;
};
