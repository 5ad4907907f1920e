import { sensitiveText } from "./text.ts";

/**
 * Hides secret values in text that is shown or kept. Values are added as they are revealed;
 * those of fewer than four characters are not hidden, since that would shred every text.
 */
export class Redactor {
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;
  #longest = 0;

  add(value: string): void {
    for (const line of [value, ...value.split("\n")].map((text) => text.trim())) {
      if (line.length < 4 || this.#values.has(line)) continue;
      this.#values.add(line);
      this.#longest = Math.max(this.#longest, line.length);
      this.#pattern = undefined;
    }
  }

  text(text: string): string {
    if (this.#values.size === 0) return text;
    this.#pattern ??= new RegExp(
      [...this.#values]
        .sort((a, b) => b.length - a.length)
        .map(escapeRegExp)
        .join("|"),
      "g",
    );
    return text.replace(this.#pattern, sensitiveText);
  }

  /** For text that comes in pieces: a value cut in two is still found. Call `end` for what is held back. */
  stream(): { push(piece: string): string; end(): string } {
    let held = "";
    return {
      push: (piece) => {
        const text = this.text(held + piece);
        const keep = this.#longest > 0 ? this.#tail(text) : 0;
        held = keep > 0 ? text.slice(-keep) : "";
        return keep > 0 ? text.slice(0, -keep) : text;
      },
      end: () => {
        const rest = held;
        held = "";
        return rest;
      },
    };
  }

  /** Length of the longest end of `text` that may be the beginning of a value. */
  #tail(text: string): number {
    for (let length = Math.min(this.#longest - 1, text.length); length > 0; length--) {
      const end = text.slice(-length);
      for (const value of this.#values) if (value.startsWith(end)) return length;
    }
    return 0;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
