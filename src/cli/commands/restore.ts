import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { emptyDesired } from "../../core/desired.ts";
import { exitCodes } from "../../core/problem.ts";
import { readBounded } from "../../io/read-bounded.ts";
import { ensurePrivateDirectory, writePrivateFile } from "../../ssh/private-files.ts";
import { replaceFile } from "../../store/atomic.ts";
import { openBackup } from "../../store/backup.ts";
import { explained, nodeFiles } from "../../store/files.ts";
import { ledgerFormat } from "../../store/ledger-format.ts";
import { readStateFile, writeStateFile } from "../../store/state-file.ts";
import type { RunCommand } from "../command.ts";
import { approved } from "../confirm.ts";
import { invalid } from "../invalid.ts";
import { withProjectLock } from "../locked.ts";
import { readPassphrase } from "../passphrase.ts";
import { openProjectOf, optional } from "../project.ts";

/** A ledger, keys and text, and base64 of them: hundreds of times more than they ever are. */
const maxBytes = 256 * 2 ** 20;

/** Puts a backup back: ledger and keys to where they were, the configuration into the folder that is named. */
export const run: RunCommand = async (context, args) => {
  const [file, folder = "."] = args.positionals;
  if (file === undefined) throw invalid("DEV-190", "name a backup", "write devorch restore acme.age");
  const { cwd } = context.world;
  const sealed = await explained(file, async () =>
    readBounded(resolve(cwd, file), maxBytes, { pipes: true }),
  );
  const backup = await openBackup(sealed, await readPassphrase(context, args, { fresh: false }));
  const { project: name, environment, provider, ledger } = backup;
  const root = resolve(cwd, folder);
  const scope = { project: name, ...optional("environment", environment), provider, root };
  const project = await openProjectOf(context, emptyDesired(scope));
  const { paths } = project;
  return withProjectLock(context, args, project, "restore", async () => {
    const before = await readStateFile(nodeFiles, paths.ledger, ledgerFormat);
    const keys = Object.entries(backup.keys).map(([key, content]) => ({
      path: join(paths.keys, key),
      content,
    }));
    const configuration = Object.entries(backup.configuration).map(([path, content]) => ({
      path: join(root, path),
      content,
    }));
    const replaced = before.status !== "absent" && ledger ? [paths.ledger] : [];
    for (const { path, content } of [...keys, ...configuration]) {
      const found = await nodeFiles.read(path);
      if (found !== undefined && found !== content) replaced.push(path);
    }
    for (const path of replaced) context.say(`${path} is replaced\n`);
    if (replaced.length > 0 && !(await approved(context, args, "Replace these files?")))
      return exitCodes.success;
    if (keys.length > 0) ensurePrivateDirectory(paths.keys);
    for (const { path, content } of keys) writePrivateFile(path, content);
    for (const { path, content } of configuration) {
      await explained(path, () => mkdir(dirname(path), { recursive: true }));
      await replaceFile(nodeFiles, path, content);
    }
    if (ledger) {
      // Saved plans rest on a serial: what was planned before must not fit what is there now.
      const known = before.status === "good" ? before.value.serial : 0;
      const serial = Math.max(known, ledger.serial) + 1;
      await writeStateFile(nodeFiles, paths.ledger, ledgerFormat, { ...ledger, serial });
    }
    context.say(
      `${name} is restored, with every machine protected; compare devorch status with multipass list\n`,
    );
    return exitCodes.success;
  });
};
