import { DevorchError, exitCodes } from "../../core/problem.ts";
import { revealText } from "../../core/text.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { lookupIn } from "../lookup.ts";
import { nearest } from "../nearest.ts";
import { outputsJson, printOutputs } from "../print-outputs.ts";
import { observe, openProject } from "../project.ts";

export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const { outputs } = project.desired;
  const lookup = lookupIn(await observe(context, project, { refresh: false, signal: context.signal }));
  const name = args.positionals[0];
  if (name === undefined) {
    if (context.json) context.printJson(outputsJson(outputs, lookup));
    else printOutputs(context, outputs, lookup);
    return exitCodes.success;
  }
  const output = outputs[name];
  if (output === undefined) {
    const known = Object.keys(outputs);
    throw invalid(
      "DEV-192",
      `there is no output "${name}"`,
      `write ${nearest(name, known) ?? (known.join(", ") || "outputs: in devorch.yaml")}`,
    );
  }
  // One output asked for by name is data for a script: given as it is, sensitive parts included, as Terraform does.
  const value = revealText(output, lookup);
  if (value === undefined) {
    throw new DevorchError([
      {
        code: "DEV-541",
        severity: "error",
        message: `output "${name}" is not known yet`,
        hint: "run devorch apply first",
      },
    ]);
  }
  context.print(`${value}\n`);
  return exitCodes.success;
};
