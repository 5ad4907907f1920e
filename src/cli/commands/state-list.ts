import { compareText } from "../../core/compare-text.ts";
import { exitCodes } from "../../core/problem.ts";
import { table } from "../../render/table.ts";
import type { RunCommand } from "../command.ts";
import { ledgerStoreOf, openProject, readLedger } from "../project.ts";

/** What the ledger holds, in few words. The provider is not asked: `devorch status` does. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const { machines, lineage, serial } = await readLedger(context, ledgerStoreOf(context, project), project);
  const rows = Object.entries(machines).sort(([a], [b]) => compareText(a, b));
  if (context.json) {
    const listed = rows.map(([address, { instance, phase }]) => ({ address, instance, phase }));
    context.printJson({ format_version: "1.0", lineage, serial, machines: listed });
  } else if (rows.length === 0) context.print("The ledger holds no machine.\n");
  else {
    const cells = rows.map(([address, { instance, phase }]) => [address, instance, phase]);
    context.print(table(["ADDRESS", "INSTANCE", "PHASE"], cells, context.stdout));
  }
  return exitCodes.success;
};
