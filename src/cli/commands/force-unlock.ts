import { join } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { nodeFiles } from "../../store/files.ts";
import { forceUnlock, type LockWorld, locksIn, readLock } from "../../store/lock.ts";
import {
  ledgerPaths,
  type StorePaths,
  scopesFolder,
  templateLocks,
  versionsLock,
} from "../../store/paths.ts";
import type { RunCommand } from "../command.ts";
import { approved } from "../confirm.ts";
import { invalid } from "../invalid.ts";
import { openProject } from "../project.ts";

/** Ends a lock whose holder cannot be asked any more, by the id that the message about it gave. */
export const run: RunCommand = async (context, args) => {
  const id = args.positionals[0];
  if (id === undefined) {
    throw invalid("DEV-190", "name the lock's id", "the message about the held lock gives it");
  }
  const { desired, paths, lockWorld, claim } = await openProject(context, args);
  let path = paths.lock;
  for (const other of [...(await locksOf(paths, lockWorld)), versionsLock(desired.root)])
    if ((await readLock(other, lockWorld))?.record.id === id) path = other;
  const held = await readLock(path, lockWorld);
  if (held?.record.id === id && !args.flag("auto-approve")) {
    const { command, user, process } = held.record;
    context.say(`${command} of ${user} (pid ${process.pid} on ${process.host}) ${fates[held.fate]}.\n`);
    if (!(await approved(context, args, "End its lock?"))) return exitCodes.success;
  }
  const { command, user } = await forceUnlock(path, id, claim("force-unlock"), lockWorld);
  context.say(`the lock of ${command} by ${user} is gone\n`);
  return exitCodes.success;
};

/** Every lock of the provider endpoint, those of other projects included: `doctor` tells of them, too. */
async function locksOf(paths: StorePaths, world: LockWorld): Promise<string[]> {
  const scopes = scopesFolder(paths.endpoint);
  const projects = (await nodeFiles.list(scopes)).map((name) => ledgerPaths(join(scopes, name)));
  const folders = [templateLocks(paths), ...projects.map(({ sharers }) => sharers)];
  const inFolders = await Promise.all(folders.map((folder) => locksIn(folder, world)));
  return [paths.registryLock, ...projects.map(({ lock }) => lock), ...inFolders.flat()];
}

const fates = {
  alive: "is at work; without its lock it stops before its next step",
  dead: "has died; the next run would take its lock over",
  unknown: "cannot be seen from here: it may be at work",
};
