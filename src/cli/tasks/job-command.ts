import { constants, createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { DevorchError, type Problem } from "../../core/problem.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { ChannelCommand, Reveal } from "../../engine/ports.ts";

/** The shell of a task's `run`, unless it names another: the default in schemas/devorch.schema.json. */
const defaultShell = "bash";

/** The command of a job with its secrets filled in: never to be logged. Of a machine's environment and the task's own, the task's wins. */
export async function jobCommand({ task, target }: Job, reveal: Reveal): Promise<ChannelCommand> {
  const { run, shell = defaultShell, workdir, user, stdin } = task;
  const env = await Promise.all(
    Object.entries({ ...target.env, ...task.env }).map(async ([name, value]) => [name, await reveal(value)]),
  );
  return {
    run:
      typeof run === "string" || "parts" in run
        ? [shell, "-c", await reveal(run)]
        : await Promise.all(run.map(reveal)),
    env: Object.fromEntries(env),
    ...(workdir !== undefined && { cwd: workdir }),
    ...(user !== undefined && { user }),
    ...(stdin && { stdin: "file" in stdin ? bytesOf(stdin.file) : Buffer.from(await reveal(stdin.text)) }),
  };
}

/** Throws all that keeps a command from being put together: secrets and files that are not there. */
export async function demandCommands(jobs: readonly Job[], reveal: Reveal): Promise<void> {
  const found = await Promise.allSettled(
    jobs.map(async (job) => {
      await jobCommand(job, reveal);
      const { stdin, source } = job.task;
      if (stdin && "file" in stdin)
        await access(stdin.file, constants.R_OK).catch((cause: Error) => {
          throw new DevorchError([
            {
              code: "DEV-703",
              severity: "error",
              message: `the standard input of ${job.task.name} cannot be read: ${cause.message}`,
              hint: "correct stdin: { file: … }",
              source,
            },
          ]);
        });
    }),
  );
  const errors = found.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  const problems = new Map<string, Problem>();
  for (const error of errors) {
    if (!(error instanceof DevorchError)) throw error;
    for (const problem of error.problems) problems.set(problem.message, problem);
  }
  if (problems.size > 0) throw new DevorchError([...problems.values()]);
}

/** Opened when it is read: a task that is skipped, or tried again, needs no open file. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file);
}
