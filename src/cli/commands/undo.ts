import { recognised } from "../../core/kinds/machine.ts";
import { amend } from "../../core/ledger.ts";
import { instanceNamed } from "../../core/live.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { locked } from "../locked.ts";
import { ownedMachine } from "../owned-machine.ts";
import { plainCall } from "../plain-call.ts";
import { observe, openProject } from "../project.ts";

/** Brings a machine back from the trash, within its window. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  return locked(context, args, project, "undo", async (store, ledger) => {
    const { live } = await observe(context, project, { refresh: true, signal: context.signal });
    const { address, record } = ownedMachine(args.positionals[0], { ledger, live });
    const found = instanceNamed(live, record.instance);
    // A name alone is no proof: what we put there, and what can still be read of it, must agree.
    if (found?.state === "Deleted" && record.deletedAtMs === undefined) {
      throw invalid(
        "DEV-336",
        `${record.instance} is in the trash, but was not put there by devorch`,
        `take it out as it came in: multipass recover ${record.instance}`,
        address,
      );
    }
    if (found?.state !== "Deleted" || !recognised(record, found)) {
      throw invalid(
        "DEV-336",
        `${record.instance} is not in the trash`,
        "devorch status shows what there is",
        address,
      );
    }
    await project.driver.perform({ do: "recover", instance: record.instance }, plainCall(context.signal));
    await store.write(amend(ledger, { record: "patch", address, patch: { deletedAtMs: undefined } }));
    context.say(
      `${record.instance} is back, stopped; put it into devorch.yaml again, or the next apply deletes it\n`,
    );
    return exitCodes.success;
  });
};
