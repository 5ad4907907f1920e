/**
 * Text of a guest, a template or the provider, made safe to show on a terminal: colours are dropped, everything else that moves
 * the cursor, hides or reorders text is written out (`\x1b`, `\u{202e}`). Line feeds and tabs stay.
 */
export function neutralise(text: string): string {
  // Of a gigabyte of output nearly all is this, and the rest costs ten times as much.
  if (isPlain(text)) return text;
  return text.replace(colours, "").replaceAll("\r\n", "\n").replace(unsafe, written);
}

/** The same for whole lines: of most of them nothing has to be looked at twice. */
export function neutraliseLines(lines: string): string {
  return isPlain(lines) ? lines : lines.split("\n").map(neutralise).join("\n");
}

/** The same for one line: line feeds and tabs are written out too. */
export function neutraliseLine(text: string): string {
  return neutralise(text).replace(/[\n\t]/g, (character) => (character === "\n" ? "\\n" : "\\t"));
}

/** Whether `neutralise` changes nothing, told quickly; `false` may also be of what it leaves as it is. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

const plain = /^[\x20-\x7e\t\n]*$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with a control character
const colours = /\x1b\[[0-9;:]*m/g;

/**
 * Controls (C0 but tab and line feed, DEL, C1), line and paragraph separators, bidirectional marks, embeddings, overrides and isolates,
 * invisible spaces, tag characters, lone surrogates. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

function written(character: string): string {
  const point = character.codePointAt(0)!;
  const hex = point.toString(16);
  return point < 0x100 ? `\\x${hex.padStart(2, "0")}` : `\\u{${hex}}`;
}
