import { expect, test } from "vitest";
import type { Action } from "../../src/core/action.ts";
import type { Outcome } from "../../src/core/event.ts";
import type { Step } from "../../src/core/plan.ts";
import { advance, doomed, ready, startProgress } from "../../src/core/progress.ts";

const step = (id: string, after: string[] = [], action: Action = { do: "start", instance: id }): Step => ({
  id,
  address: "machine.web",
  action,
  after,
  cause: "",
});
const run = (id: string, after: string[] = []) =>
  step(id, after, { do: "run", instance: id, command: { run: "x", env: {}, timeoutMs: 1 } });
const clone = (id: string, after: string[] = []) =>
  step(id, after, { do: "clone", template: "t", snapshot: "s", instance: id });
const launch = (id: string) =>
  step(id, [], {
    do: "launch",
    instance: id,
    from: "24.04",
    cpus: 1,
    memoryBytes: 1,
    diskBytes: 1,
    networks: [],
    timeoutMs: 1,
  });
const limits = { clone: 1, launch: 2, general: 10 };
const started = (id: string, atMs = 1) => ({ type: "step_start", atMs, step: id }) as const;
const done = (id: string, atMs = 2) =>
  ({ type: "step_end", atMs, step: id, outcome: { status: "done", facts: {} } }) as const;

test("what has the longest way to the end starts first, in the given order among equals", () => {
  const steps = [step("short"), run("long"), step("a"), step("head"), step("tail", ["head"])];
  expect(ready(startProgress(steps), limits)).toEqual(["head", "long", "short", "a"]);
});

test("a step waits for all that it names once, and for nothing that the plan does not have", () => {
  let progress = startProgress([step("a"), step("b"), step("c", ["a", "b", "a", "nowhere"])]);
  progress = advance(advance(progress, started("a")), done("a"));
  expect(progress.startable).toEqual(["b"]);
  progress = advance(advance(progress, started("b")), done("b"));
  expect(progress.startable).toEqual(["c"]);
});

test("a launch is reckoned longer than a boot, a boot than a stop, and what a guest does longest but for a launch", () => {
  const seconds = (action: Action) => startProgress([step("x", [], action)]).steps.get("x")!.urgency;
  const instance = "x";
  const [launching, running, booting, cloning, stopping] = [
    launch("x").action,
    run("x").action,
    { do: "wait-ready", instance, timeoutMs: 1 } as const,
    clone("x").action,
    { do: "stop", instance } as const,
  ].map(seconds);
  expect(launching).toBeGreaterThan(running!);
  expect(running).toBeGreaterThan(booting!);
  expect(booting).toBeGreaterThan(cloning!);
  expect(cloning).toBeGreaterThan(stopping!);
  expect(stopping).toBeGreaterThan(0);
});

test("limits count what runs already", () => {
  const progress = startProgress([
    clone("c1"),
    clone("c2"),
    launch("l1"),
    launch("l2"),
    launch("l3"),
    step("g"),
  ]);
  expect(ready(progress, limits)).toEqual(["l1", "l2", "g", "c1"]);
  const next = advance(advance(progress, started("c1")), started("l2"));
  expect(ready(next, limits)).toEqual(["l1", "g"]);
  expect(next.running).toEqual({ clone: 1, launch: 1, general: 0 });
  expect(advance(next, done("c1")).running).toEqual({ clone: 0, launch: 1, general: 0 });
});

test("times of start and end are kept", () => {
  const progress = advance(advance(startProgress([step("a")]), started("a", 5)), done("a", 9));
  expect(progress.steps.get("a")).toMatchObject({ startedAtMs: 5, endedAtMs: 9, status: { status: "done" } });
  expect(progress.ended).toBe(1);
});

test("events that speak of no step's start or end change nothing", () => {
  const progress = startProgress([step("a")]);
  expect(advance(progress, { type: "run_start", atMs: 0, steps: [] })).toBe(progress);
  expect(advance(progress, { type: "step_output", atMs: 0, step: "a", stream: "stdout", text: "" })).toBe(
    progress,
  );
});

test("what can never start is told with what it waited for, nearest first; what was skipped before is not told again", () => {
  const steps = [step("a"), step("b", ["a"]), step("c", ["b"]), step("d", ["a", "c"]), step("e")];
  let progress = startProgress(steps);
  expect(doomed(progress, "a")).toEqual([
    { step: "b", because: "a" },
    { step: "d", because: "a" },
    { step: "c", because: "b" },
  ]);
  progress = advance(progress, {
    type: "step_end",
    atMs: 1,
    step: "b",
    outcome: { status: "skipped", because: "a" },
  });
  expect(doomed(progress, "a")).toEqual([{ step: "d", because: "a" }]);
});

test("a skipped step is not startable any more", () => {
  const progress = advance(startProgress([step("a")]), {
    type: "step_end",
    atMs: 1,
    step: "a",
    outcome: { status: "skipped", because: "x" },
  });
  expect([progress.startable, progress.running]).toEqual([[], { clone: 0, launch: 0, general: 0 }]);
});

test("a start too early or twice, a step that nobody knows, and steps that wait for each other are bugs", () => {
  const progress = startProgress([step("a"), step("b", ["a"])]);
  expect(() => advance(progress, started("b"))).toThrow("bug: b starts too early");
  expect(() => advance(advance(progress, started("a")), started("a"))).toThrow(
    "bug: a starts too early or twice",
  );
  expect(() => advance(progress, started("z"))).toThrow("bug: no step z");
  expect(() => startProgress([step("a", ["b"]), step("b", ["a"])])).toThrow(
    "bug: steps wait for each other: a → b → a",
  );
});

test("what tidies up starts when all before it has ended, and is not doomed by a failure", () => {
  const tidy: Step = { ...step("tidy", ["b"]), always: true };
  let progress = startProgress([step("a"), step("b", ["a"]), tidy, step("after", ["tidy"])]);
  const ended = (id: string, outcome: Outcome) => {
    progress = advance(progress, { type: "step_end", atMs: 2, step: id, outcome });
  };
  progress = advance(progress, started("a"));
  ended("a", { status: "failed", problem: { code: "DEV-510", severity: "error", message: "" } });
  expect(doomed(progress, "a")).toEqual([{ step: "b", because: "a" }]);
  expect(ready(progress, limits)).toEqual([]);
  ended("b", { status: "skipped", because: "a" });
  expect(ready(progress, limits)).toEqual(["tidy"]);
});
