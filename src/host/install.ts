import type { HostFacts } from "../core/host/facts.ts";
import type { HostAction } from "../core/host/remedy.ts";
import { works } from "../core/host/setup.ts";
import { DevorchError, exitCodes, type Problem } from "../core/problem.ts";
import type { Clock } from "../engine/ports.ts";

export interface Installing {
  run(argv: readonly string[]): Promise<number>;
  facts(): Promise<HostFacts>;
  clock: Clock;
  /** Told before each command. */
  show(argv: readonly string[]): void;
  signal: AbortSignal;
}

/** A daemon that was just installed needs a moment until it answers. */
const settleMs = 60_000;

/**
 * Runs the commands of setup one after the other, and sees after the last of each part that it is well. When one
 * fails, or `signal` comes, what this run installed is taken back, the last first; then throws DEV-810, or DEV-811
 * when that failed, too. A run that was killed leaves what it installed, which the next one finds there.
 */
export async function install(actions: readonly HostAction[], installing: Installing): Promise<void> {
  const undo: (readonly string[])[] = [];
  for (const [at, action] of actions.entries()) {
    const failure = await perform(action, actions[at + 1]?.part !== action.part, installing, undo);
    if (failure !== undefined) throw await takeBack(failure, undo, installing);
  }
}

/** Why the action failed. What is to be taken back from now on is added to `undo`, also after half a success. */
async function perform(
  { part, argv, undo }: HostAction,
  last: boolean,
  installing: Installing,
  undos: (readonly string[])[],
): Promise<string | undefined> {
  if (installing.signal.aborted) return "interrupted";
  installing.show(argv);
  const exit = await installing.run(argv);
  if (exit === 0 && undo) undos.unshift(undo);
  if (installing.signal.aborted) return "interrupted";
  if (exit !== 0)
    return `"${argv.join(" ")}" ${exit < 0 ? "could not be run to its end" : `failed with exit code ${exit}`}`;
  if (last && !(await settled(part, installing))) return `${part} is not well after "${argv.join(" ")}"`;
  return undefined;
}

async function settled(part: HostAction["part"], { facts, clock, signal }: Installing): Promise<boolean> {
  const deadline = clock.nowMs() + settleMs;
  while (!works(part, await facts())) {
    if (clock.nowMs() >= deadline || signal.aborted) return false;
    await clock.sleep(1000);
  }
  return true;
}

async function takeBack(
  failure: string,
  undos: readonly (readonly string[])[],
  { run, show, signal }: Installing,
): Promise<DevorchError> {
  const left: string[] = [];
  for (const argv of undos) {
    show(argv);
    if ((await run(argv)) !== 0) left.push(argv.join(" "));
  }
  const problem: Problem =
    left.length === 0
      ? {
          code: "DEV-810",
          severity: "error",
          message: `${failure}; ${undos.length > 0 ? "what was installed before is taken back" : "nothing was installed before"}`,
          hint: "see what it said above, then run devorch setup again",
        }
      : {
          code: "DEV-811",
          severity: "error",
          message: `${failure}; and not all that was installed before could be taken back`,
          hint: `run by hand: ${left.join("; ")}`,
        };
  return new DevorchError([problem], { exitCode: signal.aborted ? exitCodes.interrupted : exitCodes.error });
}
