import { exitCodes } from "../../core/problem.ts";
import { forceUnlock, readLock } from "../../store/lock.ts";
import { sharedLocks } from "../../store/shared-lock.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { openProject } from "../project.ts";

/** Ends a lock whose holder cannot be asked any more, by the id that the message about it gave. */
export const run: RunCommand = async (context, args) => {
  const id = args.positionals[0];
  if (id === undefined) {
    throw invalid("DEV-190", "name the lock's id", "the message about the held lock gives it");
  }
  const { paths, lockWorld, claim } = await openProject(context, args);
  let path = paths.lock;
  for (const shared of await sharedLocks(paths.sharers, lockWorld))
    if ((await readLock(shared, lockWorld))?.record.id === id) path = shared;
  const { command, user } = await forceUnlock(path, id, claim("force-unlock"), lockWorld);
  context.say(`the lock of ${command} by ${user} is gone\n`);
  return exitCodes.success;
};
