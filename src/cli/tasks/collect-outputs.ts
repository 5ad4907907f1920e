import { createReadStream } from "node:fs";
import { lstat, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { DevorchError } from "../../core/problem.ts";
import type { Redactor } from "../../core/redact.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { JobResult, Output } from "../../core/tasks/task-event.ts";
import type { Channel } from "../../engine/ports.ts";
import type { Ended } from "../../engine/run-tasks.ts";
import { copyFrom } from "../../ssh/copy.ts";
import type { RunFolder } from "../../store/runs.ts";

/** Most that one output may hold: a guest can send without end. */
const maxBytes = 10 * 1024 ** 3;

/**
 * Fetches the outputs of a job that has ended into the run's folder. One that is missing, or holds a secret, makes a job that passed fail;
 * of a job that failed, what is there is fetched.
 */
export async function collectOutputs(
  { job, result, signal }: { job: Job; result: Ended; signal: AbortSignal },
  { channel, folder, redactor }: { channel: Channel; folder: RunFolder; redactor: Redactor },
): Promise<JobResult> {
  const { task, target } = job;
  const outputs: Output[] = [];
  const faults: string[] = [];
  for (const path of task.outputs) {
    const file = join(folder.outputs(target.instance, task.name), ...steps(path));
    const to = join(folder.path, file);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    try {
      const from = /^[~/]/.test(path) ? path : posix.join(task.workdir ?? ".", path);
      await copyFrom({ channel, instance: target.instance }, from, to, { signal, maxBytes });
    } catch (error) {
      if (signal.aborted || !(error instanceof DevorchError)) throw error;
      await rm(to, { recursive: true, force: true });
      faults.push(`left no output ${path}: ${redactor.text(error.problems[0]!.message)}`);
      continue;
    }
    if (await holdsSecret(to, redactor)) {
      await rm(to, { recursive: true });
      return { ...failed(result, `wrote a secret into its output ${path}`), outputs };
    }
    outputs.push({ path, file });
  }
  return { ...(faults[0] && result.status === "passed" ? failed(result, faults[0]) : result), outputs };
}

function failed({ tries }: Ended, reason: string) {
  return { status: "failed", tries, reason } as const;
}

/** A guest path as steps below a folder of ours. */
function steps(path: string): string[] {
  return path.split("/").filter((step) => !["", ".", "..", "~"].includes(step));
}

async function holdsSecret(path: string, redactor: Redactor): Promise<boolean> {
  const status = await lstat(path);
  if (status.isDirectory()) {
    for (const name of await readdir(path)) if (await holdsSecret(join(path, name), redactor)) return true;
  } else if (status.isFile()) {
    const found = redactor.detector();
    for await (const piece of createReadStream(path)) if (found(piece)) return true;
  }
  return false;
}
