import { dirname, join } from "node:path";
import { type Address, addressName } from "../../core/address.ts";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import { ensurePrivateDirectory, writePrivateFile } from "../../ssh/private-files.ts";
import { type SshTarget, sshConfig } from "../../ssh/ssh-config.ts";
import type { RunCommand } from "../command.ts";
import { runningMachine } from "../owned-machine.ts";
import { glance, openProject } from "../project.ts";
import { outOfReach, sshAccess } from "../ssh-access.ts";

/** `devorch ssh-config`: every machine that SSH reaches, by its instance's name and, outside of environments, as `dev-web`. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await glance(context, project, context.signal);
  const { target } = sshAccess(context, project);
  const targets: SshTarget[] = [];
  for (const address of Object.keys(observed.ledger.machines).sort() as Address[]) {
    try {
      const reached = await target(runningMachine(address, observed), { renew: args.flag("write") });
      const aliases = project.desired.environment ? [] : [`dev-${addressName(address)}`];
      targets.push({ ...reached, aliases: aliases.filter((alias) => alias !== reached.instance) });
    } catch (error) {
      if (!(error instanceof DevorchError) || !(leftOut(error) || outOfReach(error))) throw error;
      context.say(`left out: ${error.problems[0]!.message}\n`);
    }
  }
  const text = sshConfig(targets);
  if (!args.flag("write")) {
    context.print(text);
    return exitCodes.success;
  }
  const file = project.paths.sshConfig;
  ensurePrivateDirectory(dirname(file));
  writePrivateFile(file, text);
  context.say(`${file} is written. ~/.ssh/config reads it with this as its first line:\n`);
  context.print(`Include "${join(dirname(file), "*.conf")}"\n`);
  return exitCodes.success;
};

/** Not there, or not running. */
function leftOut({ problems }: DevorchError): boolean {
  return problems[0]!.code === "DEV-331" || problems[0]!.code === "DEV-332";
}
