import { addressName, type MachineAddress } from "../core/address.ts";
import type { Ledger, MachineRecord } from "../core/ledger.ts";
import { instanceNamed, type LiveInstance } from "../core/live.ts";
import { DevorchError } from "../core/problem.ts";
import { invalid } from "./invalid.ts";
import { nearest } from "./nearest.ts";
import type { Glance } from "./project.ts";

export interface OwnedMachine {
  address: MachineAddress;
  record: MachineRecord;
  /** Absent when it is gone from the provider. */
  live?: LiveInstance;
}

export type PresentMachine = Required<OwnedMachine>;

/** What the ledger holds of the machine that a person means by `web`, `machine.web` or `dev-acme-web`. Throws unless this project owns it. */
export function recordedMachine(
  name: string | undefined,
  ledger: Ledger,
): Pick<OwnedMachine, "address" | "record"> {
  const machines = Object.entries(ledger.machines) as [MachineAddress, MachineRecord][];
  const found = machines.find(
    ([address, record]) => address === name || addressName(address) === name || record.instance === name,
  );
  if (!found) throw notOwned(name, ledger);
  const [address, record] = found;
  return { address, record };
}

/** The same, with what is live of it. */
export function ownedMachine(name: string | undefined, { ledger, live }: Glance): OwnedMachine {
  const { address, record } = recordedMachine(name, ledger);
  const instance = instanceNamed(live, record.instance);
  return { address, record, ...(instance && { live: instance }) };
}

/** The same, and it must be there. */
export function presentMachine(name: string | undefined, observed: Glance): PresentMachine {
  const { live, ...machine } = ownedMachine(name, observed);
  if (live && live.state !== "Deleted") return { ...machine, live };
  throw new DevorchError([
    {
      code: "DEV-331",
      severity: "error",
      message: `${machine.record.instance} is ${live ? "deleted" : "gone from the provider"}`,
      hint: machine.record.adHoc
        ? `devorch up ${addressName(machine.address)} brings it back`
        : "devorch apply brings it back, if devorch.yaml has it; if not, it deletes it for good",
      address: machine.address,
    },
  ]);
}

/** The same, and it must run: `multipass exec` would start it, and machines are started on purpose only. */
export function runningMachine(name: string | undefined, observed: Glance): PresentMachine {
  const machine = presentMachine(name, observed);
  const { record, live, address } = machine;
  if (live.state === "Running") return machine;
  throw new DevorchError([
    {
      code: "DEV-332",
      severity: "error",
      message: `${record.instance} is ${live.state}`,
      hint: `start it: devorch start ${addressName(address)}`,
      address,
    },
  ]);
}

function notOwned(name: string | undefined, ledger: Ledger): DevorchError {
  const known = Object.keys(ledger.machines).map((address) => addressName(address as MachineAddress));
  const near = name && nearest(name.replace(/^machine\./, ""), known);
  return invalid(
    "DEV-330",
    name ? `this project has no machine "${name}"` : "name a machine",
    near
      ? `did you mean ${near}?`
      : known.length > 0
        ? `it has: ${known.join(", ")}`
        : "devorch apply makes the machines of devorch.yaml",
  );
}
