import type { Desired } from "./desired.ts";
import type { LiveProvider } from "./live.ts";
import type { Step } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** Told when machines are made, and not again: what they are not, and may be taken for. */
export function simulatorWarnings(
  { provider }: Pick<Desired, "provider">,
  steps: readonly Step[],
  live: LiveProvider,
): Problem[] {
  if (!live.simulated || !steps.some(({ action }) => action.do === "launch" || action.do === "clone"))
    return [];
  const warnings: Problem[] = [];
  if (provider !== "sim")
    warnings.push({
      code: "DEV-325",
      severity: "warning",
      message: `multipass on this host is devorch's simulator (${live.client}): no virtual machines are made`,
      hint: "fine for a try; else take it off PATH and install Multipass, or write provider: sim",
    });
  if (live.plainProcesses)
    warnings.push({
      code: "DEV-326",
      severity: "warning",
      message:
        "simulated machines are plain processes here: what runs in them runs on this host, as you, and is not isolated",
      hint: "let nothing run in them that you would not run yourself; as root on Linux, outside of containers, they are isolated",
    });
  return warnings;
}
