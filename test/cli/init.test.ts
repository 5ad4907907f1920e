import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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
