import { afterAll, beforeAll, expect, test } from "vitest";
import { type Scenario, scenario } from "./support.ts";

let at: Scenario;
beforeAll(async () => {
  at = await scenario(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
`);
  await at.devorch(["apply", "--auto-approve"]);
});
afterAll(() => at.dispose());

test("a saved plan that records nothing can be applied once", async () => {
  await at.multipass("stop", "dev-acme-web");
  await at.devorch(["plan", "--out", "plan.json"]);
  expect(await at.devorch(["apply", "plan.json"])).toMatchObject({ code: 0 });
  expect(await at.machines()).toEqual({ "dev-acme-web": "Running" });

  // Everything that the plan rests on is as it was.
  await at.multipass("stop", "dev-acme-web");
  const again = await at.devorch(["apply", "plan.json"]);
  expect(again).toMatchObject({ code: 6, stderr: expect.stringContaining("DEV-423") });
  expect(await at.machines()).toEqual({ "dev-acme-web": "Stopped" });
});
