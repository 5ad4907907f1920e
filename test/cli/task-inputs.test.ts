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
