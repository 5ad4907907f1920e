import { expect, onTestFinished, test, vi } from "vitest";
import type { Runner } from "../../../src/drivers/multipass/runner.ts";
import type { VirtualClock } from "../../drivers/virtual-clock.ts";
import { cliWorld } from "../../support/cli-world.ts";

test("run says of a silent task that it still runs, but not within GitHub's groups", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  let slow = false;
  const client =
    (run: Runner, clock: VirtualClock): Runner =>
    async (argv, options) => {
      if (slow && argv[0] === "exec") {
        await clock.sleep(40_000);
        vi.advanceTimersByTime(1000);
      }
      return run(argv, options);
    };
  const at = await cliWorld(
    `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines: { web: { from: "24.04" } }
tasks: { test: { run: make test } }
`,
    client,
  );
  await at.devorch(["apply", "--auto-approve"]);
  slow = true;
  const said = async (args: string[], env = {}) =>
    (await at.devorch(["run", "test", ...args], { env })).stdout;
  expect(await said([])).toMatch(
    /runs because .*\n(web\.test: still running after .*\n)+.*\n?web\.test: passed/,
  );
  expect(await said(["--json"])).toContain('"type":"task_running"');
  expect(await said([], { GITHUB_ACTIONS: "true" })).not.toContain("still running");
  expect(vi.getTimerCount()).toBe(0);
});
