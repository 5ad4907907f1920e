import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Scenario, scenario } from "./support.ts";

const yaml = (machines: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { ${machines} }
`;
const web = 'web: { from: "24.04", lifecycle: { trash: 1h } }';

let at: Scenario;
let scope: string;
beforeAll(async () => {
  at = await scenario(yaml(`${web}, old: { from: "24.04", lifecycle: { ttl: 1s } }`));
  await at.devorch(["apply", "--auto-approve"]);
  scope = join(at.state, readdirSync(at.state)[0]!, "projects/acme");
});
afterAll(() => at.dispose());

test("gc deletes what has had its time, and nothing else", async () => {
  expect(await at.machines()).toEqual({ "dev-acme-old": "Running", "dev-acme-web": "Running" });
  expect(await at.devorch(["gc", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(await at.machines()).toEqual({ "dev-acme-web": "Running" });
});

test("a machine comes back from the trash, until its window is over", async () => {
  at.write("devorch.yaml", yaml(""));
  await at.devorch(["apply", "--auto-approve"]);
  expect(await at.machines()).toEqual({ "dev-acme-web": "Deleted" });
  expect(await at.devorch(["undo", "web"])).toMatchObject({ code: 0 });
  expect(await at.machines()).toEqual({ "dev-acme-web": "Stopped" });
  expect((await at.devorch(["undo", "web"])).stderr).toContain("dev-acme-web is not in the trash");

  await at.devorch(["apply", "--auto-approve"]);
  await at.devorch(["gc", "--auto-approve"]);
  expect(await at.machines()).toEqual({ "dev-acme-web": "Deleted" });
  const ledger = join(scope, "ledger.json");
  writeFileSync(ledger, readFileSync(ledger, "utf8").replace(/"deletedAtMs": ?\d+/, '"deletedAtMs": 1'));
  await at.devorch(["gc", "--auto-approve"]);
  expect(await at.machines()).toEqual({});
});

test("a lock is ended by its id alone, and only when that is wanted", async () => {
  const process = { host: "afar", machine: "elsewhere", pid: 7, started: "then" };
  const record = {
    id: "id-1",
    command: "devorch apply",
    user: "ada",
    subject: "acme",
    process,
    createdAtMs: 1,
  };
  writeFileSync(join(scope, "lock"), JSON.stringify(record), { mode: 0o600 });
  const held = await at.devorch(["apply", "--auto-approve"]);
  expect(held).toMatchObject({ code: 6, stderr: expect.stringContaining("devorch force-unlock id-1") });
  expect((await at.devorch(["force-unlock", "id-2", "--auto-approve"])).stderr).toContain("DEV-411");
  const asked = await at.devorch(["force-unlock", "id-1"]);
  expect(asked.code).toBe(3);
  expect(asked.stderr).toMatch(/^devorch apply of ada \(pid 7 on afar\) cannot be seen from here/);
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(6);
  expect((await at.devorch(["force-unlock", "id-1", "--auto-approve"])).code).toBe(0);
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(0);
});
