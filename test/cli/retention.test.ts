import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runId } from "../../src/store/runs.ts";
import { cliWorld } from "../support/cli-world.ts";

test("after a run those go that are older than 30 days, and no others", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines: { web: { from: "24.04" } }
tasks: { test: { run: make test } }
`);
  await at.devorch(["apply", "--auto-approve"]);
  const [old, recent] = [31, 29].map((days) => {
    const run = `.devorch/runs/${runId(at.sim.nowMs - days * 86_400_000, "1f2e3d4c")}`;
    at.write(`${run}/result.json`, "{}");
    return join(at.folder, run);
  });
  expect((await at.devorch(["run", "test"])).code).toBe(0);
  expect([existsSync(old!), existsSync(recent!)]).toEqual([false, true]);
});
