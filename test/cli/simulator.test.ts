import { expect, test } from "vitest";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";

const yaml = (provider: string, machines: string) => `
apiVersion: devorch/v1
project: acme
provider: ${provider}
machines: { ${machines} }
`;
const web = 'web: { from: "24.04" }';
const plainProcesses = ({ sim }: CliWorld) => {
  sim.world = { ...sim.world, runtime: "process" };
};

test("that machines are not isolated is told before they are made, and not again", async () => {
  const at = await cliWorld(yaml("sim", web));
  plainProcesses(at);
  const told = /^warning\[DEV-326\]: simulated machines are plain processes/;
  expect((await at.devorch(["plan"])).stderr).toMatch(told);
  expect((await at.devorch(["plan", "--json"])).stdout).toContain("DEV-326");
  expect((await at.devorch(["apply"])).stderr).toMatch(told);
  expect(at.machines()).toEqual({});
  expect((await at.devorch(["apply", "--auto-approve"])).stderr.match(/DEV-326/g)).toHaveLength(1);
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0, stderr: "" });
  at.write("devorch.yaml", yaml("sim", `${web}, db: { from: "24.04" }`));
  expect((await at.devorch(["plan"])).stderr).toMatch(told);
});

test("isolated machines of the simulator that was asked for are worth no word", async () => {
  const at = await cliWorld(yaml("sim", web));
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0, stderr: "" });
});

test("what only the first machine shows is told after it is made", async () => {
  const at: CliWorld = await cliWorld(yaml("sim", web), (run) => async (argv, options) => {
    if (argv[0] === "launch") plainProcesses(at);
    return run(argv, options);
  });
  expect((await at.devorch(["plan"])).stderr).toBe("");
  const { stderr, code } = await at.devorch(["apply", "--auto-approve"]);
  expect(code).toBe(0);
  expect(stderr.match(/DEV-326/g)).toHaveLength(1);
});

test("a multipass that is the simulator is told to who asked for Multipass", async () => {
  const at = await cliWorld(yaml("multipass", web));
  const { stderr } = await at.devorch(["apply", "--auto-approve"]);
  expect(stderr).toMatch(
    /^warning\[DEV-325\]: multipass on this host is devorch's simulator \(1\.16\.3\+sim\)/,
  );
  expect(await at.devorch(["plan"])).toMatchObject({ code: 0, stderr: "" });
});
