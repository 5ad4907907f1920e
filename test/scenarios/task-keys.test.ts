import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunResult } from "../../src/generated/run-result-types.ts";
import { type Result, type Scenario, scenario } from "./support.ts";

const env = { ACME_KEY: "canary-0815" };
let at: Scenario;
let server: Server;

beforeAll(async () => {
  server = createServer((socket) => socket.end());
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  at = await scenario(`
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines:
  db: { from: "24.04" }
tasks:
  build: { run: "exit $CODE", env: { CODE: "\${var.code}" } }
  clean: { run: echo cleaned, needs: [build], when: always }
  report: { run: echo reported, needs: [build], when: "build.failed" }
  deploy: { run: echo deployed, needs: [report] }
  talk: { run: "echo up; sleep 0.2" }
  meet: { run: echo met, ports: [${port}], timeout: 60s }
  convert:
    run: "tr a-z A-Z < in/deep/a.txt > out/deep/a.txt; ls -A in"
    workdir: ~/work
    inputs: [devorch.yaml]
    sync:
      - { from: ./data, to: in }
      - { from: ./empty, to: out/deep }
      - { from: out, to: ./dist, direction: pull }
  leak: { run: "mkdir -p leak; echo $KEY > leak/key", env: { KEY: { secret: "env:ACME_KEY" } }, sync: [ { from: leak, to: leak, direction: pull } ] }
  who: { run: 'echo "$(id -un) $TOKEN $HOME"; cat', user: daemon, env: { TOKEN: "it's" }, stdin: "in" }
  fed: { run: [cat], stdin: { file: ./data/deep/a.txt } }
  hungry: { run: "perl -e '$x = q(x) x 60e6; select undef, undef, undef, 1.2'" }
  plant:
    run: 'for run in "$RUNS"/*; do mkdir -p "$run/dev-acme-db"; ln -s "$RUNS/../../theirs" "$run/dev-acme-db/plant.outputs"; done; echo x > key'
    outputs: [key]
    env: { RUNS: "\${var.runs}" }
vars: { runs: { default: "" }, code: { default: "0" } }
`);
  at.write("data/deep/a.txt", "content");
  at.write("data/.git/config", "not copied");
  at.write("empty/x", "");
  const applied = await at.devorch(["apply", "--auto-approve"]);
  expect(applied.code, applied.stderr).toBe(0);
});
afterAll(async () => {
  server.close();
  await at.dispose();
});

test("what is for a failure runs after one and only then, and what is for always runs always", async () => {
  expect(jobs(await at.devorch(["run", "deploy", "clean", "--json"]))).toEqual([
    "build passed",
    "clean passed",
    "deploy skipped",
    "report skipped",
  ]);
  const failed = await at.devorch(["run", "deploy", "clean", "--json", "--fail-fast", "--var", "code=1"]);
  expect(failed.code).toBe(7);
  expect(jobs(failed)).toEqual(["build failed", "clean passed", "deploy skipped", "report passed"]);
});

test("a task starts when its ports answer", async () => {
  const { port } = address;
  const ran = await at.devorch(["run", "talk", "meet"], {
    onOutput: (text) => void (text.includes("| up") && server.listen(port, "127.0.0.1")),
  });
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout.indexOf("| met")).toBeGreaterThan(ran.stdout.indexOf("| up"));
});

test("files go there before a task and come back after it, each to its own name, however often", async () => {
  const dist = join(at.folder, "dist");
  for (const arg of ["--no-cache", "--force"]) {
    const ran = await at.devorch(["run", "convert", arg]);
    expect(ran.code, ran.stdout).toBe(0);
    expect(ran.stdout).toMatch(/\| deep$/m);
    expect(ran.stdout).not.toContain(".git");
    expect(readFileSync(join(dist, "deep", "a.txt"), "utf8")).toBe("CONTENT");
    expect(existsSync(join(dist, "out"))).toBe(false);
  }
  const because = async () => (await at.devorch(["run", "convert", "--explain"])).stdout;
  expect(await because()).toBe("db.convert: cached\n");
  at.write("data/deep/a.txt", "other");
  expect(await because()).toBe("db.convert: runs because data/deep/a.txt changed\n");
  at.write("data/deep/a.txt", "content");
  rmSync(dist, { recursive: true });
  expect(await because()).toBe("db.convert: runs because what it gives of out is gone here\n");
});

test("nothing is copied through a link, and no secret comes back", async () => {
  mkdirSync(join(at.folder, "elsewhere"));
  symlinkSync("elsewhere", join(at.folder, "dist"));
  const ran = await at.devorch(["run", "convert", "leak", "--force", "--keep-going"], { env });
  expect(ran.code).toBe(7);
  expect(ran.stdout).toContain("dist is a link");
  expect(ran.stdout).toContain("leak holds a secret");
  expect(existsSync(join(at.folder, "elsewhere", "deep"))).toBe(false);
  expect(existsSync(join(at.folder, "leak", "key"))).toBe(false);
});

test("no output goes through a link that a guest with the project mounted made among the runs", async () => {
  at.write("theirs/key", "theirs");
  const ran = await at.devorch(["run", "plant", "--var", `runs=${join(at.folder, ".devorch", "runs")}`]);
  expect(ran.code).toBe(7);
  expect(ran.stdout).toContain("plant.outputs is a link");
  expect(readFileSync(join(at.folder, "theirs", "key"), "utf8")).toBe("theirs");
});

test("a file is a task's standard input, and one that is not there is told before anything runs", async () => {
  const ran = await at.devorch(["run", "fed"]);
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("db.fed | content\n") });
  rmSync(join(at.folder, "data/deep/a.txt"));
  const refused = await at.devorch(["run", "talk", "fed"]);
  at.write("data/deep/a.txt", "content");
  expect(refused).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining("there is no file") });
});

test("the most memory that a task held in its machine is in the result", async () => {
  const ran = await at.devorch(["run", "hungry", "--json"]);
  expect(ran.code, ran.stdout).toBe(0);
  const { run } = JSON.parse(ran.stdout.trim().split("\n").at(-1)!) as { run: RunResult };
  const peak = run.jobs[0]!.usage!.peak_memory_bytes!;
  expect(peak).toBeGreaterThan(60e6);
  expect(peak).toBeLessThan(200e6);
});

// Without namespaces `sudo` of a simulated machine stays who it is; test/core/guest-command.test.ts has the real one.
test("what a task of another user is told arrives", async () => {
  const ran = await at.devorch(["run", "who"]);
  expect(ran.code, ran.stdout).toBe(0);
  expect(ran.stdout).toMatch(/\| \S+ it's \S+\ndb.who \| in$/m);
});

let address: { port: number };

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = server.address() as { port: number };
  return address.port;
}

function jobs({ stdout }: Result): string[] {
  const { run } = JSON.parse(stdout.trim().split("\n").at(-1)!) as {
    run: { jobs: { task: string; status: string }[] };
  };
  return run.jobs.map(({ task, status }) => `${task} ${status}`).sort();
}
