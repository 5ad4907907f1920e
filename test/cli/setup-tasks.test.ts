import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

test("a setup task runs again when a file that it reads has changed, and then is done", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", setup: [load] } }
tasks:
  install: { run: uv sync, inputs: ["*.lock"] }
  load: { run: psql, stdin: { file: seed.sql }, needs: [install] }
`);
  at.write("uv.lock", "1");
  at.write("seed.sql", "1");
  const apply = async () => {
    const { code, stderr } = await at.devorch(["apply", "--auto-approve"]);
    expect(code, stderr).toBe(0);
    return at.ran().filter((command) => ["uv sync", "psql"].includes(command));
  };
  expect(await apply()).toEqual(["uv sync", "psql"]);
  expect(await apply()).toEqual([]);
  at.write("seed.sql", "2");
  expect(await apply()).toEqual(["psql"]);
  at.write("new.lock", "");
  expect((await at.devorch(["plan"])).stdout).toContain("setup.install");
  expect(await apply()).toEqual(["uv sync", "psql"]);
  expect(await apply()).toEqual([]);
});
