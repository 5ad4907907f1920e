import type { Json } from "../../core/plan.ts";
import { exitCodes } from "../../core/problem.ts";
import { valueLines } from "../../render/value-lines.ts";
import type { RunCommand } from "../command.ts";
import { ownedMachine } from "../owned-machine.ts";
import { observe, openProject } from "../project.ts";

/** All that is known of one machine: what the ledger remembers, and what the provider says. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: true, signal: context.signal });
  const { address, record, live } = ownedMachine(args.positionals[0], observed);
  if (context.json)
    context.printJson({ format_version: "1.0", address, recorded: record, live: live ?? null });
  else {
    const value = { recorded: record, live: live ?? "gone" } as unknown as { [key: string]: Json };
    context.print(`${context.stdout.palette.bold(address)}\n${valueLines(value, "  ")}`);
  }
  return exitCodes.success;
};
