import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { processWorld } from "../../src/cli/world.ts";
import type { RunResult } from "../../src/generated/run-result-types.ts";
import { nodeFiles } from "../../src/store/files.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { detachedPaths } from "../../src/store/paths.ts";
import { openProcesses } from "../../src/store/processes.ts";
import { alive } from "../drivers/alive.ts";
import { type Scenario, scenario } from "./support.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines:
  web: { from: "24.04", env: { KEY: { secret: "env:ACME_KEY" } } }
tasks:
  first: { run: "echo one; echo $KEY >&2; until [ -e go ]; do sleep 0.1; done" }
  second: { run: "echo two > out.txt; echo two; exit 3", needs: [first], outputs: [out.txt] }
  before: { run: "echo before >> before.log" }
  long:
    run: "echo pid $$; echo $KEY >&2; until [ -e go-on ]; do sleep 0.1; done; echo late $$; exit 3"
    needs: [before]
  after: { run: "cat before.log; echo after", needs: [long], when: always }
  stay: { run: "echo pid $$; sleep 600 & wait" }
`;
const env = { ACME_KEY: "canary-0816" };

let at: Scenario;
beforeAll(async () => {
  at = await scenario(yaml);
  expect(await at.devorch(["apply", "--auto-approve"], { env })).toMatchObject({ code: 0 });
});
afterAll(() => at.dispose());

test("a detached run goes on by itself; who attaches sees it from its start, and ends with its exit code", async () => {
  const started = await at.devorch(["run", "second", "--detach"], { env });
  expect(started).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d{8}T\d{6}Z-\w{8}\n$/) });
  const id = started.stdout.trim();
  const { status, process: own } = resultOf(id);
  expect(status).toBe("running");
  // A session of its own: no terminal's end reaches it.
  const session = execFileSync("ps", ["-o", "sess=", "-p", String(own!.pid)], { encoding: "utf8" });
  expect(Number(session)).toBe(own!.pid);
  expect((await at.devorch(["destroy", "--auto-approve"])).code).toBe(6);

  const left = await at.devorch(["attach"], {
    onOutput: (text, child) => void (text.includes("web.first | one") && child.kill("SIGINT")),
  });
  expect(left).toMatchObject({ code: 130, stderr: expect.stringContaining(`${id} goes on`) });
  expect(resultOf(id).status).toBe("running");

  const seen = await at.devorch(["attach", id], {
    onOutput: (text) =>
      void (text.includes("web.first | one") && at.devorch(["exec", "web", "--", "touch", "go"], { env })),
  });
  expect(seen).toMatchObject({ code: 7, stderr: expect.stringContaining("kept in") });
  // Which of the two streams of a command is heard first is not said.
  const swapped = "web.first | (sensitive)\nweb.first | one\n";
  const heard = seen.stdout.replace(swapped, "web.first | one\nweb.first | (sensitive)\n");
  expect(heard.replaceAll(/after [\d.]+s/g, "after …")).toBe(
    `web.first: runs because it has no inputs
web.first | one
web.first | (sensitive)
web.first: passed after …
web.second: runs because it has no inputs
web.second | two
web.second: failed: it exited with 3
`,
  );
  expect(resultOf(id)).toMatchObject({ status: "failed", jobs: [{ status: "passed" }, { exit_code: 3 }] });
  const output = resultOf(id).jobs[1]!.outputs![0]!.file;
  expect(readFileSync(join(folderOf(id), output), "utf8")).toBe("two\n");
  // Again, with lines that are no events, and for a program.
  const junk = ["junk", "{}", '{"type":"job_end","job":"web.first","atMs":1,"result":{"status":"passed"}}'];
  appendFileSync(join(folderOf(id), "events.ndjson"), `${junk.join("\n")}\n`);
  expect((await at.devorch(["attach", id])).stdout).toBe(seen.stdout);
  const json = await at.devorch(["attach", id, "--json"]);
  const lines = json.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { type: string; run?: RunResult });
  expect(lines.at(-1)).toMatchObject({ type: "run_summary", run: { id, status: "failed" } });
  expect(lines.filter(({ type }) => type === "task_start")).toHaveLength(2);
  expect(textsOf(id)).not.toContain(env.ACME_KEY);
});

test("what keeps a detached run from starting is told as without --detach, and leaves no run", async () => {
  const runs = () => readdirSync(at.folder, { recursive: true });
  const before = runs();
  const unknown = await at.devorch(["run", "nothing", "--detach"], { env });
  expect(unknown).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-701") });
  const secretless = await at.devorch(["run", "stay", "--detach", "--json"]);
  expect(secretless.code).toBe(1);
  expect(secretless.stdout).toContain("ACME_KEY");
  expect(runs()).toEqual(before);
});

test("cancel ends a detached run in its machine, as Ctrl-C does", async () => {
  const id = (await at.devorch(["run", "stay", "--detach"], { env })).stdout.trim();
  let pid = 0;
  let cancelled: ReturnType<Scenario["devorch"]> | undefined;
  const seen = await at.devorch(["attach"], {
    onOutput(text) {
      pid ||= Number(/pid (\d+)/.exec(text)?.[1] ?? 0);
      if (pid) cancelled ??= at.devorch(["cancel", id]);
    },
  });
  expect(await cancelled).toMatchObject({ code: 0 });
  expect(seen.code).toBe(130);
  expect(alive(pid)).toBe(false);
  expect(resultOf(id)).toMatchObject({
    status: "interrupted",
    jobs: [{ reason: "the run was told to stop" }],
  });
  expect(await at.devorch(["cancel", id])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("over already"),
  });
});

test("attach goes on with a detached run whose process was killed: what runs goes on, what is done stays", async () => {
  const id = (await at.devorch(["run", "after", "--detach"], { env })).stdout.trim();
  const heard = { before: "", since: "" };
  let killed = false;
  const seen = await at.devorch(["attach", id], {
    env,
    onOutput(text) {
      heard[killed ? "since" : "before"] += text;
      if (!killed && [/pid \d+/, /\(sensitive\)/].every((word) => word.test(heard.before))) {
        killed = true;
        process.kill(resultOf(id).process!.pid, "SIGKILL");
      }
      if (heard.since.includes("goes on with it"))
        void at.devorch(["exec", "web", "--", "touch", "go-on"], { env });
    },
  });
  expect(seen).toMatchObject({ code: 7, stderr: expect.stringContaining("goes on with it") });
  const pid = Number(/pid (\d+)/.exec(seen.stdout)![1]);
  expect(
    seen.stdout
      .split("\n")
      .filter((line) => line.includes(" | "))
      .sort(),
  ).toEqual(
    [
      "web.after | after",
      "web.after | before",
      "web.long | (sensitive)",
      `web.long | late ${pid}`,
      `web.long | pid ${pid}`,
    ].sort(),
  );
  expect(resultOf(id)).toMatchObject({
    status: "failed",
    jobs: [{ status: "passed" }, { status: "failed", exit_code: 3 }, { status: "passed" }],
  });
  expect((await at.devorch(["attach", id])).stdout).toBe(seen.stdout);
  const kept = ["before", "long", "after"].map((task) =>
    createHash("sha256").update(`${id} web.${task} 1`).digest("hex").slice(0, 32),
  );
  expect(kept.filter((name) => existsSync(`/var/tmp/devorch-${name}`))).toEqual([]);
  expect(textsOf(id)).not.toContain(env.ACME_KEY);
  expect((await at.devorch(["exec", "web", "--", "rm", "go-on", "before.log"], { env })).code).toBe(0);
}, 120_000);

test("with another secret a run that was cut off does not go on; what runs is left alone, until it is cancelled", async () => {
  const id = (await at.devorch(["run", "stay", "--detach"], { env })).stdout.trim();
  let pid = 0;
  const other = { ACME_KEY: "canary-0817" };
  const attached = await at.devorch(["attach", id], {
    env: other,
    onOutput(text) {
      if (pid) return;
      pid = Number(/pid (\d+)/.exec(text)?.[1] ?? 0);
      if (pid) process.kill(resultOf(id).process!.pid, "SIGKILL");
    },
  });
  expect(attached).toMatchObject({ code: 1, stderr: expect.stringContaining("DEV-710") });
  expect(alive(pid)).toBe(true);
  expect(await at.devorch(["cancel", id], { env })).toMatchObject({ code: 0 });
  expect(alive(pid)).toBe(false);
  expect(resultOf(id)).toMatchObject({
    status: "interrupted",
    jobs: [{ reason: "the run was told to stop" }],
  });
}, 120_000);

test("of two who attach to a run that was cut off the slower one follows, and says nothing in its name", async () => {
  const id = (await at.devorch(["run", "stay", "--detach"], { env })).stdout.trim();
  process.kill(resultOf(id).process!.pid, "SIGKILL");
  // The faster one is this process.
  const lock = await acquireLock(
    detachedPaths({ state: at.state, data: at.state }, id).lock,
    { command: "devorch run", user: "me", subject: "acme" },
    { ...processWorld("/"), files: nodeFiles, processes: await openProcesses() },
    { timeoutMs: 0 },
  );
  const words = join(folderOf(id), "devorch.stderr");
  writeFileSync(words, "its own\n");
  const tried = () => readdirSync(folderOf(id)).some((name) => name.startsWith("devorch.stderr."));
  let cancelled: ReturnType<Scenario["devorch"]> | undefined;
  const attached = at.devorch(["attach", id], {
    env,
    onOutput(text) {
      if (text.includes("goes on with it")) cancelled ??= at.devorch(["cancel", id], { env });
    },
  });
  await vi.waitUntil(tried, 60_000);
  await vi.waitUntil(() => !tried(), 60_000);
  expect(readFileSync(words, "utf8")).toBe("its own\n");
  await lock.release();
  expect(await attached).toMatchObject({ code: 130, stderr: expect.not.stringContaining("DEV-410") });
  expect(await cancelled).toMatchObject({ code: 0 });
  expect((await at.devorch(["attach", id])).stderr).not.toMatch(/its own|DEV-410/);
  expect(readdirSync(folderOf(id)).filter((name) => name.startsWith("devorch."))).toHaveLength(2);
}, 120_000);

test("a run that was not detached, and whose process was killed, is told to be cut off", async () => {
  const ran = await at.devorch(["run", "stay"], {
    env,
    onOutput: (text, child) => void (text.includes("pid") && child.kill("SIGKILL")),
  });
  expect(ran.code).not.toBe(0);
  expect(await at.devorch(["attach"], { env })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("DEV-708"),
  });
});

const folderOf = (id: string) => join(at.folder, ".devorch/runs", id);

function resultOf(id: string): RunResult {
  return JSON.parse(readFileSync(join(folderOf(id), "result.json"), "utf8")) as RunResult;
}

/** All that is kept of a run. */
function textsOf(id: string): string {
  return readdirSync(folderOf(id), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join();
}
