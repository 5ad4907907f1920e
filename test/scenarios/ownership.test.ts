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

test("neither a second instance for a machine nor one in the trash is adopted", async () => {
  await at.multipass("launch", "24.04", "--name", "trashed");
  const second = await at.devorch(["adopt", "machine.web", "trashed"]);
  expect(second).toMatchObject({ code: 3, stderr: expect.stringContaining("machine.web has an instance") });
  await at.multipass("delete", "trashed");
  at.write("other.yaml", yaml.replace("project: acme", "project: other"));
  const gone = await at.devorch(["adopt", "machine.web", "trashed", "--file", "other.yaml"]);
  expect(gone).toMatchObject({ code: 3, stderr: expect.stringContaining("there is no instance trashed") });
  await at.multipass("purge");
});

test("what another project owns is not to be adopted", async () => {
  const owned = await at.devorch(["adopt", "machine.web", "old-web", "--file", "other.yaml"]);
  expect(owned.code).toBe(3);
  expect(owned.stderr).toContain("old-web is machine.web of project acme");
  at.write(
    "taken.yaml",
    yaml.replace("project: acme", "project: other").replace("web: {", "web: { name: old-web,"),
  );
  const { stdout } = await at.devorch(["plan", "--file", "taken.yaml"]);
  expect(stdout).toContain("an instance called old-web exists, and it is machine.web of project acme");
  expect(stdout).toContain("let go of it there with `devorch forget machine.web` and take it over");
});

test("drift is told, with exit code 2, until the ledger knows", async () => {
  expect((await at.devorch(["drift"])).code).toBe(0);
  await at.multipass("stop", "old-web");
  await at.multipass("set", "local.old-web.cpus=2");
  const drifted = await at.devorch(["drift"]);
  expect(drifted).toMatchObject({ code: 2, stdout: "machine.web: cpus 1 → 2\n" });
  const json = await at.devorch(["drift", "--json"]);
  expect(json.code).toBe(2);
  expect(JSON.parse(json.stdout)).toEqual({
    format_version: "1.0",
    drift: [{ address: "machine.web", instance: "old-web", path: "cpus", recorded: 1, live: 2 }],
  });
  await at.devorch(["apply", "--refresh-only", "--auto-approve"]);
  expect((await at.devorch(["drift"])).code).toBe(0);
});

test("a forgotten machine stays as it is, and is never touched again", async () => {
  expect((await at.devorch(["forget", "web"])).code).toBe(3);
  expect((await at.devorch(["status"])).stdout).toContain("old-web");
  expect(await at.devorch(["forget", "web", "--auto-approve"])).toMatchObject({ code: 0 });
  await at.devorch(["destroy", "--auto-approve"]);
  expect(await at.machines()).toEqual({ "old-web": "Stopped" });
});

test("an adopted clone is not said to come from the image, and an adopted launch has its cloud-init", async () => {
  at.write(
    "odd.yaml",
    `
apiVersion: devorch/v1
project: odd
provider: sim
images: { golden: { from: "24.04" } }
machines:
  clone: { image: golden, disk: 5G }
  launch: { from: "24.04", disk: 5G, cloudInit: { package_update: true } }
`,
  );
  const odd = (...args: string[]) => at.devorch([...args, "--file", "odd.yaml"]);
  await odd("adopt", "machine.clone", "old-web");
  expect((await odd("plan")).stdout).toContain("perhaps not from this image");
  await odd("forget", "clone", "--auto-approve");
  await odd("adopt", "machine.launch", "old-web");
  const { stdout } = await odd("plan");
  expect(stdout).toContain("machine.launch (old-web)");
  expect(stdout).not.toContain("outdated cloud-init");
});
