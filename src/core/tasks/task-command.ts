import type { GuestCommand } from "../action.ts";
import type { DesiredMachine, DesiredTask } from "../desired.ts";

/** The shell of a task's `run`, unless it names another: the default in schemas/devorch.schema.json. */
const defaultShell = "bash";

/** What a task runs in a machine. Of the machine's environment and the task's own, the task's wins. */
export function taskCommand(
  { run, shell = defaultShell, workdir, user, stdin, env }: DesiredTask,
  machine: Pick<DesiredMachine, "env">,
): Omit<GuestCommand, "timeoutMs"> {
  return {
    run,
    shell,
    ...(workdir !== undefined && { workdir }),
    ...(user !== undefined && { user }),
    ...(stdin && { stdin }),
    env: { ...machine.env, ...env },
  };
}
