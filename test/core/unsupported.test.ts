import { expect, test } from "vitest";
import { makePlan } from "../../src/core/planner.ts";
import { desired, input } from "./support.ts";

const tooNew = desired({ host: { cacheDir: "/var/cache/devorch", caCertificates: [] } });

test("what this version does not do is refused by plan, not ignored", () => {
  const { problems } = makePlan(input({ desired: tooNew }));
  expect(problems).toMatchObject([{ code: "DEV-306", message: "host.cacheDir is not supported yet" }]);
});

test("it does not keep anybody from destroying", () => {
  expect(makePlan(input({ desired: tooNew, options: { destroy: true } })).problems).toEqual([]);
});
