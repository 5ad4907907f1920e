import stringWidth from "fast-string-width";

/** Columns that text takes on a terminal; escape sequences of a palette take none. */
export const columns = (text: string): number => (plain.test(text) ? text.length : stringWidth(text));

/**
 * Tokens joined by spaces into lines that end before column `width` and start at column `indent`; what stands there in the first line
 * is the caller's. A token is never broken: a name longer than the line stays whole, to be copied.
 */
export function wrap(tokens: readonly string[], width: number, indent = 0): string {
  const lines: string[] = [];
  let line = "";
  let used = indent;
  for (const token of tokens) {
    if (token === "") continue;
    const size = columns(token);
    if (line !== "" && used + 1 + size > width) {
      lines.push(line);
      line = token;
      used = indent + size;
    } else {
      used += size + (line === "" ? 0 : 1);
      line += line === "" ? token : ` ${token}`;
    }
  }
  if (line !== "") lines.push(line);
  return lines.join(`\n${" ".repeat(indent)}`);
}

/** At most `width` columns, with `…` where something was cut. For text without escape sequences. */
export function truncate(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let result = "";
  let used = 1;
  for (const { segment } of graphemesOf(text)) {
    used += columns(segment);
    if (used > width) break;
    result += segment;
  }
  return width < 1 ? "" : `${result}…`;
}

/** Spaces added until text takes `width` columns. */
export function pad(text: string, width: number, side: "left" | "right" = "right"): string {
  const spaces = " ".repeat(Math.max(0, width - columns(text)));
  return side === "right" ? text + spaces : spaces + text;
}

/** Printable ASCII, and the arrows, dashes, dots and boxes that devorch draws: one column a character, known without Unicode's tables. */
const plain = /^[ -~\u2010-\u2027\u2190-\u21ff\u2500-\u257f]*$/;

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each. The segmenter is made when first needed: that takes longer than a small plan. */
export function graphemesOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}
