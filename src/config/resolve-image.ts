import type { DesiredImage, ImageStep } from "../core/desired.ts";
import type { ImageStep as ConfigStep, Image } from "../generated/config-types.ts";
import { resolveCloudInit } from "./cloud-init.ts";
import { readText } from "./host-files.ts";
import type { Path } from "./node.ts";
import type { Host } from "./resolve-host.ts";
import { duration, hostFile, inOrder, mapValues, type Scope, secretAt } from "./scope.ts";
import { type Fallbacks, sizeAt } from "./sizes.ts";

/** The template's name is the image's, a hyphen and eight hexadecimal digits. */
const maxNameLength = 63 - 9;

export function resolveImage(
  scope: Scope,
  name: string,
  image: Image,
  { fallbacks, host }: { fallbacks: Fallbacks; host: Host },
): DesiredImage {
  const path = ["images", name];
  if (name.length > maxNameLength) {
    scope.report(
      "DEV-150",
      path,
      `the image's name is longer than ${maxNameLength} characters`,
      "choose a shorter name",
    );
  }
  return {
    address: `image.${name}`,
    name,
    from: image.from,
    cpus: image.cpus === undefined ? fallbacks.cpus : Number(image.cpus),
    memoryBytes:
      image.memory === undefined
        ? fallbacks.memoryBytes
        : sizeAt(scope, [...path, "memory"], "memory", image.memory),
    diskBytes:
      image.disk === undefined ? fallbacks.diskBytes : sizeAt(scope, [...path, "disk"], "disk", image.disk),
    ...resolveCloudInit(scope, [...path, "cloudInit"], image.cloudInit, host),
    ...(image.toolchain && { toolchain: inOrder(image.toolchain) }),
    steps: (image.steps ?? []).map((step, index) => resolveStep(scope, [...path, "steps", index], step)),
    verify: (image.verify ?? []).map(inOrder),
    snapshot: image.snapshot ?? "golden-image",
    source: scope.keyPlace(path),
  };
}

function resolveStep(scope: Scope, path: Path, step: ConfigStep): ImageStep {
  if ((step.run === undefined) === (step.script === undefined)) {
    const both = step.run !== undefined;
    scope.report(
      "DEV-114",
      path,
      `a step needs run or script, ${both ? "not both" : "and has neither"}`,
      both ? "split it into two steps" : "write run: COMMAND",
    );
  }
  const script =
    step.script === undefined ? undefined : hostFile(scope, [...path, "script"], step.script, readText);
  return {
    name: step.name ?? `step-${Number(path.at(-1)) + 1}`,
    shell: step.run ?? script?.content ?? "",
    checkpoint: step.checkpoint ?? false,
    env: mapValues(step.env, (value, key) =>
      typeof value === "object" ? secretAt(scope, [...path, "env", key], value) : String(value),
    ),
    timeoutMs: duration(step.timeout) ?? 30 * 60_000,
    source: scope.place(path),
  };
}
