import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Observed, Project } from "../../../src/cli/project.ts";
import { PulledFiles } from "../../../src/cli/tasks/pulled-files.ts";
import { type CacheMode, TaskCache } from "../../../src/cli/tasks/task-cache.ts";
import type { DesiredTask } from "../../../src/core/desired.ts";
import { createRunFolder } from "../../../src/store/runs.ts";
import { task as aTask, emptyLive } from "../../core/support.ts";
import { cliWorld } from "../../support/cli-world.ts";
import { ledgerOf, machineRecord, temporaryFolder } from "../../support/store.ts";

const passed = { status: "passed", tries: { attempts: 1, startedAtMs: 0, durationMs: 1 } } as const;

/** A checkout with real files, and what runs of a task in it remember. */
async function checkout(files: Record<string, string>) {
  const folder = await temporaryFolder();
  const root = join(folder, "acme");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const project = { desired: { root }, paths: { tasks: join(folder, "tasks") } } as Project;
  const observed = { live: emptyLive, ledger: ledgerOf({ "machine.web": machineRecord() }) } as Observed;
  const target = {
    address: "machine.web",
    key: "web",
    instance: "dev-acme-web",
    labels: [],
    env: {},
  } as const;
  let runs = 0;
  const decide = async (parts: Partial<DesiredTask>, mode: CacheMode = "use") => {
    const job = { id: "web.test", after: [], target, task: aTask("test", { inputs: ["in"], ...parts }) };
    const cache = await TaskCache.open(project, observed, [job], mode);
    return { job, cache, decision: await cache.decide(job, []) };
  };
  return {
    root,
    write,
    /** What --explain would say. */
    why: async (parts: Partial<DesiredTask> = {}) => {
      const { decision } = await decide(parts);
      return "because" in decision ? decision.because : "cached";
    },
    /** Returns the path of the run's folder. */
    run: async (
      parts: Partial<DesiredTask> = {},
      {
        mode,
        leaves = {},
        pulled = [],
      }: { mode?: CacheMode; leaves?: Record<string, string>; pulled?: string[] } = {},
    ) => {
      const { job, cache, decision } = await decide(parts, mode);
      const gave = new PulledFiles();
      for (const path of pulled) gave.claim(join(root, path), job);
      const run = await createRunFolder(join(root, ".devorch", "runs"), `20261128T00000${++runs}Z-0`);
      if ("cached" in decision) {
        await cache.end(job, { status: "cached", outputs: decision.cached }, run, gave);
        return run.path;
      }
      await cache.begin(job, run.id);
      for (const [file, text] of Object.entries(leaves)) writeFileSync(join(run.path, file), text);
      await cache.end(
        job,
        { ...passed, outputs: Object.keys(leaves).map((file) => ({ path: file, file })) },
        run,
        gave,
      );
      return run.path;
    },
  };
}

const push = (from: string, to = "in") => ({ sync: [{ from, to, direction: "push" as const }] });
const pull = (to: string) => ({ sync: [{ from: "out", to, direction: "pull" as const }] });

test.each<[string, (root: string) => Partial<DesiredTask>, (root: string) => Partial<DesiredTask>]>([
  [
    "standard input changed",
    (root) => ({ stdin: { file: `${root}/in/a` } }),
    (root) => ({ stdin: { file: `${root}/in/b` } }),
  ],
  ["standard input changed", (root) => ({ stdin: { file: `${root}/in/a` } }), () => ({})],
  ["the list of copies changed", (root) => push(`${root}/in/a`), (root) => push(`${root}/in/b`)],
  ["the list of copies changed", (root) => pull(`${root}/in/a`), (root) => pull(`${root}/in/b`)],
  ["the command changed, and 1 more", () => ({}), () => ({ env: { CI: "1" }, run: "make" })],
])("%s: what is an input, or there, in any case", async (said, before, after) => {
  const at = await checkout({ "in/a": "a", "in/b": "b" });
  await at.run(before(at.root));
  expect(await at.why(before(at.root))).toBe("cached");
  expect(await at.why(after(at.root))).toBe(said);
});

test.each(["the command", "$CI", "standard input", "__proto__", "constructor", "-"])(
  "a file called %s is an input as any other, and hides nothing",
  async (name) => {
    const at = await checkout({ [`in/${name}`]: "a", [name]: "a" });
    const task = { inputs: ["in", name], env: { CI: "1" } };
    await at.run(task);
    expect(await at.why(task)).toBe("cached");
    expect(await at.why({ ...task, env: { CI: "2" } })).toBe("$CI changed");
    expect(await at.why({ ...task, run: "make -k" })).toBe("the command changed");
    at.write(name, "b");
    expect(await at.why(task)).toBe(`${name} changed`);
    rmSync(join(at.root, name));
    expect(await at.why(task)).toBe(`${name} is gone`);
  },
);

test("a changed, new or lost file runs the task; so does a file to which an input is a link", async () => {
  const at = await checkout({ "in/a": "a", shared: "1" });
  symlinkSync("../shared", join(at.root, "in/link"));
  await at.run();
  expect(await at.why()).toBe("cached");
  at.write("shared", "2");
  expect(await at.why()).toBe("in/link changed");
  await at.run();
  at.write("in/b", "b");
  expect(await at.why()).toBe("in/b is new");
  await at.run();
  renameSync(join(at.root, "in/a"), join(at.root, "a"));
  expect(await at.why()).toBe("in/a is gone");
});

test.each([
  ["srcc/typo.txt", "srcc/typo.txt"],
  ["*.lock", "uv.lock"],
])("a task is not cached while an input of it, %s, matches no file", async (input, path) => {
  const at = await checkout({ "in/a": "a" });
  const task = { inputs: ["in", input] };
  await at.run(task);
  expect(await at.why(task)).toBe(`its input ${input} matches no file`);
  at.write(path, "1");
  await at.run(task);
  expect(await at.why(task)).toBe("cached");
});

test("--no-cache remembers nothing, --force does", async () => {
  const at = await checkout({ "in/a": "a" });
  await at.run();
  await at.run({}, { mode: "off" });
  expect(await at.why()).toBe("it did not pass in 20261128T000002Z-0");
  await at.run({}, { mode: "renew" });
  expect(await at.why()).toBe("cached");
});

test("outputs of a task that was cached outlive the run that made them; once all are gone, it runs", async () => {
  const at = await checkout({ "in/a": "a" });
  const first = await at.run({}, { leaves: { report: "fine" } });
  const second = await at.run();
  rmSync(first, { recursive: true });
  expect(readFileSync(join(second, "report"), "utf8")).toBe("fine");
  const third = await at.run();
  expect(readFileSync(join(third, "report"), "utf8")).toBe("fine");
  rmSync(third, { recursive: true });
  expect(await at.why()).toBe("its output report is no longer kept");
});

test("what is pulled makes the task run when it is gone", async () => {
  const at = await checkout({ "in/a": "a", dist: "built" });
  await at.run(pull(join(at.root, "dist")));
  rmSync(join(at.root, "dist"));
  expect(await at.why(pull(join(at.root, "dist")))).toBe("what it gives of out is gone here");
});

test.each<[string, (root: string) => void, string]>([
  ["gone", (root) => rmSync(join(root, "dist/app")), "dist/app is gone since it was pulled"],
  ["other", (root) => writeFileSync(join(root, "dist/app"), "2"), "dist/app changed since it was pulled"],
  [
    "gone with its folder, which became a file",
    (root) => {
      rmSync(join(root, "dist"), { recursive: true });
      writeFileSync(join(root, "dist"), "");
    },
    "dist/app is gone since it was pulled",
  ],
  ["as it was, beside a file of somebody's", (root) => writeFileSync(join(root, "dist/x"), ""), "cached"],
])("a file that was pulled and is %s", async (_, meddle, said) => {
  const at = await checkout({ "in/a": "a", "dist/app": "1" });
  const task = pull(join(at.root, "dist"));
  await at.run(task, { pulled: ["dist/app"] });
  expect(await at.why(task)).toBe("cached");
  await at.run(task);
  meddle(at.root);
  expect(await at.why(task)).toBe(said);
});

test("a record of another form, as of an older devorch, counts as none", async () => {
  const at = await checkout({ "in/a": "a" });
  const run = await at.run();
  const record = {
    run: "r",
    passed: { facts: { "the command": "0f", "in/a": "0f" }, folder: run, outputs: [] },
  };
  writeFileSync(join(at.root, "../tasks/dev-acme-web/test.json"), JSON.stringify(record));
  expect(await at.why()).toBe("it has not run on this machine yet");
});

test("--explain --json gives one object a line, also for what is wrong", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
tasks: { test: { run: make test, inputs: [src] }, next: { run: make next, inputs: [src], needs: [test] } }
`);
  at.write("src/a", "a");
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(await at.devorch(["run", "test"])).toMatchObject({ code: 0 });
  const explain = async (task: string) => {
    const { stdout } = await at.devorch(["run", task, "--explain", "--json"]);
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  };
  const head = { "@level": "info", type: "task_explanation" };
  const because = "it has not run on this machine yet";
  const next = { job: "web.next", task: "next", machine: "machine.web", instance: "dev-acme-web" };
  expect(await explain("next")).toMatchObject([
    { ...head, "@message": "web.test: cached", hook: { job: "web.test", runs: false } },
    { ...head, "@message": `web.next: runs because ${because}`, hook: { ...next, runs: true, because } },
  ]);
  expect(await explain("none")).toMatchObject([{ type: "diagnostic" }]);
});

test("what a task left on a disk does not count once the machine is put back to a snapshot", async () => {
  const at = await cliWorld(`
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines: { web: { from: "24.04" } }
tasks: { test: { run: make test, inputs: [src] } }
`);
  at.write("src/a", "a");
  const devorch = async (...args: string[]) => {
    const { code, stdout, stderr } = await at.devorch(args);
    expect(code, stderr).toBe(0);
    return stdout;
  };
  await devorch("apply", "--auto-approve");
  await devorch("snapshot", "save", "web", "before");
  await devorch("run", "test");
  expect(await devorch("run", "test", "--explain")).toBe("web.test: cached\n");
  await devorch("stop", "web");
  expect(await devorch("run", "test", "--explain")).toBe("web.test: cached\n");
  await devorch("start", "web");
  await devorch("snapshot", "restore", "web", "before", "--auto-approve");
  expect(await devorch("run", "test", "--explain")).toBe(
    "web.test: runs because it has not run on this machine yet\n",
  );
});
