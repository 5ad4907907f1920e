import { expect, test } from "vitest";
import { makePlan } from "../../src/core/planner.ts";
import { desired, image, input, machine } from "./support.ts";

test("a machine cloned from an image that is not built yet waits for its seal", () => {
  const plan = makePlan(
    input({
      desired: desired({
        images: { golden: image() },
        machines: [machine("web", { origin: { image: "golden" } })],
      }),
    }),
  );
  expect(plan.steps.map((step) => [step.id, step.after])).toEqual([
    ["image.golden/launch", []],
    ["image.golden/wait-ready", ["image.golden/launch"]],
    ["image.golden/clean", ["image.golden/wait-ready"]],
    ["image.golden/stop", ["image.golden/clean"]],
    ["image.golden/seal", ["image.golden/stop"]],
    ["machine.web/clone", ["image.golden/seal"]],
    ["machine.web/resize", ["machine.web/clone"]],
    ["machine.web/start", ["machine.web/resize"]],
    ["machine.web/wait-ready", ["machine.web/start"]],
  ]);
  expect(plan.steps.at(-1)?.commit?.ledger).toEqual({
    record: "patch",
    address: "machine.web",
    patch: { phase: "complete" },
  });
});
