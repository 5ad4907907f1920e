import type { Exec, Transfer } from "./command.ts";
import { binds } from "./mounts.ts";
import { absent, list, NO_ROUTE } from "./names.ts";
import { bootAll } from "./power.ts";
import { CLEAR, spin } from "./spinner.ts";
import { fail, type Turn } from "./turn.ts";
import type { Claim, Instance, World } from "./world.ts";

/** Runs something in a guest; a stopped one is started first, and the spinner precedes the output. */
export function enter(
  world: World,
  verb: "exec" | "shell",
  name: string,
  claim: Claim,
  command: (instance: Instance) => GuestCommand,
): Turn {
  const missing = absent(world, name);
  if (missing) {
    const turn = fail(world, { verb }, list([missing]));
    return verb === "exec" && !world.instances[name] ? twice(turn) : turn;
  }
  const instance = world.instances[name]!;
  const run = (world: World): Turn => ({
    world,
    effects: [{ kind: "exec", disk: instance.disk, ...command(instance) }],
    // A shell ends well however it was left. Source: recordings/shell-stdin.json.
    exit: verb === "shell" ? 0 : "guest",
  });
  switch (instance.state) {
    case "Running":
    case "Delayed Shutdown":
      return instance.gone ? fail(world, { verb }, NO_ROUTE) : run(world);
    case "Stopped":
    case "Suspended": {
      const turn = bootAll(world, [name], claim, "Starting", (world, failure) =>
        failure ? fail(world, { verb }, failure, CLEAR) : { ...run(world), stdout: CLEAR },
      );
      return { ...turn, stdout: spin(`Starting ${name}`) };
    }
    case "Starting":
    case "Restarting":
    case "Suspending":
    case "Unknown":
      return fail(world, { verb }, "Cannot retrieve credentials in unknown state");
  }
}

interface GuestCommand {
  argv: string[];
  /** Empty for the home directory. */
  directory: string;
}

export function execCommand({ argv, ...command }: Exec, instance: Instance): GuestCommand {
  const directory = command.directory || mappedDirectory(command.hostDirectory, instance);
  // With sudo and a directory the arguments are joined unquoted, as Multipass does.
  return directory && argv[0] === "sudo"
    ? { argv: ["sudo", "sh", "-c", argv.slice(1).join(" ")], directory }
    : { argv, directory };
}

/** Where the host's directory is mounted in the guest; empty when it is not. */
function mappedDirectory(hostDirectory: string, instance: Instance): string {
  if (!hostDirectory) return "";
  for (const { source, target } of binds(instance.mounts))
    if (hostDirectory === source || hostDirectory.startsWith(`${source}/`))
      return target + hostDirectory.slice(source.length);
  return "";
}

/** exec tries the connection a second time, and says so twice. Source: exec-unknown.json. */
export const twice = (turn: Turn): Turn => ({ ...turn, stderr: `${turn.stderr}${turn.stderr}` });

export function transfer(world: World, command: Transfer): Turn {
  const missing = absent(world, command.name);
  if (missing) return fail(world, command, list([missing]));
  const { disk, state, gone } = world.instances[command.name]!;
  if (state !== "Running" && state !== "Delayed Shutdown")
    return fail(world, command, `instance "${command.name}" is not running`);
  if (gone) return fail(world, command, NO_ROUTE);
  return { world, effects: [{ kind: "transfer", disk, transfer: command }], exit: "guest" };
}
