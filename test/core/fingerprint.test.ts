import { expect, test } from "vitest";
import type { DesiredImage, DesiredTask } from "../../src/core/desired.ts";
import { canonical, imageFingerprint, sha256, taskFingerprint } from "../../src/core/fingerprint.ts";
import { GiB, image, task } from "./support.ts";

const source = { file: "devorch.yaml", line: 1, column: 1 };
const step = { name: "tools", shell: "make tools", checkpoint: false, env: {}, timeoutMs: 1, source };
const golden = image({ steps: [step], cloudInit: "#cloud-config\n" });
const of = (parts: Partial<DesiredImage> = {}, project = "acme") =>
  imageFingerprint({ ...golden, ...parts }, project);

test.each<[string, Partial<DesiredImage>]>([
  ["base image", { from: "24.04" }],
  ["version of the base image", { base: "22.04 20261118" }],
  ["disk size", { diskBytes: 11 * GiB }],
  ["cloud-init", { cloudInit: "#cloud-config\npackages: []\n" }],
  ["toolchain", { toolchain: { python: "3.12.10" } }],
  ["text of a step", { steps: [{ ...step, shell: "make more" }] }],
  ["order of steps", { steps: [{ ...step, shell: "a" }, step] }],
  ["environment of a step", { steps: [{ ...step, env: { A: "1" } }] }],
  ["name of a secret", { steps: [{ ...step, env: { A: { secret: "env:A" } } }] }],
])("an image is another one with another %s", (_, parts) => expect(of(parts)).not.toBe(of()));

test.each<[string, Partial<DesiredImage>]>([
  ["cpus and memory", { cpus: 8, memoryBytes: 16 * GiB }],
  ["name of its snapshot", { snapshot: "other" }],
  ["name and place of a step", { steps: [{ ...step, name: "other", source: { ...source, line: 9 } }] }],
  ["timeout of a step", { steps: [{ ...step, timeoutMs: 99 }] }],
  ["checks", { verify: [{ run: "true" }] }],
  ["name", { name: "other", address: "image.other" }],
])("an image is the same one with other %s", (_, parts) => expect(of(parts)).toBe(of()));

test("the version of the base image counts, not the alias that led to it", () => {
  expect(of({ base: "22.04 20261118", from: "jammy" })).toBe(of({ base: "22.04 20261118" }));
});

test("two projects share an image, unless a secret was used to build it", () => {
  expect(of({}, "other")).toBe(of());
  const secret = { steps: [{ ...step, env: { A: { secret: "env:A" } } }] };
  expect(of(secret, "other")).not.toBe(of(secret));
});

const install = task("install", { run: "uv sync", env: { A: "1" } });
const machine = { instance: "web", generation: 1, env: {} };
const taskOf = (parts: Partial<DesiredTask> = {}, needs: string[] = [], on = machine) =>
  taskFingerprint({ ...install, ...parts }, needs, on, "/acme");
const pushes = (from: string, to: string) => ({ sync: [{ from, to, direction: "push" as const }] });
const ref = (name: string) => ({ parts: [{ ref: { machine: name, attribute: "ipv4" } }] }) as const;

test.each<[string, Partial<DesiredTask>, Partial<DesiredTask>]>([
  ["command", { run: "a" }, { run: "b" }],
  ["words", { run: ["a", "b"] }, { run: ["a b"] }],
  ["kind of command", { run: "a" }, { run: ["a"] }],
  ["shell", {}, { shell: "bash" }],
  ["folder", {}, { workdir: "~/a" }],
  ["user", {}, { user: "root" }],
  ["environment", { env: { A: "1" } }, { env: { A: "2" } }],
  ["source of a secret", { env: { A: { secret: "env:A" } } }, { env: { A: { secret: "env:B" } } }],
  ["file on standard input", { stdin: { file: "/acme/a" } }, { stdin: { file: "/acme/b" } }],
  ["kind of standard input", { stdin: { text: "file" } }, { stdin: { file: "/acme/file" } }],
  ["source of a copy", pushes("/acme/a", "x"), pushes("/acme/b", "x")],
  ["target of a copy", pushes("/acme/a", "x"), pushes("/acme/a", "y")],
  ["reference", { run: ref("db") }, { run: ref("other") }],
  [
    "place of a sensitive piece",
    { run: { parts: ["a", { sensitive: "x", variable: "v" }] } },
    { run: { parts: [{ sensitive: "x", variable: "v" }, "a"] } },
  ],
  [
    "sensitive variable",
    { run: { parts: [{ sensitive: "x", variable: "v" }] } },
    { run: { parts: [{ sensitive: "x", variable: "w" }] } },
  ],
])("a task runs again with another %s", (_, before, after) => expect(taskOf(before)).not.toBe(taskOf(after)));

test("a task runs again when what it needs changed, or on another machine or generation", () => {
  expect(
    new Set([
      taskOf(),
      taskOf({}, ["x"]),
      taskOf({}, [], { ...machine, generation: 2 }),
      taskOf({}, [], { ...machine, instance: "db" }),
    ]).size,
  ).toBe(4);
});

test("a task runs again when its machine's environment changed, but where it says otherwise itself", () => {
  const on = (env: DesiredTask["env"]) => taskOf({}, [], { ...machine, env });
  expect(on({ B: "2" })).not.toBe(on({ B: "1" }));
  expect(on({ A: "2" })).toBe(on({}));
});

test("a task does not run again in another checkout", () => {
  const of = (root: string) =>
    taskFingerprint({ ...install, stdin: { file: `${root}/a` }, ...pushes(root, "x") }, [], machine, root);
  expect(of("/acme")).toBe(of("/elsewhere/acme"));
});

test("a secret that moves runs nothing, and timeouts and retries neither", () => {
  const run = (sensitive: string) => ({ run: { parts: ["a", { sensitive, variable: "v" }] } });
  expect(taskOf(run("x"))).toBe(taskOf(run("y")));
  expect(taskOf({ timeoutMs: 5, retries: 3 })).toBe(taskOf());
});

test("equal values have one canonical text", () => {
  expect(canonical({ b: [1, null, { d: "x", c: true }], a: undefined as never })).toBe(
    '{"b":[1,null,{"c":true,"d":"x"}]}',
  );
  expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
  expect(canonical('"')).toBe('"\\""');
});

test("sha256 gives 64 hex digits", () => {
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
