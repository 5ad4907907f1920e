import { DevorchError, exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { presentMachine } from "../owned-machine.ts";
import { observe, openProject } from "../project.ts";

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
    const { record, live, address } = presentMachine(args.positionals[0], observed);
    // `multipass exec` would start it: a machine is started on purpose only.
    if (live.state !== "Running") {
      throw new DevorchError([
        {
          code: "DEV-332",
          severity: "error",
          message: `${record.instance} is ${live.state}`,
          hint: `start it: devorch start ${args.positionals[0]}`,
          address,
        },
      ]);
    }
    const result = await project.driver.channel.exec(record.instance, {
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
