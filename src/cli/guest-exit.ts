import { DevorchError, exitCodes } from "../core/problem.ts";
import type { ChannelResult } from "../engine/ports.ts";
import type { Context } from "./context.ts";

/** Exit code for devorch's own failures where those of a guest's command are passed through. */
export const ownFailure = 125;

/** Not a failure: Ctrl-C, and a reader that went away. */
const ended = new Set<number>([exitCodes.interrupted, exitCodes.unread]);

/** The exit code of a command in a guest as our own: 128 + its number after a signal, 125 when it is we who failed. */
export async function guestExit(context: Context, run: () => Promise<ChannelResult>): Promise<number> {
  try {
    return (await run()).code;
  } catch (error) {
    if (!(error instanceof DevorchError)) throw error;
    context.report(error.problems);
    return ended.has(error.exitCode) ? error.exitCode : ownFailure;
  }
}
