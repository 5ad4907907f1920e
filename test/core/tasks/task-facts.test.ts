import { expect, test } from "vitest";
import type { DesiredTask } from "../../../src/core/desired.ts";
import type { Job } from "../../../src/core/tasks/expand-tasks.ts";
import { changedFact, taskFacts } from "../../../src/core/tasks/task-facts.ts";
import type { Lookup } from "../../../src/core/text.ts";
import { task as aTask } from "../support.ts";

const task = aTask("test", {
  run: "pytest",
  env: { CI: "1", TOKEN: { secret: "env:TOKEN" } },
  inputs: ["."],
  outputs: ["a"],
});
const target: Job["target"] = {
  address: "machine.a",
  key: "a",
  instance: "dev-a",
  labels: [],
  env: { A: "1" },
};
const machine = { generation: 1, createdAtMs: 1 };
const facts = (change: {
  task?: Partial<DesiredTask>;
  target?: Partial<Job["target"]>;
  machine?: Partial<Parameters<typeof taskFacts>[1]["machine"]>;
  files?: [string, string][];
  needs?: [string, string][];
  lookup?: Lookup;
}) =>
  taskFacts(
    { id: "a.test", after: [], task: { ...task, ...change.task }, target: { ...target, ...change.target } },
    {
      root: "/acme",
      machine: { ...machine, ...change.machine },
      lookup: change.lookup ?? (() => undefined),
      needs: new Map(change.needs ?? [["a.install", "1"]]),
      files: new Map(change.files ?? [["uv.lock", "0f"]]),
    },
  );

test.each<[string, Parameters<typeof facts>[0]]>([
  ["the command changed", { task: { run: "pytest -q" } }],
  ["the command changed", { task: { run: ["pytest"] } }],
  ["the command changed", { task: { run: { parts: [{ sensitive: "pytest", variable: "v" }] } } }],
  ["the shell changed", { task: { shell: "zsh" } }],
  ["the folder changed", { task: { workdir: "~/b" } }],
  ["the user changed", { task: { user: "root" } }],
  ["standard input changed", { task: { stdin: { text: "x" } } }],
  ["standard input changed", { task: { stdin: { file: "/acme/uv.lock" } } }],
  ["the list of outputs changed", { task: { outputs: [] } }],
  ["the list of outputs changed", { task: { reports: ["tests"] } }],
  ["$CI changed", { task: { env: { ...task.env, CI: "2" } } }],
  ["$TOKEN changed", { task: { env: { ...task.env, TOKEN: { secret: "env:OTHER" } } } }],
  ["$TOKEN changed", { task: { env: { ...task.env, TOKEN: "secret env:TOKEN" } } }],
  ["$B is new", { target: { env: { A: "1", B: "1" } } }],
  ["$A is gone", { target: { env: {} } }],
  ["the machine changed", { target: { instance: "dev-b" } }],
  ["the machine changed", { machine: { generation: 2 } }],
  ["the machine changed", { machine: { createdAtMs: 2 } }],
  ["the checkout changed", { machine: { repo: { url: "", ref: "", path: "", commit: "c" } } }],
  ["what a.install left changed", { needs: [["a.install", "2"]] }],
  ["uv.lock changed", { files: [["uv.lock", "ff"]] }],
  ["uv.lock is gone", { files: [] }],
  ["constructor is new, and 1 more", { files: [["constructor", "1"]] }],
  [
    "b is new, and 1 more",
    {
      files: [
        ["b", "1"],
        ["c", "1"],
        ["uv.lock", "0f"],
      ],
    },
  ],
])("%s", (said, change) => {
  expect(changedFact(facts({}), facts(change))).toBe(said);
});

test("a sensitive variable counts by its name alone, a reference by what it stands for", () => {
  const run = (sensitive: string, variable: string) =>
    facts({ task: { run: { parts: ["deploy ", { sensitive, variable }] } } });
  expect(changedFact(run("x", "v"), run("y", "v"))).toBeUndefined();
  expect(changedFact(run("x", "v"), run("x", "w"))).toBe("the command changed");
  const ping = (address: string) =>
    facts({
      task: { run: { parts: ["ping ", { ref: { machine: "db", attribute: "ipv4" } }] } },
      lookup: () => address,
    });
  expect(changedFact(ping("10.0.0.1"), ping("10.0.0.2"))).toBe("the command changed");
});

test("nothing changes when nothing does, nor when a task is retried more often", () => {
  expect(changedFact(facts({}), facts({ task: { retries: 3, timeoutMs: 1 } }))).toBeUndefined();
});
