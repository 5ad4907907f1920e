import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunResult } from "../../src/generated/run-result-types.ts";
import isRunResult from "../../src/generated/validate-run-result.js";
import { locked } from "../../src/sim/store.ts";
import { alive } from "../drivers/alive.ts";
import { type Result, type Scenario, scenario } from "./support.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines:
  db: { from: "24.04" }
  web: { from: "24.04", replicas: 2, env: { KEY: { secret: "env:ACME_KEY" } } }
tasks:
  migrate: { run: "echo migrated", on: db }
  test: { run: "echo tested with $KEY; printf 'canary-' ; sleep 0.1; echo 0815 >&2; echo 0815", needs: [migrate], on: web }
  broken: { run: "exit 3", on: db }
  after: { run: "echo never", needs: [broken], on: web }
  slow: { run: "sleep 600", on: db, timeout: 1s }
  silent: { run: "echo once; sleep 600", on: db, idleTimeout: 1s }
  flaky: { run: "echo x >> tries; [ $(wc -l < tries) = 2 ]", on: db, retries: 1 }
  lost: { run: "true", on: db, env: { A: { secret: "env:NOT_THERE" } }, needs: [migrate] }
  raw: { run: "printf 'a\\\\377\\\\0\\\\033[2Jb'", on: db }
  stay: { run: "sleep 600 & echo pid $$ child $!; wait", on: db }
  talk: { run: "while echo on; do sleep 0.1; done", on: db }
  told: { run: "echo first; until [ -e told ]; do sleep 0.1; done; echo last", on: web }
  any: { run: "echo hi" }
  report: { run: "mkdir -p out/deep; echo fine > out/deep/a.txt; ln -s deep/a.txt out/b; exit 1", on: db, outputs: [out, none.txt] }
  junit:
    on: db
    run: |
      cat > a.xml <<END
      <testsuite><testcase name="adds" classname="Sum" time="0.5"/><testcase name="divides"><failure message="by zero">here</failure></testcase></testsuite>
      END
      exit 1
    reports: [a.xml]
  tap:
    on: db
    run: |
      mkdir -p tests
      printf '%s\\n' 1..2 'ok 1 - starts' 'ok 2 - stops # SKIP no time' > tests/b.tap
      echo '<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>' > tests/c.xml
    inputs: [devorch.yaml]
    reports: [tests]
  leak: { run: "printf 'x%s' $KEY > leak.txt", on: web-2, outputs: [leak.txt] }
`;
const env = { ACME_KEY: "canary-0815" };

let at: Scenario;
beforeAll(async () => {
  at = await scenario(yaml);
  const applied = await at.devorch(["apply", "--auto-approve"], { env });
  expect(applied.code, applied.stderr).toBe(0);
});
afterAll(() => at.dispose());

test("a task runs on all its machines, after what it needs, and no secret is kept or shown", async () => {
  const ran = await at.devorch(["run", "test", "--json"], { env });
  expect(ran.code, ran.stderr).toBe(0);
  const result = resultOf(ran);
  expect(isRunResult(result), JSON.stringify(isRunResult.errors)).toBe(true);
  expect(result.jobs.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "db.migrate passed",
    "web.test passed",
    "web-2.test passed",
  ]);
  const { host_usage, jobs } = result;
  expect(host_usage!.peak_memory_bytes).toBeGreaterThan(10_000_000);
  expect(host_usage!.user_ms).toBeGreaterThan(0);
  for (const { usage } of jobs) expect(usage!.user_ms + usage!.system_ms).toBeGreaterThanOrEqual(0);
  expect(kept(result, "dev-acme-web", "test.stdout")).toBe("tested with (sensitive)\n(sensitive)\n");
  const texts = [at.folder, at.state].flatMap(textsIn);
  expect([ran.stdout, ran.stderr, ...texts].some((text) => text.includes(env.ACME_KEY))).toBe(false);
});

test("each job ends in its own way: what failed ends with 7, and what needs it is skipped", async () => {
  const tasks = ["after", "slow", "silent", "flaky", "raw"];
  const ran = await at.devorch(["run", ...tasks, "--keep-going", "--junit", "report.xml"], { env });
  expect(ran.code, ran.stderr).toBe(7);
  const report = readFileSync(join(at.folder, "report.xml"), "utf8");
  expect(report).toContain('<testsuite name="dev-acme-db" tests="5" failures="1" errors="2" skipped="0"');
  expect(report).toContain('<failure message="exited with 3">');
  expect(report).toContain('<testsuite name="dev-acme-web" tests="1" failures="0" errors="0" skipped="1"');
  expect(report).toContain('<skipped message="needs db.broken"/>');
  expect(report.match(/<testsuite name="[^"]*"/g)).toHaveLength(3);
  const folder = /kept in (.*)/.exec(ran.stderr)![1]!;
  expect(JSON.parse(readFileSync(join(folder, "result.json"), "utf8"))).toMatchObject({
    status: "failed",
    jobs: [
      { id: "db.broken", status: "failed", exit_code: 3 },
      { id: "web.after", status: "skipped", reason: "needs db.broken" },
      { id: "web-2.after", status: "skipped" },
      { id: "db.slow", status: "timed-out", reason: "did not end in 1 s" },
      { id: "db.silent", status: "timed-out", reason: "was silent for 1 s" },
      { id: "db.flaky", status: "passed", attempts: 2 },
      { id: "db.raw", status: "passed" },
    ],
  });
  // Kept as it came; shown so that it does nothing to a terminal.
  const raw = readFileSync(join(folder, "dev-acme-db", "raw.stdout"));
  expect(raw).toEqual(Buffer.from("a\xff\0\x1b[2Jb", "latin1"));
  expect(ran.stdout).toContain("db.raw | a\ufffd\\x00\\x1b[2Jb\n");
});

test("reports of the guest are merged in, also those of a cached task", async () => {
  const summary = join(at.folder, "summary.md");
  const github = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
  const args = ["run", "junit", "tap", "--keep-going", "--junit", "report.xml"];
  const ran = await at.devorch(args, { env: { ...env, ...github } });
  expect(ran.code, ran.stderr).toBe(7);
  expect(ran.stdout).toMatch(/::error file=devorch.yaml,[^:]*::db.junit: divides: by zero\n/);
  expect(readFileSync(summary, "utf8")).toContain(
    "` dev-acme-db/junit `: 2 tests, 1 failed\n\n- ` divides `\n",
  );
  const again = await at.devorch(args, { env });
  expect(again.stdout).toContain("db.tap: cached");
  const report = readFileSync(join(at.folder, "report.xml"), "utf8");
  expect(report).toContain(
    '<testsuite name="dev-acme-db/junit" tests="2" failures="1" errors="0" skipped="0" time="0.500"',
  );
  expect(report).toContain('<testcase name="adds" classname="Sum" time="0.500"/>');
  expect(report).toContain('<failure message="by zero">here</failure>');
  expect(report).toContain('<testsuite name="dev-acme-db/tap" tests="3" failures="0" errors="1" skipped="1"');
  expect(report).toContain('<skipped message="no time"/>');
  expect(report).toMatch(
    /<testcase name="tap" classname="dev-acme-db" time="0.000">\s*<skipped message="cached"\/>/,
  );
  expect(report).toContain("a document type is not read");
});

test("a secret that is missing is told before anything runs", async () => {
  const ran = await at.devorch(["run", "lost"], { env });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain("NOT_THERE");
  expect(ran.stdout).toBe("");
});

test("a misspelt machine beside a right one is an error, and so is a task that is not there", async () => {
  const ran = await at.devorch(["run", "any", "nay", "--on", "db", "--on", "wbe"], { env });
  expect(ran.code).toBe(3);
  expect(ran.stderr).toContain('no machine or label is called "wbe"');
  expect(ran.stderr).toContain('there is no task "nay"');
});

test("a file of tasks runs whole, beside the tasks of devorch.yaml that it needs", async () => {
  const tasks = {
    build: { run: "echo $GREETING", env: { GREETING: "${var.word}" } },
    pack: { run: ["printf", "%s", "a  b"], needs: ["build", "migrate"] },
  };
  at.write("ci/build-tasks.json", JSON.stringify({ vars: { word: { default: "hello" } }, tasks }));
  const ran = await at.devorch(["run", "ci/build-tasks.json", "--on", "dev-acme-db", "--json"], { env });
  expect(ran.code, ran.stdout).toBe(0);
  const result = resultOf(ran);
  expect(result.jobs.map(({ id }) => id)).toEqual(["db.build", "db.migrate", "db.pack"]);
  expect(kept(result, "dev-acme-db", "build.stdout")).toBe("hello\n");
  expect(kept(result, "dev-acme-db", "pack.stdout")).toBe("a  b");

  at.write("ci/more.yaml", "tasks: { more: { run: echo more } }");
  const more = await at.devorch(["run", "--file", "ci/more.yaml", "--on", "db"], { env });
  expect(more).toMatchObject({ code: 0, stdout: expect.stringContaining("db.more | more\n") });
});

test.each([
  { by: "Ctrl-C", signals: ["SIGINT"], code: 130 },
  // As a shell and the kernel send it. What it ends has no code.
  { by: "a terminal that closes", signals: ["SIGHUP", "SIGHUP"], code: -1 },
] as const)(
  "$by ends the task in its machine, keeps the result, and nothing changes machines meanwhile",
  async ({ signals, code }) => {
    let applied: Promise<Result> | undefined;
    let pids: number[] = [];
    const ran = await at.devorch(["run", "stay"], {
      env,
      onOutput(text, child) {
        if (applied || !text.includes("pid ")) return;
        pids = pidsIn(text);
        applied = at.devorch(["destroy", "--auto-approve"], { env });
        applied.then(() => {
          for (const signal of signals) child.kill(signal);
        });
      },
    });
    expect(await applied).toMatchObject({ code: 6, stderr: expect.stringContaining("devorch run") });
    expect(ran.code, ran.stderr).toBe(code);
    expect(pids.map(alive)).toEqual([false, false]);
    expect(interrupted(ran)).toMatchObject({
      status: "interrupted",
      jobs: [{ id: "db.stay", status: "interrupted", reason: "the run was told to stop" }],
    });
  },
);

test("the second Ctrl-C leaves at once where the machine does not answer, and keeps the result", async () => {
  let answer = () => {};
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let silent: Promise<void> | undefined;
  let pids: number[] = [];
  const ran = await at.devorch(["run", "stay"], {
    env,
    onOutput(text, child) {
      if (text.includes("again to leave at once")) child.kill("SIGINT");
      if (silent || !text.includes("pid ")) return;
      pids = pidsIn(text);
      silent = locked(at.env.DEVORCH_SIM_HOME!, () => {
        child.kill("SIGINT");
        return silence;
      });
    },
  });
  const left = pids.map(alive);
  answer();
  await silent;
  for (const pid of pids.filter(alive)) process.kill(pid, "SIGKILL");
  expect(ran.code, ran.stderr).toBe(130);
  expect(left).toEqual([true, true]);
  const { status, jobs } = interrupted(ran);
  expect({ status, jobs: jobs.map((job) => job.status) }).toEqual({
    status: "interrupted",
    jobs: ["interrupted"],
  });
});

test("outputs are collected, also of a task that failed; one that holds a secret fails the run and is not kept", async () => {
  const summary = join(at.folder, "summary.md");
  const github = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
  const ran = await at.devorch(["run", "report", "leak", "--keep-going"], { env: { ...env, ...github } });
  expect(ran.code, ran.stderr).toBe(7);
  const reason = "wrote a secret into its output leak.txt";
  expect(ran.stdout).toContain(`::group::web-2.leak: failed: it ${reason}\n`);
  expect(ran.stdout).toMatch(/^::error file=devorch.yaml,line=\d+,.*::web-2.leak failed: /m);
  expect(readFileSync(summary, "utf8")).toMatch(
    /^\| ` db.report ` \| failed \| [\d.]+s \| ` exited with 1, and left no output none\.txt: .*No such file or directory ` \|$/m,
  );
  const { run, artifacts } = JSON.parse((await at.devorch(["artifacts", "--json"])).stdout) as {
    run: string;
    artifacts: { job: string; path: string; file: string }[];
  };
  expect(artifacts).toMatchObject([{ job: "db.report", path: "out" }]);
  expect(readFileSync(join(artifacts[0]!.file, "b"), "utf8")).toBe("fine\n");
  expect(textsIn(join(at.folder, ".devorch", "runs", run)).join()).not.toContain(env.ACME_KEY);
});

test("what was said is printed again, all of it or of one task, and followed until the run ends", async () => {
  let followed: Promise<Result> | undefined;
  let argvs: string[] = [];
  const onOutput = (text: string) => {
    if (!text.includes("first") || argvs.length > 0) return;
    argvs = allArgvs();
    at.devorch(["exec", "web", "--", "touch", "told"], { env });
    at.devorch(["exec", "web-2", "--", "touch", "told"], { env });
  };
  const ran = await at.devorch(["run", "told", "test"], {
    env,
    onOutput(text) {
      if (text.includes("first")) followed ??= at.devorch(["logs", "-f", "--timestamps"], { onOutput });
    },
  });
  const id = /kept in .*\/(.*)/.exec(ran.stderr)![1]!;
  const { code, stdout } = (await followed)!;
  const time = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^${time} web.* \\| tested with \\(sensitive\\)$`, "m"));
  expect(stdout.match(new RegExp(`^${time} web(-2)?\\.told \\| last$`, "gm"))).toHaveLength(2);
  // A simulated guest's processes are among the host's.
  expect(argvs.some((argv) => argv.includes("until [ -e told ]"))).toBe(true);
  expect(argvs.filter((argv) => argv.includes(env.ACME_KEY))).toEqual([]);
  const one = await at.devorch(["logs", id.slice(-8), "web-2.test", "--raw"]);
  expect(one.stdout).toBe("tested with (sensitive)\n(sensitive)\n");
  const listed = await at.devorch(["runs"]);
  expect(listed.stdout).toMatch(new RegExp(`^RUN.*\n${id} +passed `));
});

test("exec ends when its reader goes away, and with it what runs in the machine", async () => {
  let pid = 0;
  const { code, stderr } = await at.devorch(
    ["exec", "db", "--", "sh", "-c", "echo pid $$ child $$; exec yes"],
    {
      onOutput(text, child) {
        [pid = 0] = pid ? [pid] : pidsIn(text);
        child.stdout!.destroy();
      },
    },
  );
  expect(stderr).toBe("");
  expect(code).toBe(141);
  expect(alive(pid)).toBe(false);
});

test("who follows a run ends alone: at Ctrl-C without a word of its inside, and when its reader goes away", async () => {
  const id = (await at.devorch(["run", "talk", "--detach"])).stdout.trim();
  const interrupt = (_: string, child: ChildProcess) => void child.kill("SIGINT");
  const leave = (_: string, child: ChildProcess) => void child.stdout!.destroy();
  const followed = await at.devorch(["logs", "-f", id], { onOutput: interrupt });
  expect(followed.stderr).toBe("error[DEV-590]: interrupted\n\n1 problem\n");
  expect(followed.code).toBe(130);
  for (const args of [
    ["logs", "-f", id],
    ["attach", id],
  ])
    expect(await at.devorch(args, { onOutput: leave })).toMatchObject({ code: 141, stderr: "" });
  expect((await at.devorch(["runs"])).stdout).toMatch(new RegExp(`^${id} +running `, "m"));
  expect(await at.devorch(["cancel", id])).toMatchObject({ code: 0 });
});

function resultOf({ stdout }: Result): RunResult {
  const lines = stdout.trim().split("\n");
  return (JSON.parse(lines.at(-1)!) as { run: RunResult }).run;
}

function kept({ id }: RunResult, ...path: string[]): string {
  return readFileSync(join(at.folder, ".devorch", "runs", id, ...path), "utf8");
}

function interrupted({ stderr }: Result): RunResult {
  const folder = /kept in (.*)/.exec(stderr)![1]!;
  const result = JSON.parse(readFileSync(join(folder, "result.json"), "utf8")) as RunResult;
  expect(isRunResult(result), JSON.stringify(isRunResult.errors)).toBe(true);
  return result;
}

function pidsIn(text: string): number[] {
  return /pid (\d+) child (\d+)/.exec(text)!.slice(1).map(Number);
}

/** What each process of this host was started with. */
function allArgvs(): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
    } catch {
      return [];
    }
  });
}

function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "utf8"));
}
