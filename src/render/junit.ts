import { neutralise, neutraliseLine } from "./neutralise.ts";

/** One suite for each machine, and one for each job whose guest reports tests of its own. */
export interface TestSuite {
  name: string;
  /** Epoch milliseconds. */
  startedAtMs: number;
  cases: readonly TestCase[];
}

export interface TestCase {
  name: string;
  /** What groups it within its suite; the suite if absent. */
  classname?: string;
  durationMs: number;
  result: TestResult;
  /** Redacted by the caller. */
  stdout?: string;
  stderr?: string;
}

export type TestResult =
  | { status: "passed" }
  /** What was not run, and why: `cached`, `needs install, which failed`. */
  | { status: "skipped"; reason: string }
  /** The task said no: its exit code. */
  | { status: "failed"; message: string; details?: string }
  /** devorch could not get an answer: a transport, a timeout. */
  | { status: "errored"; message: string; details?: string };

/** Whether it failed, or gave no answer. */
export function isBad({ result }: TestCase): boolean {
  return result.status === "failed" || result.status === "errored";
}

/** JUnit XML as Jenkins, GitLab and GitHub's reporters read it. */
export function junitXml(suites: readonly TestSuite[]): string {
  const totals = counts(suites.flatMap((suite) => suite.cases));
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites name="devorch"${attributes(totals)}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite${attributes({
        name: suite.name,
        ...counts(suite.cases),
        timestamp: new Date(suite.startedAtMs).toISOString(),
      })}>`,
      ...suite.cases.flatMap((testCase) => caseLines(testCase, suite.name)),
      "  </testsuite>",
    ]),
    "</testsuites>\n",
  ].join("\n");
}

function counts(cases: readonly TestCase[]) {
  const having = (status: TestResult["status"]) =>
    cases.filter(({ result }) => result.status === status).length;
  return {
    tests: cases.length,
    failures: having("failed"),
    errors: having("errored"),
    skipped: having("skipped"),
    time: seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function caseLines(
  { name, classname, durationMs, result, stdout, stderr }: TestCase,
  suite: string,
): string[] {
  const children = [
    ...resultLines(result),
    ...(stdout ? [`<system-out>${escapeText(stdout)}</system-out>`] : []),
    ...(stderr ? [`<system-err>${escapeText(stderr)}</system-err>`] : []),
  ];
  const open = `    <testcase${attributes({ name, classname: classname ?? suite, time: seconds(durationMs) })}`;
  if (children.length === 0) return [`${open}/>`];
  return [`${open}>`, ...children.map((child) => `      ${child}`), "    </testcase>"];
}

function resultLines(result: TestResult): string[] {
  switch (result.status) {
    case "passed":
      return [];
    case "skipped":
      return [`<skipped${attributes({ message: result.reason })}/>`];
    case "failed":
    case "errored": {
      const tag = result.status === "failed" ? "failure" : "error";
      return [
        `<${tag}${attributes({ message: result.message })}>${escapeText(result.details ?? "")}</${tag}>`,
      ];
    }
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([key, value]) => ` ${key}="${escapeXml(neutraliseLine(String(value)))}"`)
    .join("");
}

function escapeText(text: string): string {
  return escapeXml(neutralise(text));
}

/** What XML 1.0 forbids altogether (controls, lone surrogates, the two non-characters) is gone or written out before this. */
function escapeXml(text: string): string {
  return text.replace(/[<>&"'\ufffe\uffff]/g, (character) => entities[character] ?? "\ufffd");
}

const entities: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "'": "&apos;",
};
