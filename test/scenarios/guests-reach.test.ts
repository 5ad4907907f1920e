import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { machinesMissing, type Scenario, scenario } from "./support.ts";

const missing = await machinesMissing();

// Not below /tmp, /root or /home, which a guest in namespaces has of its own.
describe.skipIf(missing)(`files of devorch in guests${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let root: string;
  let here: Scenario;

  beforeAll(async () => {
    root = mkdtempSync("/var/tmp/devorch-reach-");
    here = await scenario(
      `apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", mounts: [ { source: ./shared, target: /shared } ] } }
tasks: { say: { run: "echo said", on: web } }
`,
      "namespace",
      root,
    );
    here.write("shared/file", "");
    mkdirSync(join(here.env.HOME!, ".ssh"));
    writeFileSync(join(here.env.HOME!, ".ssh/id_ed25519"), "");
    const { code, stderr } = await here.devorch(["apply", "--auto-approve"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining("DEV-324") });
    expect(await here.devorch(["run", "say"])).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await here?.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  const onHost = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" }).join("\n");

  /** What is below a folder, as a guest's root sees it. */
  async function inGuest(folder: string) {
    const script = 'cd "$1" && find . -mindepth 1 -maxdepth 9';
    const command = ["sudo", "sh", "-c", script, "sh", folder];
    const { code, stdout, stderr } = await here.multipass("exec", "-n", "dev-acme-web", "--", ...command);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  }

  it("state, keys, simulated disks, the user's home and the runs are empty folders there", async () => {
    const [home, sim, work] = [here.env.HOME!, here.env.DEVORCH_SIM_HOME!, join(here.folder, ".devorch")];
    for (const file of ["id_ed25519", "ledger.json"]) expect(onHost(here.state)).toContain(file);
    expect(onHost(sim)).toContain("world.json");
    expect(onHost(work)).toContain("say.stdout");
    for (const folder of [here.state, sim, home, work]) expect(await inGuest(folder), folder).toBe("");
  });

  it("/root and /home are its own, and what is mounted is there", async () => {
    expect((await inGuest("/home")).split("\n").filter((path) => !path.startsWith("./ubuntu"))).toEqual([""]);
    const own = /^\.\/\.(bashrc|profile|ssh|cache)/;
    expect((await inGuest("/root")).split("\n").filter((path) => path && !own.test(path))).toEqual([]);
    expect(await inGuest("/shared")).toBe("./file\n");
  });

  it("its processes have no root or working directory of the host's", async () => {
    const script = `ls -d /proc/[0-9]*/root${here.state}/* /proc/[0-9]*/cwd${here.state}/* 2>/dev/null; true`;
    const { stdout } = await here.multipass("exec", "-n", "dev-acme-web", "--", "sudo", "sh", "-c", script);
    expect(stdout).toBe("");
  });
});
