import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
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

describe("compiled code", () => {
  /** A copy of the package, whose files a test may change, with a home of its own. */
  function installed() {
    const folder = mkdtempSync(join(tmpdir(), "devorch-code-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const part of ["bin", "dist"])
      cpSync(part, join(folder, part), { recursive: true, preserveTimestamps: true });
    const code = join(folder, "home/.cache/devorch/code");
    const version = async (env: NodeJS.ProcessEnv = {}, ...preload: string[]) =>
      (
        await run(process.execPath, [...preload, join(folder, "bin/devorch"), "--version"], {
          env: { HOME: join(folder, "home"), ...env },
        })
      ).stdout;
    /** Path in the cache → when and what it is. */
    const kept = () =>
      readdirSync(code, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));
    return { folder, code, version, kept };
  }
  const printed = `${manifest.version}\n`;
  const ownCache = !("enableCompileCache" in nodeModule);

  test.runIf(ownCache)("is kept for its owner alone, and is taken up again", async () => {
    const { version, kept } = installed();
    expect(await version()).toBe(printed);
    const files = kept();
    expect(files.length).toBeGreaterThan(2);
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
    const inodes = files.map((file) => statSync(file).ino);
    expect(await version()).toBe(printed);
    // What V8 had refused would have been replaced.
    expect(kept().map((file) => statSync(file).ino)).toEqual(inodes);
  });

  test.runIf(ownCache)("that is damaged is made again", async () => {
    const { version, kept } = installed();
    await version();
    const sizes = kept().map((file) => statSync(file).size);
    for (const file of kept()) writeFileSync(file, readFileSync(file).subarray(0, 500));
    expect(await version()).toBe(printed);
    expect(kept().map((file) => statSync(file).size)).toEqual(sizes);
    for (const file of kept()) writeFileSync(file, "");
    expect(await version()).toBe(printed);
  });

  test.runIf(ownCache)("is not that of another text of the same length", async () => {
    const { folder, version } = installed();
    await version();
    const text = (path: string) => readFileSync(path, "utf8");
    const named = `version:"${manifest.version}"`;
    const chunks = readdirSync(join(folder, "dist/chunks")).map((name) => join(folder, "dist/chunks", name));
    const holding = chunks.filter((path) => text(path).includes(named));
    expect(holding).not.toEqual([]);
    for (const path of holding) writeFileSync(path, text(path).replaceAll(named, 'version:"9.9.9"'));
    expect(await version()).toBe("9.9.9\n");
  });

  test.each([
    ["others may write to", (code: string) => chmodSync(code, 0o777)],
    ...(process.getuid?.() === 0
      ? [["is another's", (code: string) => chownSync(code, 65534, 65534)] as const]
      : []),
  ] as const)("is not looked for in a folder that %s", async (_what, spoil) => {
    const { folder, version, kept } = installed();
    const other = join(folder, "home/.cache/devorch/code/devorch-other");
    mkdirSync(other, { recursive: true });
    spoil(other);
    expect(await version()).toBe(printed);
    expect(kept()).toEqual([]);
  });

  test("needs a home that is an absolute path", async () => {
    const { version, kept } = installed();
    expect(await version({ XDG_CACHE_HOME: "cache" })).toBe(printed);
    expect(await version({ HOME: undefined })).toBe(printed);
    expect(kept).toThrow("ENOENT");
  });

  test("Node is told the same folder where it keeps code itself", async () => {
    const { folder, code, version } = installed();
    const preload = join(folder, "preload.cjs");
    const asked = join(folder, "asked");
    writeFileSync(
      preload,
      `require("module").enableCompileCache = (...given) => require("fs").writeFileSync(${JSON.stringify(asked)}, JSON.stringify(given));`,
    );
    expect(await version({}, "--require", preload)).toBe(printed);
    expect(JSON.parse(readFileSync(asked, "utf8"))).toEqual([join(code, "devorch-other")]);
    await version({ XDG_CACHE_HOME: join(folder, "elsewhere") }, "--require", preload);
    expect(readFileSync(asked, "utf8")).toContain(join(folder, "elsewhere/devorch/code"));
  });
});
