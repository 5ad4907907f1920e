import type { Desired, DesiredTask } from "./desired.ts";
import type { Problem, SourceSpan } from "./problem.ts";

/**
 * What the schema knows and this version does not do: refused by every plan, never ignored. `validate` accepts it.
 * Whoever implements a feature takes its row out.
 */
export function unsupported(desired: Desired): Problem[] {
  const { machines, tasks, host } = desired;
  const setup = new Set(machines.flatMap((machine) => machine.setup));
  return [
    ...Object.values(tasks)
      .filter((task) => setup.has(task.name))
      .flatMap((task) =>
        setupFeatures(task).map((feature) => notSupported(`${feature} of a setup task`, task.source)),
      ),
    ...(host.cacheDir !== undefined ? [notSupported("host.cacheDir")] : []),
  ];
}

/** Keys that only `devorch run` honours. */
function setupFeatures(task: DesiredTask): string[] {
  return [
    ...(task.shell !== undefined ? ["shell"] : []),
    ...(task.user !== undefined ? ["user"] : []),
    ...(task.stdin !== undefined ? ["stdin"] : []),
    ...(task.inputs.length > 0 ? ["inputs"] : []),
    ...(task.outputs.length > 0 ? ["outputs"] : []),
    ...(task.idleTimeoutMs !== undefined ? ["idleTimeout"] : []),
    ...(task.retryOn.length > 0 ? ["retryOn"] : []),
    ...(task.continueOnError ? ["continueOnError"] : []),
    ...(task.when !== undefined ? ["when"] : []),
    ...(task.ports.length > 0 ? ["ports"] : []),
    ...(task.sync.length > 0 ? ["sync"] : []),
  ];
}

/** The problem of a feature that the schema knows and this version does not have. */
function notSupported(feature: string, source?: SourceSpan, address?: string): Problem {
  return {
    code: "DEV-306",
    severity: "error",
    message: `${feature} is not supported yet`,
    hint: "take it out; `devorch validate` accepts it, for the version that will do it",
    ...(source && { source }),
    ...(address && { address }),
  };
}
