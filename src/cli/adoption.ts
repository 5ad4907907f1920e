import { type Ledger, scopeText } from "../core/ledger.ts";
import { type LiveInstance, sameInstance } from "../core/live.ts";
import { parseTemplateComment } from "../core/template.ts";
import type { Observed } from "./project.ts";

/** Why an instance may not be adopted: a project on this host owns it, or it is a template. */
export function whyTaken(
  { name }: LiveInstance,
  { live, registry, ledger: own, ledgers }: Observed & { ledgers: readonly Ledger[] },
): { message: string; hint: string } | undefined {
  for (const ledger of ledgers) {
    const owner = Object.entries(ledger.machines).find(
      ([, record]) => record.phase !== "expired" && sameInstance(record.instance, name),
    );
    if (!owner) continue;
    const [address] = owner;
    if (ledger.lineage === own.lineage)
      return {
        message: `${name} is ${address} already`,
        hint: `let go of it first: devorch forget ${address}`,
      };
    const { environment } = ledger;
    return {
      message: `${name} is ${address} of project ${scopeText(ledger)}`,
      hint: `let go of it there first: devorch forget ${address}${environment ? ` --env ${environment}` : ""}`,
    };
  }
  // Also one that is still being built: it has no snapshot yet.
  const registered = Object.values(registry.templates).some(({ instance }) => sameInstance(instance, name));
  const sealed = live.snapshots.some(
    ({ instance, comment }) => sameInstance(instance, name) && parseTemplateComment(comment),
  );
  return registered || sealed
    ? {
        message: `${name} is the template of a golden image`,
        hint: "machines are cloned from it; adopt another instance",
      }
    : undefined;
}
