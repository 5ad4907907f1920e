import type { Command } from "./command.ts";
import { chosen } from "./names.ts";
import { CLEAR, spin } from "./spinner.ts";
import type { World } from "./world.ts";

/** What the client has on stdout when the daemon refuses. */
export function drawn(world: World, command: Command): string {
  switch (command.verb) {
    case "start":
    case "stop":
    case "restart":
    case "suspend":
      return spin(label(world, command)) + CLEAR;
    case "snapshot":
      return spin("Taking snapshot") + CLEAR;
    case "clone":
      return spin(`Cloning ${command.name}`) + CLEAR;
    case "launch":
    case "restore":
    case "mount":
      return CLEAR + CLEAR;
    case "set":
      return CLEAR;
    default:
      return "";
  }
}

export function label(
  world: World,
  command: { verb: keyof typeof VERBING; names: string[]; all: boolean },
): string {
  const names = command.all ? Object.keys(world.instances) : chosen(world, command);
  return `${VERBING[command.verb]} ${names.length === 1 && !command.all ? names[0] : command.all ? "all instances" : "requested instances"}`;
}

const VERBING = { start: "Starting", stop: "Stopping", restart: "Restarting", suspend: "Suspending" };
