import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
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

test("a lost ledger is made again from what recover proposes, and every machine in it is protected", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", replicas: 2 }, db: { from: "24.04" } }
`);
  await at.devorch(["apply", "--auto-approve"]);
  expect(await at.devorch(["recover"])).toMatchObject({ code: 0, stdout: "" });
  for (const name of readdirSync(at.state, { recursive: true, encoding: "utf8" }))
    if (/ledger\.json|journal/.test(name)) rmSync(join(at.state, name), { recursive: true, force: true });
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(5);

  const { stdout } = await at.devorch(["recover"]);
  expect(stdout.trim().split("\n").sort()).toEqual([
    "devorch adopt machine.db dev-acme-db",
    "devorch adopt machine.web dev-acme-web",
    "devorch adopt machine.web-2 dev-acme-web-2",
  ]);
  for (const line of stdout.trim().split("\n"))
    expect(await at.devorch(line.split(" ").slice(1))).toMatchObject({ code: 0 });
  expect((await at.devorch(["plan"])).stdout).toContain("No changes.");
  expect((await at.devorch(["destroy", "--auto-approve"])).code).toBe(5);
  expect(Object.keys(at.machines())).toHaveLength(3);
});

test("recover proposes no instance that another environment owns", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", name: shared } }
environments: { ci: {} }
`);
  await at.devorch(["apply", "--auto-approve"]);
  expect(await at.devorch(["recover", "--env", "ci"])).toMatchObject({
    code: 0,
    stdout: "# shared is machine.web of project acme\n",
  });
});

test("undo brings back what is ours alone, not what somebody put into the trash under its name", async () => {
  const yaml = (machines: string) =>
    `apiVersion: devorch/v1\nproject: acme\nprovider: sim\nmachines: { ${machines} }\n`;
  const at = await cliWorld(
    yaml('web: { from: "24.04", cpus: 1, memory: 1G, disk: 5G, lifecycle: { trash: 24h } }'),
  );
  await at.devorch(["apply", "--auto-approve"]);
  at.write("devorch.yaml", yaml(""));
  await at.devorch(["apply", "--auto-approve"]);
  await at.sim.call(["delete", "--purge", "dev-acme-web"]);
  await at.sim.call(["launch", "24.04", "--name", "dev-acme-web", "--memory", "3G", "--disk", "9G"]);
  await at.sim.call(["delete", "dev-acme-web"]);
  const refused = await at.devorch(["undo", "machine.web"]);
  expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-336") });
  expect(at.calls.filter(([verb]) => verb === "recover")).toEqual([]);
});
