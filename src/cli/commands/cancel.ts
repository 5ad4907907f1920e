import { dirname } from "node:path";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { takeOver } from "../tasks/background.ts";
import { keptRun, namedRun } from "../tasks/kept-runs.ts";

const pollMs = 100;

/** Ends a run as Ctrl-C does, wherever it was started on this host, and waits until it is over. Of one that was cut off, commands may still run. */
export const run: RunCommand = async (context, args) => {
  const [name] = args.positionals;
  if (name === undefined) throw invalid("DEV-190", "name a run", "devorch runs lists them");
  let found: Awaited<ReturnType<typeof keptRun>> = await namedRun(context, args, name);
  const { id, path } = found;
  while (!found.active && found.result?.status === "running") {
    const taken = await takeOver(context, { id, path });
    if (typeof taken === "number") return taken;
    found = await keptRun(dirname(path), id);
    if (taken !== "held") break;
    await context.world.clock.sleep(pollMs, context.signal);
  }
  if (!found.active) context.say(`${id} is over already\n`);
  else if (!found.local) throw elsewhere(id, found.result!.process!.host);
  else process.kill(found.result!.process!.pid, "SIGTERM");
  while (found.active) {
    await context.world.clock.sleep(pollMs, context.signal);
    found = await keptRun(dirname(path), id);
  }
  return exitCodes.success;
};

function elsewhere(id: string, host: string): DevorchError {
  return new DevorchError([
    {
      code: "DEV-709",
      severity: "error",
      message: `${id} was started on ${host}, by a process that cannot be seen from here`,
      hint: "run devorch cancel there",
    },
  ]);
}
