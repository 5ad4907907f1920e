import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import {
  type GuestStderr,
  guestCommand,
  killCommands,
  type ProcessSession,
  sessionLeft,
  terminalCommand,
} from "../core/guest-command.ts";
import { quote } from "../core/quote.ts";
import type { ChannelCommand, ChannelResult } from "../engine/ports.ts";
import type { Channel, Listeners } from "./channel.ts";
import { Connection } from "./connection.ts";
import { pinnedHostKeys } from "./known-hosts.ts";
import { checkPrivate, ensurePrivateDirectory, writePrivateFile } from "./private-files.ts";
import { type SshTarget, sshConfig } from "./ssh-config.ts";
import { toolEnvironment } from "./tools.ts";
import { brokenOff, failure, transportProblem } from "./transport-problem.ts";

/**
 * Opens a connection to a guest, or takes over an open one whose process has ended, unless `fresh` asks for a new login. Its
 * socket lives in `runtimeDirectory` (made 0700).
 * Throws DEV-601 when others could read the key, DEV-602 without ssh, DEV-603 when the host key is not the
 * pinned one, DEV-604 when the guest does not answer or runs nothing for a minute, DEV-605 when it refuses the key.
 */
export async function connect(
  target: SshTarget,
  options: { runtimeDirectory: string; fresh?: boolean; signal?: AbortSignal; deadlineMs?: number },
): Promise<Session> {
  checkPrivate(target.identityFile, "file");
  ensurePrivateDirectory(options.runtimeDirectory);
  // Another address, key or pinned host key is another connection.
  const config = sshConfig([target], { shared: true });
  const identity = createHash("sha256").update(config);
  identity.update(readFileSync(target.identityFile));
  identity.update(JSON.stringify(pinnedHostKeys(target.knownHostsFile, target.instance)));
  const name = identity.digest("hex").slice(0, 16);
  const base = join(options.runtimeDirectory, name);
  writePrivateFile(`${base}.conf`, config);
  const session = new Session(target, base);
  if (options.fresh) await session.close();
  const deadline = AbortSignal.timeout(options.deadlineMs ?? connectDeadlineMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  await session.exec({ run: ["true"], signal }).catch((error) => {
    throw error === deadline.reason ? failure(transportProblem(target, "it ran no command in time")) : error;
  });
  return session;
}

/** A login that is let in and then stands still: its shell, or what that reads at its start, is frozen. */
const connectDeadlineMs = 60_000;

/**
 * Where control sockets go: a folder with a short name, because a Unix socket's path ends at 104 bytes on
 * macOS. Of these a `/`, our 26 characters, the 17 bytes OpenSSH adds while listening and a NUL take 45.
 */
export function runtimeDirectory(env: Readonly<Record<string, string | undefined>>, uid: number): string {
  const preferred = env.XDG_RUNTIME_DIR && join(env.XDG_RUNTIME_DIR, "devorch");
  return preferred && Buffer.byteLength(preferred) <= 104 - 45 ? preferred : `/tmp/devorch-${uid}`;
}

/** Each allows ten commands at once, unless the guest's sshd is told otherwise (MaxSessions). */
const mostConnections = 10;

const killGraceSeconds = 5;
/** The grace, the two seconds that KILL gets, and time for a handshake. */
const killDeadlineMs = (killGraceSeconds + 2 + 13) * 1000;
/** How long an abort waits to learn which process to end. */
const startDeadlineMs = 10_000;
/** How long output is still read once the command was ended. */
const lastWordsMs = 2_000;

/** A warm connection to one guest: every call shares one handshake. */
export class Session {
  readonly target: SshTarget;
  readonly #base: string;
  /** Further ones are for commands that the guest does not allow over the first. */
  readonly #connections: [Connection, ...Connection[]];

  /** @param base as `Connection` has it */
  constructor(target: SshTarget, base: string) {
    this.target = target;
    this.#base = base;
    this.#connections = [new Connection(target, base, 0)];
  }

  /**
   * Runs a command and streams its bytes; a slow reader slows the guest, it does not fill our memory.
   * Like ssh, it ends when the command has ended and nobody holds its output open.
   *
   * When `signal` aborts, the command's process session is ended (TERM, 5 s later KILL) and seen gone; then this
   * rejects with the signal's reason, or with DEV-608 when something may still run.
   * Throws DEV-603, 604 or 605 when the guest was not reached, so that nothing ran; DEV-606 when the connection
   * broke, so that nobody knows how the command ended: what is left of it is ended first, where the guest can be reached again; DEV-611 when `cwd` is no directory.
   */
  async exec(command: ChannelCommand): Promise<ChannelResult> {
    const guest = guestCommand(command, newNonce());
    const messages = new Tail();
    const fault = new AbortController();
    const signal = command.signal ? AbortSignal.any([command.signal, fault.signal]) : fault.signal;
    const over = new AbortController();
    let reportStarted = () => {};
    const started = new Promise<void>((resolve) => {
      reportStarted = resolve;
    });
    const channel = await this.#open(
      guest.argv,
      {
        stdout: listening((chunk) => command.onStdout?.(chunk), fault),
        stderr: listening((chunk) => {
          const { transport, own } = guest.stderr.push(chunk);
          if (guest.stderr.session) reportStarted();
          messages.push(transport);
          return own.length > 0 ? command.onStderr?.(own) : undefined;
        }, fault),
      },
      command.signal,
    );
    if (signal.aborted) {
      channel.close();
      throw signal.reason;
    }
    const stopped = new Promise<void>((resolve, reject) => {
      const stop = () => {
        inTime(Promise.race([started, channel.ended]), startDeadlineMs)
          .then(() => this.#stop(guest.stderr.session))
          .then(() => guest.stderr.session && inTime(channel.ended, lastWordsMs))
          .finally(() => channel.close())
          .then(() => resolve(), reject);
      };
      signal.addEventListener("abort", stop, { signal: over.signal });
    });
    stopped.catch(() => {});

    feed(channel.stdin, guest.prelude, command.stdin).catch((error) => fault.abort(error));
    await channel.ended;
    const { own } = guest.stderr.flush();
    if (own.length > 0) await listening((chunk) => command.onStderr?.(chunk), fault)(own);
    if (signal.aborted) {
      await stopped;
      throw signal.reason;
    }
    // Nothing is left to end: an abort that comes later speaks of other commands.
    over.abort();
    const { ending, session } = guest.stderr;
    command.onUsage?.(guest.stderr.usage);
    if (!ending && session) throw failure(brokenOff(this.target, await this.#ends(session)));
    return this.#result(guest.stderr, messages.text, command.cwd);
  }

  /**
   * Runs a command on a terminal of the guest's, joined to our own or to the descriptors in `stdio`. Ends when it
   * ends; Ctrl-C and the window's size are the command's. Throws as `exec` does.
   */
  async interact(
    command: Pick<ChannelCommand, "run" | "cwd" | "env">,
    stdio: [stdin: number | "ignore", stdout: number, stderr: number] = [0, 1, 2],
  ): Promise<ChannelResult> {
    const guest = terminalCommand(command, newNonce());
    const stop = new AbortController();
    let pathLine = "";
    let foundFolder = (_: string) => {};
    const folder = new Promise<string>((resolve) => {
      foundFolder = resolve;
    });
    const side = this.exec({
      run: guest.side,
      stdin: guest.prelude,
      signal: stop.signal,
      onStdout: (chunk) => {
        pathLine += Buffer.from(guest.report.push(chunk).transport).toString();
        if (pathLine.includes("\n")) foundFolder(pathLine.slice(0, pathLine.indexOf("\n")));
      },
    });
    const path = await Promise.race([folder, side.then(() => undefined)]);
    if (path !== undefined) {
      // Not execa, which takes no descriptors but 0, 1 and 2.
      const child = spawn("ssh", [...this.#connections[0].args("-tt"), remoteCommand(guest.argv(path))], {
        stdio,
        env: { ...toolEnvironment(), TERM: process.env.TERM },
      });
      await once(child, "close");
      // The report ends with the command, unless the terminal's side never came so far.
      await inTime(side, startDeadlineMs);
      stop.abort();
    }
    await side.catch((error) => {
      if (error !== stop.signal.reason) throw error;
    });
    return this.#result(guest.report, "", command.cwd);
  }

  /** Asks something of the shared connection, as `Connection.control` does. */
  control(request: "forward" | "cancel", args: readonly string[] = []) {
    return this.#connections[0].control(request, ...args);
  }

  /** Ends the shared connection now; it would end by itself a minute after its last use. */
  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.end()));
  }

  /** Ends a process session in the guest. Throws DEV-608 unless it is seen gone. */
  async #stop(session: ProcessSession | undefined): Promise<void> {
    // Not started: with its prelude cut off, the guest's side ends by itself.
    if (!session || (await this.#ends(session))) return;
    throw sessionLeft(this.target.instance, session);
  }

  /** Ends a process session in the guest; false unless it is seen gone. */
  async #ends(session: ProcessSession): Promise<boolean> {
    for (const argv of killCommands(session, killGraceSeconds)) {
      const deadline = AbortSignal.timeout(killDeadlineMs);
      const channel = await this.#open(argv, {}, deadline).catch(() => undefined);
      if (!channel) break;
      deadline.addEventListener("abort", () => channel.close());
      channel.stdin.end();
      const { code } = await channel.ended;
      if (code === 0) return true;
      if (code === undefined) break;
    }
    return false;
  }

  async #open(argv: readonly string[], listeners: Listeners, signal?: AbortSignal): Promise<Channel> {
    for (let n = 0; n < mostConnections; n++) {
      const shared = this.#connections[n] ?? new Connection(this.target, this.#base, n);
      this.#connections[n] = shared;
      const opened = await shared.open(remoteCommand(argv), listeners, signal);
      if (opened !== "refused") return opened;
    }
    throw failure(transportProblem(this.target, "it allows no further session"));
  }

  #result({ ending, session }: GuestStderr, messages: string, cwd: string | undefined): ChannelResult {
    if (ending === undefined)
      throw failure(session ? brokenOff(this.target, false) : transportProblem(this.target, messages));
    if (ending.kind !== "no-directory") return ending;
    throw failure({
      code: "DEV-611",
      message: `${cwd} is not a directory in ${this.target.instance}`,
      hint: "create it first, or name another working directory",
    });
  }
}

/** For the login shell that sshd hands it to. The words are our own constants and numbers. */
function remoteCommand(argv: readonly string[]): string {
  return `exec ${argv.map(quote).join(" ")}`;
}

/** 32 hexadecimal digits that nobody guesses. Of UUIDs Node keeps a store, while other random bytes cost a millisecond at times. */
function newNonce(): string {
  return randomUUID().replaceAll("-", "");
}

/** `listener`, whose failure is one of the command's. */
function listening(
  listener: (chunk: Uint8Array) => void | Promise<void>,
  fault: AbortController,
): (chunk: Uint8Array) => void | Promise<void> {
  return (chunk) => {
    try {
      return listener(chunk)?.catch((error) => fault.abort(error));
    } catch (error) {
      fault.abort(error);
    }
  };
}

/** `undefined` when the time is up. */
function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  return Promise.race([work, delay(ms, undefined, { ref: false })]);
}

/** A command may end, or close its stdin, before it has read everything: that is no failure. */
async function feed(sink: Writable, prelude: Uint8Array, stdin: ChannelCommand["stdin"]): Promise<void> {
  const bytes = async function* () {
    yield prelude;
    if (stdin instanceof Uint8Array) yield stdin;
    else if (stdin) yield* stdin;
  };
  // A pipeline costs a millisecond.
  const fed = stdin ? pipeline(bytes, sink) : finished(sink.end(prelude));
  await fed.catch((error: NodeJS.ErrnoException) => {
    if (
      !["EPIPE", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"].includes(
        error.code ?? "",
      )
    )
      throw error;
  });
}

/** The last 4 KiB of a stream, for messages. */
class Tail {
  #bytes: Buffer = Buffer.alloc(0);
  push(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]).subarray(-4096);
  }
  get text(): string {
    return this.#bytes.toString().trim();
  }
}
