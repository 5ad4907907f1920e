import { createReadStream } from "node:fs";
import { lstat, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DevorchError } from "../../core/problem.ts";
import type { Redactor } from "../../core/redact.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { JobResult, Output } from "../../core/tasks/task-event.ts";
import { copyFrom } from "../../drivers/guest/copy.ts";
import { asUser, guestPath, linkOnTheWay, refuseLinks } from "../../drivers/guest/prepare-task.ts";
import type { Channel, Clock } from "../../engine/ports.ts";
import type { Ended } from "../../engine/run-tasks.ts";
import type { RunFolder } from "../../store/runs.ts";

/** Most that one output, or what is pulled, may hold: a guest can send without end. */
const limits = { maxBytes: 10 * 1024 ** 3, maxFiles: 200_000 };

/**
 * Fetches the outputs of a job that has ended into the run's folder, then what it pulls into the project. One that is missing, or holds
 * a secret, makes a job that passed fail; of a job that failed, what is there is fetched.
 */
export async function collectOutputs(
  { job, result, signal }: { job: Job; result: Ended; signal: AbortSignal },
  {
    channel,
    clock,
    folder,
    redactor,
    root,
  }: { channel: Channel; clock: Clock; folder: RunFolder; redactor: Redactor; root: string },
): Promise<JobResult> {
  const { task, target } = job;
  const guest = { channel: asUser(channel, task.user), clock, instance: target.instance };
  const outputs: Output[] = [];
  const faults: string[] = [];
  for (const path of new Set([...task.outputs, ...task.reports])) {
    const file = join(folder.outputs(target.instance, task.name), ...steps(path));
    const to = join(folder.path, file);
    try {
      // A guest that has the project mounted can put one there while it runs.
      refuseLinks(root, to);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await copyFrom(guest, guestPath(path, task), to, { signal, ...limits });
    } catch (error) {
      if (signal.aborted || !(error instanceof DevorchError)) throw error;
      if (linkOnTheWay(root, to) === undefined) await rm(to, { recursive: true, force: true });
      faults.push(`left no output ${path}: ${redactor.text(error.problems[0]!.message)}`);
      continue;
    }
    if (await holdsSecret(to, redactor)) {
      await rm(to, { recursive: true });
      return { ...failed(result, `wrote a secret into its output ${path}`), outputs };
    }
    outputs.push({ path, file });
  }
  for (const { from, to, direction } of task.sync) {
    if (direction !== "pull") continue;
    const holdsSecret = redactor.detector();
    const inspect = (chunk: Uint8Array) => {
      if (holdsSecret(chunk)) throw pulledSecret(from);
    };
    try {
      refuseLinks(root, to);
      await mkdir(dirname(to), { recursive: true });
      await copyFrom(guest, guestPath(from, task), to, { signal, ...limits, exactly: true, inspect });
    } catch (error) {
      if (signal.aborted || !(error instanceof DevorchError)) throw error;
      faults.push(`could not give ${from} to the host: ${redactor.text(error.problems[0]!.message)}`);
    }
  }
  return { ...(faults[0] && result.status === "passed" ? failed(result, faults[0]) : result), outputs };
}

function failed({ tries }: Ended, reason: string) {
  return { status: "failed", tries, reason } as const;
}

function pulledSecret(from: string): DevorchError {
  const message = `${from} holds a secret`;
  const hint = "leave it in the machine, or write it without the secret";
  return new DevorchError([{ code: "DEV-707", severity: "error", message, hint }]);
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
