import type { Command } from "./command.ts";
import { purge, recover, remove } from "./deletion.ts";
import { drawn } from "./drawn.ts";
import { enter, execCommand, transfer, twice } from "./enter.ts";
import { findImage } from "./images.ts";
import { STOPPED } from "./instance.ts";
import { launch } from "./launch.ts";
import { mount, umount } from "./mounts.ts";
import { isUp, list, NO_ROUTE, noImage, primary, splitName } from "./names.ts";
import { restart, start, stop, suspend } from "./power.ts";
import * as report from "./report.ts";
import { get, set } from "./settings.ts";
import { clone, restore, snapshot } from "./snapshots.ts";
import { fail, say, type Turn } from "./turn.ts";
import { type Claim, put, type World, without } from "./world.ts";

/** The first move of `command`; `claim` names the process at work. Pure: the same arguments give the same turn. */
export function step(world: World, command: Command, nowMs: number, claim: Claim): Turn {
  if (world.daemon) return unreachable(world, command);
  const due = Object.entries(world.instances).filter(
    ([, i]) => i.shutdownAt !== undefined && i.shutdownAt <= nowMs,
  );
  if (due.length === 0) return perform(world, command, nowMs, claim);
  return {
    world: due.reduce((world, [name]) => put(world, name, STOPPED), world),
    effects: due.map(([, { disk }]) => ({ kind: "shutdown", disk })),
    held: true,
    next: (world, nowMs) => perform(world, command, nowMs, claim),
  };
}

/** Ends the transitions whose process has died: names are free again, and nobody knows how far the instances came. */
export function settle(world: World, alive: (claim: Claim) => boolean): World {
  let settled = world;
  for (const [name, claim] of Object.entries(world.preparing))
    if (!alive(claim)) settled = { ...settled, preparing: without(settled.preparing, name) };
  for (const [name, { claim, state }] of Object.entries(world.instances))
    if (claim && !alive(claim))
      settled = put(settled, name, { state: state === "Running" ? "Running" : "Unknown", claim: undefined });
  return settled;
}

/** After a restart of the host no guest is up. What was under way has died with its process: see `settle`. */
export function afterHostBoot(world: World, hostBoot: string): World {
  if (world.hostBoot === hostBoot) return world;
  const up = Object.keys(world.instances).filter((name) => isUp(world.instances[name]!));
  return { ...up.reduce((world, name) => put(world, name, STOPPED), world), hostBoot };
}

function perform(world: World, command: Command, nowMs: number, claim: Claim): Turn {
  switch (command.verb) {
    case "version":
      return say(world, report.version(world, command.format, true));
    case "help":
      return say(world, "");
    case "authenticate":
      return say(world, "");
    case "list":
      return say(
        world,
        command.snapshots ? report.listSnapshots(world, command.format) : report.list(world, command),
      );
    case "info":
      return info(world, command);
    case "find":
      return find(world, command);
    case "networks":
      return say(world, report.networks(world, command.format));
    case "aliases":
      return say(world, report.aliases(command.format));
    case "get":
      return { world, ...get(world, command) };
    case "set":
      return set(world, command);
    case "launch":
      return launch(world, command, claim);
    case "start":
      return start(world, command, claim);
    case "stop":
      return stop(world, command, nowMs);
    case "restart":
      return restart(world, command, claim);
    case "suspend":
      return suspend(world, command);
    case "delete":
      return remove(world, command, nowMs);
    case "recover":
      return recover(world, command);
    case "purge":
      return purge(world);
    case "snapshot":
      return snapshot(world, command, nowMs);
    case "restore":
      return restore(world, command, nowMs);
    case "clone":
      return clone(world, command);
    case "exec":
      return enter(world, "exec", command.name, claim, (instance) => execCommand(command, instance));
    case "shell":
      return enter(world, "shell", command.name || primary(world), claim, () => ({
        argv: ["bash", "-l"],
        directory: "",
      }));
    case "transfer":
      return transfer(world, command);
    case "mount":
      return mount(world, command);
    case "umount":
      return umount(world, command);
  }
}

function unreachable(world: World, command: Command): Turn {
  if (command.verb === "version") return say(world, report.version(world, command.format, false));
  if (command.verb === "help" || (command.verb === "get" && command.key.startsWith("client.")))
    return perform(world, command, 0, { pid: 0, started: "" });
  const why =
    world.daemon === "down"
      ? "cannot connect to the multipass socket"
      : "The client is not authenticated with the Multipass service.\nPlease use 'multipass authenticate' before proceeding.";
  const turn = fail(world, command, why, drawn(world, command));
  return command.verb === "exec" ? twice(turn) : turn;
}

function info(world: World, command: Command & { verb: "info" }): Turn {
  const errors = command.names.flatMap((text) => {
    const [name, snapshot] = splitName(text);
    if (!world.instances[name]) return `instance "${name}" does not exist`;
    return snapshot && !world.instances[name]?.snapshots[snapshot] ? `No such snapshot: ${text}` : [];
  });
  if (errors.length) return fail(world, command, list(errors));
  const gone = Object.keys(world.instances).find(
    (name) => world.instances[name]!.gone && (command.names.length === 0 || command.names.includes(name)),
  );
  if (gone && command.runtime) return fail(world, command, NO_ROUTE);
  return say(world, report.info(world, command));
}

function find(world: World, command: Command & { verb: "find" }): Turn {
  if (command.text && !findImage(command.text)) return fail(world, command, noImage(command.text));
  return say(world, report.find(command));
}
