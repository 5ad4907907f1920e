import { parseArgs } from "node:util";
import type { Problem } from "../core/problem.ts";
import { Arguments, type Command } from "./command.ts";
import { nearest } from "./nearest.ts";
import { globalOptions } from "./table.ts";

export type Parsed =
  | { kind: "command"; command: Command; args: Arguments }
  /** `asked`: by --help; else nothing was said, and help is the answer. */
  | { kind: "help"; command?: Command; group?: readonly Command[]; asked: boolean }
  | { kind: "problem"; message: string; hint: string; command?: Command };

/** Which command is meant, with which options. Options may stand before and after positional arguments. */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): Parsed {
  const words = argv.filter((word) => !word.startsWith("-"));
  const asksHelp =
    argv.slice(0, dashes(argv)).some((word) => word === "--help" || word === "-h") || words[0] === "help";
  const named = words[0] === "help" ? words.slice(1) : words;
  const command =
    commands.find(({ name }) => name === `${named[0]} ${named[1]}`) ??
    commands.find(({ name }) => name === named[0]);
  if (asksHelp) {
    const group = commandsBelow(named[0], commands);
    return { kind: "help", asked: true, ...(command ? { command } : group.length > 0 && { group }) };
  }
  if (named.length === 0) return { kind: "help", asked: false };
  if (!command) return unknownCommand(named, commands);

  const own = { ...globalOptions, ...command.options };
  const rest = argv.slice(dashes(argv) + 1);
  const before = withoutCommand(argv.slice(0, dashes(argv)), command);
  try {
    const { values, positionals } = parseArgs({
      args: before,
      options: own,
      allowPositionals: true,
      strict: true,
    });
    const allowed = command.usage === undefined ? 0 : Number.POSITIVE_INFINITY;
    if (positionals.length > allowed) {
      return {
        kind: "problem",
        message: `devorch ${command.name} takes no argument, got "${positionals[0]}"`,
        hint: `see devorch ${command.name} --help`,
      };
    }
    return { kind: "command", command, args: new Arguments(positionals, rest, values) };
  } catch (error) {
    const bad = badOption(error as Error & { code?: string }, command, Object.keys(own));
    if (!command.passesExitCode || argv.includes("--")) return { ...bad, command };
    const hint = `a command for the machine comes after --: devorch ${command.name} MACHINE -- COMMAND…`;
    return { ...bad, hint, command };
  }
}

export function usageProblem({ message, hint }: Parsed & { kind: "problem" }): Problem {
  return { code: "DEV-190", severity: "error", message, hint };
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): Parsed {
  const group = commandsBelow(words[0], commands);
  if (group.length > 0) {
    const known = group.map(({ name }) => name.slice(words[0]!.length + 1));
    return {
      kind: "problem",
      message: `devorch ${words[0]} needs one of: ${known.join(", ")}${words[1] ? `; got "${words[1]}"` : ""}`,
      hint: `write devorch ${words[0]} ${nearest(words[1] ?? "", known) ?? known[0]}`,
    };
  }
  const suggestion = nearest(
    words[0]!,
    commands.map(({ name }) => name),
  );
  return {
    kind: "problem",
    message: `there is no command "${words[0]}"`,
    hint: suggestion ? `did you mean devorch ${suggestion}?` : "devorch --help lists the commands",
  };
}

/** `snapshot save`, `snapshot restore`, … */
function commandsBelow(word: string | undefined, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ name }) => name.startsWith(`${word} `));
}

function badOption(error: Error & { code?: string }, command: Command, known: readonly string[]) {
  const option = /'(-[^' =]*)/.exec(error.message)?.[1];
  const suggestion = option && nearest(option.replace(/^-+/, ""), known);
  return {
    kind: "problem" as const,
    message:
      error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" && option
        ? `devorch ${command.name} has no option ${option}`
        : (error.message.split(/[.\n]/, 1)[0] ?? error.message),
    hint:
      suggestion && error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION"
        ? `did you mean --${suggestion}?`
        : `see devorch ${command.name} --help`,
  };
}

/** Takes the words of the command's name out, wherever options stand between them. */
function withoutCommand(argv: readonly string[], command: Command): string[] {
  const words = command.name.split(" ");
  return argv.filter((word) => {
    if (words[0] !== word) return true;
    words.shift();
    return false;
  });
}

function dashes(argv: readonly string[]): number {
  const index = argv.indexOf("--");
  return index < 0 ? argv.length : index;
}
