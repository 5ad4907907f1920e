import { join } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { keptText } from "../../render/task-text.ts";
import { type Piece, RunLogReader } from "../../store/run-log-reader.ts";
import { jobPath } from "../../store/runs.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { keptRun, namedRun } from "../tasks/kept-runs.ts";

const pollMs = 200;

/** What the tasks of a run said, in the order in which they said it. */
export const run: RunCommand = async (context, args) => {
  context.onlyShows();
  const [name, task] = args.positionals;
  const { id, path, result, active } = await namedRun(context, args, name);
  const jobs = result.jobs.filter((job) => task === undefined || [job.id, job.task].includes(task));
  if (jobs.length === 0)
    throw invalid(
      "DEV-704",
      `${id} has no task "${task}"`,
      `it has: ${result.jobs.map((job) => job.id).join(", ")}`,
    );
  const readers = jobs.map((job) => ({
    id: job.id,
    machine: job.instance,
    log: new RunLogReader(join(path, jobPath(job.instance, job.task))),
  }));
  const render = keptText(readers, context.stdout.palette, {
    times: args.flag("timestamps"),
    room: () => context.room(),
  });
  for (let goesOn = active; ; goesOn = (await keptRun(join(path, ".."), id)).active) {
    const pieces: [Piece, (typeof readers)[number]][] = [];
    for (const reader of readers) for (const piece of await reader.log.next()) pieces.push([piece, reader]);
    for (const [piece, reader] of pieces.sort(([a], [b]) => a.atMs - b.atMs)) {
      context.signal.throwIfAborted();
      const bytes = await reader.log.bytes(piece);
      if (args.flag("raw")) await context.printed(bytes, piece.stream);
      else await context.printed(render.push(reader.id, piece, bytes));
    }
    if (!goesOn || !args.flag("follow")) break;
    await context.world.clock.sleep(pollMs, context.signal);
  }
  if (!args.flag("raw")) await context.printed(render.end());
  return exitCodes.success;
};
