const factors: Record<string, number> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes of a size as Multipass reads it: `4G`, `512M`, `1.5GiB`, `1073741824`; units are powers of 1024. Undefined if it is none. */
export function parseSize(text: string | number): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)(?:i?b)?$/i.exec(String(text));
  if (!match) return undefined;
  const bytes = Number(match[1]) * factors[match[2]!.toLowerCase()]!;
  return Number.isSafeInteger(Math.floor(bytes)) ? Math.floor(bytes) : undefined;
}

/** `4G`, `1.5G`, `512M`: the shortest form that reads back as the same bytes. */
export function formatSize(bytes: number): string {
  for (const unit of ["g", "m", "k"]) {
    const value = bytes / factors[unit]!;
    if (value >= 1 && Number.isInteger(value * 10)) return `${value}${unit.toUpperCase()}`;
  }
  return String(bytes);
}

const milliseconds: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration as Go writes it: `30s`, `2m30s`, `1.5h`. Undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * milliseconds[unit!]!;
  }
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : undefined;
}
