import { join } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { nodeFiles } from "../../store/files.ts";
import { forceUnlock, type LockWorld, locksIn, readLock } from "../../store/lock.ts";
import {
  isOwnFolder,
  ledgerPaths,
  registryLockPath,
  scopesFolder,
  stateRoots,
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
  const { state } = stateRoots(context.world);
  const endpoints = (await nodeFiles.list(state)).filter(isOwnFolder).map((name) => join(state, name));
  const locks = await Promise.all(endpoints.map((endpoint) => locksOf(endpoint, lockWorld)));
  for (const other of [...locks.flat(), versionsLock(desired.root)])
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

/** Every lock of a provider endpoint, those of other projects included: `doctor` tells of them, too. */
async function locksOf(endpoint: string, world: LockWorld): Promise<string[]> {
  const scopes = scopesFolder(endpoint);
  const projects = (await nodeFiles.list(scopes)).map((name) => ledgerPaths(join(scopes, name)));
  const folders = [templateLocks({ endpoint }), ...projects.map(({ sharers }) => sharers)];
  const inFolders = await Promise.all(folders.map((folder) => locksIn(folder, world)));
  return [registryLockPath(endpoint), ...projects.map(({ lock }) => lock), ...inFolders.flat()];
}

const fates = {
  alive: "is at work; without its lock it stops before its next step",
  dead: "has died; the next run would take its lock over",
  unknown: "cannot be seen from here: it may be at work",
};
