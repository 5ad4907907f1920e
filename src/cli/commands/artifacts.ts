import { join } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { table } from "../../render/table.ts";
import type { RunCommand } from "../command.ts";
import { namedRun } from "../tasks/kept-runs.ts";

export const run: RunCommand = async (context, args) => {
  const { path, result } = await namedRun(context, args, args.positionals[0]);
  const artifacts = result.jobs.flatMap(({ id, outputs = [] }) =>
    outputs.map((output) => ({ job: id, path: output.path, file: join(path, output.file) })),
  );
  if (context.json) context.printJson({ format_version: "1.0", run: result.id, artifacts });
  else if (artifacts.length === 0)
    context.say(`${result.id} has no artifacts: its tasks have left no outputs\n`);
  else {
    // What a script reads is never cut.
    const { palette } = context.stdout;
    const cells = artifacts.map(({ job, path: guest, file }) => [job, guest, file]);
    context.print(table(["TASK", "OUTPUT", "FILE"], cells, { width: Number.POSITIVE_INFINITY, palette }));
  }
  return exitCodes.success;
};
