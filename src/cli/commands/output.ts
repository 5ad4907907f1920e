import type { Desired } from "../../core/desired.ts";
import { own } from "../../core/own.ts";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import { type Lookup, references, revealText, type Text } from "../../core/text.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { lookupIn } from "../lookup.ts";
import { nearest } from "../nearest.ts";
import { outputsJson, printOutputs } from "../print-outputs.ts";
import { glance, openProject } from "../project.ts";

export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const { outputs } = project.desired;
  const lookup = lookupIn(await glance(context, project, context.signal));
  const name = args.positionals[0];
  if (name === undefined) {
    if (context.json) context.printJson(outputsJson(outputs, lookup));
    else printOutputs(context, outputs, lookup);
    return exitCodes.success;
  }
  const output = own(outputs, name);
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
        hint: hintFor(output, lookup, project.desired),
      },
    ]);
  }
  if (context.json) context.printJson(value);
  else context.print(`${value}\n`);
  return exitCodes.success;
};

/** An address that the configuration does not let be cannot be had by apply. */
function hintFor(output: Text, lookup: Lookup, { machines }: Desired): string {
  const resting = references(output)
    .filter((reference) => reference.attribute === "ipv4" && lookup(reference) === undefined)
    .flatMap(({ machine }) => machines.filter(({ address }) => address === `machine.${machine}`))
    .find(({ state }) => state !== "running");
  return resting
    ? `${resting.address} has an address only while it runs, and the configuration says state: ${resting.state}`
    : "run devorch apply first";
}
