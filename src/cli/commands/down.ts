import { exitCodes } from "../../core/problem.ts";
import { applyPlan } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";
import { ownedMachine } from "../owned-machine.ts";

/** `devorch down`: the deletion of one machine, with all that guards one. */
export const run: RunCommand = async (context, args) => {
  const [name] = args.positionals;
  let configured: string | undefined;
  const code = await applyPlan(context, args, {
    command: "down",
    question: `Do you really want to delete ${name}? There is no undo.`,
    refresh: true,
    planOptions({ desired }, observed) {
      const { address } = ownedMachine(name, observed);
      configured = desired.machines.find((machine) => machine.address === address)?.address;
      return {
        destroy: true,
        targets: [address],
        adHoc: address,
        confirmed: args.list("confirm"),
        discardWork: args.flag("discard-work"),
      };
    },
  });
  if (configured && code === exitCodes.success)
    context.say(`${configured} is still in the configuration: the next apply makes it again\n`);
  return code;
};
