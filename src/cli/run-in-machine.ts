import type { ChannelCommand, ChannelResult } from "../engine/ports.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { runningMachine } from "./owned-machine.ts";
import { observe, openProject, optional } from "./project.ts";
import { sshAccess } from "./ssh-access.ts";

/**
 * Runs a command in the machine that the first argument names, with our own streams: its bytes arrive as they are. A terminal needs SSH;
 * without one the command also runs where SSH does not reach.
 */
export async function runInMachine(
  context: Context,
  args: Arguments,
  { terminal, run }: { run: ChannelCommand["run"]; terminal: boolean },
): Promise<ChannelResult> {
  const { signal, world } = context;
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: false, signal });
  const machine = runningMachine(args.positionals[0], observed);
  const command = { run, ...optional("cwd", args.value("workdir")) };
  const access = sshAccess(context, project);
  if (terminal) return (await access.session(machine)).interact(command);
  return access.channel(observed).exec(machine.record.instance, {
    ...command,
    ...(world.stdin.isTTY ? {} : { stdin: world.stdin }),
    signal,
    onStdout: (chunk) => written(world.stdout, chunk),
    onStderr: (chunk) => written(world.stderr, chunk),
  });
}

/** Waits while the reader is slow. */
function written(stream: NodeJS.WriteStream, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(chunk)) resolve();
    else stream.once("drain", resolve);
  });
}
