import { reasonOf, type TaskEvent } from "../core/tasks/task-event.ts";
import type { RunResult } from "../generated/run-result-types.ts";
import { githubGroup } from "./github.ts";
import { LineDecoder } from "./line-decoder.ts";
import { neutralise, neutraliseLine } from "./neutralise.ts";
import type { LineRoom } from "./plain-lines.ts";
import type { Palette } from "./style.ts";
import { elapsed } from "./units.ts";

/** What to write for an event, `""` for nothing. */
export type TaskRenderer = (event: TaskEvent) => string | Uint8Array;

/** A job as a run's result has it from the start. */
export type ShownJob = Pick<RunResult["jobs"][number], "id" | "task" | "machine" | "instance">;

/** What tasks say, line by line, each behind the name of its job. A machine has one colour. `room` is asked for each piece. */
export function taskText(
  jobs: readonly ShownJob[],
  palette: Palette,
  room: () => LineRoom | undefined,
): TaskRenderer {
  const prefixes = prefixesOf(
    jobs.map(({ id, instance }) => ({ id, machine: instance })),
    palette,
  );
  const decoders = new Map(jobs.map(({ id }) => [id, new LineDecoder()]));
  return (event) => {
    const decoder = decoders.get(event.job)!;
    const prefix = prefixes.get(event.job)!;
    switch (event.type) {
      case "job_start":
        return event.attempt === 1 ? `${event.job}: runs because ${neutraliseLine(event.because)}\n` : "";
      case "job_output":
        return decoder.show(event.stream, event.bytes, prefix, room());
      case "job_retry":
      case "job_end":
        return `${decoder.showEnd(prefix)}${event.job}: ${endText(event, palette)}\n`;
    }
  };
}

/** What was kept of tasks, as it was shown; with `times` each line says when it came. */
export function keptText(
  jobs: readonly { id: string; machine: string }[],
  palette: Palette,
  { times, room }: { times: boolean; room: () => LineRoom | undefined },
) {
  const prefixes = prefixesOf(jobs, palette);
  const decoders = new Map(jobs.map(({ id }) => [id, new LineDecoder()]));
  let lastAtMs = 0;
  const prefix = (job: string) =>
    `${times ? `${new Date(lastAtMs).toISOString()} ` : ""}${prefixes.get(job)}`;
  return {
    push(job: string, { atMs, stream }: { atMs: number; stream: "stdout" | "stderr" }, bytes: Uint8Array) {
      lastAtMs = atMs;
      return decoders.get(job)!.show(stream, bytes, prefix(job), room());
    },
    end: () => jobs.map(({ id }) => decoders.get(id)!.showEnd(prefix(id))).join(""),
  };
}

function prefixesOf(
  jobs: readonly { id: string; machine: string }[],
  palette: Palette,
): ReadonlyMap<string, string> {
  const paints = [palette.cyan, palette.yellow, palette.magenta, palette.green];
  const machines = [...new Set(jobs.map(({ machine }) => machine))];
  return new Map(
    jobs.map(({ id, machine }) => [id, `${paints[machines.indexOf(machine) % paints.length]!(`${id} |`)} `]),
  );
}

/** A run for GitHub's log: what a job said in a group that folds, when it has ended. `newToken` is fresh and random each time. */
export function taskGroups(
  jobs: readonly ShownJob[],
  palette: Palette,
  newToken: () => string,
): (event: TaskEvent) => string {
  const decoders = new Map(jobs.map(({ id }) => [id, new LineDecoder(groupLines)]));
  return (event) => {
    const decoder = decoders.get(event.job)!;
    switch (event.type) {
      case "job_start":
      case "job_retry":
        return "";
      case "job_output":
        decoder.push(event.stream, event.bytes);
        return "";
      case "job_end": {
        decoder.end();
        const title = `${event.job}: ${endText(event, palette)}`;
        return githubGroup(title, decoder.tail.map((line) => `${neutralise(line)}\n`).join(""), newToken());
      }
    }
  };
}

/** The last lines of a job that are shown at its end; the run's folder has all of them. */
const groupLines = 5_000;

function endText(
  event: Extract<TaskEvent, { type: "job_retry" | "job_end" }>,
  { green, red, yellow }: Palette,
): string {
  if (event.type === "job_retry")
    return yellow(`${neutraliseLine(event.reason)}; tried again in ${elapsed(event.afterMs)}`);
  const { result } = event;
  const reason = neutraliseLine(reasonOf(result) ?? "");
  switch (result.status) {
    case "passed":
      return green(`passed after ${elapsed(result.tries.durationMs)}`);
    case "cached":
      return green("cached: it passed before, and nothing has changed since");
    case "skipped":
      return yellow(`skipped: ${reason}`);
    case "interrupted":
      return yellow(`interrupted: ${reason}`);
    case "failed":
    case "timed-out":
      return red(`failed: it ${reason}`);
    case "errored":
      return red(`failed: ${reason} (${result.problem.code})`);
  }
}
