import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { InputFiles } from "../../src/store/input-files.ts";
import { cliWorld } from "../support/cli-world.ts";

test("the inputs of a task are looked at once for all its machines", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines: { web: { from: "24.04", replicas: 3 } }
tasks: { test: { run: make test, on: web, inputs: [src] } }
`);
  at.write("src/a", "a");
  await at.devorch(["apply", "--auto-approve"]);
  const looks = vi.spyOn(InputFiles.prototype, "hashes");
  expect((await at.devorch(["run", "test"])).code).toBe(0);
  expect(looks).toHaveBeenCalledTimes(1);
  at.write("src/a", "b");
  const { stdout } = await at.devorch(["run", "test", "--explain"]);
  expect(stdout).toBe(
    ["web", "web-2", "web-3"].map((name) => `${name}.test: runs because src/a changed\n`).join(""),
  );
});

test("a file on standard input is not read through a link, which a machine with the project mounted could have put there", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", setup: [load] } }
tasks: { load: { run: psql, on: web, stdin: { file: seed.sql } } }
`);
  at.write("other.sql", "2");
  at.write("seed.sql", "1");
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  rmSync(join(at.folder, "seed.sql"));
  symlinkSync("other.sql", join(at.folder, "seed.sql"));
  const { code, stdout, stderr } = await at.devorch(["run", "load"]);
  expect({ code, said: stdout + stderr }).toMatchObject({
    code: 1,
    said: expect.stringContaining("DEV-707"),
  });
  const again = await at.devorch(["apply", "--auto-approve"]);
  expect(again.stdout + again.stderr).toContain("DEV-707");
  expect(at.ran().filter((command) => command === "psql")).toHaveLength(1);
});
