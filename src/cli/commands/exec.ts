import type { RunCommand } from "../command.ts";
import { guestExit } from "../guest-exit.ts";
import { invalid } from "../invalid.ts";
import { runInMachine } from "../run-in-machine.ts";

/** `devorch exec`: an argv in a machine, on a terminal only when asked for one. */
export const run: RunCommand = (context, args) =>
  guestExit(context, async () => {
    const { rest } = args;
    if (rest.length === 0) {
      throw invalid(
        "DEV-190",
        "there is no command to run",
        "write devorch exec MACHINE -- COMMAND ARGUMENTS; devorch ssh MACHINE opens a shell",
      );
    }
    context.onlyShows();
    return runInMachine(context, args, { run: rest, terminal: args.flag("terminal") });
  });
