const UNITS: Record<string, number> = { "": 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** Bytes of a size as Multipass takes it (`4G`, `0.5GiB`, `1234B`); undefined when it takes no such text. */
export function parseSize(text: string): number | undefined {
  const match = /^\s*(\d+)(?:\.(\d+))?\s*(?:([KMG])(?:i?B)?|B)?\s*$/i.exec(text);
  if (!match) return undefined;
  const unit = match[3]?.toUpperCase() ?? "";
  if (match[2] !== undefined && unit === "") return undefined;
  return Math.floor(Number(`${match[1]}.${match[2] ?? 0}`) * UNITS[unit]!);
}

/** `1.5GiB`. Source: recordings/get-t1-memory-after.json. */
export function humanSize(bytes: number): string {
  const unit = ["G", "M", "K"].find((unit) => bytes >= UNITS[unit]!);
  return unit ? `${(bytes / UNITS[unit]!).toFixed(1)}${unit}iB` : `${bytes}B`;
}

export const badSize = (text: string): string =>
  `${text} is not a valid memory size - need a non-negative integer (in base 10) or a decimal followed by K, M, or G (e.g. 1234B, 42MiB, 0.5G)`;
