import { expect, test } from "vitest";
import type { DesiredTask } from "../../../src/core/desired.ts";
import { expandTasks, type Target } from "../../../src/core/tasks/expand-tasks.ts";
import { task } from "../support.ts";

const target = (name: string, key = name, labels: readonly string[] = []): Target => ({
  address: `machine.${name}`,
  key,
  instance: `dev-acme-${name}`,
  labels,
  env: {},
});
const db = target("db", "db", ["store"]);
const web = [target("web", "web", ["front"]), target("web-2", "web", ["front"])];
const targets = [db, ...web];

function expand(
  tasks: Record<string, Partial<DesiredTask>>,
  names: readonly string[],
  on: readonly string[] = [],
  machines = targets,
) {
  const all = Object.fromEntries(Object.entries(tasks).map(([name, parts]) => [name, task(name, parts)]));
  return expandTasks(all, machines, names, on);
}
const ids = (...args: Parameters<typeof expand>) => expand(...args).map(({ id }) => id);

test("a task waits for those that it needs on all of their machines, and comes after them", () => {
  const jobs = expand(
    {
      test: { needs: ["migrate", "install"], on: ["web"] },
      migrate: { needs: ["install"], on: ["db"] },
      install: { on: ["db", "web"] },
      other: { on: ["db"] },
    },
    ["test"],
  );
  const installs = ["db.install", "web.install", "web-2.install"];
  expect(Object.fromEntries(jobs.map(({ id, after }) => [id, after]))).toEqual({
    "db.install": [],
    "web.install": [],
    "web-2.install": [],
    "db.migrate": installs,
    "web.test": ["db.migrate", ...installs],
    "web-2.test": ["db.migrate", ...installs],
  });
  for (const [at, { after }] of jobs.entries())
    expect(jobs.slice(0, at).map(({ id }) => id)).toEqual(expect.arrayContaining([...after]));
});

test.each([
  ["web", ["web.test", "web-2.test"]],
  ["machine.web", ["web.test"]],
  ["web-2", ["web-2.test"]],
  ["machine.web-2", ["web-2.test"]],
  ["dev-acme-web-2", ["web-2.test"]],
  ["front", ["web.test", "web-2.test"]],
  ["store", ["db.test"]],
])("%s means %j, in the task and after --on", (name, expected) => {
  expect(ids({ test: { on: [name] } }, ["test"])).toEqual(expected);
  expect(ids({ test: {} }, ["test"], [name])).toEqual(expected);
});

test("a machine that is meant twice has a task once; what a task says itself goes before --on", () => {
  expect(ids({ test: { on: ["web-2", "front", "web"] } }, ["test", "test"])).toEqual([
    "web.test",
    "web-2.test",
  ]);
  expect(ids({ test: { on: ["db"] }, lint: {} }, ["test", "lint"], ["front"])).toEqual([
    "db.test",
    "web.lint",
    "web-2.lint",
  ]);
});

test("without a word on where, the only machine is meant", () => {
  expect(ids({ test: {} }, ["test"], [], [db])).toEqual(["db.test"]);
});

test.each<[string, () => unknown, string[]]>([
  [
    "no machine is the only one",
    () => expand({ test: {} }, ["test"]),
    ["nothing says where the task test runs"],
  ],
  [
    "no machine is what the task names, as of a machine with no replicas",
    () => expand({ test: { on: ["none", "front-2"] } }, ["test"]),
    ["there is no machine for the task test: none is called none or front-2"],
  ],
  [
    "names that are unknown are told together",
    () => expand({ test: {} }, ["test", "constructor", "tset"], ["front", "back"]),
    ['there is no task "constructor"', 'there is no task "tset"', 'no machine or label is called "back"'],
  ],
])("%s", (_, act, messages) => {
  expect(act).toThrow(
    expect.objectContaining({
      exitCode: 3,
      problems: messages.map((message) => expect.objectContaining({ message, hint: expect.any(String) })),
    }),
  );
});

test("whoever names no place that is there is told of labels, too", () => {
  const hint = expect.stringMatching(/one of: db, web, web-2, store, front$/);
  for (const on of [["nope"], []])
    expect(() => expand({ test: {} }, ["test"], on)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ hint })] }),
    );
});
