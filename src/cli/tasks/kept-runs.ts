import { join } from "node:path";
import { locate } from "../../config/load.ts";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import type { RunResult } from "../../generated/run-result-types.ts";
import isRunResult from "../../generated/validate-run-result.js";
import { nodeFiles } from "../../store/files.ts";
import { runsPath } from "../../store/paths.ts";
import { openProcesses } from "../../store/processes.ts";
import { listRuns } from "../../store/runs.ts";
import type { Arguments } from "../command.ts";
import type { Context } from "../context.ts";
import { invalid } from "../invalid.ts";
import { optional } from "../project.ts";

export interface KeptRun {
  id: string;
  path: string;
  /** Absent when it is damaged, or just being made. */
  result?: RunResult;
  /** It goes on; else, a result that says `running` is of a run that was cut off. */
  active: boolean;
  /** Its process was seen running, so that it can be told to end. */
  local: boolean;
}

export async function keptRun(runs: string, id: string): Promise<KeptRun> {
  const path = join(runs, id);
  const result = parsed(await nodeFiles.read(join(path, "result.json"), 64 * 2 ** 20));
  const process = result?.status === "running" ? result.process : undefined;
  const fate = process === undefined ? "dead" : await (await openProcesses()).fate(process);
  return { id, path, ...(result && { result }), active: fate !== "dead", local: fate === "alive" };
}

/** Newest first. */
export async function keptRuns(context: Context, args: Arguments): Promise<readonly KeptRun[]> {
  const place = locate({ cwd: context.world.cwd, ...optional("file", args.value("file")) });
  if ("problems" in place) throw new DevorchError(place.problems, { exitCode: exitCodes.invalid });
  const runs = runsPath(place.root);
  return Promise.all([...(await listRuns(runs))].reverse().map((id) => keptRun(runs, id)));
}

/** Ids of the runs that go on. */
export async function activeRuns(runs: string): Promise<ReadonlySet<string>> {
  const found = await Promise.all((await listRuns(runs)).map((id) => keptRun(runs, id)));
  return new Set(found.filter(({ active }) => active).map(({ id }) => id));
}

/** The run with this id, or whose id ends or begins so; without one the latest. Throws DEV-704. */
export async function namedRun(
  context: Context,
  args: Arguments,
  name: string | undefined,
): Promise<KeptRun & { result: RunResult }> {
  const runs = (await keptRuns(context, args)).filter(hasResult);
  const found = name === undefined ? runs.slice(0, 1) : runs.filter(({ id }) => matches(id, name));
  if (found.length === 1) return found[0]!;
  throw invalid(
    "DEV-704",
    name === undefined
      ? "there is no run"
      : `${found.length === 0 ? "no run" : "more than one run"} is called "${name}"`,
    runs.length === 0 ? "devorch run makes one" : `the latest is ${runs[0]!.id}; devorch runs lists them`,
  );
}

function hasResult(run: KeptRun): run is KeptRun & { result: RunResult } {
  return run.result !== undefined;
}

function matches(id: string, name: string): boolean {
  return id.startsWith(name) || id.endsWith(name);
}

function parsed(text: string | undefined): RunResult | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isRunResult(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
