import type { Action } from "../core/action.ts";
import { instanceNamed } from "../core/live.ts";
import type { Plan } from "../core/plan.ts";
import type { Lookup } from "../core/text.ts";
import type { Glance } from "./project.ts";

/** What references like `${machine.db.ipv4}` stand for, by what was observed. */
export function lookupIn({ live, ledger }: Glance): Lookup {
  return ({ machine, attribute }) => {
    const record = ledger.machines[`machine.${machine}`];
    const found = record && instanceNamed(live, record.instance);
    if (!found || found.state === "Deleted") return undefined;
    switch (attribute) {
      case "ipv4":
        return found.ipv4[0];
      case "name":
        return found.name;
      case "state":
        return found.state.toLowerCase();
    }
  };
}

/** The same for a plan's outputs: undefined where what is known now may no longer be so once the plan is applied. */
export function lookupAfter({ changes, steps }: Plan, observed: Glance): Lookup {
  const known = lookupIn(observed);
  const changed = new Map(changes.map((change) => [change.address, change]));
  const restarted = new Set(steps.flatMap(({ address, action }) => (power.has(action.do) ? [address] : [])));
  return (reference) => {
    const address = `machine.${reference.machine}` as const;
    const { action = "keep", fields = [] } = changed.get(address) ?? {};
    if (action === "create" || action === "replace" || action === "delete") return undefined;
    const { attribute } = reference;
    const moves =
      attribute === "ipv4" || (attribute === "state" && fields.some(({ path }) => path === "state"));
    return moves && restarted.has(address) ? undefined : known(reference);
  };
}

/** After these a machine that is kept can have another address. */
const power: ReadonlySet<Action["do"]> = new Set([
  "start",
  "stop",
  "suspend",
  "restart",
  "recover",
  "restore",
]);
