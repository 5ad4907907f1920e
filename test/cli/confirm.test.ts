import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", cpus: 1, memory: 1G, disk: 5G } }
outputs: { name: "\${machine.web.name}" }
`;
const question = 'Do you want to make these changes?\n  Only "yes" goes on: ';
/** Cursor movements, and what hides, clears and wraps. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const drawing = /\x1b\[(?:\d*[A-HJK]|\?\d+[hl])/;

test.each(["no", "y", "Yes", "yes please", ""])("the answer %j changes nothing", async (answer) => {
  const at = await cliWorld(yaml);
  const { code, stderr, stdout } = await at.devorch(["apply"], { typed: `${answer}\r` });
  expect(stdout).toContain("Plan: 0 to replace, 1 to create");
  expect(stderr.replace(/\r/g, "")).toContain("Nothing was changed.\n");
  expect(code).toBe(0);
  expect(at.machines()).toEqual({});
});

test("yes makes what the plan showed, and a later destroy asks again", async () => {
  const at = await cliWorld(yaml);
  const applied = await at.devorch(["apply"], { typed: "yes\r", env: { NO_COLOR: "1" } });
  expect(applied.stderr).toContain(question);
  expect(applied.code).toBe(0);
  expect(at.machines()).toEqual({ "dev-acme-web": "Running" });
  await at.devorch(["destroy"], { typed: "no\r" });
  expect(at.machines()).toEqual({ "dev-acme-web": "Running" });
  await at.devorch(["destroy"], { typed: "yes\r" });
  expect(at.machines()).toEqual({});
});

test.each([
  { key: "Ctrl-C", typed: "\x03", ends: 130 },
  { key: "Ctrl-D", typed: "\x04", ends: 0 },
])("$key at the question changes nothing", async ({ typed, ends }) => {
  const at = await cliWorld(yaml);
  const { code, stderr } = await at.devorch(["apply"], { typed });
  expect(code).toBe(ends);
  expect(stderr).toMatch(ends === 0 ? "Nothing was changed." : /interrupted[\s\S]*nothing was changed/);
  expect(at.machines()).toEqual({});
  // The lock is free again.
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(0);
});

test("without changes nothing is asked", async () => {
  const at = await cliWorld(yaml);
  await at.devorch(["apply", "--auto-approve"]);
  const again = await at.devorch(["apply"], { typed: "", env: { NO_COLOR: "1" } });
  expect(again).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^No changes\./) });
});

test("a person at a terminal sees a tree that redraws itself; a pipe, CI and a dumb terminal get plain lines", async () => {
  for (const { env, drawn } of [
    { env: { NO_COLOR: "1" }, drawn: true },
    { env: { NO_COLOR: "1", TERM: "dumb" }, drawn: false },
    { env: { NO_COLOR: "1", CI: "true" }, drawn: false },
  ]) {
    const at = await cliWorld(yaml);
    const { stdout, stderr } = await at.devorch(["apply", "--auto-approve"], { typed: "", env });
    expect(drawing.test(stderr), JSON.stringify(env)).toBe(drawn);
    expect(stdout.includes("machine.web: launch from 24.04: done")).toBe(!drawn);
    expect(stdout).toMatch(/\nOutputs:\n {2}name = dev-acme-web\n$/);
    expect(stdout).not.toMatch(drawing);
  }
  const at = await cliWorld(yaml);
  const piped = await at.devorch(["apply", "--auto-approve"]);
  expect(piped.stdout).toContain("machine.web: launch from 24.04: done");
  expect(piped.stdout + piped.stderr).not.toContain("\x1b");
});

test("apply --json is one value a line, from version to outputs, at a terminal, too", async () => {
  const at = await cliWorld(yaml);
  const args = ["apply", "--auto-approve", "--json"];
  const { stdout, stderr } = await at.devorch(args, { typed: "", env: { NO_COLOR: "1" } });
  expect(stderr).toBe("");
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ type: "version", ui: "1.0" });
  expect(lines.slice(-2)).toMatchObject([
    { type: "change_summary", status: "done", changes: { add: 1, operation: "apply" } },
    { type: "outputs", outputs: { name: { sensitive: false, type: "string", value: "dev-acme-web" } } },
  ]);
  const again = await at.devorch(args);
  const refused = await at.devorch(["apply", "--json", "--replace", "machine.web"]);
  const unknown = await at.devorch(["apply", "--json", "--env", "nope"]);
  for (const { code, stdout: told } of [refused, unknown]) {
    expect(code).toBe(3);
    const types = told
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).type);
    expect(types.at(-1)).toBe("diagnostic");
  }
  const last = JSON.parse(again.stdout.trimEnd().split("\n").at(-1)!);
  expect(last).toMatchObject({ type: "outputs", outputs: { name: { value: "dev-acme-web" } } });
});
