import type { TestCase, TestResult } from "../../render/junit.ts";

/**
 * The tests in a file of the Test Anything Protocol, in their order. What is indented below a test (YAML, subtests) says more about it.
 * Throws an Error for a file that says nothing of tests.
 */
export function readTap(text: string): TestCase[] {
  const tests: TestCase[] = [];
  let planned: number | undefined;
  let reported = 0;
  for (const line of text.split(/\r?\n/)) {
    const [, not, name] = /^(not )?ok\b(?: +\d+)?(?: +-)? *(.*)$/.exec(line) ?? [];
    const test = tests.at(-1);
    if (name !== undefined) {
      reported++;
      tests.push(testOf(name, not === undefined));
    } else if (test && /^\s+\S/.test(line)) addDetails(test, line);
    else if (/^Bail out!/.test(line)) tests.push(broken("Bail out!", line.slice("Bail out!".length).trim()));
    else planned = planOf(line) ?? planned;
  }
  if (planned === undefined && tests.length === 0) throw new Error("it is neither JUnit XML nor TAP");
  if (planned !== undefined && planned !== reported)
    tests.push(broken("plan", `${planned} tests were planned, and ${reported} reported`));
  return tests;
}

function testOf(text: string, ok: boolean): TestCase {
  const [, name = "", directive, reason = ""] =
    /^(.*?)(?:(?<!\\)# *(skip|todo)\S*\s*(.*))?$/i.exec(text) ?? [];
  return {
    name: unescaped(name).trim(),
    durationMs: 0,
    result: resultOf(ok, directive?.toLowerCase(), unescaped(reason)),
  };
}

/** TAP 14 escapes these two. */
function unescaped(text: string): string {
  return text.replace(/\\([\\#])/g, "$1");
}

function resultOf(ok: boolean, directive: string | undefined, reason: string): TestResult {
  if (directive === "skip" || (directive === "todo" && !ok))
    return { status: "skipped", reason: reason || directive };
  return ok ? { status: "passed" } : { status: "failed", message: "not ok" };
}

function broken(name: string, message: string): TestCase {
  return { name, durationMs: 0, result: { status: "errored", message } };
}

function addDetails(test: TestCase, line: string): void {
  const [, ms] = /^\s+duration_ms: (\d+(?:\.\d+)?)$/.exec(line) ?? [];
  if (ms !== undefined) test.durationMs = Number(ms);
  const { result } = test;
  if (result.status !== "failed") return;
  result.details = result.details === undefined ? line : `${result.details}\n${line}`;
}

function planOf(line: string): number | undefined {
  const [, last] = /^1\.\.(\d{1,9})\b/.exec(line) ?? [];
  return last === undefined ? undefined : Number(last);
}
