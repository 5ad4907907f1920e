import type { RunCommand } from "../command.ts";
import { guestExit } from "../guest-exit.ts";
import { runInMachine } from "../run-in-machine.ts";

/** `devorch ssh`: a shell, or a command, on a terminal when ours is one. */
export const run: RunCommand = (context, args) => {
  const { stdin, stdout } = context.world;
  const terminal = stdin.isTTY === true && stdout.isTTY === true;
  const run = args.rest.length > 0 ? args.rest : 'exec "$SHELL" -l';
  return guestExit(context, () => runInMachine(context, args, { run, terminal }));
};
