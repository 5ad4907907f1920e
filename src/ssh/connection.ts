import { spawn } from "node:child_process";
import { once } from "node:events";
import { execa } from "execa";
import type { Channel, Listeners } from "./channel.ts";
import { controlSocket, takeOver } from "./control-sockets.ts";
import { Multiplexer } from "./multiplexer.ts";
import type { SshTarget } from "./ssh-config.ts";
import { missingTool, toolEnvironment } from "./tools.ts";
import { failure, transportProblem } from "./transport-problem.ts";

/** The exit code of ssh itself. */
const unreached = 255;
/** Of a guest that ends each connection as soon as it is used. */
const attempts = 3;

/**
 * A connection of this process. The first command has ssh log in, and stay as its master for a minute after the last; or it takes over the master
 * of a process that has ended. Two that live do not share one: when a client of OpenSSH's proxy mode dies as a channel of its opens, the master
 * ends as well, and with it the channels of all (seen with 9.2).
 */
export class Connection {
  readonly #target: SshTarget;
  readonly #base: string;
  readonly #socket: string;
  #multiplexer: Multiplexer | undefined;
  #joining: { multiplexer: Promise<Multiplexer>; signal: AbortSignal | undefined } | undefined;

  /**
   * @param base a path in a folder of ours alone. `base.conf` says how ssh reaches the target; sockets are `base` and more, so connections of
   * one base are alike
   * @param number tells this process's connections apart
   */
  constructor(target: SshTarget, base: string, number: number) {
    this.#target = target;
    this.#base = base;
    this.#socket = controlSocket(base, number);
  }

  /** The arguments of an ssh that uses it. */
  args(...options: readonly string[]): string[] {
    const path = this.#socket.replaceAll("%", "%%");
    return ["-F", `${this.#base}.conf`, "-S", path, ...options, "--", this.#target.instance];
  }

  /**
   * Starts a command, in words for the guest's login shell; `refused` when the guest allows no further one over this connection.
   * Throws DEV-602 to 605 when the guest was not reached, and the signal's reason; the command does not run then.
   */
  async open(command: string, listeners: Listeners, signal?: AbortSignal): Promise<Channel | "refused"> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const opened = await (await this.#joined(signal)).open(command, listeners, signal);
      if (opened !== "lost") return opened;
    }
    throw failure(transportProblem(this.#target, "it ended each connection before a command could start"));
  }

  /** Asks something of the master (`ssh -O`); fails where there is none. */
  async control(request: "forward" | "cancel" | "exit", ...args: readonly string[]) {
    return execa("ssh", this.args("-O", request, ...args), {
      stdin: "ignore",
      reject: false,
      extendEnv: false,
      env: toolEnvironment(),
    });
  }

  /** Ends it, and those that could be taken over. */
  async end(): Promise<void> {
    this.#multiplexer?.leave();
    do {
      await this.control("exit");
    } while (takeOver(this.#base, this.#socket));
  }

  async #joined(signal: AbortSignal | undefined): Promise<Multiplexer> {
    for (;;) {
      signal?.throwIfAborted();
      if (this.#multiplexer && !this.#multiplexer.over) return this.#multiplexer;
      this.#joining ??= { multiplexer: this.#join(signal), signal };
      const joining = this.#joining;
      try {
        this.#multiplexer = await orAborted(joining.multiplexer, signal);
      } catch (error) {
        // The abort of another command ended its login, not ours.
        if (signal?.aborted || !joining.signal?.aborted) throw error;
      }
    }
  }

  async #join(signal: AbortSignal | undefined): Promise<Multiplexer> {
    try {
      do {
        const found = await Multiplexer.join(this.#socket, signal).catch(() => undefined);
        if (found) return found;
        signal?.throwIfAborted();
      } while (takeOver(this.#base, this.#socket));
      const messages = await this.#logIn(signal);
      return await Multiplexer.join(this.#socket, signal).catch((error: Error) => {
        signal?.throwIfAborted();
        throw failure(transportProblem(this.#target, messages || error.message));
      });
    } finally {
      this.#joining = undefined;
    }
  }

  /** Returns what ssh and the login had to say. */
  async #logIn(signal: AbortSignal | undefined): Promise<string> {
    let messages = "";
    const child = spawn("ssh", [...this.args("-T"), "exec true"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: toolEnvironment(),
      signal,
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      messages = (messages + text).slice(-4096);
    });
    const [code] = await once(child, "close").catch((error: NodeJS.ErrnoException) => {
      signal?.throwIfAborted();
      throw error.code === "ENOENT" ? missingTool("ssh") : error;
    });
    if (code === unreached) throw failure(transportProblem(this.#target, messages.trim()));
    return messages.trim();
  }
}

/** The same, unless the signal aborts first. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const over = new AbortController();
  const aborted = once(signal, "abort", { signal: over.signal }).then(() => {
    throw signal.reason;
  });
  aborted.catch(() => {});
  return Promise.race([work, aborted as Promise<never>]).finally(() => over.abort());
}
