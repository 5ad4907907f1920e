import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { find } from "../../src/config/find.ts";
import { load, locate } from "../../src/config/load.ts";
import { acme, projectWith } from "../support/project.ts";

test.each(["devorch.yaml", "devorch.yml", "devorch.json", ".config/devorch.yaml"])(
  "%s is found from a folder below it, up to the root of the checkout",
  async (name) => {
    const root = await projectWith({ [name]: "", ".git/HEAD": "", "src/deep/file": "" });
    expect(find(join(root, "src/deep"))).toBe(join(root, name));
  },
);

test("nothing above the root of the checkout is taken, nor without a checkout anything above the folder", async () => {
  const root = await projectWith({
    "devorch.yaml": "",
    "checkout/.git/HEAD": "",
    "checkout/src/f": "",
    "plain/f": "",
  });
  expect(find(join(root, "checkout/src"))).toBeUndefined();
  expect(find(join(root, "plain"))).toBeUndefined();
});

test("devorch.yaml comes before package.json, whose key counts only if it is there", async () => {
  const root = await projectWith({
    "package.json": "{}",
    "b/package.json": '{"devorch": {}}',
    "c/package.json": "{",
  });
  expect(find(root)).toBeUndefined();
  expect(find(join(root, "b"))).toBe(join(root, "b/package.json"));
  expect(find(join(root, "c"))).toBeUndefined();
  await writeFile(join(root, "b/devorch.yaml"), "");
  expect(find(join(root, "b"))).toBe(join(root, "b/devorch.yaml"));
});

test("a folder named like a configuration is none", async () => {
  const root = await projectWith({ "devorch.yml": "" });
  await mkdir(join(root, "devorch.yaml"));
  expect(find(root)).toBe(join(root, "devorch.yml"));
});

test("a package.json that is broken and holds a configuration is found, so that its fault is told", async () => {
  const root = await projectWith({
    "package.json": '{ "dependencies": { "devorch": "1" }, }',
    "a/package.json": '{ "devorch": { "project": "a" "provider": "sim" } }',
  });
  expect(find(root)).toBeUndefined();
  const loaded = await load({ cwd: join(root, "a"), env: {} });
  expect("problems" in loaded && loaded.problems[0]).toMatchObject({
    code: "DEV-103",
    source: { file: "package.json", line: 1 },
  });
});

// cosmiconfig runs this file to learn its own settings, whatever is looked for.
test("no JavaScript is run to find or load a configuration", async () => {
  const mark = "import { writeFileSync } from 'node:fs'; writeFileSync('ran', ''); export default {};";
  const scripts = ["config.js", "config.mjs", "config.cjs"].map((name) => [`.config/${name}`, mark]);
  const root = await projectWith({
    ...Object.fromEntries(scripts),
    "devorch.config.js": mark,
    "devorch.yaml": acme(""),
  });
  const loaded = await load({ cwd: root, env: {} });
  expect("desired" in loaded).toBe(true);
  expect(existsSync(join(root, "ran"))).toBe(false);
});

test("places in package.json are those of the file", async () => {
  const root = await projectWith({
    "package.json":
      '{\n  "name": "x",\n  "devorch": { "apiVersion": "devorch/v1", "project": "a", "cpus": 1 }\n}\n',
  });
  const loaded = await load({ cwd: root, env: {} });
  expect("problems" in loaded && loaded.problems[0]).toMatchObject({
    code: "DEV-110",
    source: { file: "package.json", line: 3, column: 60 },
  });
});

test("relative paths start from the project, not from .config", async () => {
  const root = await projectWith({
    ".config/devorch.yaml": acme("machines: { a: { from: x, mounts: [ { source: src, target: /src } ] } }"),
    "src/f": "",
  });
  const loaded = await load({ cwd: root, env: {} });
  expect("desired" in loaded && loaded.desired.root).toBe(root);
  expect("desired" in loaded && loaded.desired.machines[0]?.mounts).toEqual([
    { source: join(root, "src"), target: "/src" },
  ]);
});

test.each([
  ["nothing is there", undefined, /^DEV-120 there is no devorch.yaml in /],
  ["--file names nothing", "other.yaml", /^DEV-120 other.yaml does not exist$/],
  ["--file names a folder", ".", /^DEV-120 .* is a folder$/],
  [
    "--file names a package.json without the key",
    "package.json",
    /^DEV-120 package.json has no key devorch$/,
  ],
])("it is a problem when %s", async (_, file, expected) => {
  const root = await projectWith({ "package.json": "{}" });
  const loaded = await load({ cwd: root, env: {}, ...(file !== undefined && { file }) });
  expect("problems" in loaded && loaded.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(expected),
  ]);
});

test("who needs only the folder of the project gets it as it is loaded, whatever stands in the file", async () => {
  const broken = "machines: [";
  const root = await projectWith({ ".config/devorch.yaml": broken, ".git/HEAD": "", "ci/f": "" });
  expect(locate({ cwd: join(root, "ci") })).toMatchObject({ root });
  await writeFile(join(root, "ci/other.yaml"), broken);
  expect(locate({ cwd: root, file: "ci/other.yaml" })).toMatchObject({ root: join(root, "ci") });
  for (const file of ["nothing.yaml", "."])
    expect(locate({ cwd: root, file })).toEqual({ problems: [expect.objectContaining({ code: "DEV-120" })] });
});
