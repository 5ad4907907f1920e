import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

test("the ledger is listed, shown and mended without a call of the provider", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", replicas: 2 } }
`);
  await at.devorch(["apply", "--auto-approve"]);
  const calls = at.calls.length;
  expect((await at.devorch(["state", "list"])).stdout.split("\n").map((line) => line.split(/ +/))).toEqual([
    ["ADDRESS", "INSTANCE", "PHASE"],
    ["machine.web", "dev-acme-web", "complete"],
    ["machine.web-2", "dev-acme-web-2", "complete"],
    [""],
  ]);
  expect(JSON.parse((await at.devorch(["state", "show", "web-2"])).stdout)).toMatchObject({
    address: "machine.web-2",
    machine: { instance: "dev-acme-web-2", generation: 1, origin: { from: "24.04" } },
  });
  const unknown = await at.devorch(["state", "rm", "machine.wep", "--auto-approve"]);
  expect(unknown).toMatchObject({ code: 3, stderr: expect.stringContaining("did you mean web?") });
  expect((await at.devorch(["state", "rm", "machine.web", "--auto-approve"])).code).toBe(0);
  const { machines } = JSON.parse((await at.devorch(["state", "list", "--json"])).stdout);
  expect(machines).toEqual([{ address: "machine.web-2", instance: "dev-acme-web-2", phase: "complete" }]);
  expect(at.calls.length).toBe(calls);
  expect(at.machines()).toEqual({ "dev-acme-web": "Running", "dev-acme-web-2": "Running" });
});
