import { instanceNamed } from "../../core/live.ts";
import { exitCodes } from "../../core/problem.ts";
import { whyTaken } from "../adoption.ts";
import type { RunCommand } from "../command.ts";
import { allLedgers, observe, openProject, optional } from "../project.ts";

/**
 * After a ledger was lost: which instances bear the names of machines that the ledger does not hold, and what adopts them. It proposes
 * and changes nothing, since a name alone does not say whose an instance is.
 */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: false, signal: context.signal });
  const all = { ...observed, ledgers: await allLedgers(context, project) };
  const found = project.desired.machines.flatMap(({ address, instance }) => {
    const live = instanceNamed(observed.live, instance);
    if (observed.ledger.machines[address] || !live || live.state === "Deleted") return [];
    const problem = whyTaken(live, all)?.message;
    return [{ address, instance: live.name, state: live.state, ...optional("problem", problem) }];
  });
  const adoptable = found.filter(({ problem }) => problem === undefined);
  if (context.json) context.printJson({ format_version: "1.0", machines: found });
  else {
    for (const { problem } of found) if (problem) context.print(`# ${problem}\n`);
    for (const { address, instance } of adoptable) context.print(`devorch adopt ${address} ${instance}\n`);
  }
  context.say(
    adoptable.length === 0
      ? "Nothing to recover: no instance that nobody owns has the name of a machine that the ledger does not hold.\n"
      : "If these are yours, run the commands above; adopted machines are protected.\n",
  );
  return exitCodes.success;
};
