import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
images:
  golden: { from: "24.04", disk: 5G, steps: [ { run: make-it } ], verify: [ { run: check-it } ] }
machines:
  web: { image: golden }
`;

test("a failing check leaves no template; with --keep-failed the template stays, for a look", async () => {
  const at = await cliWorld(yaml);
  at.guests.failing.add("check-it");
  const failed = await at.devorch(["image", "build", "golden", "--auto-approve"]);
  expect(failed.code).toBe(7);
  expect(failed.stdout).toContain("DEV-510");
  expect(at.machines()).toEqual({});

  expect((await at.devorch(["image", "build", "--keep-failed", "--auto-approve"])).code).toBe(7);
  const [template = "", ...others] = Object.keys(at.machines());
  expect(others).toEqual([]);
  expect(at.sim.world.instances[template]).toMatchObject({ snapshots: {} });
  at.write("other.yaml", yaml.replace("project: acme", "project: other"));
  const adopted = await at.devorch(["adopt", "machine.web", template, "--file", "other.yaml"]);
  expect(adopted.stderr).toContain(`${template} is the template of a golden image`);
});

test("a failing cloud-init leaves no template either, unless it is to be kept", async () => {
  const at = await cliWorld(yaml);
  at.guests.failing.add("cloud-init");
  const failed = await at.devorch(["image", "build", "--auto-approve"]);
  expect(failed.stdout).toContain("no such package");
  expect(failed.stderr).toContain("was removed; --keep-failed keeps it");
  expect(at.machines()).toEqual({});

  await at.devorch(["image", "build", "--keep-failed", "--auto-approve"]);
  expect(Object.values(at.machines())).toEqual(["Running"]);
  at.guests.failing.clear();
  expect((await at.devorch(["image", "build", "--auto-approve"])).code).toBe(0);
  expect(Object.values(at.machines())).toEqual(["Stopped"]);
});

test("the checks of a built image run in a clone that does not stay; a template is not started", async () => {
  const at = await cliWorld(yaml);
  expect((await at.devorch(["image", "verify"])).stderr).toContain("devorch image build golden");
  expect((await at.devorch(["image", "build", "--auto-approve"])).code).toBe(0);
  const built = at.machines();
  expect(Object.values(built)).toEqual(["Stopped"]);
  at.ran();
  at.calls.length = 0;
  expect((await at.devorch(["image", "verify"])).code).toBe(0);
  expect(at.ran()).toEqual(["check-it"]);
  at.guests.failing.add("check-it");
  expect((await at.devorch(["image", "verify", "golden"])).code).toBe(7);
  expect(at.machines()).toEqual(built);
  expect(at.calls.filter(([verb, name]) => verb === "start" && name! in built)).toEqual([]);

  await at.devorch(["image", "verify", "--keep-failed"]);
  const clone = Object.keys(at.machines()).find((name) => name.startsWith("verify-golden-"))!;
  expect(at.machines()).toEqual({ ...built, [clone]: "Running" });
  at.guests.failing.clear();
  expect((await at.devorch(["image", "verify"])).code).toBe(0);
  expect(at.machines()).toEqual(built);
});

test("gc deletes what devorch made and nobody uses, and nothing else", async () => {
  const at = await cliWorld(yaml);
  await at.devorch(["apply", "--auto-approve"]);
  const [golden = ""] = Object.keys(at.machines()).filter((name) => name.startsWith("golden-"));
  at.write("other.yaml", yaml.replace("acme", "other").replaceAll("golden", "brass").replace("make-it", "x"));
  await at.devorch(["image", "build", "--auto-approve", "--file", "other.yaml"]);
  const listed = JSON.parse((await at.devorch(["image", "ls", "--json"])).stdout);
  expect(listed.images).toMatchObject([
    { image: "brass", state: "sealed", wanted: false, users: [] },
    { image: "golden", template: golden, wanted: true, disk_bytes: 5 * 2 ** 30, users: ["acme machine.web"] },
  ]);
  expect((await at.devorch(["image", "show", "golden"])).stdout).toContain(`template: ${golden}`);
  expect((await at.devorch(["image", "gc"])).code).toBe(3);
  at.write("devorch.yaml", yaml.replace("make-it", "make-another"));
  const collected = await at.devorch(["image", "gc", "--auto-approve"]);
  expect(collected).toMatchObject({ code: 0, stdout: "1 removed, 1 kept.\n" });
  expect(collected.stderr).toContain(`${golden} stays: used by acme machine.web`);
  expect(at.machines()).toEqual({ [golden]: "Stopped", "dev-acme-web": "Running" });
  expect((await at.devorch(["image", "gc", "--json"])).stdout).toContain('"removed": []');
});

test("templates of a registry that is lost are used, and never deleted by gc", async () => {
  const at = await cliWorld(yaml);
  await at.devorch(["apply", "--auto-approve"]);
  const built = at.machines();
  const names = readdirSync(at.state, { recursive: true, encoding: "utf8" });
  const registry = join(at.state, names.find((name) => name.endsWith("registry.json"))!);
  rmSync(`${registry}.bak`);
  writeFileSync(registry, "{");
  const again = await at.devorch(["apply", "--auto-approve"]);
  expect(again.stdout).toContain("No changes");
  expect(again.stderr).toContain("DEV-409");

  at.write("devorch.yaml", yaml.replace(/images:[\s\S]*/, "machines: {}"));
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(0);
  const collected = await at.devorch(["image", "gc", "--auto-approve"]);
  expect(collected.stderr).toContain("it is not registered: devorch on this host did not make it");
  const [template = ""] = Object.keys(built).filter((name) => name.startsWith("golden-"));
  expect(at.machines()).toEqual({ [template]: "Stopped" });
});

const five = (last: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
images:
  golden:
    from: "24.04"
    steps: [ { run: one }, { run: two, checkpoint: true }, { run: three }, { run: four, checkpoint: true }, { run: ${last} } ]
`;
/** What configurations ask for, without devorch's own scripts. */
const asked = (commands: readonly string[]) => commands.filter((command) => !command.startsWith("#"));

test("another last step of five is the only one that runs, and the next build starts from the new template alone", async () => {
  const at = await cliWorld(five("five"));
  await at.devorch(["image", "build", "--auto-approve"]);
  expect(asked(at.ran())).toEqual(["one", "two", "three", "four", "five"]);
  const [old = ""] = Object.keys(at.machines());

  at.write("devorch.yaml", five("six"));
  expect((await at.devorch(["plan"])).stdout).toContain("it starts after step step-4");
  expect((await at.devorch(["image", "build", "--auto-approve"])).code).toBe(0);
  expect(asked(at.ran())).toEqual(["six"]);
  expect((await at.devorch(["image", "gc", "--auto-approve"])).stdout).toBe("1 removed, 1 kept.\n");
  expect(at.machines()).not.toHaveProperty(old);

  at.write("devorch.yaml", five("seven"));
  await at.devorch(["image", "build", "--auto-approve"]);
  expect(asked(at.ran())).toEqual(["seven"]);
});

test("doctor calls no template useless from which an edited image could still start", async () => {
  const at = await cliWorld(
    yaml.replace("{ run: make-it }", "{ run: make-it, checkpoint: true }, { run: last }"),
  );
  const useless = async () =>
    JSON.parse((await at.devorch(["doctor", "--json"])).stdout).diagnostics.filter(
      ({ code }: { code: string }) => code === "DEV-822",
    );
  await at.devorch(["image", "build", "--auto-approve"]);
  at.write(
    "devorch.yaml",
    yaml.replace("{ run: make-it }", "{ run: make-it, checkpoint: true }, { run: edited }"),
  );
  expect(await useless()).toEqual([]);
  expect((await at.devorch(["image", "gc", "--auto-approve"])).stdout).toBe("0 removed, 1 kept.\n");
  await at.devorch(["image", "build", "--auto-approve"]);
  expect(await useless()).toHaveLength(1);
});

test("a build that failed goes on from its checkpoint, and so does one with the step mended", async () => {
  const at = await cliWorld(five("five"));
  at.guests.failing.add("five");
  const failed = await at.devorch(["image", "build", "--auto-approve"]);
  expect(failed.stderr).toContain("the next build starts from its last checkpoint");
  expect(Object.values(at.machines())).toEqual(["Stopped"]);
  expect((await at.devorch(["image", "gc", "--auto-approve"])).stdout).toBe("0 removed, 1 kept.\n");
  at.ran();

  at.write("devorch.yaml", five("mended"));
  await at.devorch(["image", "build", "--auto-approve"]);
  expect(asked(at.ran())).toEqual(["mended"]);
  at.guests.failing.clear();
  at.write("devorch.yaml", five("five"));
  expect((await at.devorch(["image", "build", "--auto-approve"])).code).toBe(0);
  expect(asked(at.ran())).toEqual(["five"]);
});
