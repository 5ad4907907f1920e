import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../../../src/core/fingerprint.ts";
import type { Json } from "../../../src/core/plan.ts";
import { changedFact, type TaskFacts, taskFacts } from "../../../src/core/tasks/task-facts.ts";
import { task as aTask } from "../support.ts";

const root = "/acme";

/** Names of files and variables that are also those of facts, or of what every object has. */
const name = fc.constantFrom(
  "the command",
  "standard input",
  "what a.b left",
  "$CI",
  "CI",
  "__proto__",
  "constructor",
  "uv.lock",
);
const value = fc.constantFrom("", "a", "b", "secret env:A", "file", "./uv.lock");
const sensitive = fc
  .constantFrom("v", "w")
  .map((variable) => ({ parts: ["a", { sensitive: "x", variable }] }));
const words = fc.array(value, { minLength: 1, maxLength: 2 });
const hostPath = fc.oneof(
  name.map((path) => `${root}/${path}`),
  fc.constantFrom(root, "/acme2", "/srv/uv.lock"),
);
const pairs = <T>(of: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.tuple(name, of), { selector: ([key]) => key, maxLength: 4 });
const env = pairs(fc.oneof(value, sensitive, fc.constantFrom({ secret: "env:A" }, { secret: "env:B" })));

/** What the result of a task depends on, each on its own. */
const parts = {
  run: fc.oneof(value, sensitive, words),
  shell: fc.constantFrom(undefined, "sh", "zsh"),
  workdir: fc.constantFrom(undefined, "~/a", "~/b"),
  user: fc.constantFrom(undefined, "root", "postgres"),
  stdin: fc.oneof(
    fc.constant(undefined),
    fc.oneof(value, sensitive).map((text) => ({ text })),
    hostPath.map((file) => ({ file })),
  ),
  outputs: words,
  reports: words,
  sync: fc.array(
    fc.oneof(
      fc.record({ direction: fc.constant("push" as const), from: hostPath, to: value }),
      fc.record({ direction: fc.constant("pull" as const), from: value, to: hostPath }),
    ),
    { maxLength: 2 },
  ),
  taskEnv: env,
  machineEnv: env.map((all) => all.map(([key, is]) => [`M_${key}`, is] as const)),
  instance: fc.constantFrom("dev-acme-a", "dev-acme-b"),
  generation: fc.integer({ min: 1, max: 2 }),
  createdAtMs: fc.integer({ min: 1, max: 2 }),
  commit: fc.constantFrom(undefined, "c0ffee", "decaf"),
  needs: pairs(fc.constantFrom("1", "2")),
  files: pairs(fc.constantFrom("0f", "ff")),
};
type Parts = { [Part in keyof typeof parts]: (typeof parts)[Part] extends fc.Arbitrary<infer T> ? T : never };

/** As they are after a run: kept in JSON. */
function factsOf({ run, shell, workdir, user, stdin, outputs, reports, sync, ...rest }: Parts): TaskFacts {
  const task = aTask("test", {
    run,
    ...(shell !== undefined && { shell }),
    ...(workdir !== undefined && { workdir }),
    ...(user !== undefined && { user }),
    ...(stdin && { stdin }),
    outputs,
    reports,
    sync,
    env: Object.fromEntries(rest.taskEnv),
    inputs: ["."],
  });
  const env = Object.fromEntries(rest.machineEnv);
  const target = { address: "machine.a", key: "a", instance: rest.instance, labels: [], env } as const;
  const facts = taskFacts(
    { id: "a.test", after: [], task, target },
    {
      root,
      machine: {
        generation: rest.generation,
        createdAtMs: rest.createdAtMs,
        ...(rest.commit !== undefined && { repo: { url: "u", ref: "r", path: "p", commit: rest.commit } }),
      },
      lookup: () => undefined,
      needs: new Map(rest.needs),
      files: new Map(rest.files),
    },
  );
  return JSON.parse(JSON.stringify(facts)) as TaskFacts;
}

const same = (a: unknown, b: unknown) => canonical([a ?? null] as Json) === canonical([b ?? null] as Json);
const sorted = (part: keyof Parts, is: unknown) =>
  /Env|needs|files/.test(part) ? [...(is as [string, unknown][])].sort(([a], [b]) => (a < b ? -1 : 1)) : is;

test.each(Object.keys(parts) as (keyof Parts)[])("one change of %s is told, and none is not", (part) => {
  let changes = 0;
  fc.assert(
    fc.property(fc.record(parts), parts[part] as fc.Arbitrary<never>, (before, other) => {
      const after = { ...before, [part]: other };
      const said = changedFact(factsOf(before), factsOf(after));
      const differs = !same(sorted(part, before[part]), sorted(part, other));
      if (differs) changes++;
      expect(said ?? "none").toMatch(differs ? / (is new|is gone|changed)(, and \d more)?$/ : /^none$/);
    }),
    { numRuns: 60 },
  );
  expect(changes).toBeGreaterThan(5);
});
