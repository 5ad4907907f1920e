import { expect, test } from "vitest";
import { makePlan } from "../../src/core/planner.ts";
import { desired, image, input } from "./support.ts";

const tooNew = desired({ images: { golden: image({ toolchain: { tools: ["black", "mypy==1.16.0"] } }) } });

test("what this version does not do is refused by plan, not ignored", () => {
  const { problems } = makePlan(input({ desired: tooNew }));
  expect(problems).toMatchObject([
    { code: "DEV-306", message: "toolchain.uv without an exact version is not supported yet" },
    { code: "DEV-306", message: "toolchain.tools.black without an exact version is not supported yet" },
  ]);
});

test("it does not keep anybody from destroying", () => {
  expect(makePlan(input({ desired: tooNew, options: { destroy: true } })).problems).toEqual([]);
});
