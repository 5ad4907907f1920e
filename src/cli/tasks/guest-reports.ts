import { lstat, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Redactor } from "../../core/redact.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { JobResult } from "../../core/tasks/task-event.ts";
import { FileRefused, readBounded } from "../../io/read-bounded.ts";
import type { TestCase, TestResult, TestSuite } from "../../render/junit.ts";
import { readJunit } from "./read-junit.ts";
import { readTap } from "./read-tap.ts";

/** Longer files of a guest are not read. */
const maxBytes = 16 * 1024 ** 2;
/** Of what a test says beyond its message. */
const maxDetails = 64 * 1024;

/**
 * What the guests' own test reports say: a suite for each job that has `reports:`. A file that cannot be read is a test in error.
 * Redacted: in the file itself, escaped by the rules of its format, a secret is not seen.
 */
export async function guestSuites(run: {
  jobs: readonly Job[];
  results: ReadonlyMap<string, JobResult>;
  folder: { path: string };
  startedAtMs: number;
  redactor: Redactor;
}): Promise<ReadonlyMap<string, TestSuite>> {
  const suites = new Map<string, TestSuite>();
  for (const { id, task, target } of run.jobs) {
    const result = run.results.get(id);
    const outputs = result && "outputs" in result ? (result.outputs ?? []) : [];
    const cases: TestCase[] = [];
    for (const { path, file } of outputs.filter((output) => task.reports.includes(output.path)))
      for (const found of await filesIn(join(run.folder.path, file), path))
        for (const test of await testsIn(found)) cases.push(redacted(test, run.redactor));
    if (cases.length > 0)
      suites.set(id, { name: `${target.instance}/${task.name}`, startedAtMs: run.startedAtMs, cases });
  }
  return suites;
}

interface Found {
  file: string;
  /** What it is called in the guest. */
  path: string;
}

/** The file itself, or the reports in the folder; links are not followed. */
async function filesIn(file: string, path: string): Promise<readonly Found[]> {
  if (!(await lstat(file)).isDirectory()) return [{ file, path }];
  const entries = await readdir(file, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && [".xml", ".tap"].includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((found) => ({ file: found, path: path + found.slice(file.length) }));
}

async function testsIn({ file, path }: Found): Promise<readonly TestCase[]> {
  try {
    const text = readBounded(file, maxBytes, { links: false })
      .toString()
      .replace(/^\ufeff/, "");
    return text.trimStart().startsWith("<") ? await readJunit(text) : readTap(text);
  } catch (error) {
    const reason = error instanceof FileRefused ? `it ${error.message}` : (error as Error).message;
    const message = `the report cannot be read: ${reason}`;
    return [{ name: path, durationMs: 0, result: { status: "errored", message } }];
  }
}

function redacted({ name, classname, durationMs, result }: TestCase, redactor: Redactor): TestCase {
  return {
    name: redactor.text(name),
    ...(classname !== undefined && { classname: redactor.text(classname) }),
    durationMs,
    result: redactedResult(result, redactor),
  };
}

function redactedResult(result: TestResult, redactor: Redactor): TestResult {
  switch (result.status) {
    case "passed":
      return result;
    case "skipped":
      return { status: "skipped", reason: redactor.text(result.reason) };
    case "failed":
    case "errored": {
      const { status, message, details } = result;
      // Cut only now: half of a secret is not found.
      const kept = details !== undefined && { details: redactor.text(details).slice(0, maxDetails) };
      return { status, message: redactor.text(message), ...kept };
    }
  }
}
