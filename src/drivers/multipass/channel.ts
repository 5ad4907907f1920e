import { randomBytes } from "node:crypto";
import {
  guestCommand,
  killCommands,
  type ProcessSession,
  type Said,
  sessionLeft,
} from "../../core/guest-command.ts";
import { instanceNamed } from "../../core/live.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Channel, ChannelCommand, ChannelResult } from "../../engine/ports.ts";
import { withDeadline } from "../guest/deadline.ts";
import { execCommand } from "./commands.ts";
import type { Daemon } from "./daemon.ts";
import { errorOf } from "./failure.ts";
import { look } from "./observe.ts";

/** How much of the client's own last words is kept to tell why it failed. */
const lastWordsBytes = 4096;

/** How long a command that is given up may take to end itself, and the call that tells it to. */
const killGraceSeconds = 2;
const killDeadlineMs = 20_000;
/** How long an abort waits to learn which process to end. */
const startDeadlineMs = 10_000;

/**
 * `multipass exec`. The state is read before each command, since exec starts an instance that is stopped or suspended (MULTIPASS.md fact
 * 26). A killed client leaves the guest's process running (fact 27), so an aborted command is ended in the guest first, and
 * seen gone: then `exec` rejects with the signal's reason, or with DEV-608 when something may still run.
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
  given: AbortSignal,
): Promise<ChannelResult> {
  const guest = guestCommand(command, randomBytes(16).toString("hex"));
  const [fault, client] = [new AbortController(), new AbortController()];
  const signal = AbortSignal.any([given, fault.signal]);
  /** What the caller's own functions throw ends the command. */
  const guarded =
    <T>(listener: (piece: T) => void | Promise<void>) =>
    async (piece: T) => {
      try {
        await listener(piece);
      } catch (error) {
        fault.abort(error);
      }
    };
  let reportStarted = () => {};
  const started = new Promise<void>((resolve) => {
    reportStarted = resolve;
  });
  const stopped = new Promise<void>((resolve, reject) => {
    const stop = () => {
      Promise.race([started, daemon.clock.sleep(startDeadlineMs, client.signal)])
        .then(() => endSession(daemon, instance, guest.stderr.session))
        .finally(() => client.abort())
        .then(resolve, reject);
    };
    signal.addEventListener("abort", stop, { signal: client.signal });
  });
  stopped.catch(() => {});
  let lastWords: Uint8Array = Buffer.alloc(0);
  const onStderr = guarded(async ({ transport, own }: Said) => {
    lastWords = Buffer.concat([lastWords, transport, own]).subarray(-lastWordsBytes);
    if (own.length > 0) await command.onStderr?.(own);
  });
  const exit = await daemon.run("exec", execCommand(instance, guest.argv), {
    signal: client.signal,
    stdin: chain(guest.prelude, command.stdin, fault),
    onStdout: guarded(command.onStdout ?? (() => {})),
    onStderr(chunk) {
      const said = guest.stderr.push(chunk);
      if (guest.stderr.session) reportStarted();
      return onStderr(said);
    },
  });
  const givenUp = signal.aborted;
  // Nothing is left to end: an abort that comes later speaks of other commands.
  if (!givenUp) client.abort();
  reportStarted();
  await onStderr(guest.stderr.flush());
  const { ending, session } = guest.stderr;
  if (givenUp) await stopped;
  // The client went away alone. Where the guest cannot be reached either, there is nobody to tell.
  else if (!ending) await endSession(daemon, instance, session).catch(() => {});
  if (signal.aborted) throw signal.reason;
  if (ending?.kind === "no-directory") throw noDirectory(instance, command.cwd);
  if (ending) {
    command.onUsage?.(guest.stderr.usage);
    return ending;
  }
  throw errorOf(daemon.failureOf(["exec", instance], { ...exit, stderr: Buffer.from(lastWords).toString() }));
}

/** Ends a process session in the guest. Throws DEV-608 unless it is seen gone. */
async function endSession(
  daemon: Daemon,
  instance: string,
  session: ProcessSession | undefined,
): Promise<void> {
  // Not started: with its prelude cut off, the guest's side ends by itself.
  if (!session) return;
  const never = new AbortController().signal;
  for (const argv of killCommands(session, killGraceSeconds)) {
    const exit = await withDeadline(daemon.clock, killDeadlineMs, never, (signal) =>
      daemon.run("exec", execCommand(instance, argv), { signal }),
    );
    if (exit.end === 0) return;
  }
  throw sessionLeft(instance, session);
}

async function* chain(
  first: Uint8Array,
  rest: ChannelCommand["stdin"],
  fault: AbortController,
): AsyncGenerator<Uint8Array> {
  yield first;
  if (rest instanceof Uint8Array) yield rest;
  else if (rest)
    try {
      yield* rest;
    } catch (error) {
      fault.abort(error);
    }
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
