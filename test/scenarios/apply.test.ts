import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Scenario, scenario } from "./support.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
vars: { token: { sensitive: true, default: canary-4711 } }
images:
  golden:
    from: "24.04"
    steps: [ { name: marker, run: echo golden > ~/marker } ]
    verify: [ { run: cat ~/marker, expect: golden } ]
    snapshot: golden-image
machines:
  db: { image: golden }
  web:
    image: golden
    env: { DB_HOST: "\${machine.db.ipv4}", TOKEN: "\${var.token}", KEY: { secret: "env:ACME_KEY" } }
    files: [ { from: ./app.env, to: ~/app.env, mode: "0600" } ]
    setup: [ hello ]
tasks:
  hello: { run: "echo $DB_HOST $TOKEN $KEY; echo \\"$DB_HOST $TOKEN $KEY\\" > ~/hello" }
outputs: { address: "\${machine.web.ipv4}" }
`;
const env = { ACME_KEY: "canary-0815" };

let at: Scenario;
beforeAll(async () => {
  at = await scenario(yaml);
  at.write("app.env", "A=1\n");
});
afterAll(() => at.dispose());

test("a configuration becomes machines, and a second apply does nothing", async () => {
  const first = await at.devorch(["apply", "--auto-approve"], { env });
  expect(await at.machines()).toEqual({
    [/golden-\w{8}/.exec(first.stdout)?.[0] ?? "golden"]: "Stopped",
    "dev-acme-db": "Running",
    "dev-acme-web": "Running",
  });
  expect(first).toMatchObject({ code: 0 });
  const second = await at.devorch(["apply", "--auto-approve"], { env });
  expect(second.stdout).toMatch(/^No changes\./);
  expect((await at.devorch(["plan", "--detailed-exitcode"], { env })).code).toBe(0);
}, 180_000);

test("references, sensitive variables and secrets reach the guest, and are shown and kept nowhere", async () => {
  const hello = await at.devorch(["exec", "web", "--", "sh", "-c", "cat ~/hello"], { env });
  const given = await at.devorch(["exec", "web", "--", "sh", "-c", 'echo "$TOKEN $KEY"'], { env });
  expect(given.stdout).toBe("canary-4711 canary-0815\n");
  const without = await at.devorch(["exec", "web", "--", "sh", "-c", 'echo "$TOKEN $KEY"']);
  expect(without).toMatchObject({
    code: 0,
    stdout: "canary-4711 \n",
    stderr: expect.stringContaining("DEV-540"),
  });
  expect(hello.stdout).toMatch(/^127\.\S+ canary-4711 canary-0815\n$/);
  const kept = readdirSync(at.state, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(kept.length).toBeGreaterThan(3);
  for (const { parentPath, name } of kept) {
    expect(readFileSync(join(parentPath, name), "latin1"), name).not.toMatch(/canary-/);
  }
});

test("exec passes bytes and the guest's exit code through, and keeps 125 for itself", async () => {
  const echoed = await at.devorch(["exec", "web", "--", "sh", "-c", "cat; echo err >&2; exit 2"], {
    input: "in\n",
    env,
  });
  expect(echoed).toEqual({ code: 2, stdout: "in\n", stderr: "err\n" });
  expect((await at.devorch(["exec", "nobody", "--", "true"])).code).toBe(125);
});

test("what somebody changed outside is put right", async () => {
  await at.multipass("stop", "dev-acme-web");
  const drifted = await at.devorch(["plan", "--detailed-exitcode"], { env });
  expect(drifted.stdout).toContain('~ state  "stopped" → "running"');
  expect(drifted.code).toBe(2);
  await at.devorch(["apply", "--auto-approve"], { env });
  expect(await at.machines()).toMatchObject({ "dev-acme-web": "Running" });
});

test("a saved plan applies once, and not after a change", async () => {
  await at.multipass("stop", "dev-acme-web");
  expect((await at.devorch(["plan", "--out", "p.json"], { env })).code).toBe(0);
  await at.multipass("start", "dev-acme-web");
  const refused = await at.devorch(["apply", "p.json"], { env });
  expect(refused.code).toBe(6);
  expect(refused.stderr).toContain("instance dev-acme-web changed");
  await at.multipass("stop", "dev-acme-web");
  expect((await at.devorch(["apply", "p.json"], { env })).code).toBe(0);
  expect(await at.machines()).toMatchObject({ "dev-acme-web": "Running" });
  expect(readFileSync(join(at.folder, "p.json"), "utf8")).not.toMatch(/canary-/);
});

test("a snapshot brings a machine back to what it was", async () => {
  await at.devorch(["snapshot", "save", "db", "before"]);
  await at.devorch(["exec", "db", "--", "sh", "-c", "echo changed > ~/marker"]);
  await at.devorch(["snapshot", "restore", "db", "before", "--auto-approve"]);
  expect((await at.devorch(["exec", "db", "--", "sh", "-c", "cat ~/marker"])).stdout).toBe("golden\n");
});

test("an instance that devorch did not make is never touched", async () => {
  await at.multipass("launch", "24.04", "--name", "dev-acme-cache");
  at.write("devorch.yaml", yaml.replace("machines:\n", "machines:\n  cache: { image: golden }\n"));
  const blocked = await at.devorch(["apply", "--auto-approve"], { env });
  expect(blocked.code).toBe(5);
  expect(blocked.stdout).toContain("DEV-302");
  at.write("devorch.yaml", yaml);
  expect(await at.machines()).toMatchObject({ "dev-acme-cache": "Running" });
});

test("destroy leaves what is not ours, and the template", async () => {
  const destroyed = await at.devorch(["destroy", "--auto-approve"], { env });
  expect(Object.keys(await at.machines()).sort()).toEqual([
    "dev-acme-cache",
    expect.stringMatching(/^golden-/),
  ]);
  expect(destroyed.code).toBe(0);
});

test("without a terminal and without --auto-approve nothing is done", async () => {
  const asked = await at.devorch(["apply"], { env });
  expect(asked.code).toBe(3);
  expect(asked.stderr).toContain("--auto-approve");
  expect(Object.keys(await at.machines())).toHaveLength(2);
});
