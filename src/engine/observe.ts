import type { Desired } from "../core/desired.ts";
import type { Ledger } from "../core/ledger.ts";
import type { Query } from "./ports.ts";

/**
 * What planning has to ask: sizes of what we own only (none with `--refresh=false`), mounts where some are wanted or recorded, networks
 * where a machine names one.
 */
export function queryFor(ledger: Ledger, desired: Desired, { refresh }: { refresh: boolean }): Query {
  const records = Object.values(ledger.machines).filter((record) => record.phase !== "expired");
  const withMounts = new Set(
    desired.machines.filter(({ mounts }) => mounts.length > 0).map(({ address }) => address),
  );
  return {
    sizesOf: refresh ? records.map((record) => record.instance) : [],
    mountsOf: Object.entries(ledger.machines)
      .filter(
        ([address, record]) => Object.keys(record.mounts).length > 0 || withMounts.has(address as never),
      )
      .map(([, record]) => record.instance),
    networks: desired.machines.some((machine) => machine.networks.length > 0),
  };
}
