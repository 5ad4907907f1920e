import { amend } from "../../core/ledger.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { approved } from "../confirm.ts";
import { locked } from "../locked.ts";
import { recordedMachine } from "../owned-machine.ts";
import { openProject } from "../project.ts";

/** Lets go of a machine: the instance stays as it is, and is no longer ours. The provider is not asked, so it need not answer. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  return locked(context, args, project, "forget", async (store, ledger) => {
    const { address, record } = recordedMachine(args.positionals[0], ledger);
    if (!(await approved(context, args, `Let go of ${record.instance}? It stays as it is.`)))
      return exitCodes.success;
    await store.write(amend(ledger, { record: "drop", address }));
    context.say(
      `${record.instance} is no longer ${address}; \`devorch adopt ${address} ${record.instance}\` takes it back\n`,
    );
    return exitCodes.success;
  });
};
