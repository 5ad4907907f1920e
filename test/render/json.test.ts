import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldChange } from "../../src/core/plan.ts";
import {
  diagnosticLine,
  logLine,
  ndjsonRenderer,
  outputsLine,
  planLines,
  versionLine,
} from "../../src/render/ndjson.ts";
import { planJson } from "../../src/render/plan-json.ts";
import { blocked, canary, change, everything, hostilePlan, hostileTexts, plan, runs } from "./fixtures.ts";
import { expectGolden } from "./golden.ts";

const atMs = Date.UTC(2026, 0, 2, 3, 4, 5);
const parse = (lines: string) =>
  lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe("plan JSON", () => {
  test("a plan with everything", () => {
    expectGolden("json/plan.json", `${JSON.stringify(planJson(everything, "1.2.3"), null, 2)}\n`);
  });

  test("a blocked plan is errored and not applyable", () => {
    expect(planJson(blocked, "1.2.3")).toMatchObject({ errored: true, applyable: false });
    expect(planJson(everything, "1.2.3")).toMatchObject({ errored: false, applyable: true });
    expect(planJson(plan({}), "1.2.3")).toMatchObject({ errored: false, applyable: false });
  });

  test("an output whose references are known shows its value", () => {
    const { output_changes } = planJson(everything, "1.2.3", () => "10.0.0.7");
    expect(output_changes.url).toMatchObject({ actions: ["no-op"], after: "http://10.0.0.7:8080" });
  });

  // From text: JSON has no -0, which fc.jsonValue() also gives.
  const value = fc.json().map((text): never => JSON.parse(text) as never);
  const field = fc.record<FieldChange>(
    {
      path: fc.oneof(
        fc.constantFrom("memory", "files.~/.env", "env.__proto__", "a.b.c"),
        fc.string().map((key) => `files.${key}`),
      ),
      before: fc.oneof(value, fc.constant(canary)),
      after: fc.oneof(value, fc.constant({ parts: ["x", { sensitive: canary, variable: "token" }] })),
      policy: fc.constantFrom("live", "needs-stop", "needs-replace"),
      sensitive: fc.boolean(),
      unknown: fc.boolean(),
    },
    { requiredKeys: ["path", "policy"] },
  );
  const hidden = field.map((one) =>
    JSON.stringify(one.before)?.includes(canary) ? { ...one, sensitive: true } : one,
  );

  test("it survives JSON, and no sensitive value is in it", () => {
    fc.assert(
      fc.property(
        fc.array(hidden),
        fc.constantFrom("create", "update", "replace", "delete", "keep"),
        (fields, action) => {
          const json = planJson(plan({ changes: [change("machine.web", { fields, action })] }), "1.2.3");
          const text = JSON.stringify(json);
          expect(JSON.parse(text)).toEqual(json);
          expect(text).not.toContain(canary);
        },
      ),
    );
  });

  test("every field that differs is found under its path", () => {
    for (const text of hostileTexts) {
      const { before } = planJson(hostilePlan(text), "1.2.3").resource_changes[0]!.change;
      const { files, cpus } = before as { files: Record<string, string>; cpus: string };
      expect(cpus).toBe(text);
      expect(Object.entries(files)).toEqual([[text, text]]);
    }
  });
});

describe("NDJSON", () => {
  test.each(Object.entries(runs))("a run with %s", (name, events) => {
    const render = ndjsonRenderer(everything);
    expectGolden(`json/${name}.ndjson`, events.map(render).join(""));
  });

  test("the lines around a run", () => {
    const lines = [
      versionLine("1.2.3", atMs),
      planLines(everything, atMs),
      planLines(blocked, atMs),
      outputsLine(everything.outputs, () => "10.0.0.7", atMs),
      logLine("warn", "the lock is held", atMs),
    ];
    expectGolden("json/around.ndjson", lines.join(""));
  });

  test("what starts also ends, and nothing ends that has not started", () => {
    for (const events of Object.values(runs)) {
      const types: { type: string; hook?: { resource: { addr: string } } }[] = parse(
        events.map(ndjsonRenderer(everything)).join(""),
      );
      const of = (...wanted: string[]) =>
        types
          .filter(({ type }) => wanted.includes(type))
          .map(({ hook }) => hook?.resource.addr)
          .sort();
      expect(of("apply_complete", "apply_errored")).toEqual(of("apply_start"));
      expect(types.at(-1)?.type).toBe("change_summary");
    }
  });

  test("progress is told every ten seconds", () => {
    const render = ndjsonRenderer(everything);
    render({ type: "step_start", atMs: 0, step: "machine.db/stop" });
    const told = [9, 10, 15, 20].map((second) => render({ type: "tick", atMs: second * 1000 }) !== "");
    expect(told).toEqual([false, true, false, true]);
  });

  test("one line stays one line and carries no secret", () => {
    for (const text of hostileTexts) {
      const lines = planLines(hostilePlan(text), atMs) + diagnosticLine(hostilePlan(text).problems[0]!, atMs);
      expect(parse(lines).length).toBe(5);
    }
    const all = Object.values(runs).map((events) => events.map(ndjsonRenderer(everything)).join(""));
    expect(all.join("") + planLines(everything, atMs)).not.toContain(canary);
  });
});
