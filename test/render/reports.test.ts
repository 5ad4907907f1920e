import { describe, expect, test } from "vitest";
import { githubAnnotations, githubGroup } from "../../src/render/github.ts";
import { dot, mermaid, resourceGraph, stepGraph } from "../../src/render/graph.ts";
import { junitXml, type TestSuite } from "../../src/render/junit.ts";
import { planMarkdown, runMarkdown } from "../../src/render/markdown.ts";
import { palette } from "../../src/render/style.ts";
import { table } from "../../src/render/table.ts";
import { columns } from "../../src/render/wrap.ts";
import { desired, image, machine } from "../core/support.ts";
import { expectWellFormed } from "../support/well-formed.ts";
import {
  blocked,
  canary,
  change,
  everything,
  hostilePlan,
  hostileRun,
  hostileTexts,
  plan,
  runs,
} from "./fixtures.ts";
import { expectGolden } from "./golden.ts";

describe("Markdown", () => {
  test("a plan with everything", () => expectGolden("markdown/plan.md", planMarkdown(everything)));
  test("a blocked plan", () => expectGolden("markdown/blocked.md", planMarkdown(blocked)));
  test("a plan without changes", () => expectGolden("markdown/none.md", planMarkdown(plan({}))));
  test.each(Object.entries(runs))("a run with %s", (name, events) => {
    expectGolden(`markdown/run-${name}.md`, runMarkdown(everything, events));
  });

  /** What GitHub reads as Markdown: all but code blocks and code spans, by the rules of CommonMark. */
  function outsideCode(markdown: string): string {
    let open = "";
    const lines: string[] = [];
    for (const line of markdown.split("\n")) {
      const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
      if (open) {
        if (fence && fence[1]!.startsWith(open) && fence[2]!.trim() === "") open = "";
      } else if (fence) open = fence[1]!;
      else lines.push(line);
    }
    expect(open, "an open code block").toBe("");
    return lines.join("\n").replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
  }

  test.each(hostileTexts)("%j stays inside code", (text) => {
    const marked = `hostile${text}hostile`;
    for (const markdown of [
      planMarkdown(hostilePlan(marked)),
      runMarkdown(hostilePlan(marked), hostileRun(marked)),
    ]) {
      expect(markdown).toContain("hostile");
      expect(outsideCode(markdown)).not.toMatch(/hostile|escaped|everyone|script>/);
    }
  });

  test("it stays below GitHub's limit and says what it leaves out", () => {
    const changes = Array.from({ length: 10_000 }, (_, index) =>
      change(`machine.m${index}`, { action: index % 2 ? "delete" : "replace", reason: "日本語".repeat(5) }),
    );
    const markdown = planMarkdown(plan({ changes }));
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(60_000);
    expect(markdown).toMatch(/… \d+ more lines/);
    expect(outsideCode(markdown)).toContain("</details>");
  });

  test("no secret is in it", () => {
    expect(planMarkdown(everything)).not.toContain(canary);
    for (const events of Object.values(runs)) expect(runMarkdown(everything, events)).not.toContain(canary);
  });
});

describe("GitHub", () => {
  test("annotations carry the place, the code and the hint", () => {
    expect(
      githubAnnotations([
        {
          code: "DEV-104",
          severity: "error",
          message: "cpus must be a whole number, got 100%",
          hint: "write cpus: 2",
          address: "machine.web",
          source: { file: "a,b:c.yaml", line: 3, column: 11, endLine: 3, endColumn: 14 },
        },
        { code: "DEV-201", severity: "warning", message: "old" },
      ]),
    ).toBe(
      "::error file=a%2Cb%3Ac.yaml,line=3,endLine=3,col=11,endColumn=13,title=DEV-104 machine.web::" +
        "cpus must be a whole number, got 100%25%0Ahelp: write cpus: 2\n" +
        "::warning title=DEV-201::old\n",
    );
  });

  test.each(hostileTexts)("%j is one annotation", (text) => {
    const annotations = githubAnnotations(hostilePlan(text).problems);
    expect(annotations.split("\n")).toHaveLength(2);
    expect(annotations).toMatch(/^::error file=[^:,\n]*,line=1,col=1,title=[^:,\n]*::/);
  });

  test("commands in a group are not obeyed", () => {
    expect(githubGroup("web\n::error::x", "::error::y", "token")).toBe(
      "::group::web%0A::error::x\n::stop-commands::token\n::error::y\n::token::\n::endgroup::\n",
    );
  });
});

describe("JUnit", () => {
  const suites: TestSuite[] = [
    {
      name: "web",
      startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5),
      cases: [
        { name: "install", durationMs: 1_234, result: { status: "skipped", reason: "cached" } },
        { name: "lint", durationMs: 2_000, result: { status: "passed" }, stdout: "ok\n" },
        {
          name: "test",
          durationMs: 61_000,
          result: { status: "failed", message: "exit code 1", details: "E  assert 1 < 0" },
          stderr: "boom\n",
        },
      ],
    },
    {
      name: "db",
      startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 6),
      cases: [{ name: "migrate", durationMs: 5, result: { status: "errored", message: "connection lost" } }],
    },
  ];

  test("a suite for each machine", () => expectGolden("junit.xml", junitXml(suites)));

  test.each(hostileTexts)("%j gives well-formed XML", (text) => {
    expectWellFormed(
      junitXml([
        {
          name: text,
          startedAtMs: 0,
          cases: [
            {
              name: text,
              durationMs: 1,
              result: { status: "skipped", reason: text },
              stdout: text,
              stderr: text,
            },
            { name: text, durationMs: 1, result: { status: "failed", message: text, details: text } },
          ],
        },
      ]),
    );
  });
});

describe("graphs", () => {
  const configuration = desired({
    images: { golden: image() },
    machines: [
      machine("db", { origin: { image: "golden" } }),
      machine("web", { origin: { image: "golden" }, dependsOn: ["machine.db"], setup: ["migrate"] }),
    ],
    tasks: Object.fromEntries(
      [
        { name: "install", needs: [] },
        { name: "migrate", needs: ["install"] },
      ].map((task) => [task.name, task as never]),
    ),
  });

  test("the resources of a configuration", () => {
    const graph = resourceGraph(configuration);
    expectGolden("graph/resources.mmd", mermaid(graph));
    expectGolden("graph/resources.dot", dot(graph));
  });

  test("the steps of a plan", () => {
    expectGolden("graph/steps.mmd", mermaid(stepGraph(everything)));
    expectGolden("graph/steps.dot", dot(stepGraph(everything)));
  });

  test.each(hostileTexts)("%j is one node", (text) => {
    const graph = stepGraph(hostilePlan(text));
    expect(mermaid(graph)).toMatch(/^flowchart TD\n {2}n0\["[^"<>`\n]*"\]\n$/);
    expect(dot(graph)).toMatch(/\n {2}n0 \[label="(?:[^"\\\n]|\\["\\])*"\];\n\}\n$/);
  });
});

describe("tables", () => {
  const rows = [
    [
      "machine.web",
      { text: "Running", paint: palette(true).green },
      "10.0.0.7",
      "clone of golden, outdated image",
    ],
    ["machine.日本", "Stopped", "", "\x1b[2Jnote"],
  ];
  const head = ["NAME", "STATE", "IPV4", "NOTES"];

  test("columns line up whatever their characters and colours", () => {
    const lines = table(head, rows, { width: 100, palette: palette(true) })
      .trimEnd()
      .split("\n");
    expectGolden("table.txt", table(head, rows, { width: 100, palette: palette(false) }));
    const starts = ["NOTES", "clone", "\\x1b"].map((text, index) => columns(lines[index]!.split(text)[0]!));
    expect(new Set(starts).size).toBe(1);
  });

  test("a narrow terminal cuts the last column only", () => {
    const text = table(head, rows, { width: 50, palette: palette(false) });
    expect(Math.max(...text.split("\n").map(columns))).toBe(50);
    expect(text).toContain("machine.web");
    expect(text).toContain("clone of golden,…");
  });
});
