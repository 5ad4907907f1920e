import { sensitiveText } from "./text.ts";

/**
 * Hides secret values in text that is shown or kept. Values are added as they are revealed;
 * those of fewer than four characters are not hidden, since that would shred every text.
 */
export class Redactor {
  readonly #values = new Set<string>();

  /** A value of several lines is hidden as a whole and line by line. */
  add(value: string): void {
    for (const line of [value, ...value.split("\n")].map((text) => text.trim()))
      if (line.length >= 4) this.#values.add(line);
  }

  text(text: string): string {
    return this.#hidden(text, this.#finds(text));
  }

  /** For text that comes in pieces: a value cut in two is still found. Call `end` for what is held back. */
  stream(): { push(piece: string): string; end(): string } {
    let held = "";
    return {
      push: (piece) => {
        const text = held + piece;
        const finds = this.#finds(text);
        let cut = text.length - this.#beginning(text);
        // What overlaps the cut stays in one piece.
        for (const { start, end } of finds) if (start < cut && cut < end) cut = start;
        held = text.slice(cut);
        return this.#hidden(
          text.slice(0, cut),
          finds.filter(({ end }) => end <= cut),
        );
      },
      end: () => {
        const rest = this.text(held);
        held = "";
        return rest;
      },
    };
  }

  /** Where values stand, in order; those that overlap are one, so that no end of one is left over. */
  #finds(text: string): readonly { start: number; end: number }[] {
    const all: { start: number; end: number }[] = [];
    for (const value of this.#values)
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
        all.push({ start: at, end: at + value.length });
    const finds: { start: number; end: number }[] = [];
    for (const find of all.sort((a, b) => a.start - b.start)) {
      const last = finds.at(-1);
      if (last && find.start < last.end) last.end = Math.max(last.end, find.end);
      else finds.push(find);
    }
    return finds;
  }

  #hidden(text: string, finds: readonly { start: number; end: number }[]): string {
    let [result, at] = ["", 0];
    for (const { start, end } of finds) {
      result += text.slice(at, start) + sensitiveText;
      at = end;
    }
    return result + text.slice(at);
  }

  /** Length of the longest end of `text` that may be the beginning of a value. */
  #beginning(text: string): number {
    const longest = Math.max(0, ...[...this.#values].map((value) => value.length));
    for (let length = Math.min(longest - 1, text.length); length > 0; length--) {
      const end = text.slice(-length);
      for (const value of this.#values) if (value.length > length && value.startsWith(end)) return length;
    }
    return 0;
  }
}
