/** Longer lines are cut here, so that output without line feeds cannot fill memory. */
export const maxLine = 4_096;

/** Cuts a step's output, which arrives in arbitrary chunks, into whole lines, and remembers the last ones. */
export class OutputLines {
  readonly tail: string[] = [];
  readonly #tailLength: number;
  /** What has no line feed yet. */
  readonly open = { stdout: "", stderr: "" };

  constructor(tailLength: number) {
    this.#tailLength = tailLength;
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
    while (open.length > maxLine) {
      block += `${open.slice(0, maxLine)}\n`;
      open = open.slice(maxLine);
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
