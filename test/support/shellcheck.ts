import { spawnSync } from "node:child_process";

/** Why a test of scripts is skipped; empty where shellcheck is installed. */
export const noShellcheck: string =
  spawnSync("shellcheck", ["--version"]).status === 0 ? "" : " (skipped: no shellcheck)";

/** What shellcheck says about the text of a script for `sh`; empty if nothing. Texts of quoted here documents are scripts of their own. */
export function shellcheck(script: string): string {
  const inner = [...script.matchAll(/sh -eu <<'(\w+)'\n([\s\S]*?)\n\1$/gm)].map((match) => match[2]!);
  return [script, ...inner]
    .map((text) => spawnSync("shellcheck", ["--shell=sh", "-"], { input: text, encoding: "utf8" }).stdout)
    .join("");
}
