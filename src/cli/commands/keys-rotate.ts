import type { MachineAddress } from "../../core/address.ts";
import { instanceNamed } from "../../core/live.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RotationStep } from "../../ssh/rotate.ts";
import type { RunCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { withProjectLock } from "../locked.ts";
import { type PresentMachine, runningMachine } from "../owned-machine.ts";
import { allLedgers, openProject, type Project } from "../project.ts";
import { sshAccess } from "../ssh-access.ts";

/** `devorch keys rotate`: a new key for all machines of the project, those of its other environments included. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  return withProjectLock(context, args, project, "keys rotate", async () => {
    const machines = await machinesOfProject(context, project);
    const leftOut = await sshAccess(context, project).rotate(machines, (step) =>
      context.say(`${words(step)}\n`),
    );
    for (const { message } of leftOut) context.say(`left out: ${message}\n`);
    return exitCodes.success;
  });
};

/** The key is one for all environments. What is in the trash, or stopped, would keep the old key: that must not pass unnoticed. */
async function machinesOfProject(context: Context, project: Project): Promise<PresentMachine[]> {
  const { desired, driver } = project;
  const ledgers = await allLedgers(context, project);
  const live = { instances: await driver.instances(context.signal) };
  return ledgers
    .filter((ledger) => ledger.project === desired.project)
    .flatMap((ledger) =>
      (Object.keys(ledger.machines) as MachineAddress[])
        .filter((address) => instanceNamed(live, ledger.machines[address]!.instance))
        .map((address) => runningMachine(address, { ledger, live })),
    );
}

function words(step: RotationStep): string {
  switch (step.kind) {
    case "make":
      return "make a new key";
    case "accept":
      return `${step.instance}: accept the new key`;
    case "verify":
      return `${step.instance}: log in with the new key`;
    case "switch":
      return "use the new key from now on";
    case "drop":
      return `${step.instance}: refuse the old key`;
    case "forget":
      return "delete the old key";
  }
}
