import { type ActionClass, classOf } from "./action.ts";
import type { Event, Outcome } from "./event.ts";
import { longestPathToEnd, topological } from "./graph.ts";
import type { Step } from "./plan.ts";

/** Where a run stands: a fold of its events. The scheduler, the renderers and the journal's replay read the same value. */
export interface Progress {
  readonly steps: ReadonlyMap<string, StepProgress>;
  /** Steps all of whose `after` are done (of one that tidies up: have ended), not started yet; most urgent first. */
  readonly startable: readonly string[];
  readonly running: Readonly<Record<ActionClass, number>>;
  readonly ended: number;
}

export interface StepProgress {
  readonly step: Step;
  /** Seconds of the longest path from this step to the end, by rough estimates: what is longest starts first. */
  readonly urgency: number;
  readonly followers: readonly string[];
  /** How many of `after` are not done. */
  waitingFor: number;
  status: "waiting" | "running" | Outcome;
  startedAtMs?: number;
  endedAtMs?: number;
}

export type Limits = Readonly<Record<ActionClass, number>>;

export function startProgress(
  steps: readonly Step[],
  seconds: (step: Step) => number = estimatedSeconds,
): Progress {
  const sorted = topological(steps);
  if ("cycle" in sorted) throw new Error(`bug: steps wait for each other: ${sorted.cycle.join(" → ")}`);
  const urgency = longestPathToEnd(sorted.order, seconds);
  const known = new Set(steps.map((step) => step.id));
  const followers = new Map<string, string[]>(steps.map((step) => [step.id, []]));
  for (const step of steps) for (const id of new Set(step.after)) followers.get(id)?.push(step.id);
  const progress = new Map<string, StepProgress>(
    steps.map((step) => [
      step.id,
      {
        step,
        urgency: urgency.get(step.id) ?? 0,
        followers: followers.get(step.id) ?? [],
        waitingFor: new Set(step.after.filter((id) => known.has(id))).size,
        status: "waiting",
      },
    ]),
  );
  const startable: string[] = [];
  for (const state of progress.values()) if (state.waitingFor === 0) insert(startable, state, progress);
  return { steps: progress, startable, running: { clone: 0, launch: 0, general: 0 }, ended: 0 };
}

/** Folds one event in. The given progress is used up: go on with the returned one. */
export function advance(progress: Progress, event: Event): Progress {
  if (event.type !== "step_start" && event.type !== "step_end") return progress;
  const state = progress.steps.get(event.step);
  if (!state) throw new Error(`bug: no step ${event.step}`);
  const startable = progress.startable as string[];
  const running = { ...progress.running };
  const kind = classOf(state.step.action);
  if (event.type === "step_start") {
    if (state.status !== "waiting" || state.waitingFor > 0)
      throw new Error(`bug: ${event.step} starts too early or twice`);
    remove(startable, event.step);
    state.status = "running";
    state.startedAtMs = event.atMs;
    running[kind]++;
    return { ...progress, running };
  }
  if (state.status === "running") running[kind]--;
  else remove(startable, event.step);
  state.status = event.outcome;
  state.endedAtMs = event.atMs;
  const done = event.outcome.status === "done";
  for (const id of state.followers) {
    const follower = progress.steps.get(id)!;
    if (!done && !follower.step.always) continue;
    follower.waitingFor--;
    if (follower.waitingFor === 0 && follower.status === "waiting")
      insert(startable, follower, progress.steps);
  }
  return { ...progress, running, ended: progress.ended + 1 };
}

/** The whole scheduler: the steps to start now, most urgent first, within each class's limit. */
export function ready(progress: Progress, limits: Limits): string[] {
  const room = {
    clone: limits.clone - progress.running.clone,
    launch: limits.launch - progress.running.launch,
    general: limits.general - progress.running.general,
  };
  const chosen: string[] = [];
  for (const id of progress.startable) {
    const kind = classOf(progress.steps.get(id)!.step.action);
    if (room[kind] > 0) {
      room[kind]--;
      chosen.push(id);
    }
    if (room.clone <= 0 && room.launch <= 0 && room.general <= 0) break;
  }
  return chosen;
}

/** Steps that can never start because `failed` did not get done, with the step each directly waited for. */
export function doomed(progress: Progress, failed: string): { step: string; because: string }[] {
  const found = new Map<string, string>();
  const queue = [failed];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const follower of progress.steps.get(id)!.followers) {
      const { status, step } = progress.steps.get(follower)!;
      if (found.has(follower) || status !== "waiting" || step.always) continue;
      found.set(follower, id);
      queue.push(follower);
    }
  }
  return [...found].map(([step, because]) => ({ step, because }));
}

/** Rough seconds on a laptop; only their proportions matter, for what to start first. */
function estimatedSeconds(step: Step): number {
  switch (step.action.do) {
    case "launch":
      return 90;
    case "clone":
      return 10;
    case "start":
    case "restart":
    case "wait-ready":
      return 20;
    case "run":
    case "checkout":
      return 30;
    case "stop":
    case "suspend":
    case "snapshot":
    case "restore":
    case "delete":
    case "delete-snapshot":
    case "recover":
    case "resize":
    case "mount":
    case "umount":
    case "write-file":
    case "guard-work":
    case "record":
      return 3;
  }
}

function insert(startable: string[], state: StepProgress, all: ReadonlyMap<string, StepProgress>): void {
  let [low, high] = [0, startable.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all.get(startable[middle]!)!.urgency >= state.urgency) low = middle + 1;
    else high = middle;
  }
  startable.splice(low, 0, state.step.id);
}

function remove(startable: string[], id: string): void {
  const index = startable.indexOf(id);
  if (index >= 0) startable.splice(index, 1);
}
