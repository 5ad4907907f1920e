import { latin1 } from "./latin1.ts";
import { sensitiveText } from "./text.ts";

/**
 * Hides secret values in text that is shown or kept. Values are added as they are revealed;
 * those of fewer than four characters are not hidden, since that would shred every text.
 */
export class Redactor {
  readonly #values = new Set<string>();
  /** The same in UTF-8, a character for each byte. */
  readonly #bytes = new Set<string>();

  /** A value of several lines is hidden as a whole and line by line. */
  add(value: string): void {
    for (const line of [value, ...value.split("\n")].map((text) => text.trim()))
      if (line.length >= 4) {
        this.#values.add(line);
        this.#bytes.add(latin1(Buffer.from(line)));
      }
  }

  text(text: string): string {
    return hidden(text, finds(text, this.#values));
  }

  /** For text that comes in pieces: a value cut in two is still found. Call `end` for what is held back. */
  stream(): { push(piece: string): string; end(): string } {
    return stream(this.#values);
  }

  /** The same for bytes; those that are no text pass as they are. */
  bytes(): { push(piece: Uint8Array): Uint8Array; end(): Uint8Array } {
    const characters = stream(this.#bytes);
    return {
      push: (piece) =>
        this.#bytes.size === 0 ? piece : Buffer.from(characters.push(latin1(piece)), "latin1"),
      end: () => Buffer.from(characters.end(), "latin1"),
    };
  }

  /** Tells of bytes that come in pieces whether a value ends in this one. */
  detector(): (piece: Uint8Array) => boolean {
    const values = [...this.#bytes];
    const overlap = Math.max(0, ...values.map(({ length }) => length - 1));
    let before = "";
    return (piece) => {
      const text = before + latin1(piece);
      before = overlap === 0 ? "" : text.slice(-overlap);
      return values.some((value) => text.includes(value));
    };
  }
}

function stream(values: ReadonlySet<string>): { push(piece: string): string; end(): string } {
  let held = "";
  return {
    push: (piece) => {
      const text = held + piece;
      const found = finds(text, values);
      let cut = text.length - beginning(text, values);
      // What overlaps the cut stays in one piece.
      for (const { start, end } of found) if (start < cut && cut < end) cut = start;
      held = text.slice(cut);
      return hidden(
        text.slice(0, cut),
        found.filter(({ end }) => end <= cut),
      );
    },
    end: () => {
      const rest = hidden(held, finds(held, values));
      held = "";
      return rest;
    },
  };
}

/** Where values stand, in order; those that overlap are one, so that no end of one is left over. */
function finds(text: string, values: ReadonlySet<string>): readonly Find[] {
  const all: Find[] = [];
  for (const value of values)
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
      all.push({ start: at, end: at + value.length });
  const apart: Find[] = [];
  for (const find of all.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && find.start < last.end) last.end = Math.max(last.end, find.end);
    else apart.push(find);
  }
  return apart;
}

function hidden(text: string, found: readonly Find[]): string {
  let [result, at] = ["", 0];
  for (const { start, end } of found) {
    result += text.slice(at, start) + sensitiveText;
    at = end;
  }
  return result + text.slice(at);
}

/** Length of the longest end of `text` that may be the beginning of a value. */
function beginning(text: string, values: ReadonlySet<string>): number {
  const longest = Math.max(0, ...[...values].map((value) => value.length));
  for (let length = Math.min(longest - 1, text.length); length > 0; length--) {
    const end = text.slice(-length);
    for (const value of values) if (value.length > length && value.startsWith(end)) return length;
  }
  return 0;
}

interface Find {
  start: number;
  end: number;
}
