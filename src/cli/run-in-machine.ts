import { DevorchError } from "../core/problem.ts";
import { Redactor } from "../core/redact.ts";
import type { ChannelCommand, ChannelResult } from "../engine/ports.ts";
import { revealer } from "./apply-plan.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { type PresentMachine, runningMachine } from "./owned-machine.ts";
import { type Glance, glance, openProject, optional, type Project } from "./project.ts";
import { sshAccess } from "./ssh-access.ts";

/**
 * Runs a command in the machine that the first argument names, with our own streams, and with the machine's environment: its bytes arrive as
 * they are. A terminal needs SSH;
 * without one the command also runs where SSH does not reach.
 */
export async function runInMachine(
  context: Context,
  args: Arguments,
  { terminal, run }: { run: ChannelCommand["run"]; terminal: boolean },
): Promise<ChannelResult> {
  const { signal, world } = context;
  const project = await openProject(context, args);
  const observed = await glance(context, project, signal);
  const machine = runningMachine(args.positionals[0], observed);
  const env = await machineEnv(context, project, observed, machine);
  const command = { run, env, ...optional("cwd", args.value("workdir")) };
  const access = sshAccess(context, project);
  if (terminal) return (await access.session(machine)).interact(command);
  return access.channel(observed).exec(machine.record.instance, {
    ...command,
    ...(world.stdin.isTTY ? {} : { stdin: world.stdin }),
    signal,
    onStdout: (chunk) => context.printed(chunk),
    onStderr: (chunk) => context.printed(chunk, "stderr"),
  });
}

/**
 * What the configuration gives to every command in the machine. What cannot be had now, a secret or the address of a machine that is
 * stopped, is left out with a warning: whoever looks into a machine must not need all of it.
 */
async function machineEnv(
  context: Context,
  project: Project,
  observed: Glance,
  { address }: PresentMachine,
): Promise<Record<string, string>> {
  const { env = {} } = project.desired.machines.find((machine) => machine.address === address) ?? {};
  const reveal = revealer(context, project, observed, new Map(), new Redactor());
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    try {
      given[name] = await reveal(value);
    } catch (error) {
      if (!(error instanceof DevorchError)) throw error;
      context.warn(error.problems.map((problem) => ({ ...problem, severity: "warning" as const })));
    }
  }
  return given;
}
