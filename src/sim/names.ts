import type { Instance, World } from "./world.ts";

export const VALID_NAME = /^[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

export const primary = (world: World): string => world.settings["client.primary-name"] ?? "primary";

export const chosen = (world: World, command: { names: string[] }): string[] =>
  command.names.length > 0 ? command.names : [primary(world)];

/** The live instances a command names, or why it cannot have them. Nothing is done when one is missing. */
export function pick(
  world: World,
  command: { names: string[]; all: boolean },
): { names: string[]; missing: string } {
  const names = command.all
    ? Object.keys(world.instances).filter((name) => !world.instances[name]!.deleted)
    : chosen(world, command);
  return { names, missing: list(names.flatMap((name) => absent(world, name) ?? [])) };
}

export function absent(world: World, name: string): string | undefined {
  const instance = world.instances[name];
  if (!instance) return `instance "${name}" does not exist`;
  return instance.deleted ? `instance "${name}" is deleted` : undefined;
}

export const list = (errors: readonly string[]): string =>
  errors.length ? `The following errors occurred:\n${errors.join("\n")}` : "";

export function splitName(text: string): [name: string, snapshot: string] {
  const [name = "", ...snapshot] = text.split(".");
  return [name, snapshot.join(".")];
}

export const isUp = (instance: Instance): boolean =>
  instance.state !== "Stopped" && instance.state !== "Suspended" && !instance.deleted;

export const noImage = (text: string): string => {
  const [remote, name] = text.includes(":") ? text.split(":", 2) : ["", text];
  return `Unable to find an image matching "${name}" in remote "${remote}".`;
};

export const NO_ROUTE = "ssh connection failed: 'Failed to connect: No route to host'";

export const NO_BRIDGE =
  'You have to `multipass set local.bridged-network=<name>` to use the "bridged" shortcut.';
