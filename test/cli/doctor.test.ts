import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

test("a machine that is on its way is no finding; one that stays so is", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
`);
  await at.devorch(["apply", "--auto-approve"]);
  const { sim } = at;
  const web = sim.world.instances["dev-acme-web"]!;
  const startingFor = (ms: number) => {
    const untilMs = sim.nowMs + ms;
    Object.defineProperty(web, "state", { get: () => (sim.nowMs < untilMs ? "Starting" : "Running") });
  };
  const found = async () => (await at.devorch(["doctor"])).stdout.match(/DEV-82\d/g) ?? [];

  startingFor(20_000);
  expect(await found()).toEqual([]);
  startingFor(3_600_000);
  expect(await found()).toEqual(["DEV-821"]);
});
