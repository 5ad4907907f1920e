import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { load } from "../../src/config/load.ts";
import type { Action } from "../../src/core/action.ts";
import { emptyLedger, emptyRegistry } from "../../src/core/ledger.ts";
import type { Live } from "../../src/core/live.ts";
import { makePlan } from "../../src/core/planner.ts";
import { commandsOf, type HostAction } from "../../src/drivers/multipass/commands.ts";
import { githubAnnotations } from "../../src/render/github.ts";
import { dot, mermaid, resourceGraph, stepGraph } from "../../src/render/graph.ts";
import { planMarkdown } from "../../src/render/markdown.ts";
import { planText } from "../../src/render/plan-text.ts";
import { problemsText } from "../../src/render/problems.ts";
import { palette } from "../../src/render/style.ts";
import { parseArgs } from "../../src/sim/parse-args.ts";
import { expectNeutral } from "../support/neutral.ts";
import { projectWith } from "../support/project.ts";
import { fields } from "../support/schema-fields.ts";

const texts: Readonly<Record<string, string>> = {
  shell: "$(touch pwned); `id` | x && y > /tmp/z 'q' \"d\" \\",
  "line feed": "a\nb: c\n- d",
  option: "--mount=/etc",
  "short option": "-rf",
  "second value": "en0,mode=manual,source=/",
  "right to left": "\u202egnp.exe\u2066",
  homoglyph: "wеb",
  escapes: "\x1b]0;title\x07\x1b[2J\x9b31m",
  nul: "a\0b",
  climbing: "../../../../etc/passwd",
  absolute: "/etc/passwd",
  reference: "${machine.web.ipv4}${var.no}${",
  long: "a".repeat(20_000),
  workflow: "::error::x\r\n```\n<script>@here",
};

test("the schemas have fields that take text, and each has its place", () => {
  expect(fields.length).toBeGreaterThan(150);
  expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
  expect(fields.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "machines.*.repo.url",
      "images.*.steps.[].run",
      "machines.<key>",
      "(file) tasks.*.run",
    ]),
  );
});

describe.each(Object.entries(texts))("%s in a field", (_, text) => {
  test("is refused with a place, or stays what it is", async () => {
    const cwd = await projectWith({ "devorch.yaml": "" });
    const passed: string[] = [];
    for (const { path, place } of fields) {
      const { desired, problems, sources } = await configurationWith(cwd, path, place(text));
      expectNeutral(
        path,
        problemsText(problems, {
          width: 100,
          palette: palette(false),
          sourceText: (file) => sources.get(file),
        }),
      );
      const annotations = githubAnnotations(problems);
      expectNeutral(path, annotations);
      expect(annotations.split("\n").length - 1, path).toBe(problems.length);
      if (!desired) {
        for (const { hint, source } of problems)
          expect({ path, hint, line: source?.line }).toMatchObject({
            hint: expect.any(String),
            line: expect.any(Number),
          });
        continue;
      }
      passed.push(path);
      const registry = emptyRegistry;
      const plan = makePlan({
        desired,
        live,
        ledger: emptyLedger("acme", undefined, "l"),
        registry,
        nowMs: 0,
        options: {},
      });
      for (const shown of [
        planText(plan, { width: 100, palette: palette(false), steps: true }),
        planMarkdown(plan),
        ...[resourceGraph(desired), stepGraph(plan)].flatMap((graph) => [mermaid(graph), dot(graph)]),
      ])
        expectNeutral(path, shown);
      for (const { action } of plan.steps) expectLiteral(path, action, text);
    }
    // Each text stands somewhere, or nothing would be shown to pass it on as it is; NUL nowhere.
    if (text.includes("\0")) expect(passed).toEqual([]);
    else expect(passed.length).toBeGreaterThan(5);
  });
});

const live: Live = { provider: { client: "1.16.3", simulated: true }, instances: [], snapshots: [] };

/** Calls say to Multipass what they should, whatever the words are; documents stay documents. */
function expectLiteral(path: string, action: Action, text: string): void {
  const client = { cwd: "/", nowMs: 0, pathKind: () => "directory" as const };
  if (!hostActions.has(action.do)) return;
  for (const { argv, stdin } of commandsOf(action as HostAction)) {
    const call = JSON.stringify({ path, argv });
    for (const word of argv.slice(1)) expect(word.startsWith("-") && !own.has(word), call).toBe(false);
    for (const [at, word] of argv.entries())
      if (word === "--network") expect(argv[at + 1], call).toMatch(/^name=[^,]*,mode=\w+(,mac=[^,]*)?$/);
    // What the simulator, whose command line is that of Multipass, refuses is refused as a value, and never another call.
    const parsed = parseArgs(argv, client);
    if (!("exit" in parsed)) expect(parsed.verb, call).toBe(argv[0]);
    // A document that somebody wrote is sent as it is, and cloud-init's to judge.
    if (stdin === undefined || stdin === text) continue;
    const document = parseYaml(stdin, { version: "1.1", merge: true }) as unknown;
    expect(typeof document, path).toBe("object");
    if (/cloudInit$|^host/.test(path) && stdin.includes(text))
      expect(JSON.stringify(document)).toContain(JSON.stringify(text).slice(1, -1));
  }
}

const hostActions = new Set(["launch", "clone", "resize", "start", "stop", "mount", "snapshot"]);
const own = new Set([
  "--name",
  "--cpus",
  "--memory",
  "--disk",
  "--timeout",
  "--network",
  "--cloud-init",
  "--destructive",
  "--comment",
  "-",
]);

async function configurationWith(cwd: string, path: string, value: unknown) {
  const inFile = path.startsWith("(file) ");
  const base = {
    apiVersion: "devorch/v1",
    project: "acme",
    provider: "sim",
    images: { golden: { from: "24.04" } },
    machines: { web: { from: "24.04" } },
    tasks: { test: { run: "true" } },
  };
  await writeFile(`${cwd}/devorch.yaml`, JSON.stringify(inFile ? base : { ...base, ...(value as object) }));
  await writeFile(`${cwd}/tasks.yaml`, JSON.stringify(value));
  const loaded = await load({ cwd, env: {}, ...(inFile && { tasksFile: "tasks.yaml" }) });
  const { sources } = loaded;
  return "desired" in loaded
    ? { desired: loaded.desired, problems: loaded.warnings, sources }
    : { desired: undefined, problems: loaded.problems, sources };
}
