import type { Ledger } from "../core/ledger.ts";
import { type Live, type LiveInstance, sameInstance } from "../core/live.ts";
import { parseTemplateComment } from "../core/template.ts";
import { invalid } from "./invalid.ts";
import type { Observed } from "./project.ts";

/** Throws when an instance may not be adopted: a project on this host owns it, or it is a template. */
export function refuseTaken(
  found: LiveInstance,
  { live, registry, ledger, ledgers }: Observed & { ledgers: readonly Ledger[] },
): void {
  refuseOwned(found, ledgers, ledger);
  refuseTemplate(found, live, registry);
}

function refuseOwned(found: LiveInstance, ledgers: readonly Ledger[], own: Ledger): void {
  for (const ledger of ledgers) {
    const owner = Object.entries(ledger.machines).find(
      ([, record]) => record.phase !== "expired" && sameInstance(record.instance, found.name),
    );
    if (!owner) continue;
    const [address] = owner;
    if (ledger.lineage === own.lineage)
      throw refused(`${found.name} is ${address} already`, `let go of it first: devorch forget ${address}`);
    const { project, environment } = ledger;
    throw refused(
      `${found.name} is ${address} of project ${project}${environment ? ` (${environment})` : ""}`,
      `let go of it there first: devorch forget ${address}${environment ? ` --env ${environment}` : ""}`,
    );
  }
}

/** Also one that is still being built: it has no snapshot yet. */
function refuseTemplate(found: LiveInstance, live: Live, registry: Observed["registry"]): void {
  const registered = Object.values(registry.templates).some(({ instance }) =>
    sameInstance(instance, found.name),
  );
  const sealed = live.snapshots.some(
    ({ instance, comment }) => sameInstance(instance, found.name) && parseTemplateComment(comment),
  );
  if (registered || sealed)
    throw refused(
      `${found.name} is the template of a golden image`,
      "machines are cloned from it; adopt another instance",
    );
}

export function refused(message: string, hint: string) {
  return invalid("DEV-335", message, hint);
}
