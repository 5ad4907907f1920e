import { instanceNamed } from "../../core/live.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Call } from "../../engine/ports.ts";
import { type Command, commandsOf, type HostAction } from "./commands.ts";
import type { Daemon } from "./daemon.ts";
import { errorOf, type Failure, unclear } from "./failure.ts";
import { judge, lookAt } from "./judge.ts";
import { look, type Sight } from "./observe.ts";

/** Whether a guest can be talked to, and is not only said to be running. */
export type Answers = (instance: string, signal: AbortSignal) => Promise<boolean>;

/** For how long something is watched: a state that will pass, what a call left unclear, what a call says but nobody sees. */
const patienceMs = { passing: 330_000, unclear: 90_000, unseen: 10_000 };

/** These copy or rewrite disks inside the daemon's own loop: one at a time. */
const exclusive: ReadonlySet<HostAction["do"]> = new Set(["clone", "snapshot", "restore", "delete-snapshot"]);

/**
 * Brings about the postcondition of an action: look, judge, call, and look again until an observation confirms it.
 * A call is made only after a look that asks for it, and never on top of one that may still be at work.
 */
export function settle(
  daemon: Daemon,
  answers: Answers,
  action: HostAction,
  call: Pick<Call, "signal" | "begin">,
): Promise<void> {
  const work = () => bringAbout(daemon, answers, action, call);
  return exclusive.has(action.do) ? daemon.serial(work) : work();
}

async function bringAbout(
  daemon: Daemon,
  answers: Answers,
  action: HostAction,
  { signal, begin }: Pick<Call, "signal" | "begin">,
): Promise<void> {
  const { clock } = daemon;
  const startedAtMs = clock.nowMs();
  const fresh = "fresh" in action ? action.fresh : undefined;
  let commands = commandsOf(action);
  let outcome: "not called" | "succeeded" | Failure = "not called";
  let calledAtMs: number | undefined;
  let mended = false;
  for (let looks = 0; ; looks++) {
    const sight = await look(daemon, action.instance, lookAt(action), signal);
    if (fresh && outcome === "not called" && instanceNamed(sight, action.instance)) throw nameTaken(action);
    const verdict = judge(action, sight, outcome === "succeeded");
    const failure = typeof outcome === "object" ? outcome : undefined;
    if (typeof verdict === "object")
      throw new DevorchError([verdict.refused], { exitCode: verdict.exitCode });
    if (looks === 0) await begin?.();
    // The name was free when we looked and taken when we called: what is there now is not ours.
    if (failure?.kind === "exists" && fresh !== false) throw errorOf(failure);
    if (verdict === "done") return;

    const waitedMs = clock.nowMs() - (calledAtMs ?? startedAtMs);
    if (verdict === "wait") {
      if (waitedMs > patienceMs.passing) throw failure ? errorOf(failure) : stuck(action, sight);
    } else if (outcome === "not called") {
      outcome = await callAll(daemon, action, commands, signal);
      calledAtMs ??= clock.nowMs();
      continue;
    } else if (failure) {
      if (!unclear(failure) || waitedMs > unclearMs(action)) throw errorOf(failure);
      // The daemon never took these up, so there is nothing to call on top of.
      if (neverTaken.has(failure.kind)) outcome = "not called";
    } else if (waitedMs > patienceMs.unseen) {
      const again: readonly Command[] | undefined = mended
        ? undefined
        : await mending(action, answers, signal);
      if (!again) throw unconfirmed(action, sight);
      [commands, outcome, calledAtMs, mended] = [again, "not called", undefined, true];
    }
    await clock.sleep(daemon.backoffMs(looks), signal);
  }
}

const neverTaken: ReadonlySet<Failure["kind"]> = new Set(["unreachable", "preparing"]);

/** A launch whose client is gone may be invisible while its image is prepared (MULTIPASS.md fact 13). */
function unclearMs(action: HostAction): number {
  return action.do === "launch" ? Math.max(patienceMs.unclear, action.timeoutMs) : patienceMs.unclear;
}

async function callAll(
  daemon: Daemon,
  action: HostAction,
  commands: readonly Command[],
  signal: AbortSignal,
): Promise<"succeeded" | Failure> {
  // `--timeout` counts twice: for the start, and for the initialisation (fact 19).
  const extraMs = action.do === "launch" ? 2 * action.timeoutMs : 0;
  for (const command of commands) {
    const failure = await daemon.call(action.do, command, signal, extraMs);
    if (failure) return failure;
  }
  return "succeeded";
}

/**
 * What to do, once, about a call that succeeded without effect. A stop of an instance whose process died under the daemon exits 0 and does
 * nothing until it is forced (fact 23); a guest that answers is never forced. A second launch or clone is never made on top of the first,
 * and what is there after a delete may be somebody else's.
 */
async function mending(
  action: HostAction,
  answers: Answers,
  signal: AbortSignal,
): Promise<readonly Command[] | undefined> {
  if (["launch", "clone", "delete"].includes(action.do)) return undefined;
  if (action.do !== "stop" || (await answers(action.instance, signal))) return commandsOf(action);
  return [{ argv: ["stop", "--force", action.instance] }];
}

/** Between the plan's look and ours: the plan saw the name free. */
function nameTaken({ instance }: HostAction): DevorchError {
  return new DevorchError(
    [
      {
        code: "DEV-210",
        severity: "error",
        message: `somebody made an instance called ${instance} since this was planned`,
        hint: "choose another name with namePrefix or name, or delete theirs by hand",
      },
    ],
    { exitCode: 5 },
  );
}

function unconfirmed(action: HostAction, sight: Sight): DevorchError {
  return new DevorchError([
    {
      code: "DEV-230",
      severity: "error",
      message: `Multipass says that ${action.do} of ${action.instance} succeeded, but ${stateOf(action, sight)}`,
      hint: `look at it with "multipass info ${action.instance}", then run the command again`,
    },
  ]);
}

function stuck(action: HostAction, sight: Sight): DevorchError {
  return new DevorchError(
    [
      {
        code: "DEV-231",
        severity: "error",
        message: `${stateOf(action, sight)} and did not change for ${patienceMs.passing / 60_000} minutes`,
        hint: `power it off with "multipass stop --force ${action.instance}", then run the command again`,
      },
    ],
    { exitCode: 8 },
  );
}

function stateOf(action: HostAction, sight: Sight): string {
  const instance = instanceNamed(sight, action.instance);
  return instance ? `${instance.name} is ${instance.state}` : `there is no ${action.instance}`;
}
