import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBackup, sealBackup } from "../../src/store/backup.ts";
import { cliWorld } from "../support/cli-world.ts";
import { problemOf } from "../support/store.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web: { from: "24.04" }
`;

test("after a disk was lost, a backup brings back ledger, keys and configuration, protected", async () => {
  const at = await cliWorld(yaml);
  const env = { DEVORCH_PASSPHRASE: "correct horse" };
  await at.devorch(["apply", "--auto-approve"]);
  const keys = join(at.state, readdirSync(at.state).find((name) => name.startsWith("sim-"))!, "keys/acme");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  writeFileSync(join(keys, "id_ed25519"), "canary-key", { mode: 0o600 });
  expect((await at.devorch(["backup", "acme.age"])).stderr).toContain("DEV-440");
  expect((await at.devorch(["backup", "acme.age"], { env })).code).toBe(0);
  const sealed = readFileSync(join(at.folder, "acme.age"), "latin1");
  expect(sealed).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
  expect(sealed).not.toContain("canary-key");

  rmSync(at.state, { recursive: true });
  rmSync(join(at.folder, "devorch.yaml"));
  expect((await at.devorch(["restore", "acme.age"], { env })).code).toBe(0);
  expect(readFileSync(join(keys, "id_ed25519"), "utf8")).toBe("canary-key");
  expect(statSync(join(keys, "id_ed25519")).mode & 0o777).toBe(0o600);
  expect((await at.devorch(["plan"])).stdout).toContain("No changes.");
  expect((await at.devorch(["status"])).stdout).toContain("protected");

  at.write("devorch.yaml", `${yaml}# edited\n`);
  const asked = await at.devorch(["restore", "acme.age"], { env });
  expect(asked.code).toBe(3);
  expect(asked.stderr).toContain("devorch.yaml is replaced");
  expect(readFileSync(join(at.folder, "devorch.yaml"), "utf8")).toContain("# edited");
});

const empty = { format: 1, project: "acme", provider: "sim", keys: {}, configuration: {} } as const;
const cheap = 10;

test.each(["keys", "configuration"] as const)("a backup whose %s lead outside is refused", async (part) => {
  const sealed = await sealBackup({ ...empty, [part]: { "../../x": "" } }, "p", cheap);
  expect(await problemOf(openBackup(sealed, "p"))).toMatchObject({ code: "DEV-441" });
});

test("a backup opens with its passphrase alone, and what is no backup does not open", async () => {
  const sealed = await sealBackup(empty, "p", cheap);
  expect(await openBackup(sealed, "p")).toEqual(empty);
  expect(await problemOf(openBackup(sealed, "q"))).toMatchObject({ code: "DEV-441" });
  expect(await problemOf(openBackup(Buffer.from("x"), "p"))).toMatchObject({ code: "DEV-441" });
});
