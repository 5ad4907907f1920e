import { beforeEach, expect, test } from "vitest";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";
import { mutating } from "../support/simulated-world.ts";

const [web, db] = ["dev-acme-web", "dev-acme-db"];

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" }, db: { from: "24.04" } }
`;

let at: CliWorld;
beforeEach(async () => {
  at = await cliWorld(yaml);
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
});

/** What a command said, and the calls it made but those into guests. */
async function devorch(...args: string[]) {
  const before = at.calls.length;
  const ran = await at.devorch(args);
  return { ...ran, calls: mutating(at.calls.slice(before)).filter((call) => !call.startsWith("exec")) };
}

test.each([
  { verb: "start", from: "Running", to: "Running", calls: [] },
  { verb: "start", from: "Stopped", to: "Running", calls: ["start"] },
  { verb: "start", from: "Suspended", to: "Running", calls: ["start"] },
  { verb: "stop", from: "Running", to: "Stopped", calls: ["stop"] },
  { verb: "stop", from: "Stopped", to: "Stopped", calls: [] },
  // Multipass refuses to stop what is suspended.
  { verb: "stop", from: "Suspended", to: "Stopped", calls: ["start", "stop"] },
  { verb: "restart", from: "Running", to: "Running", calls: ["restart"] },
  { verb: "restart", from: "Stopped", to: "Running", calls: ["start"] },
  { verb: "restart", from: "Suspended", to: "Running", calls: ["start"] },
])("$verb of a machine that is $from: $calls, and it is $to", async ({ verb, from, to, calls }) => {
  if (from !== "Running") await at.sim.call([from === "Stopped" ? "stop" : "suspend", web]);
  expect(at.machines()[web]).toBe(from);
  const ran = await devorch(verb, "web");
  expect(ran).toMatchObject({ code: 0, stdout: "", stderr: `${web}: ${to.toLowerCase()}\n` });
  expect(at.machines()).toEqual({ [web]: to, [db]: "Running" });
  expect(ran.calls).toEqual(calls.map((call) => `${call} ${web}`));
});

test("what was stopped by hand is a change of the next plan, and apply starts it", async () => {
  expect(await devorch("stop", "web", "machine.db")).toMatchObject({ code: 0 });
  expect(at.machines()).toEqual({ [web]: "Stopped", [db]: "Stopped" });
  const { stdout } = await devorch("plan");
  expect(stdout).toMatch(/~ machine\.web[\s\S]*~ state +"stopped" → "running"/);
  expect((await devorch("apply", "--auto-approve")).calls.sort()).toEqual([`start ${db}`, `start ${web}`]);
});

test.each(["start", "stop", "restart"])("%s touches nothing when one name is not ours", async (verb) => {
  await at.sim.call(["launch", "--name", "theirs"]);
  await at.sim.call(["suspend", web]);
  for (const names of [["web", "theirs"], []])
    expect(await devorch(verb, ...names)).toMatchObject({
      code: 3,
      calls: [],
      stderr: expect.stringContaining("DEV-330"),
    });
  expect(at.machines()).toEqual({ [web]: "Suspended", [db]: "Running", theirs: "Running" });
});

test.each(["start", "stop", "restart"])("%s does not bring back what is deleted or gone", async (verb) => {
  await at.sim.call(["delete", web]);
  await at.sim.call(["delete", "--purge", db]);
  for (const name of ["web", "db"])
    expect(await devorch(verb, name)).toMatchObject({
      code: 1,
      calls: [],
      stderr: expect.stringMatching(/DEV-331[\s\S]*apply brings it back, if devorch\.yaml has it/),
    });
});

test("what was made ad hoc and is deleted comes back with up, which its error says, and not with undo", async () => {
  const images =
    'apiVersion: devorch/v1\nproject: acme\nprovider: sim\nimages: { golden: { from: "24.04" } }\n';
  const other = await cliWorld(images);
  const up = () => other.devorch(["up", "box", "--auto-approve"]);
  expect(await up()).toMatchObject({ code: 0 });
  await other.sim.call(["delete", "dev-acme-box"]);
  expect((await other.devorch(["start", "box"])).stderr).toContain("help: devorch up box brings it back");
  expect((await other.devorch(["undo", "box"])).stderr).toMatch(
    /not put there by devorch[\s\S]*multipass recover dev-acme-box/,
  );
  expect(await up()).toMatchObject({ code: 0 });
  expect(other.machines()).toMatchObject({ "dev-acme-box": "Running" });
});

test("a stop that fails is no success", async () => {
  const broken = await cliWorld(
    'apiVersion: devorch/v1\nproject: acme\nprovider: sim\nmachines: { web: { from: "24.04" } }\n',
    (run) => async (argv, options) =>
      argv[0] === "stop" ? { end: 2, stdout: "", stderr: "stop failed: no\n" } : run(argv, options),
  );
  await broken.devorch(["apply", "--auto-approve"]);
  expect(await broken.devorch(["stop", "web"])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^(?!.*web: stopped)/s),
  });
  expect(broken.machines()).toEqual({ [web]: "Running" });
});

test.each([["exec", "web", "--", "true"], ["run", "t"], ["stop", "db"], ["output"]])(
  "%s asks the provider for its machines, and for nothing else",
  async (...args) => {
    at.write("devorch.yaml", `${yaml}tasks: { t: { run: "true", on: web } }\n`);
    const before = at.calls.length;
    expect(await at.devorch(args)).toMatchObject({ code: 0 });
    const [first, ...others] = at.calls.slice(before).map((call) => call.join(" "));
    expect(first).toBe("list --format json");
    expect(others.filter((call) => !/^(exec|stop|list --no-ipv4) /.test(call))).toEqual([]);
  },
);

test("a task that needs the address of a machine at rest says which one", async () => {
  at.write(
    "devorch.yaml",
    `${yaml}tasks: { t: { run: "true", on: web, env: { DB: "\${machine.db.ipv4}" } } }\n`,
  );
  expect(await at.devorch(["run", "t"])).toMatchObject({ code: 0 });
  await at.devorch(["stop", "db"]);
  expect((await at.devorch(["run", "t"])).stderr).toContain(
    "error[DEV-541]: ${machine.db.ipv4} has no value now\nhelp: the machine that it names must run",
  );
});
