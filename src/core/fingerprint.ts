import { createHash } from "node:crypto";
import type { DesiredImage, DesiredTask, ImageStep } from "./desired.ts";
import type { Json } from "./plan.ts";
import type { SecretSource, Text } from "./text.ts";

/**
 * What a sealed image is made of, as 64 hex digits. Two projects with the same content get the same value and share
 * one template; a build that uses any secret is salted with its project. cpus and memory do not count: they are set
 * on every clone.
 */
export function imageFingerprint(image: DesiredImage, project: string): string {
  return sha256(canonical(content(image, image.steps, project)));
}

/** The same for what a template holds after the first `count` steps: never that of an image, since nothing was checked yet. */
export function checkpointFingerprint(image: DesiredImage, count: number, project: string): string {
  return sha256(canonical({ ...content(image, image.steps.slice(0, count), project), checkpoint: true }));
}

function content(image: DesiredImage, steps: readonly ImageStep[], project: string) {
  const usesSecret = steps.some((step) => Object.values(step.env).some((value) => typeof value === "object"));
  return {
    base: image.base ?? image.from,
    disk: image.diskBytes,
    cloudInit: image.cloudInit ?? null,
    toolchain: (image.toolchain as Json | undefined) ?? null,
    steps: steps.map((step) => ({ shell: step.shell, env: secretNames(step.env) })),
    salt: usesSecret ? project : null,
  };
}

/**
 * What a setup task does, in the environment of its machine. A moving secret changes nothing, nor does an address that a reference stands for; an
 * edited line, or a machine built anew, does.
 * `needs` holds the fingerprints of the tasks it needs, so that a change travels down.
 */
export function taskFingerprint(
  task: DesiredTask,
  needs: readonly string[],
  machine: { instance: string; generation: number; env: DesiredTask["env"] },
  /** Absolute folder of the project. */
  root: string,
): string {
  const run = typeof task.run === "object" && Array.isArray(task.run) ? task.run : [task.run];
  return sha256(
    canonical({
      run: (run as readonly Text[]).map(sourceText),
      argv: Array.isArray(task.run),
      shell: task.shell ?? null,
      workdir: task.workdir ?? null,
      user: task.user ?? null,
      env: Object.fromEntries(
        Object.entries({ ...machine.env, ...task.env }).map(([name, value]) => [name, sourceText(value)]),
      ),
      ...(task.stdin && {
        stdin: "text" in task.stdin ? sourceText(task.stdin.text) : { file: fromRoot(root, task.stdin.file) },
      }),
      ...(task.sync.length > 0 && { push: task.sync.map(({ from, to }) => [fromRoot(root, from), to]) }),
      ...(task.contentHash !== undefined && { content: task.contentHash }),
      needs,
      instance: machine.instance,
      generation: machine.generation,
    }),
  );
}

/** JSON with sorted keys: equal values give equal text whatever the order in which they were written. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item as Json)).join(",")}]`;
  const entries = Object.entries(value as { [key: string]: Json })
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

/** An absolute path of the host as it is in every checkout of the project; one outside of it stays as it is. */
export function fromRoot(root: string, path: string): string {
  return path.startsWith(`${root}/`) ? `.${path.slice(root.length)}` : path === root ? "." : path;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A text as it is written, its references and the places of its secrets included, but no value of either. */
function sourceText(text: Text | SecretSource): Json {
  if (typeof text === "string") return text;
  if ("secret" in text) return { secret: text.secret };
  return text.parts.map((part): Json => {
    if (typeof part === "string") return part;
    return "sensitive" in part
      ? { sensitive: part.variable }
      : { ref: `${part.ref.machine}.${part.ref.attribute}` };
  });
}

function secretNames(env: Readonly<Record<string, SecretSource | string>>): Json {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      typeof value === "string" ? value : { secret: value.secret },
    ]),
  );
}
