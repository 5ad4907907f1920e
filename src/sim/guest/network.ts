import { createHash } from "node:crypto";
import type { networkInterfaces } from "node:os";

/** The first three numbers of the /24 network for the guests of `home`: by its hash, the first one not in use. */
export function networkOf(home: string, inUse: ReturnType<typeof networkInterfaces>): string {
  const taken = new Set(
    Object.values(inUse).flatMap((addresses) => addresses?.map(({ address }) => prefix(address)) ?? []),
  );
  const hash = createHash("sha256").update(home).digest();
  const candidates = [...hash.subarray(1)].map((third, i) => `10.${16 + (hash[i]! % 224)}.${third}`);
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (!free) throw new Error(`bug: no free network for the guests of ${home}`);
  return free;
}

/** The host's own address in the network of `address`. */
export const gatewayOf = (address: string): string => `${prefix(address)}.1`;

/** By address, so that an address given to another guest does not meet a stale neighbour entry. */
export const macOf = (address: string): string =>
  ["52", "54", ...address.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"))].join(":");

/** Names of network devices on the host: at most 15 characters, found again from the paths alone. */
export const bridgeOf = (home: string): string => `devorch-${short(home, 7)}`;
export const linkOf = (dir: string): string => `dv-${short(dir, 12)}`;

const prefix = (address: string): string => address.slice(0, address.lastIndexOf("."));
const short = (text: string, length: number): string =>
  createHash("sha256").update(text).digest("hex").slice(0, length);
