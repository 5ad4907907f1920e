import { expect, test } from "vitest";
import { cliWorld } from "../../support/cli-world.ts";

test("a report that cannot be written keeps neither the others nor the run's own exit code", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
tasks: { good: { run: make good }, bad: { run: make bad } }
`);
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  at.guests.failing.add("make bad");
  const junit = `${at.folder}/none/report.xml`;
  const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: `${at.folder}/none/summary` };
  const failed = await at.devorch(["run", "bad", "--junit", junit], { env });
  expect(failed.code).toBe(7);
  expect(failed.stdout).toMatch(/::error [^\n]*::web.bad failed/);
  for (const path of [junit, env.GITHUB_STEP_SUMMARY]) expect(failed.stderr).toContain(`cannot use ${path}`);
  expect(failed.stderr).not.toContain("DEVORCH_STATE_DIR");
  expect((await at.devorch(["run", "good", "--junit", junit])).code).toBe(1);
});
