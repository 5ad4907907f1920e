import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtBin } from "../support/build.ts";
import { exchanges, matchesOutput, type ShellBlock, shellBlocks } from "./shell-block.ts";

const documents = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .sort()
    .map((path) => join("docs", path)),
]
  .filter((path) => path.endsWith(".md"))
  .map((path) => ({ path, blocks: shellBlocks(readFileSync(path, "utf8")) }))
  .filter(({ blocks }) => blocks.length > 0);

test("the documentation has shell blocks that run", () => {
  const run = documents.flatMap(({ blocks }) => blocks).filter(({ notRun }) => notRun === undefined);
  expect(run).not.toEqual([]);
});

// The blocks of a document run in order, in one folder and with one home, as its reader would run them.
describe.each(documents)("$path", ({ blocks }) => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "devorch-docs-"));
    env = await readersEnvironment(folder);
    if (existsSync("examples")) cpSync("examples", join(folder, "work/examples"), { recursive: true });
    writeFileSync(join(folder, "cwd"), join(folder, "work"));
  });
  afterAll(() => {
    bash("multipass delete --all --purge");
    rmSync(folder, { recursive: true });
  });

  for (const block of blocks) {
    const title = `the ${block.language} block in line ${block.line}`;
    if (block.notRun !== undefined) test.skip(`${title} is not run: ${block.notRun}`);
    else test(`${title} does what it says`, () => check(block), 180_000);
  }

  function check({ language, text }: ShellBlock): void {
    if (language !== "console") {
      const { status, stdout, stderr } = bash(`set -euo pipefail\n${text}`);
      if (status !== 0) throw new Error(`exit ${status}\n${stdout}${stderr}`);
      return;
    }
    for (const { command, output } of exchanges(text)) {
      const { stdout } = bash(`{ ${command}\n} 2>&1`);
      if (!matchesOutput(stdout, output)) expect(stdout).toBe(`${output}\n`);
    }
  }

  /** Runs a script where the one before it ended. */
  function bash(script: string) {
    const where = `cd "$(cat "${folder}/cwd")"; trap 'pwd >"${folder}/cwd"' EXIT\n`;
    return spawnSync("bash", ["-c", where + script], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
});

/** devorch, its simulator under the name multipass, and no trace of the real home. */
async function readersEnvironment(folder: string): Promise<NodeJS.ProcessEnv> {
  const { devorch, multipassSim } = await builtBin();
  const bin = join(folder, "bin");
  for (const path of [bin, join(folder, "home"), join(folder, "work")]) mkdirSync(path);
  writeFileSync(join(bin, "multipass"), `#!/bin/sh\nexec "${multipassSim}" "$@"\n`, { mode: 0o755 });
  return {
    PATH: [bin, dirname(devorch), dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: join(folder, "home"),
    DEVORCH_STATE_DIR: join(folder, "state"),
    DEVORCH_SIM_HOME: join(folder, "sim"),
    LANG: "C.UTF-8",
  };
}
