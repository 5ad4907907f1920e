/** The name of one resource, as used in plans, `--target` and the ledger: `machine.web-2`. */
export type Address = ImageAddress | MachineAddress | TaskAddress;
export type ImageAddress = `image.${string}`;
export type MachineAddress = `machine.${string}`;
/** A setup task on one machine: `task.web-2.install`. */
export type TaskAddress = `task.${string}.${string}`;

/** `machine.web` for the first replica, `machine.web-2`, `machine.web-3` … after it: 1 → 2 renames nothing. */
export function machineAddress(key: string, replica: number): MachineAddress {
  return `machine.${replica === 1 ? key : `${key}-${replica}`}`;
}

/** The part after the kind: `web-2` of `machine.web-2`. */
export function addressName(address: Address): string {
  return address.slice(address.indexOf(".") + 1);
}
