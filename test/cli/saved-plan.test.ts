import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, readlinkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";
import { mutating } from "../support/simulated-world.ts";

const yaml = (cpus: number) => `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", cpus: ${cpus} } }
`;

test.each<[string, string, (at: CliWorld) => void]>([
  [
    "its configuration",
    "the configuration or its variables changed",
    (at) => at.write("devorch.yaml", yaml(2)),
  ],
  [
    "what it rests on",
    "changed",
    (at) => {
      at.sim.world.instances["dev-acme-web"]!.state = "Stopped";
    },
  ],
])("a saved plan is refused when %s changed, and nothing is done", async (_, why, change) => {
  const at = await cliWorld(yaml(1));
  await at.devorch(["apply", "--auto-approve"]);
  at.write("devorch.yaml", yaml(3));
  expect((await at.devorch(["plan", "--out", "../plan.json"])).code).toBe(0);
  change(at);
  const calls = mutating(at.calls).length;
  const { code, stderr } = await at.devorch(["apply", "../plan.json"]);
  expect(stderr).toContain("DEV-340");
  expect(stderr).toContain(why);
  expect(code).toBe(6);
  expect(mutating(at.calls)).toHaveLength(calls);
});

test("a plan takes the place of an earlier one, also through a link, and of an empty file", async () => {
  const at = await cliWorld(yaml(1));
  at.write("empty", "");
  symlinkSync("plan.json", join(at.folder, "link"));
  for (const out of ["empty", "plan.json", "link"])
    expect(await at.devorch(["plan", "--out", out])).toMatchObject({ code: 0 });
  expect(lstatSync(join(at.folder, "link")).isSymbolicLink()).toBe(true);
  expect(await at.devorch(["apply", "empty"])).toMatchObject({ code: 0 });
});

test("what is there and is no plan stays as it is: the configuration, another file, a pipe, a link that leads nowhere", async () => {
  const at = await cliWorld(yaml(1));
  at.write("other.json", '{"format_version":"1.2"}');
  execFileSync("mkfifo", [join(at.folder, "pipe")]);
  symlinkSync("devorch.yaml", join(at.folder, "link"));
  symlinkSync("nowhere", join(at.folder, "dangling"));
  for (const [out, code] of [
    ["devorch.yaml", "DEV-420"],
    ["link", "DEV-420"],
    ["other.json", "DEV-420"],
    ["pipe", "DEV-403"],
    ["dangling", "DEV-403"],
  ] as const) {
    const { stderr, code: exit } = await at.devorch(["plan", "--out", out]);
    expect([out, exit, stderr]).toEqual([out, expect.toBeOneOf([1, 3]), expect.stringContaining(code)]);
    expect(stderr).not.toContain("Saved");
  }
  expect(readFileSync(join(at.folder, "devorch.yaml"), "utf8")).toBe(yaml(1));
  expect(readFileSync(join(at.folder, "other.json"), "utf8")).toBe('{"format_version":"1.2"}');
  expect(lstatSync(join(at.folder, "pipe")).isFIFO()).toBe(true);
  expect(readlinkSync(join(at.folder, "dangling"))).toBe("nowhere");
});

test("the command that plan prints applies the saved plan, whatever the options; of a variable it has the name alone", async () => {
  const at = await cliWorld(`${yaml(1)}vars: { ref: { default: main }, tag: { default: none } }
outputs: { ref: "\${var.ref}", tag: "\${var.tag}" }
environments: { ci: {} }
`);
  at.write("my vars.yaml", "ref: other\n");
  await at.devorch(["apply", "--auto-approve", "--env", "ci"]);
  const given = ["--env=ci", "--var", "tag=v=1", "--var-file", "my vars.yaml", "--replace=machine.web"];
  const { stderr } = await at.devorch([
    "plan",
    "--refresh=false",
    "--discard-work",
    ...given,
    "--out",
    "it's",
  ]);
  expect(stderr.trim()).toBe(
    "Saved: devorch apply 'it'\\''s' --env ci --var tag=… --var-file 'my vars.yaml' --replace machine.web --refresh false --discard-work makes exactly these changes.",
  );
  const command = /Saved: devorch (.*) makes/.exec(stderr)![1]!.replace("=…", "=v=1");
  const words = execFileSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" });
  expect(await at.devorch(words.trimEnd().split("\n"))).toMatchObject({ code: 0 });
});

test("a saved plan that is applied with other options blames nothing that stayed", async () => {
  const at = await cliWorld(yaml(1));
  await at.devorch(["apply", "--auto-approve"]);
  const more = yaml(1).replace("machines: {", 'machines: { db: { from: "24.04" },');
  at.write("devorch.yaml", `${more}outputs: { ip: "\${machine.web.ipv4}" }\n`);
  await at.devorch(["plan", "--destroy", "--out", "../plan.json"]);
  const { code, stderr } = await at.devorch(["apply", "../plan.json"]);
  expect(stderr).toContain("the saved plan no longer fits: planning again gives something else");
  expect(stderr).not.toContain("known after apply");
  expect(code).toBe(6);
});
