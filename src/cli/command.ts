import type { ExitCode } from "../core/problem.ts";
import type { Context } from "./context.ts";

/** One row of the command table: what `--help` shows, and where the code is, loaded only when it runs. */
export interface Command {
  /** `snapshot save` for a subcommand. */
  name: string;
  summary: string;
  /** Positional arguments as in help: `[NAME]`, `MACHINE -- COMMAND…`. */
  usage?: string;
  options: Readonly<Record<string, Option>>;
  /** Shown as they are. */
  examples: readonly string[];
  /** Longer help, if the summary does not say it all. */
  notes?: string;
  /** Its exit code is that of a command in a guest. */
  passesExitCode?: true;
  load: () => Promise<{ run: RunCommand }>;
}

export interface Option {
  type: "boolean" | "string";
  short?: string;
  multiple?: boolean;
  /** Placeholder of a value: `FILE`. */
  value?: string;
  help: string;
}

export type RunCommand = (context: Context, args: Arguments) => Promise<ExitCode | number>;

/** Parsed arguments of one command. The accessors throw when the table has no such option: a bug, not bad input. */
export class Arguments {
  readonly positionals: readonly string[];
  /** What stands after `--`. */
  readonly rest: readonly string[];
  readonly #values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

  constructor(
    positionals: readonly string[],
    rest: readonly string[],
    values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>,
  ) {
    this.positionals = positionals;
    this.rest = rest;
    this.#values = values;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  value(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? (value as string[]) : [];
  }
}
