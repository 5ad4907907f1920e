import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";
import type { FakeGuest } from "../support/memory-sim.ts";
import { mutating } from "../support/simulated-world.ts";

const yaml = (setup: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web:
    from: "24.04"
    files: [{ from: ./file, to: /home/ubuntu/file }]
    setup: ${setup}
tasks: { install: { run: make install }, migrate: { run: make migrate } }
`;
const web = "dev-acme-web";

/** A machine with a snapshot `before`, and after it another file and another setup task. */
async function saved(failing: { verb?: string } = {}) {
  const at = await cliWorld(
    yaml("[install]"),
    (run) => async (argv, options) =>
      argv[0] === failing.verb
        ? { end: 2, stdout: "", stderr: `${argv[0]} failed: no space left\n` }
        : run(argv, options),
  );
  at.write("file", "first");
  const devorch = async (...args: string[]) => {
    const before = at.calls.length;
    const ran = await at.devorch(args);
    return { ...ran, calls: mutating(at.calls.slice(before)) };
  };
  const done = async (...args: string[]) => {
    const ran = await devorch(...args);
    expect(ran.code, ran.stderr).toBe(0);
    return ran;
  };
  await done("apply", "--auto-approve");
  await done("snapshot", "save", "web", "before");
  at.write("devorch.yaml", yaml("[install, migrate]"));
  at.write("file", "second");
  await done("apply", "--auto-approve");
  const plan = async () => (await done("plan")).stdout;
  expect(await plan()).toContain("No changes");
  return { ...at, devorch, done, plan };
}

/** What a plan says when the guest is as its snapshot. */
const restored = [/[~+] files\.\/home\/ubuntu\/file/, /\+ setup\.migrate/];

test("what came after a snapshot is planned when it is restored, and nothing else", async () => {
  const at = await saved();
  const { stderr, calls } = await at.done("snapshot", "restore", "web", "before", "--auto-approve");
  expect(stderr).toContain(`${web}.before: restored`);
  expect(calls).toEqual([`stop ${web}`, `restore --destructive ${web}.before`, `start ${web}`]);
  const plan = await at.plan();
  for (const line of restored) expect(plan).toMatch(line);
  expect(plan).not.toContain("setup.install");
  await at.done("apply", "--auto-approve");
  expect(await at.plan()).toContain("No changes");
});

test("a restore asks first, and does nothing where there is nobody to ask", async () => {
  const at = await saved();
  const { code, stderr, calls } = await at.devorch("snapshot", "restore", "web", "before");
  expect([code, calls]).toEqual([3, []]);
  expect(stderr).toContain("DEV-191");
});

test("a restore loses no work in a checkout, unless it is told to", async () => {
  const failing: { verb?: string } = {};
  const at = await saved(failing);
  at.write(
    "devorch.yaml",
    yaml("[install]").replace("    setup", "    repo: { url: https://example.com/acme.git }\n    setup"),
  );
  await at.done("apply", "--auto-approve");
  // Nobody can tell what the checkout holds.
  failing.verb = "exec";
  const { code, stderr, calls } = await at.devorch("snapshot", "restore", "web", "before", "--auto-approve");
  expect([code, calls]).toEqual([5, []]);
  expect(stderr).toContain("--discard-work");
  await at.done("snapshot", "restore", "web", "before", "--auto-approve", "--discard-work");
});

test("a start that fails after a restore does not hide what was restored", async () => {
  const failing: { verb?: string } = {};
  const at = await saved(failing);
  failing.verb = "start";
  expect((await at.devorch("snapshot", "restore", "web", "before", "--auto-approve")).code).toBe(1);
  expect(at.machines()).toEqual({ [web]: "Stopped" });
  const plan = await at.plan();
  for (const line of restored) expect(plan).toMatch(line);
});

test("after a restore that fails everything is written again, since nobody knows what is on the disk", async () => {
  const failing: { verb?: string } = {};
  const at = await saved(failing);
  failing.verb = "restore";
  expect((await at.devorch("snapshot", "restore", "web", "before", "--auto-approve")).code).toBe(1);
  expect(at.machines()).toEqual({ [web]: "Running" });
  const plan = await at.plan();
  for (const line of [...restored, /\+ setup\.install/]) expect(plan).toMatch(line);
});

test("of a snapshot that devorch did not save nothing is known, so everything is written again", async () => {
  const at = await saved();
  const guest: FakeGuest = async (effect) => at.guests.perform(effect, Buffer.alloc(0));
  for (const line of [`stop ${web}`, `snapshot ${web} --name theirs`, `start ${web}`])
    await at.sim.call(line.split(" "), { guest });
  await at.done("snapshot", "restore", "web", "theirs", "--auto-approve");
  const plan = await at.plan();
  for (const line of [...restored, /\+ setup\.install/]) expect(plan).toMatch(line);
});

test("a snapshot that was saved anew under an old name is known by what was there then", async () => {
  const at = await saved();
  await at.done("snapshot", "rm", "web", "before");
  await at.done("snapshot", "save", "web", "before");
  at.write("file", "third");
  await at.done("apply", "--auto-approve");
  at.write("file", "second");
  await at.done("snapshot", "restore", "web", "before", "--auto-approve");
  expect(await at.plan()).toContain("No changes");
});

test.each([
  ["Running", [], [`stop ${web}`], [`start ${web}`]],
  ["Stopped", ["stop"], [], []],
  ["Suspended", ["suspend"], [`start ${web}`, `stop ${web}`], [`start ${web}`, `suspend ${web}`]],
])("a machine that is %s is so again after each command", async (state, verbs, before, after) => {
  const at = await saved();
  for (const verb of verbs) await at.sim.call([verb, web]);
  for (const [args, call] of [
    [["save", "web"], `snapshot ${web} --name snapshot1`],
    [["restore", "web", "before", "--auto-approve"], `restore --destructive ${web}.before`],
    [["rm", "web", "before"], `delete --purge ${web}.before`],
  ] as const) {
    const { calls } = await at.done("snapshot", ...args);
    expect(calls.filter((made) => !made.startsWith("exec"))).toEqual([...before, call, ...after]);
    expect(at.machines()).toEqual({ [web]: state });
  }
});

test("ls tells names, parents and comments, and --json the same as data", async () => {
  const at = await saved();
  await at.done("snapshot", "save", "web", "--comment", "with data");
  expect((await at.done("snapshot", "ls", "web")).stdout.split("\n").map((line) => line.trimEnd())).toEqual([
    "NAME       PARENT  COMMENT",
    "before     -       -",
    "snapshot1  before  with data",
    "",
  ]);
  const { stdout, calls } = await at.done("snapshot", "ls", "machine.web", "--json");
  expect(JSON.parse(stdout)).toEqual([
    { instance: web, name: "before", comment: "" },
    { instance: web, name: "snapshot1", parent: "before", comment: "with data" },
  ]);
  expect(calls).toEqual([]);
  for (const name of ["snapshot1", "before"]) await at.done("snapshot", "rm", "web", name);
  expect((await at.done("snapshot", "ls", "web")).stdout).toBe(`${web} has no snapshots.\n`);
});

test("what is not ours, not there or there already is told, and nothing is called", async () => {
  const at = await saved();
  await at.sim.call(["launch", "--name", "theirs"]);
  for (const [line, problem] of [
    ["save theirs", "DEV-330"],
    ["restore theirs before", "DEV-330"],
    ["rm theirs before", "DEV-330"],
    ["ls theirs", "DEV-330"],
    ["save", "DEV-330"],
    ["save web before", "DEV-333"],
    ["restore web", "DEV-334"],
    ["restore web after", "DEV-334"],
    ["rm web after", "DEV-334"],
  ] as const) {
    const { code, calls, stderr } = await at.devorch("snapshot", ...line.split(" "));
    expect({ line, code, calls }).toEqual({ line, code: 3, calls: [] });
    expect(stderr).toContain(problem);
  }
});

test.each([
  ["is deleted", ["delete", web]],
  ["is gone from the provider", ["delete", "--purge", web]],
])("DEV-331 and no call where the machine %s", async (words, argv) => {
  const at = await saved();
  await at.sim.call(argv);
  for (const args of [
    ["save", "web"],
    ["restore", "web", "before"],
    ["rm", "web", "before"],
    ["ls", "web"],
  ]) {
    const { code, calls, stderr } = await at.devorch("snapshot", ...args);
    expect({ code, calls }).toEqual({ code: 1, calls: [] });
    expect(stderr).toMatch(new RegExp(`DEV-331.*${words}`, "s"));
  }
});
