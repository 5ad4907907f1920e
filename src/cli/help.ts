import type { Command, Option } from "./command.ts";
import { globalOptions } from "./table.ts";

/** Help of one command, or of devorch. */
export function helpText(commands: readonly Command[], command: Command | undefined, width: number): string {
  return command ? commandHelp(command, width) : overview(commands, width);
}

function overview(commands: readonly Command[], width: number): string {
  return `devorch: plan and apply for isolated development machines

Usage: devorch COMMAND [OPTIONS]

${rows(
  commands.map(({ name, summary }) => [name, summary]),
  width,
)}

${rows(optionRows({ ...globalOptions, version: { type: "boolean", short: "V", help: "Print the version" } }), width)}

Start with: devorch init
`;
}

function commandHelp({ name, summary, usage, options, examples, notes }: Command, width: number): string {
  const sections = [
    `${summary}`,
    `Usage: devorch ${name}${usage ? ` ${usage}` : ""} [OPTIONS]`,
    ...(notes ? [notes] : []),
    `Options:\n${rows(optionRows({ ...options, ...globalOptions }), width)}`,
    `Examples:\n${examples.map((example) => `  ${example}`).join("\n")}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function optionRows(options: Readonly<Record<string, Option>>): [string, string][] {
  return Object.entries(options).map(([name, { short, value, help }]) => [
    `${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`,
    help,
  ]);
}

/** Two columns; the second wraps under itself. */
function rows(pairs: readonly (readonly [string, string])[], width: number): string {
  const left = Math.min(32, Math.max(...pairs.map(([name]) => name.length)));
  const room = Math.max(20, Math.min(width, 100) - left - 4);
  return pairs
    .map(([name, text]) => {
      const lines = wrapWords(text, room);
      const first = name.length > left ? `  ${name}\n${" ".repeat(left + 4)}` : `  ${name.padEnd(left)}  `;
      return first + lines.join(`\n${" ".repeat(left + 4)}`);
    })
    .join("\n");
}

function wrapWords(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1]!;
    if (last && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
