import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import manifest from "../package.json" with { type: "json" };
import { applyAgain } from "./cli/apply-plan.ts";
import { Arguments, type RunCommand } from "./cli/command.ts";
import { run as applyCommand } from "./cli/commands/apply.ts";
import { run as planCommand } from "./cli/commands/plan.ts";
import { run as runCommand } from "./cli/commands/run.ts";
import { Context, interrupted } from "./cli/context.ts";
import { processWorld } from "./cli/world.ts";
import type { Event } from "./core/event.ts";
import { blockingProblems } from "./core/planner.ts";
import { DevorchError, type ExitCode, exitCodes, type Problem } from "./core/problem.ts";
import type { TaskEvent } from "./core/tasks/task-event.ts";
import type { RunResult } from "./generated/run-result-types.ts";
import { type PlanJson, planJson } from "./render/plan-json.ts";

export { DevorchError, type Event, type PlanJson, type Problem, type RunResult, type TaskEvent };

export interface ProjectOptions {
  /** Where the configuration is looked for. The working directory unless given. */
  folder?: string;
  /** The configuration, seen from `folder`. */
  file?: string;
  environment?: string;
  /** Not those that are sensitive: `process.env.DEVORCH_VAR_NAME` has them. */
  vars?: Readonly<Record<string, string>>;
  /** Aborted once, it stops as Ctrl-C does: nothing new starts; a step of `apply` is let end, a task of `run` is ended in its machine. */
  signal?: AbortSignal;
}

export interface PlanOptions extends ProjectOptions {
  /** Addresses such as `machine.web`: these alone, with all that they depend on. */
  targets?: readonly string[];
  /** Addresses of machines that are made anew. */
  replace?: readonly string[];
  /** Names of instances that were protected once, and that may now go all the same. */
  confirmed?: readonly string[];
}

export interface ApplyOptions extends PlanOptions {
  /** How many steps at a time: 10 unless given. */
  parallelism?: number;
  onEvent?(event: Event): void;
}

export interface RunOptions extends ProjectOptions {
  /** Machines or labels. Where the tasks say unless given. */
  on?: readonly string[];
  /** How many tasks at a time: 10 unless given. */
  parallelism?: number;
  onEvent?(event: TaskEvent): void;
}

/** What `devorch plan --json` prints. A plan that is blocked is one, too: `errored`. Throws DevorchError. */
export async function plan(options: PlanOptions = {}): Promise<PlanJson> {
  return (await perform(planCommand, options, planArguments(options))).plan!;
}

/** Does what a plan says, without asking, and returns that plan. Throws DevorchError when it is blocked, fails or is stopped. */
export async function apply(options: ApplyOptions = {}): Promise<PlanJson> {
  const { code, plan, problems } = await perform(applyCommand, options, {
    ...planArguments(options),
    parallelism: options.parallelism?.toString(),
  });
  if (code === exitCodes.interrupted) throw interrupted(applyAgain);
  if (code !== exitCodes.success) throw new DevorchError(problems, { exitCode: code });
  return plan!;
}

/** Runs tasks of the configuration. A task that fails is a result: see its `status`. Throws DevorchError when no run comes about. */
export async function run(tasks: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { file: config, on = [], parallelism } = options;
  // For `devorch run`, --file is a file of tasks.
  const more = { config, on, parallelism: parallelism?.toString() };
  return (await perform(runCommand, options, more, tasks)).result!;
}

function planArguments({ file, targets, replace, confirmed }: PlanOptions) {
  return { file, target: targets, replace, confirm: confirmed };
}

interface Performed {
  code: ExitCode;
  plan?: PlanJson;
  result?: RunResult;
  /** Why the plan is blocked, or what failed. */
  problems: readonly Problem[];
}

/** One command, heard instead of read: it prints nothing. */
async function perform(
  command: RunCommand,
  options: ProjectOptions & { onEvent?: (event: never) => void },
  more: Readonly<Record<string, string | readonly string[] | undefined>>,
  positionals: readonly string[] = [],
): Promise<Performed> {
  const { signal, folder = process.cwd() } = options;
  if (signal?.aborted) throw interrupted();
  const onEvent = options.onEvent as ((event: Event | TaskEvent) => void) | undefined;
  const heard: Omit<Performed, "code"> & { problems: Problem[] } = { problems: [] };
  const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() }) as NodeJS.WriteStream;
  let release = () => {};
  const context = new Context(
    {
      ...processWorld(fileURLToPath(new URL("..", import.meta.url))),
      cwd: folder,
      stdout: silent(),
      stderr: silent(),
      onInterrupt(handler) {
        signal?.addEventListener("abort", handler);
        release = () => signal?.removeEventListener("abort", handler);
        return release;
      },
    },
    { debug: false, json: false },
    {
      planned(plan, lookup) {
        heard.plan = planJson(plan, manifest.version, lookup);
        heard.problems = [...blockingProblems(plan)];
      },
      happened(event) {
        if (event.type === "step_end" && event.outcome.status === "failed")
          heard.problems.push(event.outcome.problem);
        // The program may keep its events; these bytes are lent.
        onEvent?.(event.type === "job_output" ? { ...event, bytes: Uint8Array.from(event.bytes) } : event);
      },
      ran(result) {
        heard.result = result;
      },
    },
  );
  try {
    const code = (await command(context, argumentsOf(options, more, positionals))) as ExitCode;
    return { code, ...heard };
  } finally {
    release();
  }
}

function argumentsOf(
  { environment, vars = {} }: ProjectOptions,
  more: Parameters<typeof perform>[2],
  positionals: readonly string[],
): Arguments {
  return new Arguments(positionals, [], {
    ...more,
    env: environment,
    var: Object.entries(vars).map(([name, value]) => `${name}=${value}`),
    "auto-approve": true,
  });
}
