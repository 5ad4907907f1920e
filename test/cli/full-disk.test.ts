import { expect, onTestFinished, test, vi } from "vitest";
import { explained, nodeFiles } from "../../src/store/files.ts";
import { cliWorld } from "../support/cli-world.ts";
import { mutating } from "../support/simulated-world.ts";

const yaml = (run: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
images: { golden: { from: "24.04", steps: [ { run: ${run} } ] } }
machines: { web: { from: "24.04" } }
`;

/** There is room for small files alone: for locks, and for what is recorded before the first change. */
function fillDisk(): void {
  const { create } = nodeFiles;
  const full = vi
    .spyOn(nodeFiles, "create")
    .mockImplementation((path, content) =>
      content.length < 1 << 16
        ? create(path, content)
        : explained(path, () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }))),
    );
  onTestFinished(() => full.mockRestore());
}

test("nothing is changed while the disk with the state is nearly full", async () => {
  const at = await cliWorld(yaml("one"));
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  await at.sim.call(["stop", "dev-acme-web"]);
  at.write("devorch.yaml", yaml("two"));
  fillDisk();
  for (const command of ["apply", "destroy", "start web", "image gc"]) {
    at.calls.length = 0;
    const approve = command === "start web" ? [] : ["--auto-approve"];
    const { code, stdout, stderr } = await at.devorch([...command.split(" "), ...approve]);
    expect({ command, code, told: stdout + stderr }).toMatchObject({
      code: 1,
      told: expect.stringContaining("DEV-402"),
    });
    expect(mutating(at.calls), command).toEqual([]);
  }
});
