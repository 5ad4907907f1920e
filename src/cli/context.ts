import type { Problem } from "../core/problem.ts";
import { problemsJson, problemsText } from "../render/problems.ts";
import { type Palette, palette, type Terminal, terminal } from "../render/style.ts";
import type { World } from "./world.ts";

/** What a command works with: its surroundings, and how to speak. stdout carries data, stderr messages. */
export class Context {
  readonly world: World;
  readonly debug: boolean;
  readonly json: boolean;
  readonly stdout: Terminal & { palette: Palette };
  readonly stderr: Terminal & { palette: Palette };
  /** Texts of the configuration, for code frames. */
  sources: ReadonlyMap<string, string> = new Map();

  constructor(world: World, { debug, json }: { debug: boolean; json: boolean }) {
    this.world = world;
    this.debug = debug;
    this.json = json;
    this.stdout = styled(world, world.stdout);
    this.stderr = styled(world, world.stderr);
  }

  /** Data. */
  print(text: string): void {
    this.world.stdout.write(text);
  }

  /** A message to the person at the terminal. */
  say(text: string): void {
    this.world.stderr.write(text);
  }

  printJson(value: unknown): void {
    this.print(`${JSON.stringify(value, undefined, 2)}\n`);
  }

  /** Problems: for people on stderr; with --json as JSON on stdout. */
  report(problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    if (this.json) this.printJson(problemsJson(problems));
    else {
      const { width, palette } = this.stderr;
      this.say(problemsText(problems, { width, palette, sourceText: (file) => this.sources.get(file) }));
    }
  }
}

function styled(world: World, stream: NodeJS.WriteStream): Terminal & { palette: Palette } {
  const look = terminal({ isTTY: stream.isTTY === true, columns: stream.columns, env: world.env });
  return { ...look, palette: palette(look.colour) };
}
