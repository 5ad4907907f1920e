import { DevorchError, exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { runningMachine } from "../owned-machine.ts";
import { observe, openProject } from "../project.ts";
import { sshAccess } from "../ssh-access.ts";

/** Exit code of `devorch exec` for its own failures: the guest's are passed through. */
const ownFailure = 125;

export const run: RunCommand = async (context, args) => {
  try {
    const { stdin, stdout, stderr } = context.world;
    if (args.rest.length === 0) {
      throw new DevorchError([
        {
          code: "DEV-190",
          severity: "error",
          message: "there is no command to run",
          hint: "write devorch exec MACHINE -- COMMAND ARGUMENTS",
        },
      ]);
    }
    const project = await openProject(context, args);
    const observed = await observe(context, project, { refresh: false, signal: context.signal });
    const { record } = runningMachine(args.positionals[0], observed);
    const result = await sshAccess(context, project)
      .channel(observed)
      .exec(record.instance, {
        run: args.rest,
        ...(args.value("workdir") !== undefined && { cwd: args.value("workdir")! }),
        ...(stdin.isTTY ? {} : { stdin }),
        signal: context.signal,
        onStdout: (chunk) => written(stdout, chunk),
        onStderr: (chunk) => written(stderr, chunk),
      });
    return result.kind === "exited" ? result.code : 128 + signalNumber(result.signal);
  } catch (error) {
    if (!(error instanceof DevorchError)) throw error;
    context.report(error.problems);
    return error.exitCode === exitCodes.interrupted ? exitCodes.interrupted : ownFailure;
  }
};

/** The guest's bytes as they are; waits while the reader is slow. */
function written(stream: NodeJS.WriteStream, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(chunk)) resolve();
    else stream.once("drain", resolve);
  });
}

function signalNumber(name: string): number {
  const numbers: Readonly<Record<string, number>> = {
    HUP: 1,
    INT: 2,
    QUIT: 3,
    ABRT: 6,
    KILL: 9,
    SEGV: 11,
    PIPE: 13,
    TERM: 15,
  };
  return numbers[name.replace(/^SIG/, "")] ?? 1;
}
