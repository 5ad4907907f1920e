import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { recordedMachine } from "../owned-machine.ts";
import { ledgerStoreOf, openProject, readLedger } from "../project.ts";

/** The whole record of a machine, as the ledger holds it: it is JSON there, and holds no secret. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const ledger = await readLedger(context, ledgerStoreOf(context, project), project);
  const { address, record } = recordedMachine(args.positionals[0], ledger);
  context.printJson({ format_version: "1.0", address, machine: record });
  return exitCodes.success;
};
