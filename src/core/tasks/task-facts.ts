import { sha256 } from "../fingerprint.ts";
import type { MachineRecord } from "../ledger.ts";
import { displayText, type Lookup, type SecretSource, type Text } from "../text.ts";
import type { Job } from "./expand-tasks.ts";

/** What the result of a job depends on: a name for people → a hash. No secret's value is in it. */
export type TaskFacts = Readonly<Record<string, string>>;

export function taskFacts(
  { task, target }: Job,
  surroundings: {
    machine: Pick<MachineRecord, "generation" | "createdAtMs" | "repo">;
    /** What references of the task stand for. */
    lookup: Lookup;
    /** Id of each job that it needs → the run in which that last ran. */
    needs: ReadonlyMap<string, string>;
    /** Path → hash of the content, of all `inputs` and of `stdin`. */
    files: ReadonlyMap<string, string>;
  },
): TaskFacts {
  const { machine, lookup, needs, files } = surroundings;
  const shown = (value: Text | SecretSource) =>
    typeof value === "object" && "secret" in value ? `secret ${value.secret}` : displayText(value, lookup);
  const { run, stdin } = task;
  const words = typeof run === "string" || "parts" in run ? [shown(run)] : ["argv", ...run.map(shown)];
  const facts = {
    "the command": words,
    "the shell": [task.shell ?? ""],
    "the folder": [task.workdir ?? ""],
    "the user": [task.user ?? ""],
    "standard input": stdin && "text" in stdin ? [shown(stdin.text)] : [],
    "the list of outputs": [...task.outputs, ...task.reports],
    "the list of copies": task.sync.map(({ from, to, direction }) =>
      direction === "push" ? `push ${to}` : `pull ${from}`,
    ),
    "the machine": [target.instance, `${machine.generation}`, `${machine.createdAtMs}`],
    "the checkout": [machine.repo?.commit ?? ""],
    ...Object.fromEntries([...needs].map(([id, run]) => [`what ${id} left`, [run]])),
    ...Object.fromEntries(
      Object.entries({ ...target.env, ...task.env }).map(([name, value]) => [`$${name}`, [shown(value)]]),
    ),
  };
  return {
    ...Object.fromEntries(
      Object.entries(facts).map(([name, values]) => [name, sha256(JSON.stringify(values))]),
    ),
    ...Object.fromEntries(files),
  };
}

/** The first thing that differs, and how many more: `uv.lock changed, and 2 more`. `undefined`: nothing. */
export function changedFact(before: TaskFacts, now: TaskFacts): string | undefined {
  const differing = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (name) => before[name] !== now[name],
  );
  const [first] = differing;
  if (first === undefined) return undefined;
  const how = before[first] === undefined ? "is new" : now[first] === undefined ? "is gone" : "changed";
  return `${first} ${how}${differing.length > 1 ? `, and ${differing.length - 1} more` : ""}`;
}
