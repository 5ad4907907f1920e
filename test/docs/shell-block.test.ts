import { expect, test } from "vitest";
import { exchanges, matchesOutput, shellBlocks } from "./shell-block.ts";

test("shell blocks are found with their line, their language and the reason not to run them", () => {
  const markdown = [
    "# Title",
    "```sh",
    "devorch plan",
    "```",
    "```yaml",
    "a: 1",
    "```",
    "<!-- not run: needs Multipass -->",
    "",
    "```console",
    "$ multipass list",
    "```",
    "- in a list:",
    "  ```bash",
    "  cd x",
    "    pwd",
    "  ```",
  ].join("\n");
  expect(shellBlocks(markdown)).toEqual([
    { line: 2, language: "sh", text: "devorch plan\n" },
    { line: 10, language: "console", text: "$ multipass list\n", notRun: "needs Multipass" },
    { line: 14, language: "bash", text: "cd x\n  pwd\n" },
  ]);
});

test("a console block is commands and their outputs", () => {
  expect(exchanges("$ echo a\na\n$ echo b \\\n> c\nb c\n\n$ true\n")).toEqual([
    { command: "echo a", output: "a" },
    { command: "echo b \\\nc", output: "b c" },
    { command: "true", output: "" },
  ]);
});

test.each([
  ["a\nb\n", "a\nb", true],
  ["a\nb\n", "a", false],
  ["took 12 ms", "took … ms", true],
  ["took 12\nms", "took … ms", false],
  ["a\nb\nc\nd", "a\n…\nd", true],
  ["a.b", "a.b", true],
  ["axb", "a.b", false],
])("%j, shown as %j, matches: %j", (actual, shown, matches) => {
  expect(matchesOutput(actual, shown)).toBe(matches);
});
