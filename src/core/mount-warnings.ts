import type { Desired } from "./desired.ts";
import type { Step } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** Told when such a mount is made, and not again: a mount of the project is a common thing to want. */
export function mountWarnings({ machines }: Desired, steps: readonly Step[]): Problem[] {
  const made = new Set(
    steps.map(({ action }) => action.do === "mount" && placeOf(action.instance, action.target)),
  );
  return machines.flatMap(({ address, instance, mounts, sources }) =>
    mounts.flatMap(({ source, target, showsProject }, index): Problem[] => {
      if (!showsProject || !made.has(placeOf(instance, target))) return [];
      const place = sources[`mounts.${index}.source`];
      return [
        {
          code: "DEV-324",
          severity: "warning",
          message: `${instance} can change what devorch does on this host: ${source} holds devorch.yaml, or what runs left in .devorch`,
          hint: "fine for a machine that you trust as you trust the project; else mount a folder below, or copy with `sync`",
          ...(place && { source: place }),
          address,
        },
      ];
    }),
  );
}

/** As `multipass mount` has it; no name of an instance has a colon. */
function placeOf(instance: string, target: string): string {
  return `${instance}:${target}`;
}
