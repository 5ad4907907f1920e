import { exitCodes } from "../../core/problem.ts";
import { valueText } from "../../render/value-text.ts";
import type { RunCommand } from "../command.ts";
import { observe, openProject, planFrom } from "../project.ts";

/** What changed outside devorch since it last looked. Exit code 2 when something did. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: true, signal: context.signal });
  const { drift } = await planFrom(context, project, observed, { refreshOnly: true });
  if (context.json) context.printJson({ format_version: "1.0", drift });
  else if (drift.length === 0) context.print("No drift. Everything is as devorch left it.\n");
  else {
    for (const { address, path, recorded, live, unit } of drift) {
      const shown = (value: typeof live) => (value === undefined ? "gone" : valueText(value, unit));
      context.print(`${address}: ${path} ${shown(recorded)} → ${shown(live)}\n`);
    }
  }
  return drift.length > 0 ? exitCodes.changes : exitCodes.success;
};
