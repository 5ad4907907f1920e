/**
 * Text of a guest, a template or the provider, made safe to show on a terminal: colours are dropped, everything else that moves
 * the cursor, hides or reorders text is written out (`\x1b`, `\u{202e}`). Line feeds and tabs stay.
 */
export function neutralise(text: string): string {
  // Of a gigabyte of output nearly all is this, and the rest costs ten times as much.
  if (plain.test(text)) return text;
  return text.replace(colours, "").replaceAll("\r\n", "\n").replace(unsafe, written);
}

/** The same for whole lines: of most of them nothing has to be looked at twice. */
export function neutraliseLines(lines: string): string {
  return plain.test(lines) ? lines : lines.split("\n").map(neutralise).join("\n");
}

/** Whether the bytes are plain ASCII, of which `neutralise` changes nothing: in half the time that it takes to ask that of a text. */
export function isPlain(bytes: Uint8Array): boolean {
  const head = -bytes.byteOffset & 3;
  if (bytes.length < head + 4) return allPlain(bytes, 0, bytes.length);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + head, (bytes.length - head) >> 2);
  // By index: `for of` takes ten times as long.
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    // None of the four is under 0x20, over 0x7f, or 0x7f. A carry only sends more to be looked at one by one.
    if ((((word - 0x20202020) | word | (word + 0x01010101)) & 0x80808080) === 0) continue;
    const at = head + index * 4;
    if (!allPlain(bytes, at, at + 4)) return false;
  }
  return allPlain(bytes, 0, head) && allPlain(bytes, head + words.length * 4, bytes.length);
}

function allPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!plainByte[bytes[at]!]) return false;
  return true;
}

/** The same for one line: line feeds and tabs are written out too. */
export function neutraliseLine(text: string): string {
  return neutralise(text).replace(/[\n\t]/g, (character) => (character === "\n" ? "\\n" : "\\t"));
}

const plain = /^[\x20-\x7e\t\n]*$/;

const plainByte = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a ? 1 : 0,
);

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
