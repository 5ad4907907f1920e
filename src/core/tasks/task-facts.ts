import { fromRoot, sha256 } from "../fingerprint.ts";
import type { MachineRecord } from "../ledger.ts";
import type { Json } from "../plan.ts";
import type { Lookup, SecretSource, Text } from "../text.ts";
import type { Job } from "./expand-tasks.ts";

/** What the result of a job depends on, as hashes. No secret's value is in it. */
export interface TaskFacts {
  /** By a name for people: `the command`, `$CI`. */
  named: Readonly<Record<string, string>>;
  /** By path. Apart from the others: a file can be called `$CI`. */
  files: Readonly<Record<string, string>>;
}

export function taskFacts(
  { task, target }: Job,
  surroundings: {
    /** Absolute folder of the project. */
    root: string;
    machine: Pick<MachineRecord, "generation" | "createdAtMs" | "repo">;
    /** What references of the task stand for. */
    lookup: Lookup;
    /** Id of each job that it needs → the run in which that last ran. */
    needs: ReadonlyMap<string, string>;
    /** Path → hash of the content, of all `inputs`, of `stdin` and of what is pushed. */
    files: ReadonlyMap<string, string>;
  },
): TaskFacts {
  const { root, machine, lookup, needs, files } = surroundings;
  /** Secrets and sensitive variables by their names, references by what they stand for. */
  const shown = (value: Text | SecretSource): Json => {
    if (typeof value === "string") return value;
    if ("secret" in value) return { secret: value.secret };
    return value.parts.map((part): Json => {
      if (typeof part === "string") return part;
      return "sensitive" in part ? { sensitive: part.variable } : { ref: lookup(part.ref) ?? null };
    });
  };
  const { run, stdin } = task;
  const words = typeof run === "string" || "parts" in run ? [shown(run)] : ["argv", ...run.map(shown)];
  const named = {
    "the command": words,
    "the shell": [task.shell ?? ""],
    "the folder": [task.workdir ?? ""],
    "the user": [task.user ?? ""],
    "standard input": stdin
      ? "text" in stdin
        ? ["text", shown(stdin.text)]
        : ["file", fromRoot(root, stdin.file)]
      : [],
    "the list of outputs": [...task.outputs, ...task.reports],
    // What is pulled lies in this checkout alone.
    "the list of copies": task.sync.flatMap(({ from, to, direction }) => [
      direction,
      direction === "push" ? fromRoot(root, from) : from,
      to,
    ]),
    "the machine": [target.instance, `${machine.generation}`, `${machine.createdAtMs}`],
    "the checkout": [machine.repo?.commit ?? ""],
    ...Object.fromEntries([...needs].map(([id, run]) => [`what ${id} left`, [run]])),
    ...Object.fromEntries(
      Object.entries({ ...target.env, ...task.env }).map(([name, value]) => [`$${name}`, [shown(value)]]),
    ),
  };
  return {
    named: Object.fromEntries(
      Object.entries(named).map(([name, values]) => [name, sha256(JSON.stringify(values))]),
    ),
    files: Object.fromEntries(files),
  };
}

/** The first thing that differs, and how many more: `uv.lock changed, and 2 more`. `undefined`: nothing. */
export function changedFact(before: TaskFacts, now: TaskFacts): string | undefined {
  return firstOf([...differences(before.named, now.named), ...differences(before.files, now.files)]);
}

/** The same of files alone, by their paths. */
export function changedFile(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string | undefined {
  return firstOf(differences(before, now));
}

function firstOf(differing: readonly string[]): string | undefined {
  const [first] = differing;
  if (first === undefined) return undefined;
  return `${first}${differing.length > 1 ? `, and ${differing.length - 1} more` : ""}`;
}

function differences(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])].flatMap((name) => {
    if (!Object.hasOwn(before, name)) return [`${name} is new`];
    if (!Object.hasOwn(now, name)) return [`${name} is gone`];
    return before[name] === now[name] ? [] : [`${name} changed`];
  });
}
