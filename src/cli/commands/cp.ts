import { isAbsolute, join } from "node:path";
import { type ExitCode, exitCodes } from "../../core/problem.ts";
import { type CopyOptions, copyFrom, copyTo, type Guest } from "../../drivers/guest/copy.ts";
import type { Arguments, RunCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { copyProgress } from "../copy-progress.ts";
import { invalid } from "../invalid.ts";
import { runningMachine } from "../owned-machine.ts";
import { glance, openProject } from "../project.ts";
import { sshAccess } from "../ssh-access.ts";

/** `devorch cp`: like `cp -r`, with one side in a machine. */
export const run: RunCommand = (context, args) => copy(context, args);

/** The same, as `options` narrows it. */
export async function copy(
  context: Context,
  args: Arguments,
  options: Pick<CopyOptions, "refused" | "without"> = {},
): Promise<ExitCode> {
  const { signal, world } = context;
  // A slash at its end stays.
  const onHost = (path: string) => (isAbsolute(path) ? path : join(world.cwd, path));
  const [from, to, ...more] = args.positionals;
  const source = from === undefined ? undefined : guestPath(from);
  const target = to === undefined ? undefined : guestPath(to);
  if (from === undefined || to === undefined || more.length > 0 || !source === !target) {
    throw invalid(
      "DEV-190",
      "cp copies from one place to one other, and exactly one of them is in a machine",
      "write devorch cp FILE MACHINE:PATH or devorch cp MACHINE:PATH FILE; a host path with a colon begins with ./",
    );
  }
  const project = await openProject(context, args);
  const observed = await glance(context, project, signal);
  const { record } = runningMachine((source ?? target)!.machine, observed);
  const guest: Guest = {
    instance: record.instance,
    clock: context.world.clock,
    channel: sshAccess(context, project).channel(observed),
  };
  const { copied, end } = copyProgress(context);
  try {
    if (source) await copyFrom(guest, source.path, onHost(to), { ...options, signal, copied });
    else await copyTo(guest, onHost(from), target!.path, { ...options, signal, copied });
  } finally {
    end();
  }
  return exitCodes.success;
}

/** `web:notes.txt`, as scp reads it: a slash before the colon makes it a host path. No path is the guest's home. */
function guestPath(text: string): { machine: string; path: string } | undefined {
  const [, machine, path] = /^([^/:]+):(.*)$/s.exec(text) ?? [];
  return machine === undefined ? undefined : { machine, path: path || "~" };
}
