import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { type Backup, sealBackup } from "../../store/backup.ts";
import { nodeFiles } from "../../store/files.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { withProjectLock } from "../locked.ts";
import { readPassphrase } from "../passphrase.ts";
import { ledgerStoreOf, openProject, optional } from "../project.ts";

/** Ledger, keys and configuration of a project and environment, in one encrypted file. */
export const run: RunCommand = async (context, args) => {
  const [file] = args.positionals;
  if (file === undefined) throw invalid("DEV-190", "name a file", "write devorch backup acme.age");
  const passphrase = await readPassphrase(context, args, { fresh: true });
  const project = await openProject(context, args);
  const { desired, paths } = project;
  return withProjectLock(context, args, project, "backup", async () => {
    const keys = (await nodeFiles.list(paths.keys)).filter((name) => /^(id_ed25519|known_hosts)/.test(name));
    const sources = [...context.sources.keys(), join(desired.root, "devorch.lock.json")];
    const backup: Backup = {
      format: 1,
      project: desired.project,
      ...optional("environment", desired.environment),
      provider: desired.provider,
      ...optional("ledger", await ledgerStoreOf(context, project).read()),
      keys: await texts(keys.map((name) => [name, join(paths.keys, name)])),
      configuration: await texts(
        sources.flatMap((source): [string, string][] => {
          const path = resolve(context.world.cwd, source);
          const below = relative(desired.root, path);
          return below.startsWith("..") || isAbsolute(below) ? [] : [[below.split(sep).join("/"), path]];
        }),
      ),
    };
    const path = resolve(context.world.cwd, file);
    await nodeFiles.create(path, await sealBackup(backup, passphrase));
    context.say(`${file} holds the ledger, ${keys.length} files of keys and the configuration\n`);
    return exitCodes.success;
  });
};

async function texts(files: readonly [name: string, path: string][]): Promise<Record<string, string>> {
  const read = files.map(async ([name, path]) => [name, await nodeFiles.read(path)] as const);
  const found = (await Promise.all(read)).filter(([, content]) => content !== undefined);
  return Object.fromEntries(found) as Record<string, string>;
}
