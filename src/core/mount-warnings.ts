import type { Desired } from "./desired.ts";
import type { Step } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** Told when such a mount is made, and not again: a mount of the project is a common thing to want. */
export function mountWarnings({ machines }: Desired, steps: readonly Step[]): Problem[] {
  return machines.flatMap(({ address, instance, mounts, sources }) =>
    mounts.flatMap(({ source, target, showsProject }, index): Problem[] => {
      const made = steps.some(
        ({ action }) => action.do === "mount" && action.instance === instance && action.target === target,
      );
      const place = sources[`mounts.${index}.source`];
      if (!showsProject || !made) return [];
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
