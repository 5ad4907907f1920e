import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

async function emptyFolder(name = "My Shop 2") {
  const at = await cliWorld("");
  const cwd = join(at.folder, "..", name);
  mkdirSync(cwd);
  return {
    ...at,
    file: join(cwd, "devorch.yaml"),
    in: (...args: string[]) => at.devorch(args, { cwd }),
  };
}

test.each(["multipass", "sim"])(
  "init writes a commented configuration for %s that is valid, and once only",
  async (provider) => {
    const at = await emptyFolder();
    expect(await at.in("init", "--provider", provider)).toEqual({
      code: 0,
      stdout: "",
      stderr: "Wrote devorch.yaml. Next: devorch plan\n",
    });
    const text = readFileSync(at.file, "utf8");
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+\/schemas\/devorch\.schema\.json\n/);
    expect(text.match(/^# [A-Z]/gm)?.length).toBeGreaterThan(1);
    expect(text).toMatch(new RegExp(`^project: my-shop-2\nprovider: ${provider}\\b`, "m"));
    expect(await at.in("validate")).toMatchObject({ code: 0, stderr: "" });

    writeFileSync(at.file, `${text}# mine\n`);
    const again = await at.in("init", "--project", "other");
    expect(again).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("there is a devorch.yaml already"),
    });
    expect(readFileSync(at.file, "utf8")).toBe(`${text}# mine\n`);
  },
);

test.each([
  ["devorch.yml", ""],
  ["devorch.json", "{}"],
  [".config/devorch.yaml", ""],
  ["package.json", '{ "devorch": {} }'],
])("init puts no devorch.yaml before a configuration in %s", async (name, text) => {
  const at = await emptyFolder();
  mkdirSync(dirname(join(at.folder, "..", "My Shop 2", name)), { recursive: true });
  writeFileSync(join(at.folder, "..", "My Shop 2", name), text);
  const { code, stderr } = await at.in("init");
  expect([code, stderr]).toEqual([3, expect.stringContaining(`there is a ${name} already`)]);
  expect(existsSync(at.file)).toBe(false);
});

test("a folder and a link that leads nowhere, where devorch.yaml belongs, are named by init and plan alike", async () => {
  const at = await emptyFolder();
  symlinkSync("nowhere", at.file);
  expect((await at.in("init")).stderr).toContain("there is a devorch.yaml already, which is no file");
  expect((await at.in("plan")).stderr).toContain("DEV-120]: devorch.yaml is a link that leads nowhere");
  rmSync(at.file);
  mkdirSync(at.file);
  expect((await at.in("init")).stderr).toContain("there is a devorch.yaml already, which is no file");
  expect((await at.in("plan")).stderr).toContain("DEV-120]: devorch.yaml is a folder");
});

test("on a full disk init leaves nothing behind", async () => {
  const at = await emptyFolder();
  const handle = await open(at.folder);
  const full = vi
    .spyOn(Object.getPrototypeOf(handle), "writeFile")
    .mockRejectedValue(Object.assign(new Error("full"), { code: "ENOSPC" }));
  onTestFinished(() => full.mockRestore());
  await handle.close();
  const { code, stderr } = await at.in("init");
  expect([code, stderr]).toEqual([1, expect.stringContaining("DEV-402")]);
  expect(existsSync(at.file)).toBe(false);
});

test("init says so where nothing can be written", async () => {
  const at = await cliWorld("");
  const { code, stderr } = await at.devorch(["init", "--project", "acme"], {
    cwd: join(at.folder, "devorch.yaml"),
  });
  expect([code, stderr]).toEqual([1, expect.stringContaining("DEV-401")]);
});

test("what init leaves as a comment is valid, too", async () => {
  const at = await emptyFolder();
  await at.in("init", "--provider", "sim");
  const text = readFileSync(at.file, "utf8");
  const more = text.replaceAll(/^( +)# (replicas|repo):/gm, "$1$2:");
  expect(more).not.toBe(text);
  writeFileSync(at.file, more);
  expect(await at.in("validate")).toMatchObject({
    code: 0,
    stderr: "",
    stdout: expect.stringContaining("2 machines"),
  });
});

test("a folder whose name has nothing that a project's may have gives one that is valid", async () => {
  const at = await emptyFolder("2 – 3");
  await at.in("init");
  expect(readFileSync(at.file, "utf8")).toContain("\nproject: my-project\n");
});

test.each([
  { args: ["--project", "Acme"], says: '"Acme" cannot be a project\'s name' },
  { args: ["--project", "-acme"], says: "--project" },
  { args: ["--project=a_b"], says: "lower-case letters, digits and hyphens" },
  { args: ["--provider", "docker"], says: "write --provider sim" },
])("init $args writes nothing", async ({ args, says }) => {
  const at = await emptyFolder();
  expect(await at.in("init", ...args)).toEqual({
    code: 3,
    stdout: "",
    stderr: expect.stringContaining(says),
  });
  expect(() => readFileSync(at.file)).toThrow("ENOENT");
});
