import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import { problemsJson, problemsText } from "../../src/render/problems.ts";
import { palette } from "../../src/render/style.ts";
import { expectGolden } from "./golden.ts";

const yaml = [
  "machines:",
  "  web:",
  "    cpus: two",
  "\tmemory:\t4X",
  '    repo: { url: "日本語/日本", ref: main }',
  `    run: ${"x".repeat(300)} here ${"y".repeat(300)}`,
  "    env: { A: \x1b[31mred\u202e }",
  "",
].join("\n");

function problem(line: number, column: number, endColumn: number, parts: Partial<Problem> = {}): Problem {
  return {
    code: "DEV-104",
    severity: "error",
    message: "cpus must be a whole number, got “two”",
    source: { file: "devorch.yaml", line, column, endLine: line, endColumn },
    ...parts,
  };
}

const render = (problems: Problem[], width = 80, colour = false) =>
  problemsText(problems, { width, palette: palette(colour), sourceText: () => yaml });

describe("golden problems", () => {
  const all = [
    problem(3, 11, 14, { hint: "write cpus: 2", address: "machine.web" }),
    problem(4, 10, 12, { message: "memory has an unknown unit: 4X", hint: "write memory: 4G" }),
    problem(5, 23, 25, { message: "a wide span" }),
    problem(6, 311, 315, { message: "a span far to the right" }),
    problem(6, 10, 616, { message: "a span longer than the line" }),
    problem(7, 15, 23, { message: "a span over an escape sequence", severity: "warning" }),
    problem(2, 3, 6, { source: { file: "devorch.yaml", line: 2, column: 3, endLine: 4, endColumn: 2 } }),
    problem(99, 1, 2, { message: "a line that the file does not have" }),
    problem(8, 1, 2, { message: "an empty line at the end" }),
    {
      code: "DEV-201",
      severity: "error",
      message: "multipass is not on PATH",
      hint: "install it, or write provider: sim",
    },
    { code: "DEV-310", severity: "error", message: "protected", address: "machine.web" },
  ] satisfies Problem[];

  test.each([40, 80])("every sort of problem at %i columns", (width) => {
    expectGolden(`problems/all-${width}.txt`, render(all, width));
  });

  test("in colour", () => {
    expectGolden("problems/colour.txt", render(all.slice(0, 1), 80, true));
  });

  test("as JSON in the shape of terraform validate", () => {
    expectGolden("problems/problems.json", `${JSON.stringify(problemsJson(all.slice(0, 6)), null, 2)}\n`);
  });
});

test("no problems print nothing", () => {
  expect(render([])).toBe("");
});

test("what a guest printed stands under the sentence, line by line, and can do nothing to the terminal", () => {
  const quoted = {
    code: "DEV-510",
    severity: "error",
    message: "it exited with 1\n  | a\x1b[2J\n  | b",
  } as const;
  expect(render([quoted])).toMatch(/^error\[DEV-510\]: it exited with 1\n {2}\| a\\x1b\[2J\n {2}\| b\n/);
});

test("the last line counts errors and warnings", () => {
  const three = [problem(3, 11, 14), problem(3, 11, 14), problem(3, 11, 14)];
  expect(render(three)).toMatch(/\n3 problems\n$/);
  expect(render([problem(3, 11, 14), problem(3, 11, 14, { severity: "warning" })])).toMatch(
    /\n2 problems \(1 error, 1 warning\)\n$/,
  );
});

test("without the file's text the place still stands", () => {
  const text = problemsText([problem(3, 11, 14)], { width: 80, palette: palette(false) });
  expect(text).toContain("--> devorch.yaml:3:11\n");
});

test("carets stand under the span behind tabs and wide characters", () => {
  const at = (line: number, column: number, endColumn: number) => {
    const lines = render([problem(line, column, endColumn)]).split("\n");
    const carets = lines.find((text) => text.includes("^"))!;
    const source = lines[lines.indexOf(carets) - 1]!;
    return { source, column: carets.indexOf("^"), length: carets.match(/\^+/)![0].length };
  };
  const tabbed = at(4, 10, 12);
  expect(tabbed.source.slice(tabbed.column, tabbed.column + tabbed.length)).toBe("4X");
  expect(at(5, 23, 25).length).toBe(4);
});

test("thousands of mistakes have frames for the first hundred, and their place and hint all", () => {
  const text = render(Array.from({ length: 1_000 }, () => problem(6, 311, 315, { hint: "write here" })));
  expect(text.match(/^ +\| +\^+$/gm)).toHaveLength(100);
  expect(text.match(/ --> devorch\.yaml:6:311\n/g)).toHaveLength(1_000);
  expect(text.match(/^help: write here$/gm)).toHaveLength(1_000);
});
