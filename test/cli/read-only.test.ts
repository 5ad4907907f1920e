import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";
import { mutating } from "../support/simulated-world.ts";

const yaml = (machines: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
images: { golden: { from: "24.04", steps: [ { run: make } ] } }
machines: { box: { image: golden, mounts: [ { source: ., target: /workspace } ] }${machines} }
tasks: { install: { run: make install } }
`;
const worker = `, worker: { image: golden, setup: [ install ], repo: { url: "https://example.com/acme.git" } }`;

test("whatever a plan shows, it is only looked: images to build and built ones, checkouts to delete, nothing to do", async () => {
  const at = await cliWorld(yaml(worker));
  const looks = async (args: readonly string[], says: RegExp) => {
    at.calls.length = 0;
    expect((await at.devorch(args)).stdout).toMatch(says);
    expect(mutating(at.calls)).toEqual([]);
    expect(at.calls.length).toBeGreaterThan(0);
  };
  await looks(["plan"], /\+ image\.golden/);
  await looks(["graph", "--steps"], /launch from/);
  await at.devorch(["apply", "--auto-approve"]);
  expect(mutating(at.calls).length).toBeGreaterThan(5);

  await looks(["plan"], /^No changes\./);
  await looks(["apply", "--auto-approve"], /^No changes\./);
  await looks(["plan", "--replace", "machine.worker"], /-\/\+ machine\.worker/);
  await looks(["plan", "--destroy"], /- machine\.worker/);
  await looks(["drift"], /No/);
  await looks(["status"], /machine\.worker/);
  at.write("devorch.yaml", yaml(""));
  await looks(["plan"], /- machine\.worker/);
  at.write("devorch.yaml", yaml(worker).replace("run: make }", "run: make all }"));
  await looks(["plan"], /\+ image\.golden/);
});
