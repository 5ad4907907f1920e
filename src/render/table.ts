import { neutraliseLine } from "./neutralise.ts";
import type { Paint, Palette } from "./style.ts";
import { columns, pad, truncate } from "./wrap.ts";

export interface Cell {
  text: string;
  paint?: Paint;
}

/** Columns that the last one keeps, however narrow the terminal. */
const minLast = 12;

/**
 * Rows under a head, two spaces between columns, without borders, so that `awk` and `cut` can read them. Only the last column is cut
 * where the width ends; names stay whole.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly (Cell | string)[])[],
  { width, palette }: { width: number; palette: Palette },
): string {
  const cells = [head.map((text): Cell => ({ text, paint: palette.bold })), ...rows].map((row) =>
    row.map((cell): Cell => {
      const { text, paint } = typeof cell === "string" ? { text: cell } : cell;
      return { text: neutraliseLine(text) || "-", ...(paint && { paint }) };
    }),
  );
  const widths = head.map((_, index) =>
    cells.reduce((w, row) => Math.max(w, columns(row[index]?.text ?? "")), 0),
  );
  const last = head.length - 1;
  const before = widths.slice(0, last).reduce((sum, size) => sum + size + 2, 0);
  const lines = cells.map((row) =>
    row
      .map(({ text, paint = (same) => same }, index) =>
        index === last
          ? paint(truncate(text, Math.max(minLast, width - before)))
          : paint(text) + pad("", widths[index]! - columns(text)),
      )
      .join("  "),
  );
  return `${lines.join("\n")}\n`;
}
