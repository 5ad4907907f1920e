import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { guestSuites } from "../../../src/cli/tasks/guest-reports.ts";
import { readJunit } from "../../../src/cli/tasks/read-junit.ts";
import { readTap } from "../../../src/cli/tasks/read-tap.ts";
import { Redactor } from "../../../src/core/redact.ts";
import type { Job } from "../../../src/core/tasks/expand-tasks.ts";
import type { JobResult } from "../../../src/core/tasks/task-event.ts";

describe("JUnit XML", () => {
  it("gives each test its result, whatever the depth of its suite", async () => {
    const text = `<?xml version="1.0"?><testsuites><testsuite name="a"><properties/><testcase name="fine &lt;" classname="A" time="1,000.5"><system-out>x</system-out></testcase>
      <testsuite><testcase name="bad"><failure message="m">a<![CDATA[<!DOCTYPE b>]]></failure><error message="second"/></testcase>
      <testcase name="none"><skipped/></testcase><testcase name="broken"><error type="T"/></testcase></testsuite></testsuite></testsuites>`;
    expect(await readJunit(text)).toEqual([
      { name: "fine <", classname: "A", durationMs: 1_000_500, result: { status: "passed" } },
      { name: "bad", durationMs: 0, result: { status: "failed", message: "m", details: "a<!DOCTYPE b>" } },
      { name: "none", durationMs: 0, result: { status: "skipped", reason: "" } },
      { name: "broken", durationMs: 0, result: { status: "errored", message: "T", details: "" } },
    ]);
  });

  it.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>', "a document type is not read"],
    ["an entity", "<testsuite>&boom;</testsuite>", "undefined entity"],
    ["another document", "<html/>", "<html> is no JUnit report"],
    ["a file cut off", "<testsuite><testcase", "unclosed tag"],
    ["deep elements", `<testsuite>${"<a>".repeat(100)}`, "more than 64 deep"],
    ["two attributes of one name", '<testsuite a="" a=""/>', "duplicate attribute"],
  ])("%s is refused", async (_, text, message) => {
    await expect(readJunit(text)).rejects.toThrow(message);
  });
});

describe("TAP", () => {
  it("gives each test its result", () => {
    const lines = [
      "TAP version 14",
      "1..6",
      "ok 1 - a",
      "  ---",
      "  duration_ms: 2.5",
      "  ...",
      "not ok 2 b # c",
      "  at x:1",
    ];
    lines.push("ok 3 # SKIP later", "not ok 4 d # TODO", "okay", "Bail out! no disk");
    expect(readTap(lines.join("\n"))).toEqual([
      { name: "a", durationMs: 2.5, result: { status: "passed" } },
      { name: "b # c", durationMs: 0, result: { status: "failed", message: "not ok", details: "  at x:1" } },
      { name: "", durationMs: 0, result: { status: "skipped", reason: "later" } },
      { name: "d", durationMs: 0, result: { status: "skipped", reason: "todo" } },
      { name: "Bail out!", durationMs: 0, result: { status: "errored", message: "no disk" } },
      {
        name: "plan",
        durationMs: 0,
        result: { status: "errored", message: "6 tests were planned, and 4 reported" },
      },
    ]);
  });

  it("what bails out after its last test has reported all that it planned", () => {
    expect(readTap("1..1\nok 1 - a\nBail out! help\n").map(({ name }) => name)).toEqual(["a", "Bail out!"]);
  });

  it("text that says nothing of tests is refused", () => {
    expect(() => readTap("hello\n")).toThrow("neither JUnit XML nor TAP");
  });
});

test("no text of a guest does more than be refused", async () => {
  const pieces = [
    "<testsuite>",
    "<testcase name='",
    "'>",
    "<failure>",
    "</failure>",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "ok",
    "not ok 1",
    "# SKIP",
    "\n",
    " ",
    "1..9",
    "Bail out!",
    "\0",
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), async (parts) => {
      const text = parts.join("");
      await readJunit(text).catch((error) => expect(error).toBeInstanceOf(Error));
      try {
        readTap(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
  );
});

test.each([
  ["a link", (file: string) => symlinkSync("/etc/hostname", file), "it is a link"],
  [
    "a report of 17 MB",
    (file: string) => writeFileSync(file, "x".repeat(17 * 1024 ** 2)),
    "it is larger than 16 MiB",
  ],
  ["a pipe", (file: string) => void execFileSync("mkfifo", [file]), "it is no regular file"],
])("%s in a report's place is a test in error", async (_, make, reason) => {
  expect(await testsOf(make)).toMatchObject([
    { name: "a.xml", result: { status: "errored", message: `the report cannot be read: ${reason}` } },
  ]);
});

describe("a secret that a report escapes by the rules of its format", () => {
  const secret = 'p&ss<w>rd"#42';
  const xml = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const tap = secret.replaceAll("#", "\\#");
  it.each([
    [
      "XML",
      `<testsuite><testcase name="n ${xml}" classname="c ${xml}"><failure message="m ${xml}">d ${xml}</failure></testcase>
        <testcase name="s"><skipped message="${xml}"/></testcase><testcase name="e"><error type="${xml}"/></testcase></testsuite>`,
      6,
    ],
    [
      "text on which a report is cut",
      `<testsuite><testcase name="n"><failure>d${"x".repeat(64 * 1024 - 5)}${xml}</failure></testcase></testsuite>`,
      0,
    ],
    ["TAP", `not ok 1 - n ${tap}\n  d ${secret}\nok 2 # SKIP ${tap}\nBail out! ${secret}\n`, 4],
  ])("%s is not shown", async (_, text, times) => {
    const redactor = new Redactor();
    redactor.add(secret);
    const shown = JSON.stringify(await testsOf((file) => writeFileSync(file, text), redactor));
    expect(shown).not.toContain("p&ss");
    expect(shown.split("(sensitive").length - 1).toBe(times);
  });
});

async function testsOf(make: (file: string) => void, redactor = new Redactor()) {
  const path = mkdtempSync(join(tmpdir(), "devorch-reports-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  make(join(path, "a.xml"));
  const job = {
    id: "web.test",
    task: { name: "test", reports: ["a.xml"] },
    target: { instance: "dev-acme-web" },
  } as unknown as Job;
  const outputs = [{ path: "a.xml", file: "a.xml" }];
  const result = { status: "passed", tries: {}, outputs } as unknown as JobResult;
  const results = new Map([["web.test", result]]);
  const suites = await guestSuites({ jobs: [job], results, folder: { path }, startedAtMs: 0, redactor });
  return suites.get("web.test")?.cases;
}
