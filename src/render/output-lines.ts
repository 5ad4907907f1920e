/** More than a colour takes. */
const longestSequence = 32;

/** Cuts a step's output, which arrives in arbitrary chunks, into whole lines, and remembers the last ones. */
export class OutputLines {
  readonly tail: string[] = [];
  readonly #tailLength: number;
  readonly #maxLine: number;
  /** What has no line feed yet. */
  readonly open = { stdout: "", stderr: "" };

  /** @param maxLine longer lines are cut, so that output without line feeds cannot fill memory */
  constructor(tailLength: number, maxLine = 4_096) {
    this.#tailLength = tailLength;
    this.#maxLine = maxLine;
  }

  /** The lines that `text` completes. */
  push(stream: "stdout" | "stderr", text: string): string[] {
    return linesOf(this.block(stream, text));
  }

  /** The same in one piece, each with its line feed: an array of the lines of a gigabyte costs more than all else that is done with it. */
  block(stream: "stdout" | "stderr", text: string): string {
    const end = text.lastIndexOf("\n") + 1;
    let block = end > 0 ? this.open[stream] + text.slice(0, end) : "";
    let open = end > 0 ? text.slice(end) : this.open[stream] + text;
    while (open.length > this.#maxLine) {
      const cut = cutOf(open, this.#maxLine);
      block += `${open.slice(0, cut)}\n`;
      open = open.slice(cut);
    }
    this.open[stream] = open;
    return this.#keep(block.includes("\r") ? block.replaceAll("\r\n", "\n") : block);
  }

  /** What is left without a line feed at the end of the step. */
  end(): string[] {
    const rest = [this.open.stdout, this.open.stderr].filter(Boolean);
    this.open.stdout = this.open.stderr = "";
    return linesOf(this.#keep(rest.map((line) => `${line}\n`).join("")));
  }

  #keep(block: string): string {
    if (this.#tailLength > 0) {
      this.tail.push(...linesOf(block).slice(-this.#tailLength));
      this.tail.splice(0, this.tail.length - this.#tailLength);
    }
    return block;
  }
}

function linesOf(block: string): string[] {
  return block === "" ? [] : block.slice(0, -1).split("\n");
}

/** Where a line that is too long is cut: not within a character, nor within an escape sequence, whose halves would no longer be known for one. */
function cutOf(line: string, maxLine: number): number {
  const sequence = line.lastIndexOf("\x1b", maxLine - 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with a control character
  const whole = /^\x1b\[[0-9;:]*[@-~]/.test(line.slice(sequence, maxLine));
  if (sequence >= maxLine - longestSequence && !whole) return sequence;
  return /^[\udc00-\udfff]/.test(line.slice(maxLine, maxLine + 1)) ? maxLine - 1 : maxLine;
}
