import { appendFile, open, writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import type { Problem } from "../../core/problem.ts";
import type { Redactor } from "../../core/redact.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import { type JobResult, reasonOf } from "../../core/tasks/task-event.ts";
import { isWithin, realPath } from "../../io/folders.ts";
import { githubAnnotations } from "../../render/github.ts";
import { isBad, junitXml, type TestCase, type TestResult, type TestSuite } from "../../render/junit.ts";
import { taskSummary, testSummary } from "../../render/task-summary.ts";
import { fileProblem } from "../../store/files.ts";
import type { RunFolder } from "../../store/runs.ts";
import type { Arguments } from "../command.ts";
import type { Context } from "../context.ts";
import { guestSuites } from "./guest-reports.ts";

/** So much of a stream's end goes into a report; the run's folder has all of it. */
const tailBytes = 64 * 1024;

/**
 * What others read of a run: the file of `--junit`; in GitHub Actions the step's summary, and an annotation for each failure.
 * Returns the problems of what could not be written; the rest is.
 */
export async function writeReports(
  context: Context,
  args: Arguments,
  run: {
    jobs: readonly Job[];
    results: ReadonlyMap<string, JobResult>;
    folder: RunFolder;
    startedAtMs: number;
    redactor: Redactor;
  },
): Promise<Problem[]> {
  const { env, cwd } = context.world;
  const { jobs, results, folder } = run;
  const problems: Problem[] = [];
  const junit = args.value("junit");
  const summary = env.GITHUB_STEP_SUMMARY;
  const annotates = env.GITHUB_ACTIONS === "true" && !context.json;
  const tests =
    junit !== undefined || summary || annotates ? await guestSuites(run) : new Map<string, TestSuite>();
  if (junit !== undefined) {
    const file = resolve(cwd, junit);
    const xml = junitXml([...(await suites(run)), ...tests.values()]);
    await writeFile(file, xml).catch(unwritten(file));
  }
  if (summary) {
    const text = taskSummary(folder.id, jobs, results) + testSummary([...tests.values()]);
    await appendFile(summary, text).catch(unwritten(summary));
  }
  if (annotates) {
    const failures = [...jobs.flatMap(failure), ...jobs.flatMap(failedTests)];
    context.print(githubAnnotations(failures.map(fromWorkspace)));
  }
  return problems;

  /** GitHub wants paths from the repository's root, and shows none outside of it. */
  function fromWorkspace(problem: Problem): Problem {
    const { source, ...rest } = problem;
    if (!source || !env.GITHUB_WORKSPACE) return problem;
    const file = realPath(resolve(cwd, source.file));
    const root = realPath(env.GITHUB_WORKSPACE);
    return isWithin(file, root) ? { ...rest, source: { ...source, file: relative(root, file) } } : rest;
  }

  function unwritten(file: string) {
    return (error: unknown) => void problems.push(fileProblem(file, error));
  }

  function failure({ id, task }: Job): Problem[] {
    const result = results.get(id);
    if (!result || !["failed", "timed-out", "errored"].includes(result.status)) return [];
    const severity = task.continueOnError ? "warning" : "error";
    const message = `${id} ${result.status}: ${reasonOf(result)}`;
    return [
      { code: "DEV-705", severity, message, hint: `devorch logs ${folder.id} ${id}`, source: task.source },
    ];
  }

  /** Of tests in the guest, each that failed now; GitHub shows ten annotations of a step. */
  function failedTests({ id, task }: Job): Problem[] {
    const result = results.get(id);
    const severity = result?.status === "failed" && !task.continueOnError ? "error" : "warning";
    const cases = result?.status === "cached" ? [] : (tests.get(id)?.cases ?? []);
    return cases
      .filter(isBad)
      .slice(0, 10)
      .map(({ name, result }) => ({
        code: "DEV-705",
        severity,
        message: `${id}: ${name}: ${"message" in result ? result.message : result.status}`,
        source: task.source,
      }));
  }
}

async function suites({ jobs, results, folder, startedAtMs }: Parameters<typeof writeReports>[2]) {
  const instances = [...new Set(jobs.map(({ target }) => target.instance))];
  return Promise.all(
    instances.map(async (name) => ({
      name,
      startedAtMs,
      cases: await Promise.all(
        jobs
          .filter(({ target }) => target.instance === name)
          .map(async ({ id, task }): Promise<TestCase> => {
            const result = results.get(id) ?? { status: "skipped", reason: "cut off" };
            const log = folder.log(name, task.name);
            const [stdout, stderr] = await Promise.all([tail(log.path("stdout")), tail(log.path("stderr"))]);
            const durationMs = "tries" in result ? result.tries.durationMs : 0;
            return { name: task.name, durationMs, result: testResult(result), stdout, stderr };
          }),
      ),
    })),
  );
}

function testResult(result: JobResult): TestResult {
  switch (result.status) {
    case "passed":
      return { status: "passed" };
    case "cached":
      return { status: "skipped", reason: "cached" };
    case "skipped":
      return { status: "skipped", reason: result.reason };
    case "failed":
      return { status: "failed", message: result.reason };
    case "timed-out":
    case "errored":
    case "interrupted":
      return { status: "errored", message: reasonOf(result)! };
  }
}

async function tail(path: string): Promise<string> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return "";
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, tailBytes));
    await file.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes.subarray(bytes.length < size ? firstCharacter(bytes) : 0).toString();
  } finally {
    await file.close();
  }
}

/** Where the first character of UTF-8 begins: what was cut off has at most three bytes left. */
function firstCharacter(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  return start > 3 ? 0 : Math.max(start, 0);
}
