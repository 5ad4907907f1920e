import type { Desired } from "../core/desired.ts";
import type { Ledger } from "../core/ledger.ts";
import type { Query } from "./ports.ts";

/** Which instances and snapshots there are, in which states: what is always asked, and nothing more. */
export const statesOnly: Query = { sizesOf: [], mountsOf: [], networks: false, driver: false };

/**
 * What planning has to ask: sizes of what we own only (none with `--refresh=false`), mounts where some are wanted or recorded, networks
 * where a machine names one, the driver where something is cloned, sealed or suspended. With the three that are always asked that would be one
 * question too many where all are; the driver is then left open, and trusted: machines of this project are there already.
 */
export function queryFor(ledger: Ledger, desired: Desired, { refresh }: { refresh: boolean }): Query {
  const records = Object.values(ledger.machines).filter((record) => record.phase !== "expired");
  const withMounts = new Set(
    desired.machines.filter(({ mounts }) => mounts.length > 0).map(({ address }) => address),
  );
  const mountsOf = Object.entries(ledger.machines)
    .filter(([address, record]) => Object.keys(record.mounts).length > 0 || withMounts.has(address as never))
    .map(([, record]) => record.instance);
  const networks = desired.machines.some((machine) => machine.networks.length > 0);
  const wantsAbilities =
    Object.keys(desired.images).length > 0 || desired.machines.some(({ state }) => state === "suspended");
  return {
    sizesOf: refresh ? records.map((record) => record.instance) : [],
    mountsOf,
    networks,
    driver: wantsAbilities && !(networks && mountsOf.length > 0),
  };
}
