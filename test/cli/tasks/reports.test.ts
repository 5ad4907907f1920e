import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliWorld } from "../../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
tasks: { good: { run: make good }, bad: { run: make bad } }
`;

test("a report that cannot be written keeps neither the others nor the run's own exit code", async () => {
  const at = await cliWorld(yaml);
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

test("of much output a report has the end, from a whole character on", async () => {
  // A guest of this world says what it was told to run.
  const at = await cliWorld(yaml.replace("make good", `"make ${"\u{1f600}".repeat(20_000)}a"`));
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  const junit = join(at.folder, "report.xml");
  expect(await at.devorch(["run", "good", "--junit", junit])).toMatchObject({ code: 0 });
  expect(readFileSync(junit, "utf8")).toMatch(
    /<system-out>(\u{1f600}){16383}[^\u{1f600}\ufffd<]*<\/system-out>/u,
  );
});

test("annotations name files from the repository's root, through links too, and none outside of it", async () => {
  const at = await cliWorld(yaml);
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  at.guests.failing.add("make bad");
  for (const path of [".git/HEAD", "deep/er/x"]) at.write(path, "");
  const link = join(at.folder, "..", "link");
  symlinkSync(join(at.folder, ".."), link);
  const annotated = async (workspace: string | undefined) => {
    const env = { GITHUB_ACTIONS: "true", ...(workspace !== undefined && { GITHUB_WORKSPACE: workspace }) };
    const { stdout } = await at.devorch(["run", "bad"], { env, cwd: join(at.folder, "deep/er") });
    return /^::error (.*)::/m.exec(stdout)?.[1];
  };
  expect(await annotated(undefined)).toMatch(/^file=\.\.\/\.\.\/devorch\.yaml,line=6,/);
  expect(await annotated(at.folder)).toMatch(/^file=devorch\.yaml,line=6,/);
  expect(await annotated(link)).toMatch(/^file=checkout\/devorch\.yaml,line=6,/);
  expect(await annotated(join(at.folder, "deep"))).toBe("title=DEV-705");
});
