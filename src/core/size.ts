const units = ["", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes as a person writes them, exact where that is short: `4GiB`, `1.5GiB`, `1500MiB`. */
export function formatSize(bytes: number): string {
  for (let power = 4; power > 0; power--) {
    const value = bytes / 1024 ** power;
    if (value >= 1 && Number.isInteger(value * 10)) return `${value}${units[power]}`;
  }
  return `${bytes}B`;
}

/**
 * How Multipass shows a size: one decimal of the largest unit that fits. `get local.NAME.memory` gives no more than this,
 * so two sizes that are shown alike cannot be told apart. Source: recordings/get-local.t1.memory.json.
 */
export function displayedSize(bytes: number): string {
  const power = Math.min(3, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)));
  return `${(bytes / 1024 ** power).toFixed(1)}${units[power] || "B"}`;
}
