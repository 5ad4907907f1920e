import { describe, expect, test } from "vitest";
import { planText } from "../../src/render/plan-text.ts";
import { palette } from "../../src/render/style.ts";
import { columns } from "../../src/render/wrap.ts";
import { blocked, canary, change, everything, plan } from "./fixtures.ts";
import { expectGolden } from "./golden.ts";

const plain = palette(false);

describe("golden plans", () => {
  test.each([40, 60, 100, 200])("a plan with everything at %i columns", (width) => {
    expectGolden(`plan-text/everything-${width}.txt`, planText(everything, { width, palette: plain }));
  });

  test("the steps are listed on request", () => {
    expectGolden("plan-text/steps.txt", planText(everything, { width: 100, palette: plain, steps: true }));
  });

  test("a blocked change names its problem and its way out", () => {
    expectGolden("plan-text/blocked.txt", planText(blocked, { width: 100, palette: plain }));
  });

  test("colours follow the action", () => {
    expectGolden("plan-text/colour.txt", planText(everything, { width: 100, palette: palette(true) }));
  });
});

test("a plan without changes says so", () => {
  const text = planText(plan({ changes: [change("machine.web", { action: "keep" })] }), {
    width: 80,
    palette: plain,
  });
  expect(text).toBe("No changes. Live machines match the configuration.\n");
});

test("an outdated image is noted although nothing changes", () => {
  const kept = change("machine.web", { action: "keep", notes: ["outdated image"] });
  expect(planText(plan({ changes: [kept] }), { width: 80, palette: plain })).toBe(
    "Notes:\n  machine.web: outdated image\n\nNo changes. Live machines match the configuration.\n",
  );
});

test("a blocked plan never says that there is nothing to do", () => {
  const text = planText(plan({ problems: blocked.problems }), { width: 80, palette: plain });
  expect(text).toBe("Blocked by 1 error: nothing can be applied.\n");
});

test("no secret is shown at any width", () => {
  for (const steps of [false, true])
    expect(planText(everything, { width: 60, palette: plain, steps })).not.toContain(canary);
});

test("known references of outputs are filled in", () => {
  const text = planText(everything, { width: 100, palette: plain, lookup: () => "10.0.0.7" });
  expect(text).toContain("url   = http://10.0.0.7:8080");
});

test.each([100, 200])("no line is longer than %i columns when its words fit", (width) => {
  const lines = planText(everything, { width, palette: plain, steps: true }).split("\n");
  expect(lines.filter((line) => columns(line) > width)).toEqual([]);
});

test("a name of 63 characters stays in one piece at 40 columns", () => {
  const instance = "a".repeat(63);
  const text = planText(plan({ changes: [change("machine.web", { action: "delete", instance })] }), {
    width: 40,
    palette: plain,
  });
  expect(text).toContain(`(${instance})`);
});

test("hostile names and values reach the terminal written out", () => {
  const hostile = change("machine.web", {
    reason: "\x1b[2Jgone",
    instance: "\u202eevil",
    fields: [{ path: "files.\x1b]0;x\x07", before: "a\nb", after: "a\n\x1b[1A\x07", policy: "live" }],
    notes: ["\x9b2J"],
  });
  const text = planText(plan({ changes: [hostile] }), { width: 80, palette: plain });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
});

test("texts with nothing in common are not compared line by line", () => {
  const text = (seed: string) => Array.from({ length: 5_000 }, (_, line) => `${seed}${line}`).join("\n");
  const field = { path: "cloudInit", before: text("a"), after: text("b"), policy: "needs-replace" } as const;
  const rendered = planText(plan({ changes: [change("machine.web", { fields: [field] })] }), {
    width: 80,
    palette: plain,
  });
  expect(rendered).toContain("(too different to compare)");
});
