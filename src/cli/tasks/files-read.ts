import { join, relative } from "node:path";
import type { DesiredTask } from "../../core/desired.ts";
import { type StorePaths, safeName } from "../../store/paths.ts";

/** Patterns, relative to the root, of the host files that a task's result depends on. */
export function filesRead({ inputs, stdin, sync }: DesiredTask, root: string): readonly string[] {
  const pushed = sync.filter(({ direction }) => direction === "push").map(({ from }) => from);
  const named = [...(stdin && "file" in stdin ? [stdin.file] : []), ...pushed];
  return [...inputs, ...named.map((path) => relative(root, path) || ".")];
}

/** Where the hashes of a checkout's files are remembered. */
export function inputMemory({ tasks }: StorePaths, root: string): string {
  return join(tasks, `inputs-${safeName(root)}`);
}
