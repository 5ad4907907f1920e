import { exitCodes } from "../../core/problem.ts";
import { forceUnlock } from "../../store/lock.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { openProject } from "../project.ts";

/** Ends a lock whose holder cannot be asked any more, by the id that the message about it gave. */
export const run: RunCommand = async (context, args) => {
  const id = args.positionals[0];
  if (id === undefined) {
    throw invalid("DEV-190", "name the lock's id", "the message about the held lock gives it");
  }
  const project = await openProject(context, args);
  const { command, user } = await forceUnlock(
    project.paths.lock,
    id,
    project.claim("force-unlock"),
    project.lockWorld,
  );
  context.say(`the lock of ${command} by ${user} is gone\n`);
  return exitCodes.success;
};
