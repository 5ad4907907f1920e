import { expect, test } from "vitest";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";
import { mutating } from "../support/simulated-world.ts";

const yaml = (cpus: number) => `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", cpus: ${cpus} } }
`;

test.each<[string, string, (at: CliWorld) => void]>([
  [
    "its configuration",
    "the configuration or its variables changed",
    (at) => at.write("devorch.yaml", yaml(2)),
  ],
  [
    "what it rests on",
    "changed",
    (at) => {
      at.sim.world.instances["dev-acme-web"]!.state = "Stopped";
    },
  ],
])("a saved plan is refused when %s changed, and nothing is done", async (_, why, change) => {
  const at = await cliWorld(yaml(1));
  await at.devorch(["apply", "--auto-approve"]);
  at.write("devorch.yaml", yaml(3));
  expect((await at.devorch(["plan", "--out", "../plan.json"])).code).toBe(0);
  change(at);
  const calls = mutating(at.calls).length;
  const { code, stderr } = await at.devorch(["apply", "../plan.json"]);
  expect(stderr).toContain("DEV-340");
  expect(stderr).toContain(why);
  expect(code).toBe(6);
  expect(mutating(at.calls)).toHaveLength(calls);
});
