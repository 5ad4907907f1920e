import { own } from "../../core/own.ts";
import { exitCodes } from "../../core/problem.ts";
import type { Command, RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { commands, globalOptions } from "../table.ts";

const shells: Readonly<Record<string, (words: Words) => string>> = { bash, zsh, fish };

/** A script for the shell named: `source <(devorch completion bash)`. Generated from the table of commands. */
export const run: RunCommand = async (context, args) => {
  const shell = args.positionals[0] ?? "";
  const script = own(shells, shell);
  if (!script) {
    throw invalid(
      "DEV-190",
      shell ? `there is no completion for "${shell}"` : "name a shell",
      "write devorch completion bash, zsh or fish",
    );
  }
  context.print(script(words(commands)));
  return exitCodes.success;
};

interface Words {
  /** First words, each with what it does. */
  first: ReadonlyMap<string, string>;
  /** `snapshot` → its second words. */
  second: ReadonlyMap<string, readonly string[]>;
  /** Command (one or two words) → its options. */
  options: ReadonlyMap<string, readonly string[]>;
}

function words(table: readonly Command[]): Words {
  const first = new Map<string, string>();
  const second = new Map<string, string[]>();
  const options = new Map<string, string[]>();
  for (const { name, summary, options: own } of table) {
    const [parent = "", child] = name.split(" ");
    if (child === undefined || !first.has(parent)) first.set(parent, summary);
    if (child !== undefined) second.set(parent, [...(second.get(parent) ?? []), child]);
    options.set(
      name,
      Object.keys({ ...own, ...globalOptions }).map((option) => `--${option}`),
    );
  }
  return { first, second, options };
}

function bash({ first, second, options }: Words): string {
  const cases = [
    ...[...second].map(([parent, children]) => `    "${parent} ") words="${children.join(" ")}" ;;`),
    ...[...options].map(
      ([name, own]) => `    "${name.includes(" ") ? name : `${name} `}"*) words="${own.join(" ")}" ;;`,
    ),
  ];
  return `_devorch() {
  local words line="\${COMP_WORDS[*]:1:COMP_CWORD-1} "
  case "$line" in
    " ") words="${[...first.keys()].join(" ")}" ;;
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [[ \${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _devorch devorch
`;
}

function zsh(known: Words): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${bash(known)}`;
}

function fish({ first, second, options }: Words): string {
  const quote = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
  return [
    "complete -c devorch -f",
    ...[...first].map(
      ([word, summary]) => `complete -c devorch -n __fish_use_subcommand -a ${word} -d ${quote(summary)}`,
    ),
    ...[...second].map(
      ([parent, children]) =>
        `complete -c devorch -n '__fish_seen_subcommand_from ${parent}' -a ${quote(children.join(" "))}`,
    ),
    ...[...options].flatMap(([name, own]) =>
      own.map(
        (option) =>
          `complete -c devorch -n '__fish_seen_subcommand_from ${name.split(" ").at(-1)}' -l ${option.slice(2)}`,
      ),
    ),
    "",
  ].join("\n");
}
