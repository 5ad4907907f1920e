import type { MachineAddress } from "../../core/address.ts";
import { instanceNamed } from "../../core/live.ts";
import { exitCodes } from "../../core/problem.ts";
import { formatSize } from "../../core/size.ts";
import { table } from "../../render/table.ts";
import type { RunCommand } from "../command.ts";
import { observe, openProject } from "../project.ts";

export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const { ledger, live } = await observe(context, project, { refresh: true, signal: context.signal });
  const rows = (Object.keys(ledger.machines) as MachineAddress[]).sort().map((address) => {
    const record = ledger.machines[address]!;
    const found = instanceNamed(live, record.instance);
    return {
      address,
      instance: record.instance,
      state: found?.state ?? "gone",
      ipv4: found?.ipv4[0] ?? "",
      cpus: found?.sizes?.cpus ?? record.sizes.cpus,
      memory: formatSize(found?.sizes?.memoryBytes ?? record.sizes.memoryBytes),
      disk: formatSize(found?.sizes?.diskBytes ?? record.sizes.diskBytes),
      from: "image" in record.origin ? record.origin.image : record.origin.from,
      notes: [
        ...(record.phase === "complete" ? [] : [record.phase === "expired" ? "expired" : "unfinished"]),
        ...(record.protect ? ["protected"] : []),
        ...(record.adHoc ? ["ad hoc"] : []),
      ],
    };
  });
  if (context.json)
    context.printJson({
      format_version: "1.0",
      project: ledger.project,
      environment: ledger.environment ?? null,
      machines: rows,
    });
  else if (rows.length === 0) context.print("No machines. `devorch plan` shows what apply would make.\n");
  else {
    const head = ["ADDRESS", "INSTANCE", "STATE", "IPV4", "CPUS", "MEMORY", "DISK", "FROM", "NOTES"];
    const cells = rows.map((row) => [
      row.address,
      row.instance,
      row.state,
      row.ipv4,
      `${row.cpus}`,
      row.memory,
      row.disk,
      row.from,
      row.notes.join(", "),
    ]);
    // A terminal of 80 columns has room for the others, and most machines need no note.
    const shown = rows.some(({ notes }) => notes.length > 0) ? head.length : head.length - 1;
    context.print(
      table(
        head.slice(0, shown),
        cells.map((row) => row.slice(0, shown)),
        context.stdout,
      ),
    );
  }
  return exitCodes.success;
};
