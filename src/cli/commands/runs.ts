import { exitCodes } from "../../core/problem.ts";
import { table } from "../../render/table.ts";
import { elapsed } from "../../render/units.ts";
import type { RunCommand } from "../command.ts";
import { keptRuns } from "../tasks/kept-runs.ts";

export const run: RunCommand = async (context, args) => {
  const runs = await keptRuns(context, args);
  const rows = runs.map(({ id, path, result, active }) => ({
    id,
    status: result?.status === "running" && !active ? "cut off" : (result?.status ?? "damaged"),
    tasks: [...new Set(result?.jobs.map(({ task }) => task))],
    took_ms: result?.ended_at ? Date.parse(result.ended_at) - Date.parse(result.started_at) : null,
    path,
  }));
  if (context.json) context.printJson({ format_version: "1.0", runs: rows });
  else if (rows.length === 0) context.print("No runs. `devorch run TASK` makes one.\n");
  else {
    const cells = rows.map(({ id, status, took_ms, tasks }) => [
      id,
      status,
      took_ms === null ? "" : elapsed(took_ms),
      tasks.join(" "),
    ]);
    context.print(table(["RUN", "STATUS", "TOOK", "TASKS"], cells, context.stdout));
  }
  return exitCodes.success;
};
