import { instanceNamed } from "../core/live.ts";
import type { Lookup } from "../core/text.ts";
import type { Observed } from "./project.ts";

/** What references like `${machine.db.ipv4}` stand for, by what was observed. */
export function lookupIn({ live, ledger }: Pick<Observed, "live" | "ledger">): Lookup {
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
