/** A fenced block of a Markdown text that a reader may type into a shell. */
export interface ShellBlock {
  /** Line of the opening fence, from 1. */
  line: number;
  /** A `console` block shows commands, each after `$ `, with what they print. The others are scripts. */
  language: string;
  text: string;
  /** The reason in a `<!-- not run: reason -->` just above. */
  notRun?: string;
}

export function shellBlocks(markdown: string): ShellBlock[] {
  const fence = /^( *)```(sh|bash|console)\b[^\n]*\n(.*?)^\1```$/gms;
  return [...markdown.matchAll(fence)].map(({ index, 1: indent, 2: language = "", 3: body = "" }) => {
    const before = markdown.slice(0, index);
    const notRun = before.match(/<!-- not run: (.*) -->\s*$/)?.[1];
    return {
      line: before.split("\n").length,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      ...(notRun !== undefined && { notRun }),
    };
  });
}

/** The commands of a `console` block, each with the output shown for it. `> ` continues a command. */
export function exchanges(text: string): { command: string; output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [first = "", ...rest] = part.trimEnd().split("\n");
      const end = rest.findIndex((line) => !line.startsWith("> "));
      const more = rest.slice(0, end === -1 ? rest.length : end).map((line) => line.slice(2));
      return { command: [first, ...more].join("\n"), output: rest.slice(more.length).join("\n") };
    });
}

/** Whether `actual` is as `shown`, where `…` stands for any text of a line, or alone on a line for any lines. */
export function matchesOutput(actual: string, shown: string): boolean {
  const pattern = shown
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/^…$/gm, "[\\s\\S]*")
    .replaceAll("…", ".*");
  return new RegExp(`^${pattern}$`).test(actual.trimEnd());
}
