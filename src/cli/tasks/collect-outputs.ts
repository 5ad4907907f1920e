import { createReadStream } from "node:fs";
import { lstat, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { DesiredTask } from "../../core/desired.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Redactor } from "../../core/redact.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import type { JobResult, Output } from "../../core/tasks/task-event.ts";
import { copyFrom } from "../../drivers/guest/copy.ts";
import { asUser, guestPath, linkOnTheWay, refuseLinks } from "../../drivers/guest/prepare-task.ts";
import type { Channel, Clock } from "../../engine/ports.ts";
import type { Ended } from "../../engine/run-tasks.ts";
import type { RunFolder } from "../../store/runs.ts";
import type { PulledFiles } from "./pulled-files.ts";

/** Most that one output, or what is pulled, may hold: a guest can send without end. */
const limits = { maxBytes: 10 * 1024 ** 3, maxFiles: 200_000 };

/**
 * Fetches the outputs of a job that has ended into the run's folder, then what it pulls into the project. What cannot be had is told
 * in the reason, and makes a job that passed fail; so does an output that holds a secret.
 */
export async function collectOutputs(
  { job, result, signal }: { job: Job; result: Ended; signal: AbortSignal },
  {
    channel,
    clock,
    folder,
    redactor,
    root,
    refused,
    pulled,
  }: {
    channel: Channel;
    clock: Clock;
    folder: RunFolder;
    redactor: Redactor;
    root: string;
    /** Of a path of the host: why nothing is pulled there. */
    refused: (path: string) => string | undefined;
    pulled: PulledFiles;
  },
): Promise<JobResult> {
  const { task, target } = job;
  const guest = { channel: asUser(channel, task.user), clock, instance: target.instance };
  const outputs: Output[] = [];
  const faults: string[] = [];
  for (const { path, place } of places(task)) {
    const file = join(folder.outputs(target.instance, task.name), place);
    const to = join(folder.path, file);
    try {
      // A guest that has the project mounted can put one there while it runs.
      refuseLinks(root, to);
      // Of an earlier try.
      await rm(to, { recursive: true, force: true });
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await copyFrom(guest, guestPath(path, task), to, { signal, ...limits, exactly: true });
    } catch (error) {
      const why = whyNot(error, signal);
      if (linkOnTheWay(root, to) === undefined) await rm(to, { recursive: true, force: true });
      faults.push(`left no output ${path}: ${redactor.text(why)}`);
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
      await copyFrom(guest, guestPath(from, task), to, {
        signal,
        ...limits,
        exactly: true,
        inspect,
        refused: (path, isFolder) => refused(path) ?? (isFolder ? undefined : pulled.claim(path, job)),
      });
    } catch (error) {
      faults.push(`could not give ${from} to the host: ${redactor.text(whyNot(error, signal))}`);
    }
  }
  if (faults.length === 0) return { ...result, outputs };
  if (result.status === "passed") return { ...failed(result, faults.join(", and ")), outputs };
  return { ...result, reason: [result.reason, ...faults].join(", and "), outputs };
}

/** Throws what is no fault of the guest or of the host's files. */
function whyNot(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) throw error;
  if (error instanceof DevorchError) return error.problems[0]!.message;
  if (error instanceof Error && "syscall" in error) return error.message;
  throw error;
}

function failed({ tries }: Ended, reason: string) {
  return { status: "failed", tries, reason } as const;
}

function pulledSecret(from: string): DevorchError {
  const message = `${from} holds a secret`;
  const hint = "leave it in the machine, or write it without the secret";
  return new DevorchError([{ code: "DEV-707", severity: "error", message, hint }]);
}

/**
 * Outputs and reports, each with its place below a folder of ours: as in the guest, but below `/2`, `/3`, … where another thing has that
 * place. What is in another comes after it: a place is emptied before it is filled, and when that fails.
 */
function places(task: DesiredTask): { path: string; place: string }[] {
  const found: { path: string; guest: string; place: string }[] = [];
  const paths = [...new Set([...task.outputs, ...task.reports])].map((path) => ({
    path,
    steps: steps(path),
  }));
  for (const { path, steps } of paths.sort((a, b) => a.steps.length - b.steps.length)) {
    const whole = guestPath(path, task);
    const guest = posix.join(/^[~/]/.test(whole) ? whole : `~/${whole}`, ".").replace(/\/$/, "");
    const isFree = (place: string) =>
      found.every((other) =>
        isIn(place, other.place)
          ? guest === other.guest + place.slice(other.place.length)
          : !isIn(other.place, place),
      );
    const name = steps.map((step) => `/${step}`).join("");
    let place = name;
    for (let number = 2; !isFree(place); number++) place = `/${number}${name}`;
    found.push({ path, guest, place });
  }
  return found;
}

function isIn(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
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
