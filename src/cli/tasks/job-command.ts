import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { DevorchError, type Problem } from "../../core/problem.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import { taskCommand } from "../../core/tasks/task-command.ts";
import { revealCommand } from "../../drivers/guest/run-command.ts";
import type { ChannelCommand, Reveal } from "../../engine/ports.ts";

/** The command of a job with its secrets filled in: never to be logged. */
export function jobCommand({ task, target }: Job, reveal: Reveal): Promise<ChannelCommand> {
  return revealCommand(taskCommand(task, target), reveal);
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
