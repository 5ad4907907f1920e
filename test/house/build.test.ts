import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { builtBin } from "../support/build.ts";

const run = promisify(execFile);

test("the built devorch prints the version of the package", async () => {
  const { devorch } = await builtBin();
  const { stdout } = await run(devorch, ["--version"]);
  expect(stdout).toContain(manifest.version);
});

describe.each(["devorch", "multipass-sim"] as const)("bin/%s", (name) => {
  let folder: string;
  let bin: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "devorch-bin-"));
    cpSync("bin", join(folder, "bin"), { recursive: true });
    bin = join(folder, "bin", name);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("without dist, says how to build it", async () => {
    await expect(run(bin)).rejects.toMatchObject({
      code: 1,
      stderr: `${name} is not built: run npm run build\n`,
    });
  });

  test.each(["20.18.3", "18.20.8"])("on Node %s, says what it needs", async (version) => {
    const preload = join(folder, `node-${version}.cjs`);
    writeFileSync(
      preload,
      `Object.defineProperty(process, "version", { value: "v${version}" });
       Object.defineProperty(process, "versions", { value: { node: "${version}" } });`,
    );
    await expect(run(process.execPath, ["--require", preload, bin])).rejects.toMatchObject({
      code: 1,
      stderr: `${name} needs Node 20.19 or newer; this is v${version}\n`,
    });
  });

  test("is CommonJS without modern syntax, so that an outdated Node reads as far as the message", () => {
    expect(readFileSync(bin, "utf8")).not.toMatch(/^import |^export |await |\?\.|\?\?/m);
  });
});
