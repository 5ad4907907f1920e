import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Event, PlanJson, Problem, RunResult, TaskEvent } from "../../src/api.ts";
import { alive } from "../drivers/alive.ts";
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

test("A run that a program stops ends its task in the machine, and is told how it ended", async () => {
  const project = await checkout(
    "machines: { web: { from: '24.04', memory: 1G, disk: 5G } }\ntasks: { stay: { run: echo $$; exec sleep 600, on: web } }",
  );
  const { ran, pid } = callApi<{ ran: RunResult; pid: number }>(
    project,
    `await api.apply();
    const stop = new AbortController();
    let pid = 0;
    const onEvent = (event) => {
      if (event.type !== "job_output") return;
      pid = Number(Buffer.from(event.bytes).toString());
      stop.abort();
    };
    return { ran: await api.run(["stay"], { signal: stop.signal, onEvent }), pid };`,
  );
  expect(ran).toMatchObject({
    status: "interrupted",
    jobs: [{ status: "interrupted", reason: "the run was told to stop" }],
  });
  expect(alive(pid)).toBe(false);
});

test("The declared types of the API, and all that they are made of, change only on purpose", async () => {
  const folder = mkdtempSync(join(tmpdir(), "devorch-types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const installed = join(folder, "node_modules/devorch");
  const types = join(installed, "dist/types");
  tsc(root, ["--project", "tsconfig.api.json", "--outDir", types]);
  await expect(readFileSync(join(types, "api.d.ts"), "utf8")).toMatchFileSnapshot("api.d.ts.snapshot");
  await expect(reached(types)).toMatchFileSnapshot("types.d.ts.snapshot");

  cpSync(join(root, "package.json"), join(installed, "package.json"));
  const program = (key: string) => `import { apply, type Event, type PlanJson, run } from "devorch";
    const heard: Event["type"][] = [];
    const made: PlanJson = await apply({ onEvent: ({ type }) => heard.push(type) });
    const ended: string = (await run([made.resource_changes[0]!.address])).jobs[0]!.${key};
    process.exitCode = ended === heard[0] ? 1 : 0;\n`;
  const checked = (key: string) => {
    writeFileSync(join(folder, "program.mts"), program(key));
    const nodeTypes = ["--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
    return tsc(folder, ["--noEmit", "--strict", "--module", "nodenext", ...nodeTypes, "program.mts"]);
  };
  expect(checked("status")).toBe("");
  expect(checked("statsu")).toContain("error TS");
});

async function checkout(rest: string): Promise<Scenario> {
  const project = await scenario(yaml(rest));
  onTestFinished(() => project.dispose());
  project.write("node_modules/.keep", "");
  symlinkSync(root, join(project.folder, "node_modules/devorch"));
  return project;
}

function yaml(rest: string): string {
  return `apiVersion: devorch/v1\nproject: demo\nprovider: sim\n${rest}\n`;
}

/** What `body` returns in a program of its own that has devorch among its packages. */
function callApi<T>(project: Scenario, body: string): T {
  const program = `import * as api from "devorch";
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

/** What the compiler says. */
function tsc(cwd: string, args: readonly string[]): string {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [compiler, ...args], { cwd, encoding: "utf8" }).stdout;
}

/** The declarations of all types that api.d.ts passes on, and of those that they name, each behind its file. */
function reached(types: string): string {
  const found = new Map<string, string>();
  const visit = (file: string, name: string) => {
    const text = readFileSync(join(types, file), "utf8");
    const declaration = text
      .split(/^(?=(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?(?:export|import|interface|type|declare) )/m)
      .find((part) => new RegExp(`^\\w.*(?:type|interface|class) ${name}\\b`, "m").test(part));
    if (declaration === undefined || found.has(`${file} ${name}`)) return;
    found.set(`${file} ${name}`, `// ${file}\n${declaration}`);
    const imports = importsOf(file, text);
    for (const word of declaration.match(/\b[A-Z]\w+/g)!) visit(imports.get(word) ?? file, word);
  };
  const api = importsOf("api.d.ts", readFileSync(join(types, "api.d.ts"), "utf8"));
  for (const [name, file] of api) visit(file, name);
  return [...found.keys()]
    .sort()
    .map((key) => found.get(key))
    .join("\n");
}

/** Name → file that it comes from. */
function importsOf(file: string, text: string): ReadonlyMap<string, string> {
  const all = text.matchAll(/^import (?:type )?\{([^}]+)\} from "(\.[^"]+)\.ts";$/gm);
  return new Map(
    [...all].flatMap(([, names = "", from = ""]) =>
      names.split(",").map((name) => [name.replace("type ", "").trim(), join(dirname(file), `${from}.d.ts`)]),
    ),
  );
}
