import { type MachineAddress, machineAddress } from "../core/address.ts";
import type { Config } from "../generated/config-types.ts";

/** What names of machines mean: `web` is all its replicas, `web-2` the second. */
export interface Inventory {
  /** Replicas of each machine, from the first; also of machines that are invalid otherwise. */
  replicas: ReadonlyMap<string, readonly MachineAddress[]>;
  labels: ReadonlySet<string>;
  absent: ReadonlySet<MachineAddress>;
  /** Machines asked for. With more than `maxMachines` each key has one replica here. */
  total: number;
}

/** More than any host runs; a slip in `replicas` must not fill the memory. */
export const maxMachines = 10_000;

export function makeInventory(config: Config, keys: readonly string[]): Inventory {
  const countOf = (key: string) => Number(config.machines?.[key]?.replicas ?? 1);
  const total = keys.reduce((sum, key) => sum + countOf(key), 0);
  const replicas = new Map<string, MachineAddress[]>();
  const labels = new Set<string>();
  const absent = new Set<MachineAddress>();
  for (const key of keys) {
    const machine = config.machines?.[key];
    const length = total > maxMachines ? 1 : countOf(key);
    const addresses = Array.from({ length }, (_, index) => machineAddress(key, index + 1));
    replicas.set(key, addresses);
    for (const label of machine?.labels ?? []) labels.add(label);
    if (machine?.state === "absent") for (const address of addresses) absent.add(address);
  }
  return { replicas, labels, absent, total };
}

/** The machines that a name stands for; undefined if there is none. */
export function addressesOf(inventory: Inventory, name: string): readonly MachineAddress[] | undefined {
  const all = inventory.replicas.get(name);
  if (all) return all;
  const address = replicaOf(inventory, name);
  return address && [address];
}

/** The one machine that `${machine.NAME.ipv4}` means: the first replica for a bare name. */
export function addressOfReference(inventory: Inventory, name: string): MachineAddress | undefined {
  return inventory.replicas.get(name)?.[0] ?? replicaOf(inventory, name);
}

/** Names that can be written, for suggestions. */
export function machineNames(inventory: Inventory): string[] {
  const instances = [...inventory.replicas.values()]
    .flat()
    .map((address) => address.slice("machine.".length));
  return [...new Set([...inventory.replicas.keys(), ...instances])];
}

function replicaOf(inventory: Inventory, name: string): MachineAddress | undefined {
  const key = /^(.+)-[0-9]+$/.exec(name)?.[1];
  const address: MachineAddress = `machine.${name}`;
  return key !== undefined && inventory.replicas.get(key)?.includes(address) ? address : undefined;
}
