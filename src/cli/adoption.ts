import type { Ledger } from "../core/ledger.ts";
import { type LiveInstance, sameInstance } from "../core/live.ts";
import { forgetCommand, ownerIn, ownerText } from "../core/owner.ts";
import { parseTemplateComment } from "../core/template.ts";
import type { Observed } from "./project.ts";

/** Why an instance may not be adopted: a project on this host owns it, or it is a template. */
export function whyTaken(
  { name }: LiveInstance,
  { live, registry, ledger: own, ledgers }: Observed & { ledgers: readonly Ledger[] },
): { message: string; hint: string } | undefined {
  const owner = ownerIn(ledgers, name);
  if (owner?.ledger.lineage === own.lineage)
    return {
      message: `${name} is ${owner.address} already`,
      hint: `let go of it first: devorch forget ${owner.address}`,
    };
  if (owner)
    return {
      message: `${name} is ${ownerText(owner)}`,
      hint: `let go of it there first: ${forgetCommand(owner)}`,
    };
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
