import { randomBytes } from "node:crypto";
import { guestCommand, killCommand } from "../../core/guest-command.ts";
import { instanceNamed } from "../../core/live.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Channel, ChannelCommand, ChannelResult } from "../../engine/ports.ts";
import { execCommand } from "./commands.ts";
import type { Daemon } from "./daemon.ts";
import { errorOf } from "./failure.ts";
import { look } from "./observe.ts";

/** How much of the client's own last words is kept to tell why it failed. */
const lastWordsBytes = 4096;

/** How long a command that is given up may take to end itself, and the call that tells it to. */
const killGraceSeconds = 2;
const killDeadlineMs = 20_000;

/**
 * `multipass exec`. The state is read before each command, since exec starts an instance that is stopped or suspended (MULTIPASS.md fact
 * 26). A killed client leaves the guest's process running (fact 27), so an aborted command is ended in the guest as well.
 */
export function multipassChannel(daemon: Daemon): Channel {
  return {
    async exec(instance, command) {
      const signal = command.signal ?? new AbortController().signal;
      await refuseUnlessRunning(daemon, instance, signal);
      return exec(daemon, instance, command, signal);
    },
  };
}

async function refuseUnlessRunning(daemon: Daemon, name: string, signal: AbortSignal): Promise<void> {
  const instance = instanceNamed(await look(daemon, name, undefined, signal), name);
  if (instance?.state === "Running") return;
  throw new DevorchError([
    {
      code: "DEV-228",
      severity: "error",
      message: `${name} ${instance ? `is ${instance.state}` : "does not exist"}; a command there would ${instance ? "start it" : "fail"}`,
      hint: "start the machine first",
    },
  ]);
}

async function exec(
  daemon: Daemon,
  instance: string,
  command: ChannelCommand,
  signal: AbortSignal,
): Promise<ChannelResult> {
  const guest = guestCommand(
    {
      run: command.run,
      ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
      ...(command.env === undefined ? {} : { env: command.env }),
    },
    randomBytes(16).toString("hex"),
  );
  const argv = execCommand(instance, guest.argv);
  let lastWords: Uint8Array = Buffer.alloc(0);
  const onStderr = async (own: Uint8Array) => {
    lastWords = Buffer.concat([lastWords, own]).subarray(-lastWordsBytes);
    if (own.length > 0) await command.onStderr?.(own);
  };
  const exit = await daemon.run("exec", argv, {
    signal,
    stdin: chain(guest.prelude, command.stdin),
    onStdout: command.onStdout ?? (() => {}),
    onStderr: (chunk) => onStderr(guest.stderr.push(chunk)),
  });
  await onStderr(guest.stderr.flush());
  const { ending, sessionId } = guest.stderr;
  if (ending?.kind === "no-directory") throw noDirectory(instance, command.cwd);
  if (ending) return ending;
  if (sessionId !== undefined) await endSession(daemon, instance, sessionId);
  throw errorOf(daemon.failureOf(["exec", instance], { ...exit, stderr: Buffer.from(lastWords).toString() }));
}

/** Best effort: where the guest cannot be reached there is nobody to tell. */
async function endSession(daemon: Daemon, instance: string, sessionId: number): Promise<void> {
  await daemon
    .run("exec", execCommand(instance, killCommand(sessionId, killGraceSeconds)), {
      signal: AbortSignal.timeout(killDeadlineMs),
    })
    .catch(() => {});
}

async function* chain(first: Uint8Array, rest: ChannelCommand["stdin"]): AsyncGenerator<Uint8Array> {
  yield first;
  if (rest instanceof Uint8Array) yield rest;
  else if (rest) yield* rest;
}

function noDirectory(instance: string, cwd: string | undefined): DevorchError {
  return new DevorchError([
    {
      code: "DEV-229",
      severity: "error",
      message: `there is no folder ${cwd} in ${instance}, or ubuntu cannot enter it`,
      hint: "correct workdir, or let an earlier step make the folder",
    },
  ]);
}
