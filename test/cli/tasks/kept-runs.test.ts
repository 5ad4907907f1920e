import { expect, test } from "vitest";
import { cliWorld } from "../../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
vars: { ref: {} }
machines: { web: { from: "24.04" } }
tasks: { test: { run: "make \${var.ref}" } }
`;

test("what is kept of runs is shown without the values of variables, and with a devorch.yaml that is wrong meanwhile", async () => {
  const at = await cliWorld(yaml);
  await at.devorch(["apply", "--auto-approve", "--var", "ref=a"]);
  await at.devorch(["run", "test", "--var", "ref=a"]);
  const id = /^\S+Z-\w+/m.exec((await at.devorch(["runs"])).stdout)![0];
  for (const text of [yaml, "machines: ["]) {
    at.write("devorch.yaml", text);
    for (const args of [["runs"], ["logs"], ["attach", id], ["cancel", id], ["artifacts"]])
      expect(await at.devorch(args), args[0]).toMatchObject({ code: 0 });
  }
  const elsewhere = await at.devorch(["runs", "--file", "other/devorch.yaml"]);
  expect(elsewhere).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-120") });
});
