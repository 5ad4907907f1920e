import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A folder for the front of PATH, made in `root`, whose sudo notes what it was asked for, and does not do it. */
export function recordingSudo(root: string): { folder: string; asked(): string } {
  const folder = join(root, "bin-sudo");
  const log = join(root, "sudo.log");
  writeFileSync(log, "");
  mkdirSync(folder);
  writeFileSync(join(folder, "sudo"), `#!/bin/sh\necho "$*" >>'${log}'\nexit 1\n`, { mode: 0o755 });
  return { folder, asked: () => readFileSync(log, "utf8") };
}
