import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Event, PlanJson, Problem, RunResult, TaskEvent } from "../../src/api.ts";
import { type Scenario, scenario } from "../scenarios/support.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("A program plans, applies and runs tasks, hears what the journal records, and prints nothing of its own", async () => {
  const project = await checkout(
    "machines: { web: { from: '24.04', memory: 1G, disk: 5G } }\ntasks: { hello: { run: exit 3, on: web } }",
  );
  const said = callApi<{
    before: PlanJson;
    applied: PlanJson;
    events: Event[];
    after: PlanJson;
    ran: RunResult;
  }>(
    project,
    `const events = [];
    const before = await api.plan();
    const applied = await api.apply({ onEvent: (event) => events.push(event) });
    return { before, applied, events, after: await api.plan(), ran: await api.run(["hello"]) };`,
  );
  expect(said.before.resource_changes.map(({ change }) => change.actions)).toEqual([["create"]]);
  expect(said.applied).toEqual(said.before);
  expect(said.after.applyable).toBe(false);
  expect(said.ran).toMatchObject({ status: "failed", jobs: [{ id: "web.hello", exit_code: 3 }] });
  expect(said.events.at(-1)).toMatchObject({ type: "run_end", status: "done" });
  const recorded = said.events.filter(({ type }) => type !== "step_output");
  expect(journal(project).filter(({ type }) => recorded.some((event) => event.type === type))).toEqual(
    recorded.map((event) => expect.objectContaining(event)),
  );
});

test("A program plans and applies a part, is told why it may not, and stops as with Ctrl-C", async () => {
  const machines = (protect: boolean) =>
    `machines: { db: { from: '24.04', memory: 1G, disk: 5G, lifecycle: { protect: ${protect} } }, web: { from: '24.04', memory: 1G, disk: 5G } }`;
  const project = await checkout(machines(true));
  const part = callApi<PlanJson>(project, `return api.apply({ targets: ["machine.db"], parallelism: 1 });`);
  project.write("devorch.yaml", yaml(machines(false)));
  const said = callApi<{ confirmed: PlanJson } & Record<"refused" | "stopped", Problem[]>>(
    project,
    `const problems = (error) => error instanceof api.DevorchError && error.problems;
    const replace = ["machine.db"];
    const confirmed = await api.plan({ replace, targets: replace, confirmed: ["dev-demo-db"] });
    const refused = await api.apply({ replace }).catch(problems);
    const stop = new AbortController();
    const onEvent = ({ type }) => type === "step_start" && stop.abort();
    const stopped = await api.apply({ signal: stop.signal, onEvent }).catch(problems);
    return { confirmed, refused, stopped };`,
  );
  const actions = ({ resource_changes }: PlanJson) =>
    resource_changes.map(({ address, change }) => `${address} ${change.actions.join("+")}`);
  expect(actions(part)).toEqual(["machine.db create"]);
  expect(said.confirmed.errored).toBe(false);
  expect(actions(said.confirmed)).toEqual(["machine.db delete+create"]);
  expect(said.refused).toMatchObject([{ address: "machine.db" }]);
  expect(said.stopped).toMatchObject([{ severity: "error" }]);
  expect((await project.devorch(["state", "list"])).stdout).not.toMatch(/machine.web .* complete/);
});

test("A program hears how a task and a step failed, as they do", async () => {
  const project = await checkout(
    `machines: { web: { from: '24.04', memory: 1G, disk: 5G, setup: [broken] } }
tasks: { broken: { run: echo oops >&2; exit 3, inputs: [devorch.yaml], on: web }, fine: { run: echo well, on: web }, needy: { run: echo no, needs: [bad], on: web }, bad: { run: exit 5, on: web } }`,
  );
  const said = callApi<{ problems: Problem[]; events: Event[]; ran: RunResult; heard: TaskEvent[] }>(
    project,
    `const [events, heard] = [[], []];
    const problems = await api.apply({ onEvent: (event) => events.push(event) }).catch((error) => error.problems);
    const ran = await api.run(["needy"], { onEvent: (event) => heard.push(event) });
    return { problems, events, ran, heard };`,
  );
  const ends = said.events.flatMap((event) => (event.type === "step_end" ? [event.outcome] : []));
  const failed = ends.filter(({ status }) => status === "failed");
  expect(failed).toEqual([{ status: "failed", problem: expect.objectContaining({ code: "DEV-510" }) }]);
  expect(said.problems).toEqual([expect.objectContaining({ code: "DEV-510" })]);
  expect(said.events.at(-1)).toMatchObject({ type: "run_end", status: "failed" });
  expect(said.heard).toMatchObject([
    { type: "job_start", job: "web.bad", attempt: 1 },
    { type: "job_end", job: "web.bad", result: { status: "failed", reason: "exited with 5", exitCode: 5 } },
    { type: "job_end", job: "web.needy", result: { status: "skipped", reason: "needs web.bad" } },
  ]);
  expect(said.ran).toMatchObject({ status: "failed", jobs: [{ exit_code: 5 }, { status: "skipped" }] });
});

test("A program gets the problems of a configuration as an error", async () => {
  const project = await checkout("machines: { web: { from: '24.04', memory: lots } }");
  const problems = callApi<Problem[]>(
    project,
    "return await api.plan().catch((error) => error instanceof api.DevorchError && error.problems);",
  );
  expect(problems).toEqual([expect.objectContaining({ severity: "error", hint: expect.any(String) })]);
});

test("The declared types of the API change only on purpose", async () => {
  const folder = mkdtempSync(join(tmpdir(), "devorch-types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const args = [tsc, "--project", "tsconfig.api.json", "--outDir", folder];
  expect(spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" }).stdout).toBe("");
  await expect(readFileSync(join(folder, "api.d.ts"), "utf8")).toMatchFileSnapshot("api.d.ts.snapshot");
});

async function checkout(rest: string): Promise<Scenario> {
  const project = await scenario(yaml(rest));
  onTestFinished(() => project.dispose());
  return project;
}

function yaml(rest: string): string {
  return `apiVersion: devorch/v1\nproject: demo\nprovider: sim\n${rest}\n`;
}

/** What `body` returns in a program of its own that imports the built API. */
function callApi<T>(project: Scenario, body: string): T {
  const program = `import * as api from ${JSON.stringify(pathToFileURL(join(root, "dist/api.js")))};
    const value = await (async () => { ${body} })();
    process.stdout.write(JSON.stringify(value));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: project.folder,
    env: project.env,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as T;
}

function journal({ state }: Scenario): Event[] {
  const file = readdirSync(state, { recursive: true, encoding: "utf8" }).find(
    (path) => path.includes("journal") && /json/.test(path),
  );
  return readFileSync(join(state, file!), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Event);
}
