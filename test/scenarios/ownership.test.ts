import { afterAll, beforeAll, expect, test } from "vitest";
import { type Scenario, scenario } from "./support.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web: { from: "24.04", cpus: 1, memory: 1G, disk: 5G }
`;

let at: Scenario;
beforeAll(async () => {
  at = await scenario(yaml);
  await at.multipass("launch", "24.04", "--name", "old-web", "--cpus", "1", "--memory", "2G", "--disk", "5G");
});
afterAll(() => at.dispose());

test("an adopted instance is ours, is protected, and differs where the plan says", async () => {
  expect(await at.devorch(["adopt", "machine.web", "old-web"])).toMatchObject({ code: 0 });
  const { stdout } = await at.devorch(["plan"]);
  expect(stdout).toContain("~ machine.web (old-web)");
  expect(stdout).toContain("2GiB → 1GiB");
  const refused = await at.devorch(["destroy", "--auto-approve"]);
  expect(refused.code).toBe(5);
  expect(await at.machines()).toEqual({ "old-web": "Running" });
});

test("drift is told, with exit code 2, until the ledger knows", async () => {
  expect((await at.devorch(["drift"])).code).toBe(0);
  await at.multipass("stop", "old-web");
  await at.multipass("set", "local.old-web.cpus=2");
  const drifted = await at.devorch(["drift"]);
  expect(drifted).toMatchObject({ code: 2, stdout: "machine.web: cpus 1 → 2\n" });
  await at.devorch(["apply", "--refresh-only", "--auto-approve"]);
  expect((await at.devorch(["drift"])).code).toBe(0);
});

test("a forgotten machine stays as it is, and is never touched again", async () => {
  expect(await at.devorch(["forget", "web", "--auto-approve"])).toMatchObject({ code: 0 });
  await at.devorch(["destroy", "--auto-approve"]);
  expect(await at.machines()).toEqual({ "old-web": "Stopped" });
});
