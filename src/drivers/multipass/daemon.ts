import { DevorchError } from "../../core/problem.ts";
import type { Clock } from "../../engine/ports.ts";
import type { Command, HostAction } from "./commands.ts";
import { errorOf, type Failure, failureOf, restartHint } from "./failure.ts";
import { garbage } from "./parse.ts";
import type { EachRunner, Exit, Runner, RunOptions } from "./runner.ts";

export type CallKind = HostAction["do"] | "read" | "exec";

export interface DaemonOptions {
  run: Runner;
  /** Left out: one run after the other. */
  runEach?: EachRunner;
  /** Asked only how much time has passed: best one that nobody can set. */
  clock: Clock;
  /** In [0, 1): spreads retries. */
  random: () => number;
  platform: NodeJS.Platform;
  trace?: (call: TracedCall) => void;
  /** Times each deadline; 1 unless said. */
  deadlineFactor?: number;
}

/** One call as `--debug` shows it. Its arguments hold no secret: those travel on stdin. */
export interface TracedCall {
  argv: readonly string[];
  startedAtMs: number;
  durationMs: number;
  end: Exit["end"];
}

/**
 * Multipass limits start, stop and launch itself, to five minutes each; devorch waits a little longer than it. A launch also says its own
 * limit, twice (start, then initialisation), and may load an image first.
 */
const deadlinesMs: Readonly<Record<CallKind, number>> = {
  read: 60_000,
  exec: Number.POSITIVE_INFINITY,
  launch: 900_000,
  clone: 1_800_000,
  resize: 60_000,
  start: 330_000,
  stop: 330_000,
  suspend: 180_000,
  restart: 630_000,
  recover: 60_000,
  delete: 330_000,
  snapshot: 300_000,
  restore: 300_000,
  "delete-snapshot": 300_000,
  mount: 180_000,
  umount: 60_000,
};

/** The daemon does these inside its own loop: what is asked meanwhile waits (MULTIPASS.md facts 16 and 22). */
const blocking: ReadonlySet<CallKind> = new Set(["clone", "snapshot", "restore", "stop"]);

/**
 * How long after its first failure a read is tried again: a daemon that has answered before is probably being restarted (MP#2682). What hangs
 * to its deadline is so asked twice.
 */
const patienceMs = { first: 3_000, later: 60_000 };

/** So many calls in a row that missed the daemon open the circuit: the rest fails at once. After a pause one more miss is allowed. */
const missesAllowed = 3;
const pauseMs = 30_000;

/**
 * Calls of one Multipass daemon under supervision: each has a deadline; reads are tried again, with jittered backoff; a mutation is one call,
 * never repeated here; after repeated misses nothing is asked for a while.
 */
export class Daemon {
  /** Its time goes by the more slowly, the longer deadlines are. */
  readonly clock: Clock;
  readonly #options: DaemonOptions;
  #misses = 0;
  #missedAtMs = 0;
  #answered = false;
  /** Blocking calls under way. */
  readonly #under = new Set<{ kind: CallKind }>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: DaemonOptions) {
    this.#options = options;
    const { clock, deadlineFactor: factor = 1 } = options;
    this.clock = {
      nowMs: () => clock.nowMs() / factor,
      sleep: (ms, signal) => clock.sleep(ms * factor, signal),
    };
  }

  /** The parsed answer of a reading call. Throws DEV-2xx; garbage counts as a failure to answer. */
  read<T>(argv: readonly string[], parse: (stdout: string) => T, signal: AbortSignal): Promise<T> {
    return this.#read(argv, undefined, parse, signal);
  }

  /** The answers to calls that differ in their last word, a line each. Throws when one of them fails. */
  async readEach<T>(
    argv: readonly string[],
    words: readonly string[],
    parse: (line: string, at: number) => T,
    signal: AbortSignal,
  ): Promise<T[]> {
    /** A line too few or too many: whose it is cannot be told, so nobody's is taken. Without its end `1.0GiB` may read `1`. */
    const lines = (stdout: string, count: number) => {
      const said = stdout.split("\n");
      if (said.pop() !== "" || said.length !== count) throw garbage(argv.join(" "), stdout);
      return said;
    };
    if (this.#options.runEach && words.length > 1) {
      return this.#read(argv, words, (stdout) => lines(stdout, words.length).map(parse), signal);
    }
    const answers: T[] = [];
    for (const [at, word] of words.entries()) {
      answers.push(await this.read([...argv, word], (stdout) => parse(lines(stdout, 1)[0]!, at), signal));
    }
    return answers;
  }

  async #read<T>(
    argv: readonly string[],
    words: readonly string[] | undefined,
    parse: (stdout: string) => T,
    signal: AbortSignal,
  ): Promise<T> {
    const { clock } = this;
    const forMs = this.#answered ? patienceMs.later : patienceMs.first;
    let giveUpAtMs: number | undefined;
    for (let attempt = 0; ; attempt++) {
      const error = await this.#try(argv, words, parse, signal);
      if ("value" in error) return error.value;
      giveUpAtMs ??= clock.nowMs() + forMs;
      const waitMs = this.backoffMs(attempt);
      if (!error.again || clock.nowMs() + waitMs > giveUpAtMs) {
        if (error.missed) this.#miss();
        throw error.thrown;
      }
      await clock.sleep(waitMs, signal);
    }
  }

  /** One mutating call. Returns how it failed; throws only when it was not made, or was interrupted. */
  async call(
    kind: CallKind,
    command: Command,
    signal: AbortSignal,
    extraMs = 0,
  ): Promise<Failure | undefined> {
    const exit = await this.run(kind, command.argv, {
      signal,
      extraMs,
      ...(command.stdin === undefined ? {} : { stdin: Buffer.from(command.stdin) }),
    });
    if (exit.end === 0) return undefined;
    const failure = this.failureOf(command.argv, exit);
    if (failure.kind === "missing" || failure.kind === "aborted") throw errorOf(failure);
    if (missed(failure)) this.#miss();
    return failure;
  }

  /** One run of the client, with the deadline of its kind. */
  async run(
    kind: CallKind,
    argv: readonly string[],
    options: Omit<RunOptions, "deadlineMs"> & { extraMs?: number },
    words?: readonly string[],
  ): Promise<Exit> {
    const { clock, run, runEach, trace } = this.#options;
    this.#refuseWhenOpen();
    const startedAtMs = clock.nowMs();
    const deadlineMs = this.#deadlineMs(kind, options.extraMs);
    const mine = { kind };
    if (blocking.has(kind)) this.#under.add(mine);
    try {
      const together = kind === "read";
      const exit =
        words && runEach
          ? await runEach(argv, words, { signal: options.signal, deadlineMs, together })
          : await run(argv, { ...options, deadlineMs, together });
      trace?.({
        argv: [...argv, ...(words ?? [])],
        startedAtMs,
        durationMs: clock.nowMs() - startedAtMs,
        end: exit.end,
      });
      if (provesDaemon(kind, argv) && typeof exit.end === "number" && !missed(this.failureOf(argv, exit))) {
        this.#answered = true;
        this.#misses = 0;
      }
      return exit;
    } finally {
      this.#under.delete(mine);
    }
  }

  failureOf(argv: readonly string[], exit: Exit): Failure {
    return failureOf(argv, exit, this.#options.platform);
  }

  /** Runs one piece of work after the other: for mutations that the daemon cannot overlap. */
  serial<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => {});
    return result;
  }

  /** 0.25 s, 0.5 s, 1 s … up to 5 s, of which up to half is left to chance. */
  backoffMs(attempt: number): number {
    return Math.min(5_000, 250 * 2 ** attempt) * (1 - this.#options.random() / 2);
  }

  async #try<T>(
    argv: readonly string[],
    words: readonly string[] | undefined,
    parse: (stdout: string) => T,
    signal: AbortSignal,
  ): Promise<{ value: T } | { thrown: DevorchError; again: boolean; missed: boolean }> {
    const exit = await this.run("read", argv, { signal }, words);
    if (exit.end !== 0) {
      const failure = this.failureOf(argv, exit);
      const again = missed(failure) || failure.kind === "killed";
      return { thrown: errorOf(failure), again, missed: missed(failure) };
    }
    try {
      return { value: parse(exit.stdout) };
    } catch (error) {
      if (error instanceof DevorchError) return { thrown: error, again: true, missed: false };
      throw error;
    }
  }

  #deadlineMs(kind: CallKind, extraMs = 0): number {
    const waits = Math.max(0, ...[...this.#under].map((other) => deadlinesMs[other.kind]));
    return (deadlinesMs[kind] + waits + extraMs) * (this.#options.deadlineFactor ?? 1);
  }

  #miss(): void {
    this.#misses++;
    this.#missedAtMs = this.clock.nowMs();
  }

  #refuseWhenOpen(): void {
    if (this.#misses < missesAllowed) return;
    if (this.clock.nowMs() - this.#missedAtMs >= pauseMs) {
      this.#misses = missesAllowed - 1;
      return;
    }
    throw new DevorchError(
      [
        {
          code: "DEV-203",
          severity: "error",
          message: `the Multipass daemon missed ${missesAllowed} calls in a row; nothing is asked of it for now`,
          hint: `${restartHint(this.#options.platform)}; then run the command again`,
        },
      ],
      { exitCode: 4 },
    );
  }
}

function missed({ kind }: Failure): boolean {
  return kind === "unreachable" || kind === "cut-off" || kind === "timed-out";
}

/** The exit code of an exec is the guest's, and `version` answers without a daemon, too (MULTIPASS.md facts 2 and 10). */
function provesDaemon(kind: CallKind, argv: readonly string[]): boolean {
  return kind !== "exec" && argv[0] !== "version";
}
