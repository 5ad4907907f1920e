import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = (machine: string, tasks = "") => `
apiVersion: devorch/v1
project: acme
provider: sim
allowOutside: [ ".." ]
machines: { web: { from: "24.04", ${machine} } }
${tasks}`;

test.each([
  ["a mount of the folder above", yaml("mounts: [ { source: .., target: /all } ]")],
  ["a mount of the state", yaml("mounts: [ { source: ../state, target: /state } ]")],
  ["a mount of a folder in it", yaml("mounts: [ { source: ../state/sub, target: /state } ]")],
  ["a mount through a link", yaml("mounts: [ { source: link, target: /state } ]")],
  ["a file of it", yaml("files: [ { from: ../state/sub/key, to: ~/key } ]")],
  ["a push of it", yaml("", "tasks: { t: { run: x, on: web, sync: [ { from: ../state/sub, to: ~/x } ] } }")],
  ["a task's stdin", yaml("", "tasks: { t: { run: x, on: web, stdin: { file: ../state/sub/key } } }")],
  ["a secret of a machine", yaml("env: { A: { secret: 'file:../state/sub/key' } }")],
  ["a secret through a link", yaml("env: { A: { secret: 'file:link/key' } }")],
  ["a deploy key", yaml("repo: { url: 'https://x.org/y', deployKey: { secret: 'file:../state/sub/key' } }")],
  [
    "a secret of a task",
    yaml("", "tasks: { t: { run: x, on: web, env: { A: { secret: 'file:../state/sub/key' } } } }"),
  ],
  [
    "a secret of an image",
    yaml(
      "",
      "images: { i: { from: '24.04', steps: [ { run: x, env: { A: { secret: 'file:../state/sub/key' } } } ] } }",
    ),
  ],
  ["a secret of an included file", yaml("", "include: [ sub/theirs.yaml ]")],
  ["a package cache", yaml("", "host: { cacheDir: ../state/cache }")],
])("%s is refused: guests do not reach the files of devorch", async (_, text) => {
  const at = await cliWorld(text);
  at.write("../state/sub/key", "secret");
  at.write("sub/theirs.yaml", "machines: { web: { env: { A: { secret: 'file:../state/sub/key' } } } }");
  symlinkSync(join(at.state, "sub"), join(at.folder, "link"));
  const { code, stderr } = await at.devorch(["plan"]);
  expect(code).toBe(3);
  expect(stderr).toContain("DEV-165");
  expect(at.calls).toEqual([]);
});

test.each([
  ["of the project", "{ source: ., target: /x }"],
  ["of the runs", "{ source: .devorch/runs, target: /x }"],
  ["of the folder above", "{ source: .., target: /x }"],
  ["through a link", "{ source: link, target: /x }"],
])("a mount %s is told with its place when it is made, and not again", async (_, mount) => {
  // The state lies elsewhere, as it does for people.
  const at = await cliWorld("");
  at.write("sub/devorch.yaml", yaml(`mounts: [ ${mount} ]`).replace('".."', "/"));
  at.write("sub/.devorch/runs/x", "");
  symlinkSync("..", join(at.folder, "sub/link"));
  const devorch = (...args: string[]) =>
    at.devorch(args, { cwd: join(at.folder, "sub"), env: { DEVORCH_STATE_DIR: join(at.state, "own") } });
  const told = /warning\[DEV-324\]: dev-acme-web can change.*\n.*devorch\.yaml:6:\d+/;
  expect(await devorch("apply", "--auto-approve")).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(told),
  });
  expect(await devorch("plan")).toMatchObject({ code: 0, stderr: "" });
});

test("a folder beside it is mounted", async () => {
  const at = await cliWorld(yaml("mounts: [ { source: ../data, target: /data } ]"));
  at.write("../data/x", "");
  expect((await at.devorch(["plan"])).stdout).toContain("1 to create");
});

/** Those that make an argv of it for this host; guests have a sudo of their own. */
const mayUseSudo = /^src\/(core\/host|host|sim)\//;
/** Text that runs in a guest, and the hint of how to give back what belongs to root. */
const inGuests =
  /^src\/(drivers\/|core\/(seal-script|toolchain|package-cache|guest-command)|ssh\/(session|known-hosts)|generated\/|store\/health\.ts)/;

test("no code but that of setup names sudo", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => join("src", name))
    .filter((name) => name.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(200);
  const users = files.filter((name) => /["'`]sudo["'` ]/.test(withoutComments(readFileSync(name, "utf8"))));
  expect(users.filter((name) => !mayUseSudo.test(name) && !inGuests.test(name))).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}
