import manifest from "../../package.json" with { type: "json" };
import { DevorchError, exitCodes } from "../core/problem.ts";
import { parseArguments, usageProblem } from "./arguments.ts";
import type { Context } from "./context.ts";
import { ownFailure } from "./guest-exit.ts";
import type { World } from "./world.ts";

/** Runs one command line. Returns the exit code; throws only for bugs. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  // Before anything is loaded: what scripts and prompts call most must cost least.
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V"))
    return write(`${manifest.version}\n`, world.stdout, world, exitCodes.success);
  const { commands } = await import("./table.ts");
  const parsed = parseArguments(argv, commands);
  if (parsed.kind === "help") {
    const { helpText } = await import("./help.ts");
    const text = helpText(parsed.group ?? commands, parsed.command, world.stdout.columns ?? 80);
    return parsed.asked
      ? write(text, world.stdout, world, exitCodes.success)
      : write(text, world.stderr, world, exitCodes.invalid);
  }
  const { Context } = await import("./context.ts");
  if (parsed.kind === "problem") {
    const context = new Context(world, { debug: false, json: false });
    context.report([usageProblem(parsed)]);
    return parsed.command?.passesExitCode ? ownFailure : exitCodes.invalid;
  }
  const context = new Context(world, { debug: parsed.args.flag("debug"), json: parsed.args.flag("json") });
  try {
    const { run: runCommand } = await parsed.command.load();
    const code = await runCommand(context, parsed.args);
    return (await outputLost(context)) ? code || exitCodes.error : code;
  } catch (error) {
    if (!(error instanceof DevorchError)) throw error;
    context.report(error.problems);
    return error.exitCode;
  }
}

/** What is written without a Context. Returns `code`, or that of an error when it could not be written; a reader that went away is none. */
async function write(text: string, stream: NodeJS.WriteStream, world: World, code: number): Promise<number> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    // Without a listener Node ends with its stack trace.
    stream.on("error", resolve);
    stream.write(text, resolve);
  });
  if (!error || error.code === "EPIPE") return code;
  world.stderr.write(lostText(error));
  return code || exitCodes.error;
}

/** Output that could not be written makes a success an error: a script must not go on with half a plan. */
async function outputLost(context: Context): Promise<boolean> {
  // The stream tells of a failed write in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  if (!context.lostOutput) return false;
  context.say(lostText(context.lostOutput));
  return true;
}

function lostText(error: Error): string {
  return `devorch: the output could not be written: ${error.message}\n`;
}
