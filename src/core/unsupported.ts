import type { Desired } from "./desired.ts";
import type { Problem } from "./problem.ts";

/**
 * What the schema knows and this version does not do: refused by every plan, never ignored. `validate` accepts it.
 * Whoever implements a feature takes its row out.
 */
export function unsupported({ host }: Desired): Problem[] {
  return host.cacheDir !== undefined ? [notSupported("host.cacheDir")] : [];
}

/** The problem of a feature that the schema knows and this version does not have. */
function notSupported(feature: string): Problem {
  return {
    code: "DEV-306",
    severity: "error",
    message: `${feature} is not supported yet`,
    hint: "take it out; `devorch validate` accepts it, for the version that will do it",
  };
}
