/** Longer lines are cut here, so that output without line feeds cannot fill memory. */
const maxLine = 4_096;

/** Cuts a step's output, which arrives in arbitrary chunks, into whole lines, and remembers the last ones. */
export class OutputLines {
  readonly tail: string[] = [];
  readonly #tailLength: number;
  readonly #open = { stdout: "", stderr: "" };

  constructor(tailLength: number) {
    this.#tailLength = tailLength;
  }

  /** The lines that `text` completes. */
  push(stream: "stdout" | "stderr", text: string): string[] {
    const lines = (this.#open[stream] + text).split(/\r?\n/);
    let open = lines.pop() ?? "";
    while (open.length > maxLine) {
      lines.push(open.slice(0, maxLine));
      open = open.slice(maxLine);
    }
    this.#open[stream] = open;
    return this.#keep(lines);
  }

  /** What is left without a line feed at the end of the step. */
  end(): string[] {
    const rest = [this.#open.stdout, this.#open.stderr].filter(Boolean);
    this.#open.stdout = this.#open.stderr = "";
    return this.#keep(rest);
  }

  #keep(lines: string[]): string[] {
    this.tail.push(...lines.slice(-this.#tailLength));
    this.tail.splice(0, this.tail.length - this.#tailLength);
    return lines;
  }
}
