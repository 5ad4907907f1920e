import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openProcesses } from "../../src/store/processes.ts";
import { cliWorld } from "../support/cli-world.ts";

const yaml = (project: string, image: string) => `
apiVersion: devorch/v1
project: ${project}
provider: sim
images:
  ${image}: { from: "24.04", steps: [ { run: make-it } ] }
machines:
  web: { image: ${image} }
`;

test("projects that ask for the same content at the same time share one template, whatever they call it", async () => {
  const at = await cliWorld(yaml("acme", "golden"));
  at.write("../other/devorch.yaml", yaml("other", "brass"));
  const other = { cwd: join(at.folder, "../other") };
  const runs = await Promise.all([
    at.devorch(["apply", "--auto-approve"]),
    at.devorch(["apply", "--auto-approve"], other),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.map(({ stderr }) => stderr).join()).toContain("waiting for the build of template");
  expect(at.calls.filter(([verb]) => verb === "launch")).toHaveLength(1);
  expect(at.machines()).toMatchObject({ "dev-acme-web": "Running", "dev-other-web": "Running" });
  expect(Object.keys(at.machines())).toHaveLength(3);
  expect((await at.devorch(["plan"])).stdout).toMatch(/^No changes/);
  expect((await at.devorch(["plan"], other)).stdout).toMatch(/^No changes/);
  const [shared] = JSON.parse((await at.devorch(["image", "ls", "--json"])).stdout).images;
  expect(shared.users).toEqual(["acme machine.web", "other machine.web"]);
});

test("two images of a project that are alike are built by one apply, which does not wait for itself", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
images: { golden: { from: "24.04" }, brass: { from: "24.04" } }
machines: { web: { image: golden }, db: { image: brass } }
`);
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(0);
  expect(at.machines()).toMatchObject({ "dev-acme-web": "Running", "dev-acme-db": "Running" });
  expect((await at.devorch(["plan"])).stdout).toMatch(/^No changes/);
});

test("an image whose versions are looked up does not make apply wait for its own lock of another", async () => {
  const images = (brass: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
images: { golden: { from: "24.04", steps: [ { run: make-it } ] }${brass} }
machines: { web: { image: golden } }
`;
  const at = await cliWorld(images(""));
  expect((await at.devorch(["image", "update"])).code).toBe(0);
  at.write("devorch.yaml", images(', brass: { from: "22.04" }'));
  expect((await at.devorch(["image", "build", "--auto-approve"])).code).toBe(0);
  expect(Object.keys(at.machines()).sort().join()).toMatch(/^brass-\w+,golden-\w+$/);
});

test("a template whose builder died is taken over by another project", async () => {
  const at = await cliWorld(yaml("acme", "golden"));
  at.guests.failing.add("make-it");
  await at.devorch(["image", "build", "--auto-approve", "--keep-failed"]);
  at.guests.failing.clear();
  const registry = JSON.parse(readFileSync(join(endpointOf(at.state), "registry.json"), "utf8"));
  const [[fingerprint, record]] = Object.entries(registry.templates) as [[string, object]];
  expect(record).toMatchObject({ phase: "building", builder: { project: "acme" } });
  const lock = join(endpointOf(at.state), "templates", `${fingerprint}.lock`);
  const { self } = await openProcesses();
  mkdirSync(dirname(lock), { recursive: true });
  const dead = { ...self, pid: 2 ** 22 + 1, started: "long ago" };
  const claim = { id: "dead", command: "devorch image build", user: "me", subject: "x", createdAtMs: 0 };
  writeFileSync(lock, JSON.stringify({ ...claim, process: dead }));

  at.write("other.yaml", yaml("other", "golden"));
  expect((await at.devorch(["apply", "--auto-approve", "--file", "other.yaml"])).code).toBe(0);
  expect(at.machines()).toMatchObject({ "dev-other-web": "Running" });
  expect(Object.keys(at.machines())).toHaveLength(2);
});

test("gc takes a half-built template once nobody builds it, whatever its state, and nothing of a stranger's", async () => {
  const at = await cliWorld(yaml("acme", "golden"));
  at.guests.failing.add("make-it");
  await at.devorch(["image", "build", "--auto-approve", "--keep-failed"]);
  const [template = ""] = Object.keys(at.machines());
  const gc = () => at.devorch(["image", "gc", "--auto-approve"]);
  const advice = async () =>
    JSON.parse((await at.devorch(["doctor", "--json"])).stdout)
      .diagnostics.filter(({ code }: { code: string }) => code === "DEV-820")
      .map(({ detail }: { detail: string }) => detail);
  expect((await gc()).stderr).toContain(`${template} stays: devorch.yaml asks for it`);
  expect(await advice()).toEqual(["devorch apply"]);

  at.write("devorch.yaml", yaml("acme", "golden").replace("make-it", "x"));
  expect(await advice()).toEqual(["devorch image gc"]);
  const { templates } = JSON.parse(readFileSync(join(endpointOf(at.state), "registry.json"), "utf8"));
  const lock = join(endpointOf(at.state), "templates", `${Object.keys(templates)[0]}.lock`);
  const { self } = await openProcesses();
  const claim = {
    id: "alive",
    command: "devorch image build",
    user: "me",
    subject: "the build of x",
    createdAtMs: 0,
  };
  writeFileSync(lock, JSON.stringify({ ...claim, process: self }));
  expect(await gc()).toMatchObject({ stdout: "0 removed, 1 kept.\n" });
  rmSync(lock);

  expect(at.machines()).toEqual({ [template]: "Running" });
  await at.sim.call(["launch", "--name", "golden-12345678"], {});
  expect(await gc()).toMatchObject({ stdout: "1 removed, 0 kept.\n" });
  expect(at.machines()).toEqual({ "golden-12345678": "Running" });
});

function endpointOf(state: string): string {
  return join(state, readdirSync(state).find((name) => name.startsWith("sim-"))!);
}
