import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Step } from "../../src/core/plan.ts";
import { nodeFiles } from "../../src/store/files.ts";
import { type SavedPlan, writePlanFile } from "../../src/store/plan-file.ts";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";
import { mutating, type WorldOptions } from "../support/simulated-world.ts";

const yaml = (ref = "main") => `
apiVersion: devorch/v1
project: acme
provider: sim
vars: { level: { default: info }, token: { sensitive: true }, pin: { sensitive: true, default: k9 } }
images: { golden: { from: "24.04" } }
machines:
  web:
    image: golden
    repo: { url: "https://example.com/acme.git", ref: ${ref} }
    env: { LEVEL: "\${var.level}", TOKEN: "\${var.token}", PIN: "\${var.pin}" }
`;
const variables = { DEVORCH_VAR_token: "canary-4711" };
const configuration = "the configuration or its variables changed";

/** `web` is stopped, which plan.json mends. */
async function withSavedPlan(client?: WorldOptions["client"]): Promise<CliWorld> {
  const at = await cliWorld(yaml(), client);
  expect(await at.devorch(["apply", "--auto-approve"], { env: variables })).toMatchObject({ code: 0 });
  await at.sim.call(["stop", "dev-acme-web"]);
  await at.devorch(["plan", "--out", "plan.json"], { env: variables });
  return at;
}

function read(at: CliWorld, name = "plan.json"): SavedPlan {
  return JSON.parse(readFileSync(join(at.folder, name), "utf8")).saved as SavedPlan;
}

async function expectRefused(at: CliWorld, why: string, args: string[] = [], env = {}) {
  at.calls.length = 0;
  const result = await at.devorch(["apply", "plan.json", ...args], { env: { ...variables, ...env } });
  expect(result).toMatchObject({ code: 6, stderr: expect.stringContaining("DEV-340") });
  expect(result.stderr).toContain(`the saved plan no longer fits: ${why}\n`);
  expect(result.stdout + result.stderr).not.toContain("canary");
  expect(mutating(at.calls)).toEqual([]);
}

test("a saved plan is applied with the configuration and variables that it was made of, and with no others", async () => {
  const at = await withSavedPlan();
  at.write("devorch.yaml", yaml("other"));
  await expectRefused(at, configuration);
  at.write("devorch.yaml", yaml());
  await expectRefused(at, configuration, ["--var", "level=debug"]);
  await expectRefused(at, configuration, [], { DEVORCH_VAR_token: "canary-4712" });
  await expectRefused(at, configuration, [], { DEVORCH_VAR_pin: "k8" });

  // Equal secrets cannot be told from two files, and a short one is not found by hashing what it may be.
  await at.devorch(["plan", "--out", "again.json"], { env: variables });
  const [first, second] = [read(at).sensitive!, read(at, "again.json").sensitive!];
  expect(first.salt).not.toBe(second.salt);
  expect(first.digest).not.toBe(second.digest);
  expect(JSON.stringify(read(at))).not.toContain("canary");

  expect(await at.devorch(["apply", "plan.json"], { env: variables })).toMatchObject({ code: 0 });
  expect(at.machines()).toMatchObject({ "dev-acme-web": "Running" });
});

test("a saved plan is refused when the snapshots, the provider or the registry that it rests on changed", async () => {
  let version = "1.16.3";
  const at = await withSavedPlan((run) => async (argv, options) => {
    const exit = await run(argv, options);
    return argv[0] === "version" ? { ...exit, stdout: exit.stdout.replaceAll("1.16.3", version) } : exit;
  });
  version = "1.16.4";
  await expectRefused(at, "provider changed");
  version = "1.16.3";

  const world = at.sim.world;
  const comment = /"comment":"(.*?)}"/;
  at.sim.world = JSON.parse(JSON.stringify(world).replace(comment, '"comment":"$1 }"'));
  await expectRefused(at, "snapshots changed");
  at.sim.world = world;

  at.write("other.yaml", yaml().replace("acme", "other").replace("golden: {", "golden: { disk: 6G,"));
  await at.devorch(["image", "build", "--auto-approve", "--file", "other.yaml"], { env: variables });
  await expectRefused(at, "templates changed");
});

test("a plan that somebody forged and sealed does nothing", async () => {
  const at = await withSavedPlan();
  const saved = read(at);
  const { steps } = saved.plan;
  const action = { do: "delete", instance: "dev-acme-web", purge: true };
  const purge = { ...steps[0]!, id: "forged", action } as Step;
  for (const forged of [[purge], [...steps, purge], []]) {
    const plan = { ...saved.plan, steps: forged };
    await writePlanFile(nodeFiles, join(at.folder, "plan.json"), { ...saved, plan }, []);
    await expectRefused(at, "planning again gives something else");
  }
  expect(at.machines()).toMatchObject({ "dev-acme-web": "Stopped" });
});
