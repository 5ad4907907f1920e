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

  test.each([
    [{ HOME: "/home/ada" }, ["/home/ada/.cache/devorch/code"]],
    [{ HOME: "/home/ada", XDG_CACHE_HOME: "/var/ada" }, ["/var/ada/devorch/code"]],
    [{ HOME: "/home/ada", XDG_CACHE_HOME: "cache" }, []],
    [{}, []],
  ])(
    "keeps compiled code in the user's own folder, not where others could put some: %j",
    async (env, kept) => {
      const preload = join(folder, "cache.cjs");
      writeFileSync(
        preload,
        `const asked = [];
       require("module").enableCompileCache = (...given) => asked.push(...(given.length > 0 ? given : ["Node's own"]));
       process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(join(folder, "asked"))}, JSON.stringify(asked)));`,
      );
      await run(process.execPath, ["--require", preload, bin], { env }).catch(() => {});
      expect(JSON.parse(readFileSync(join(folder, "asked"), "utf8"))).toEqual(kept);
    },
  );

  test("is CommonJS without modern syntax, so that an outdated Node reads as far as the message", () => {
    expect(readFileSync(bin, "utf8")).not.toMatch(/^import |^export |await |\?\.|\?\?/m);
  });
});
