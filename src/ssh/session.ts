import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import {
  type GuestStderr,
  guestCommand,
  killCommands,
  type ProcessSession,
  sessionLeft,
  terminalCommand,
} from "../core/guest-command.ts";
import { DevorchError, type Problem } from "../core/problem.ts";
import { quote } from "../core/quote.ts";
import type { ChannelCommand, ChannelResult } from "../engine/ports.ts";
import { pinnedHostKeys } from "./known-hosts.ts";
import { type LentOutput, lentOutput } from "./lent-output.ts";
import { checkPrivate, ensurePrivateDirectory, writePrivateFile } from "./private-files.ts";
import { type SshTarget, sshConfig } from "./ssh-config.ts";
import { missingTool, toolEnvironment } from "./tools.ts";

/**
 * Opens the shared connection to a guest, or finds it open, unless `fresh` asks for a new login. Its socket
 * lives in `runtimeDirectory` (made 0700).
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
  const identity = createHash("sha256").update(sshConfig([target], () => "/"));
  identity.update(readFileSync(target.identityFile));
  identity.update(JSON.stringify(pinnedHostKeys(target.knownHostsFile, target.instance)));
  const name = identity.digest("hex").slice(0, 16);
  const socket = join(options.runtimeDirectory, name);
  const configFile = `${socket}.conf`;
  writePrivateFile(
    configFile,
    sshConfig([target], () => socket),
  );
  const session = new Session(target, configFile);
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
 * macOS. Of these a `/`, our 16 digits, the 17 bytes OpenSSH adds while listening and a NUL take 35.
 */
export function runtimeDirectory(env: Readonly<Record<string, string | undefined>>, uid: number): string {
  const preferred = env.XDG_RUNTIME_DIR && join(env.XDG_RUNTIME_DIR, "devorch");
  return preferred && Buffer.byteLength(preferred) <= 104 - 35 ? preferred : `/tmp/devorch-${uid}`;
}

/** The exit code of ssh itself. */
const unreached = 255;

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
  readonly #configFile: string;
  /** For the next command. */
  #output: Promise<LentOutput | undefined> | undefined;

  constructor(target: SshTarget, configFile: string) {
    this.target = target;
    this.#configFile = configFile;
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
    const guest = guestCommand(command, randomBytes(16).toString("hex"));
    const messages = new Tail();
    const fault = new AbortController();
    const signal = command.signal ? AbortSignal.any([command.signal, fault.signal]) : fault.signal;
    const output = await this.#takeOutput();
    const stdout = output.read(command.onStdout ?? (() => {}));
    if (command.signal?.aborted) {
      output.childEnd.destroy();
      throw command.signal.reason;
    }
    const child = this.#spawn(guest.argv, { stdout: output.childEnd });
    output.childEnd.destroy();
    // While the command runs, so that the next need not wait for it.
    this.#output ??= this.#makeOutput().catch(() => undefined);
    let reportStarted = () => {};
    const started = new Promise<void>((resolve) => {
      reportStarted = resolve;
      child.once("exit", () => resolve());
    });
    const over = new AbortController();
    let letGo: NodeJS.Timeout | undefined;
    const stopped = new Promise<void>((resolve, reject) => {
      const stop = () => {
        Promise.race([started, delay(startDeadlineMs, undefined, { ref: false })])
          .then(() => this.#stop(guest.stderr.session))
          .finally(() => {
            child.kill("SIGKILL");
            // The shared connection was lent them, too, and holds them for as long as a frozen guest keeps it waiting.
            letGo = setTimeout(() => {
              for (const stream of [output, child.stdin, child.stderr]) stream.destroy();
            }, lastWordsMs);
          })
          .then(resolve, reject);
      };
      signal.addEventListener("abort", stop, { signal: over.signal });
    });
    stopped.catch(() => {});

    feed(child.stdin, guest.prelude, command.stdin).catch((error) => fault.abort(error));
    await Promise.all([
      ended(child),
      stdout.catch((error) => fault.abort(error)),
      drain(child.stderr, async (chunk) => {
        const { transport, own } = guest.stderr.push(chunk);
        if (guest.stderr.session) reportStarted();
        messages.push(transport);
        if (own.length > 0) await command.onStderr?.(own);
      })
        .then(async () => {
          const { own } = guest.stderr.flush();
          if (own.length > 0) await command.onStderr?.(own);
        })
        .catch((error) => fault.abort(error)),
    ]);
    if (signal.aborted) {
      await stopped.finally(() => clearTimeout(letGo));
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
    const guest = terminalCommand(command, randomBytes(16).toString("hex"));
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
      const child = spawn("ssh", [...this.#to("-tt"), remoteCommand(guest.argv(path))], {
        stdio,
        env: { ...toolEnvironment(), TERM: process.env.TERM },
      });
      await once(child, "close");
      // The report ends with the command, unless the terminal's side never came so far.
      await Promise.race([side, delay(startDeadlineMs, undefined, { ref: false })]);
      stop.abort();
    }
    await side.catch((error) => {
      if (error !== stop.signal.reason) throw error;
    });
    return this.#result(guest.report, "", command.cwd);
  }

  /** Asks something of the shared connection (`ssh -O`); fails where there is none. */
  async control(request: "forward" | "cancel" | "exit", args: readonly string[] = []) {
    return execa("ssh", this.#to("-O", request, ...args), {
      stdin: "ignore",
      reject: false,
      extendEnv: false,
      env: toolEnvironment(),
    });
  }

  /** Ends the shared connection now; it would end by itself a minute after its last use. */
  async close(): Promise<void> {
    (await this.#output)?.childEnd.destroy();
    await this.control("exit");
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
      const child = this.#spawn(argv, { timeout: killDeadlineMs });
      child.stdin.end();
      const code = await ended(child, "exit");
      child.stderr.destroy();
      if (code === 0) return true;
      if (code === unreached) break;
    }
    return false;
  }

  async #takeOutput(): Promise<LentOutput> {
    const ready = this.#output;
    this.#output = undefined;
    return (await ready) ?? this.#makeOutput();
  }

  #makeOutput(): Promise<LentOutput> {
    return lentOutput(dirname(this.#configFile));
  }

  #spawn(
    argv: readonly string[],
    { stdout = "ignore", timeout = 0 }: { stdout?: Socket | "ignore"; timeout?: number },
  ) {
    // Not execa, which takes a tenth of the time of a short command.
    return spawn("ssh", [...this.#to("-T"), remoteCommand(argv)], {
      stdio: ["pipe", stdout, "pipe"],
      timeout,
      env: toolEnvironment(),
    });
  }

  #to(...options: string[]): string[] {
    return ["-F", this.#configFile, ...options, "--", this.target.instance];
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

/** The exit code of ssh, once its output has ended, or at its `exit`, whoever may still hold that. */
async function ended(child: ChildProcess, event: "close" | "exit" = "close"): Promise<number | null> {
  const [code] = await once(child, event).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? missingTool("ssh") : error;
  });
  return code;
}

async function drain(source: AsyncIterable<Uint8Array>, sink: ChannelCommand["onStdout"]): Promise<void> {
  for await (const chunk of source) await sink?.(chunk);
}

/** A command may end, or close its stdin, before it has read everything: that is no failure. */
async function feed(sink: Writable, prelude: Uint8Array, stdin: ChannelCommand["stdin"]): Promise<void> {
  const bytes = async function* () {
    yield prelude;
    if (stdin instanceof Uint8Array) yield stdin;
    else if (stdin) yield* stdin;
  };
  await pipeline(bytes, sink).catch((error: NodeJS.ErrnoException) => {
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

/** @param gone whether the command was seen gone afterwards */
function brokenOff({ instance }: SshTarget, gone: boolean): Omit<Problem, "severity"> {
  return {
    code: "DEV-606",
    message: `the connection to ${instance} broke while a command ran${gone ? "; what was left of it is ended" : ""}`,
    hint: `see whether the machine is up with devorch status; the command may have ended before${gone ? "" : ", or may still run"}`,
  };
}

function transportProblem(
  { instance, host, port = 22 }: SshTarget,
  messages: string,
): Omit<Problem, "severity"> {
  const lastLine = messages.split("\n").at(-1) ?? "";
  if (/host key verification failed|host key is known|identification has changed/i.test(messages)) {
    return {
      code: "DEV-603",
      message: `${instance} at ${host} does not show the host key that is pinned for it`,
      hint: "another machine may answer there; if you changed the guest's host keys, run devorch ssh-config --write, which reads them again",
    };
  }
  if (/permission denied|too many authentication failures/i.test(messages)) {
    return {
      code: "DEV-605",
      message: `${instance} refuses the project's key`,
      hint: "see what the guest's sshd allows: /etc/ssh/sshd_config and the owner of ~/.ssh; its log says why",
    };
  }
  return {
    code: "DEV-604",
    message: `${instance} cannot be reached over SSH at ${host} port ${port}${lastLine && `: ${lastLine}`}`,
    hint: "see whether the machine is up and has an address with devorch status",
  };
}

function failure(problem: Omit<Problem, "severity">): DevorchError {
  return new DevorchError([{ severity: "error", ...problem }]);
}
