import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openProcesses, type ProcessIdentity } from "../../src/store/processes.ts";
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

const afar = { host: "afar", machine: "elsewhere", pid: 7, started: "then" };

function writeLock(path: string, id: string, process: ProcessIdentity): void {
  const record = { id, command: "devorch apply", user: "ada", subject: "acme", process, createdAtMs: 1 };
  writeFileSync(path, JSON.stringify(record), { mode: 0o600 });
}

test("a lock is ended by its id alone, and only when that is wanted", async () => {
  writeLock(join(scope, "lock"), "id-1", afar);
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

test("the lock of a template that nobody would take over ends: with the next run when its own died, else by its id", async () => {
  const folder = join(scope, "../../templates");
  mkdirSync(folder, { mode: 0o700 });
  const { self } = await openProcesses();
  writeLock(join(folder, "built.lock"), "id-3", { ...self, started: "earlier" });
  writeLock(join(folder, "cloned.lock"), "id-4", afar);
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(readdirSync(folder)).toEqual(["cloned.lock"]);
  expect(await at.devorch(["force-unlock", "id-4", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(readdirSync(folder)).toEqual([]);
});
