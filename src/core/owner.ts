import type { MachineAddress } from "./address.ts";
import { type Ledger, scopeText } from "./ledger.ts";
import { sameInstance } from "./live.ts";

/** The machine whose instance it is, and the ledger that says so. */
export interface Owner {
  address: MachineAddress;
  ledger: Ledger;
}

export function ownerIn(ledgers: readonly Ledger[], instance: string): Owner | undefined {
  for (const ledger of ledgers)
    for (const [address, { phase, instance: owned }] of Object.entries(ledger.machines))
      if (phase !== "expired" && sameInstance(owned, instance))
        return { address: address as MachineAddress, ledger };
  return undefined;
}

/** `machine.web of project acme (ci)`. */
export function ownerText({ address, ledger }: Owner): string {
  return `${address} of project ${scopeText(ledger)}`;
}

/** To be called in the owner's project. */
export function forgetCommand({ address, ledger: { environment } }: Owner): string {
  return `devorch forget ${address}${environment ? ` --env ${environment}` : ""}`;
}
