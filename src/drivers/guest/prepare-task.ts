import { lstatSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import type { DesiredTask } from "../../core/desired.ts";
import { endingWords } from "../../core/guest-command.ts";
import { hostFolders } from "../../core/host-only.ts";
import { DevorchError, type Problem } from "../../core/problem.ts";
import type { Channel, Clock } from "../../engine/ports.ts";
import { isWithin } from "../../io/folders.ts";
import { capture, succeeded } from "./capture.ts";
import { copyTo } from "./copy.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";

const portTimeoutMs = 5 * 60_000;

/**
 * What a task asks for before it starts: that its ports answer, then that its files are pushed. Throws DEV-706 when a port does not
 * answer for five minutes or until `signal`, DEV-707 for a path of the project, that of `stdin` included, through a link, DEV-613 when a copy fails.
 */
export async function prepareTask(
  { channel, clock }: { channel: Channel; clock: Clock },
  task: Pick<DesiredTask, "ports" | "sync" | "stdin" | "user" | "workdir">,
  { instance, root, signal }: { instance: string; root: string; signal: AbortSignal },
): Promise<void> {
  if (task.ports.length > 0) await waitForPorts(channel, clock, instance, task.ports, signal);
  if (task.stdin && "file" in task.stdin) refuseLinks(root, task.stdin.file);
  for (const { from, to, direction } of task.sync) {
    if (direction !== "push") continue;
    refuseLinks(root, from);
    const guest = { channel: asUser(channel, task.user), clock, instance };
    await copyTo(guest, from, guestPath(to, task), { signal, exactly: true, without: hostFolders });
  }
}

/** The channel, with its commands run by the user of a task. */
export function asUser(channel: Channel, user: string | undefined): Channel {
  if (user === undefined) return channel;
  return { exec: (instance, command) => channel.exec(instance, { ...command, user }) };
}

/** A guest path of a task: relative ones begin in its `workdir`. */
export function guestPath(path: string, { workdir = "." }: Pick<DesiredTask, "workdir">): string {
  return /^[~/]/.test(path) ? path : posix.join(workdir, path);
}

/** Throws DEV-707 for a path below `root` that leads through a link: a guest may have made it, in a folder that it has mounted. */
export function refuseLinks(root: string, path: string): void {
  const link = linkOnTheWay(root, path);
  if (link !== undefined)
    throw fault(
      "DEV-707",
      `${link} is a link, and ${path} is not copied through it`,
      "name the place where it leads",
    );
}

/** The first link on the way from `root` down to a path, if that lies below it. */
export function linkOnTheWay(root: string, path: string): string | undefined {
  if (!isWithin(path, root)) return undefined;
  const places = relative(root, path)
    .split(sep)
    .map((_, at, steps) => join(root, ...steps.slice(0, at + 1)));
  return places.find(isLink);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

async function waitForPorts(
  channel: Channel,
  clock: Clock,
  instance: string,
  ports: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  const argv = ["bash", "-c", portsScript, "bash", ...ports.map(String)];
  let answered = "";
  try {
    const result = await withDeadline(clock, portTimeoutMs, signal, (signal) =>
      capture(channel, instance, { run: argv, signal }, (stream, text) => {
        if (stream === "stdout") answered += text;
      }),
    );
    if (succeeded(result)) return;
    const how = `${endingWords(result.ending)} ${result.stderr.trim()}`;
    throw fault(
      "DEV-706",
      `nobody knows whether the ports of ${instance} answer: bash ${how}`,
      "install bash there",
    );
  } catch (error) {
    const ownTime = error instanceof DeadlinePassed ? ` in ${portTimeoutMs / 60_000} min` : undefined;
    if (ownTime === undefined && error !== signal.reason) throw error;
    const silent = ports[answered.split("\n").length - 1];
    throw fault(
      "DEV-706",
      `port ${silent} of ${instance} did not answer${ownTime ?? ""}`,
      `see there whether its server runs: devorch exec ${instance} -- ss -ltn`,
    );
  }
}

/** Says of each port in turn that it answers. */
const portsScript = `answers() {
  for host in 127.0.0.1 ::1 $(hostname -I); do (exec 3<>"/dev/tcp/$host/$1") && return; done
  return 1
}
for port; do
  until answers "$port" 2>/dev/null; do sleep 0.5; done
  echo "$port"
done`;

function fault(code: Problem["code"], message: string, hint: string): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint }]);
}
