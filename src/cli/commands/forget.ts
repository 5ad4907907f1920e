import { amend } from "../../core/ledger.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { confirm } from "../confirm.ts";
import { locked } from "../locked.ts";
import { ownedMachine } from "../owned-machine.ts";
import { observe, openProject } from "../project.ts";

/** Lets go of a machine: the instance stays as it is, and is no longer ours. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  return locked(context, args, project, "forget", async (store, ledger) => {
    const { live } = await observe(context, project, { refresh: false, signal: context.signal });
    const { address, record } = ownedMachine(args.positionals[0], { ledger, live });
    if (
      !args.flag("auto-approve") &&
      !(await confirm(context, `Let go of ${record.instance}? It stays as it is.`))
    ) {
      context.say("Nothing was changed.\n");
      return exitCodes.success;
    }
    await store.write(amend(ledger, { record: "drop", address }));
    context.say(
      `${record.instance} is no longer ${address}; \`devorch adopt ${address} ${record.instance}\` takes it back\n`,
    );
    return exitCodes.success;
  });
};
