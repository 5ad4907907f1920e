import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scenario } from "./support.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web: { from: "24.04" }
`;

test("doctor finds what is wrong on a host, changes nothing, and each finding's command mends it", async () => {
  const at = await scenario(yaml);
  await at.devorch(["apply", "--auto-approve"]);
  expect(await codes()).toEqual([]);

  const [endpoint = ""] = readdirSync(at.state);
  const scope = join(at.state, endpoint, "projects/acme");
  const ledger = join(scope, "ledger.json");
  writeFileSync(ledger, readFileSync(ledger, "utf8").replace('"complete"', '"created"'));
  writeFileSync(join(scope, "ledger.json.corrupt-1"), "", { mode: 0o644 });
  const died = { host: "here", machine: "elsewhere", pid: 1, started: "then" };
  const lock = {
    id: "id-1",
    command: "devorch apply",
    user: "ada",
    subject: "acme",
    process: died,
    createdAtMs: 1,
  };
  writeFileSync(join(scope, "lock"), JSON.stringify(lock), { mode: 0o600 });
  const keys = join(at.state, endpoint, "keys/acme");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  writeFileSync(join(keys, "known_hosts.dev-acme-gone"), "", { mode: 0o600 });
  await at.multipass("launch", "--name", "dev-acme-db");
  await at.multipass("delete", "dev-acme-db");
  at.write("devorch.yaml", `${yaml}  db: { from: "24.04" }\n`);

  const before = await at.machines();
  const found = ["DEV-303", "DEV-430", "DEV-431", "DEV-433", "DEV-820", "DEV-824"];
  expect(await codes()).toEqual(found);
  const text = await at.devorch(["doctor"]);
  expect(text).toMatchObject({ code: 1, stderr: "" });
  for (const code of found) expect(text.stdout).toContain(`[${code}]`);
  expect(await at.machines()).toEqual(before);

  // As the hints say.
  for (const file of [join(scope, "ledger.json.corrupt-1"), join(keys, "known_hosts.dev-acme-gone")])
    execFileSync("rm", [file]);
  await at.multipass("delete", "--purge", "dev-acme-db");
  expect((await at.devorch(["force-unlock", "id-1", "--auto-approve"])).code).toBe(0);
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(0);
  expect(await codes()).toEqual([]);

  // Without a configuration, and without a provider.
  rmSync(join(at.folder, "devorch.yaml"));
  const bare = await at.devorch(["doctor", "--json"], { env: { PATH: at.folder } });
  expect(bare.code).toBe(4);
  expect(bare.stdout).toContain("DEV-803");
  await at.dispose();

  /** The codes of what is found but for the host's own faults, which are no business of this test. */
  async function codes(): Promise<string[]> {
    const { diagnostics } = JSON.parse((await at.devorch(["doctor", "--json"])).stdout) as {
      diagnostics: { code: string }[];
    };
    return diagnostics
      .map(({ code }) => code)
      .filter((code) => !/^DEV-80/.test(code))
      .sort();
  }
}, 120_000);
