/** A span of time for a person: `0.4s`, `45s`, `1m20s`, `2h5m`, `8h`. */
export function elapsed(ms: number): string {
  if (ms < 9_950) return `${(Math.max(0, ms) / 1000).toFixed(1)}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return twoParts(seconds, "m", "s");
  return twoParts(Math.round(ms / 60_000), "h", "m");
}

function twoParts(amount: number, large: string, small: string): string {
  const rest = amount % 60;
  return `${(amount - rest) / 60}${large}${rest === 0 ? "" : `${rest}${small}`}`;
}

/** `1 problem`, `3 problems`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
