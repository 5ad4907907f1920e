/** A span of time for a person: `0.4s`, `45s`, `1m20s`, `2h5m`. */
export function elapsed(ms: number): string {
  if (ms < 9_950) return `${(Math.max(0, ms) / 1000).toFixed(1)}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${seconds % 60}s`;
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}h${minutes % 60}m`;
}

const binaryUnits = ["B", "KiB", "MiB", "GiB", "TiB"];

/** Bytes in the largest unit of which there is at least one, to two decimals: `4GiB`, `1.5GiB`, `512MiB`. */
export function size(bytes: number): string {
  let unit = 0;
  let amount = bytes;
  while (amount >= 1024 && unit < binaryUnits.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${Number(amount.toFixed(2))}${binaryUnits[unit]}`;
}

/** `1 problem`, `3 problems`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
