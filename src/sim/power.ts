import type { Command } from "./command.ts";
import { label } from "./drawn.ts";
import { abandon, bootEffect, STOPPED, stillOurs } from "./instance.ts";
import { launch, primaryLaunch } from "./launch.ts";
import { isUp, pick, primary } from "./names.ts";
import { CLEAR, spin } from "./spinner.ts";
import { type Effect, fail, type Turn } from "./turn.ts";
import { type Claim, type Instance, put, type State, type World } from "./world.ts";

export function start(world: World, command: Command & { verb: "start" }, claim: Claim): Turn {
  const { names } = pick(world, command);
  const opening = spin(label(world, command));
  const missing = names.flatMap((name) => {
    if (!world.instances[name]) return `Instance '${name}' does not exist.`;
    return world.instances[name]!.deleted
      ? `Instance '${name}' is deleted. Use 'recover' to recover it or 'purge' to permanently delete it.`
      : [];
  });
  if (missing.length && names.every((name) => name === primary(world) && !world.instances[name]))
    return { world, stdout: opening + CLEAR, next: (world) => launch(world, primaryLaunch(world), claim) };
  if (missing.length)
    return fail(world, command, `instance(s) missing\n${missing.join("\n")}\n`, opening + CLEAR);
  const down = names.filter((name) =>
    ["Stopped", "Suspended", "Unknown"].includes(world.instances[name]!.state),
  );
  const cancelled = names
    .filter((name) => world.instances[name]!.state === "Delayed Shutdown")
    .reduce((world, name) => put(world, name, RUNNING), world);
  if (down.length === 0) return { world: cancelled, stdout: opening + CLEAR, exit: 0 };
  const turn = bootAll(cancelled, down, claim, "Starting", (world, failure) =>
    failure ? fail(world, command, failure, CLEAR) : { world, stdout: CLEAR, exit: 0 },
  );
  return { ...turn, stdout: opening };
}

export function stop(world: World, command: Command & { verb: "stop" }, nowMs: number): Turn {
  const { names, missing } = pick(world, command);
  const opening = spin(label(world, command));
  const refuse = (text: string) => fail(world, command, text, opening + CLEAR);
  if (missing) return refuse(missing);
  const states = names.map((name) => [name, world.instances[name]!] as const);
  if (command.cancel || command.minutes > 0) {
    const from = command.cancel ? "Delayed Shutdown" : "Running";
    const change = command.cancel
      ? RUNNING
      : { state: "Delayed Shutdown" as const, shutdownAt: nowMs + command.minutes * 60_000 };
    const affected = states.filter(([, { state }]) => state === from);
    return { world: affected.reduce((w, [name]) => put(w, name, change), world), stdout: opening, exit: 0 };
  }
  if (!command.force) {
    const suspended = states.find(([, { state }]) => state === "Suspended");
    if (suspended)
      return refuse(`Cannot shut down suspended instance ${suspended[0]}.\nUse --force to power it off.`);
    // A guest that is not listening yet never hears of the shutdown. Source: recordings/stop-starting.json.
    if (states.some(([, { state }]) => state === "Starting" || state === "Unknown"))
      return refuse("The QEMU process did not finish within 300000 milliseconds after being shutdown");
  }
  // A plain stop of a VM that is gone answers 0 and changes nothing. Source: recordings/stop-zombie-running.json.
  const affected = states.filter(
    ([, i]) => (isUp(i) || i.state === "Suspended") && (command.force || !i.gone),
  );
  return {
    world: affected.reduce((world, [name]) => put(world, name, STOPPED), world),
    stdout: opening,
    effects: affected.map(([, { disk }]) => ({ kind: "shutdown", disk })),
    held: true,
    exit: 0,
  };
}

export function restart(world: World, command: Command & { verb: "restart" }, claim: Claim): Turn {
  const { names, missing } = pick(world, command);
  const opening = spin(label(world, command));
  if (missing) return fail(world, command, missing, opening + CLEAR);
  const down = names.find((name) => world.instances[name]!.state !== "Running");
  if (down) {
    const text = `Instance '${down}' is already running, but in an unknown state.\nTry to stop and start it instead.`;
    return fail(world, command, text, opening + CLEAR);
  }
  const turn = bootAll(world, names, claim, "Restarting", (world, failure) =>
    failure ? fail(world, command, failure, CLEAR) : { world, stdout: CLEAR, exit: 0 },
  );
  return { ...turn, stdout: opening };
}

export function suspend(world: World, command: Command & { verb: "suspend" }): Turn {
  const { names, missing } = pick(world, command);
  const opening = spin(label(world, command));
  // With no name and no primary there is nothing to suspend. Source: recordings/suspend-noargs.json.
  if (missing && command.names.length === 0) return { world, stdout: opening, exit: 0 };
  if (missing) return fail(world, command, missing, opening + CLEAR);
  const up = names.filter((name) => isUp(world.instances[name]!));
  return {
    world: up.reduce((world, name) => put(world, name, { ...STOPPED, state: "Suspended" }), world),
    stdout: opening,
    effects: up.map((name) => ({ kind: "shutdown", disk: world.instances[name]!.disk })),
    held: true,
    exit: 0,
  };
}

/** Boots stopped instances and, where cloud-init has not run for their instance id, runs it. */
export function bootAll(
  world: World,
  names: readonly string[],
  claim: Claim,
  state: State,
  done: (world: World, failure?: string) => Turn,
): Turn {
  const effects = names.flatMap((name): Effect[] => {
    const instance = world.instances[name]!;
    const { disk, userData } = instance;
    const before: Effect[] = state === "Restarting" ? [{ kind: "shutdown", disk }] : [];
    const after: Effect[] = instance.initialised
      ? []
      : [{ kind: "initialise", disk, name, userData, timeoutMs: AMPLE_MS }];
    return [...before, bootEffect(name, instance), ...after];
  });
  return {
    world: names.reduce((world, name) => put(world, name, { state, claim }), world),
    effects,
    next: (after, _, failure) => {
      const change: Partial<Instance> = failure
        ? { state: "Unknown" }
        : { state: "Running", initialised: true };
      const disks = names.map((name) => [name, world.instances[name]!.disk] as const);
      const ours = disks.filter(([name, disk]) => stillOurs(after, name, disk, claim));
      const ended = ours.reduce((w, [name]) => put(w, name, { ...change, claim: undefined }), after);
      const lost = disks.filter(([name, disk]) => !stillOurs(after, name, disk, claim));
      const turn = done(ended, failure);
      return {
        ...turn,
        effects: [...lost.flatMap(([name, disk]) => abandon(after, name, disk)), ...(turn.effects ?? [])],
      };
    },
  };
}

const AMPLE_MS = 24 * 3600 * 1000;

const RUNNING: Partial<Instance> = { state: "Running", shutdownAt: undefined };
