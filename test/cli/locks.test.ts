import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = (project: string, from = "24.04") => `
apiVersion: devorch/v1
project: ${project}
provider: sim
images: { golden: { from: "${from}" } }
machines: { web: { image: golden } }
`;

/** As if a process of another host held it. */
function hold(path: string, id: string): void {
  const process = { host: "afar", machine: "elsewhere", pid: 7, started: "then" };
  const record = { id, command: "devorch apply", user: "ada", subject: "acme", process, createdAtMs: 1 };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify(record), { mode: 0o600 });
}

test("whatever lock a message names is ended by its id", async () => {
  const at = await cliWorld(yaml("acme"));
  at.write("other.yaml", yaml("other"));
  const applyOther = ["apply", "--auto-approve", "--file", "other.yaml"];
  expect(await at.devorch(applyOther)).toMatchObject({ code: 0 });
  at.write("devorch.yaml", yaml("acme", "22.04"));
  const endpoint = join(at.state, readdirSync(at.state).find((name) => name.startsWith("sim-"))!);
  const held: [path: string, command: string[]][] = [
    [join(endpoint, "registry.lock"), ["apply", "--auto-approve"]],
    [join(at.folder, ".devorch/versions.lock"), ["image", "update"]],
    [join(endpoint, "projects/other/lock"), applyOther],
    [join(endpoint, "projects/other/sharers/1.lock"), applyOther],
  ];
  for (const [path, command] of held) {
    hold(path, "id-1");
    const refused = await at.devorch(command);
    expect(refused.stdout + refused.stderr, path).toContain("devorch force-unlock id-1");
    const other = await at.devorch(["force-unlock", "id-2", "--auto-approve"]);
    expect(other.stderr, path).toContain("DEV-411");
    expect(await at.devorch(["force-unlock", "id-1", "--auto-approve"]), path).toMatchObject({ code: 0 });
    expect(await at.devorch(command), path).toMatchObject({ code: 0 });
  }
});

test("a lock under another provider, which doctor tells of, is ended by its id, too", async () => {
  const at = await cliWorld(yaml("acme"));
  const path = join(at.state, "multipass/projects/other/lock");
  hold(path, "id-1");
  expect((await at.devorch(["doctor"])).stdout).toContain("devorch force-unlock id-1");
  expect(await at.devorch(["force-unlock", "id-1", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(existsSync(path)).toBe(false);
});
