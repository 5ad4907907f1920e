import type { TestCase, TestResult } from "../../render/junit.ts";

/** Bounds for a file that a guest has written. */
const [maxDepth, maxTests] = [64, 100_000];

/**
 * The tests in a JUnit XML file, in their order. The parser is strict, knows XML's own five entities only, and a document type is refused.
 * Throws an Error that says what is wrong with the file.
 */
export async function readJunit(text: string): Promise<TestCase[]> {
  // Loaded when there is a report: no other command needs it.
  const { SaxesParser } = (await import("saxes")).default;
  const tests: TestCase[] = [];
  const open: string[] = [];
  let test: TestCase | undefined;
  let details: string | undefined;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("a document type is not read");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === 0 && name !== "testsuites" && name !== "testsuite")
      throw new Error(`<${name}> is no JUnit report`);
    if (open.push(name) > maxDepth) throw new Error(`its elements are more than ${maxDepth} deep`);
    if (name === "testcase") {
      if (tests.length === maxTests) throw new Error(`it has more than ${maxTests} tests`);
      test = {
        name: attributes.name ?? "",
        ...(attributes.classname && { classname: attributes.classname }),
        durationMs: milliseconds(attributes.time),
        result: { status: "passed" },
      };
      tests.push(test);
    } else if (test && open.at(-2) === "testcase") {
      const result = resultOf(name, attributes.message ?? attributes.type ?? "");
      if (!result) return;
      // Of several the first counts.
      if (test.result.status === "passed") test.result = result;
      details = "";
    }
  });
  const say = (said: string) => {
    if (details !== undefined) details += said;
  };
  parser.on("text", say);
  parser.on("cdata", say);
  parser.on("closetag", () => {
    const name = open.pop();
    if (name === "testcase") test = undefined;
    if (!test || details === undefined || open.at(-1) !== "testcase") return;
    if (test.result.status === "failed" || test.result.status === "errored")
      test.result.details ??= details.trim();
    details = undefined;
  });
  parser.write(text).close();
  return tests;
}

function resultOf(name: string, message: string): TestResult | undefined {
  switch (name) {
    case "failure":
      return { status: "failed", message };
    case "error":
      return { status: "errored", message };
    case "skipped":
      return { status: "skipped", reason: message };
    default:
      return undefined;
  }
}

function milliseconds(seconds: string | undefined): number {
  const ms = Number(seconds?.replaceAll(",", "")) * 1000;
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}
