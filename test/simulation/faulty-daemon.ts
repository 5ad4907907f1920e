import type { Exit, Runner, RunOptions } from "../../src/drivers/multipass/runner.ts";
import type { VirtualClock } from "../drivers/virtual-clock.ts";
import { deliver } from "../support/simulated-world.ts";

/** What may go wrong with one call of the client. */
export const faultKinds = [
  "error before effect",
  "error after effect",
  "hang before effect",
  "hang after effect",
  "slow",
  "wrong exit code",
  "success without effect",
  "client killed",
  "truncated output",
  "noisy output",
  "daemon restart",
  "state flapping",
  "stranger acts",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Surroundings {
  clock: VirtualClock;
  random: () => number;
  /** Somebody else does something to the daemon. */
  stranger(): Promise<void>;
  /** Told of each call that devorch makes, and of its fault, before anything happens; and when it has ended. */
  onCall(argv: readonly string[], fault: FaultKind | undefined): Promise<void>;
  onEnd(): void;
}

/** The client of a daemon that fails in the ways of `kinds`, each call with the probability `rate`; the seed decides. */
export class FaultyDaemon {
  kinds: readonly FaultKind[] = [];
  rate = 0;
  readonly #client: Runner;
  readonly #world: Surroundings;
  #downUntilMs = 0;
  /** Clients that wait for an answer. */
  readonly #waiting = new Set<(exit: Exit) => void>();

  constructor(client: Runner, world: Surroundings) {
    this.#client = client;
    this.#world = world;
  }

  readonly run: Runner = async (argv, options) => {
    const { clock, random } = this.#world;
    // Which of the calls made at one time comes first is the seed's to decide.
    await clock.sleep(random() * 300);
    const fault = this.#draw(argv);
    await this.#world.onCall(argv, fault);
    const { stdin, signal, deadlineMs } = options;
    const exit = await this.#answer(argv, { ...(stdin && { stdin }), signal, deadlineMs }, fault);
    this.#world.onEnd();
    return deliver(exit, options);
  };

  #draw(argv: readonly string[]): FaultKind | undefined {
    const { random } = this.#world;
    const fault = pick(this.kinds, random);
    return random() < this.rate && fault && possible(fault, argv) ? fault : undefined;
  }

  async #answer(argv: readonly string[], options: RunOptions, fault: FaultKind | undefined): Promise<Exit> {
    const { clock, random } = this.#world;
    if (clock.nowMs() < this.#downUntilMs) return noDaemon;
    const answered = () => this.#untilRestart(this.#client(argv, options));
    const goesOn = () => {
      void this.#client(argv, { ...options, signal: new AbortController().signal, deadlineMs: Infinity });
    };
    switch (fault) {
      case "error before effect":
        return pick(errors, random)!;
      case "error after effect":
        await answered();
        return pick(errors, random)!;
      case "hang before effect":
        return cutOff(clock, options);
      case "hang after effect":
        goesOn();
        return cutOff(clock, options);
      case "client killed":
        goesOn();
        await clock.sleep(random() * 2_000);
        return { end: "killed", stdout: "", stderr: "" };
      case "success without effect":
        return { end: 0, stdout: "", stderr: "" };
      case "wrong exit code": {
        const exit = await answered();
        return { ...exit, end: typeof exit.end === "number" ? pick([0, 1, 2, 5, 255], random)! : exit.end };
      }
      case "truncated output": {
        const { end, stdout, stderr } = await answered();
        return { end, stdout: cut(stdout, random), stderr: cut(stderr, random) };
      }
      case "noisy output": {
        const exit = await answered();
        return { ...exit, stdout: `${noise}${exit.stdout}` };
      }
      case "state flapping": {
        const exit = await answered();
        return { ...exit, stdout: flapping(exit.stdout, random) };
      }
      case "daemon restart":
        this.#downUntilMs = clock.nowMs() + random() * 40_000;
        for (const hangUp of this.#waiting) hangUp(closed);
        return noDaemon;
      case "stranger acts":
        await this.#world.stranger();
        return answered();
      case "slow":
        await clock.sleep(random() * Math.min(options.deadlineMs, 600_000));
        return answered();
      case undefined:
        return answered();
    }
  }

  /** A daemon that ends takes its clients with it; what it was doing is done. */
  #untilRestart(answer: Promise<Exit>): Promise<Exit> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      answer.then(resolve, reject).finally(() => this.#waiting.delete(resolve));
    });
  }
}

const noDaemon: Exit = {
  end: 2,
  stdout: "",
  stderr: "list failed: cannot connect to the multipass socket\n",
};
const closed: Exit = { end: 2, stdout: "", stderr: "Socket closed\n" };
const errors: readonly Exit[] = [
  noDaemon,
  closed,
  { end: 2, stdout: "", stderr: "internal error: qemu-img failed\n" },
  { end: 1, stdout: "", stderr: "" },
];
const noise = "\u001b[2K\u001b[0A\u001b[0E| Working \u001b[0E";
const reads = new Set(["version", "list", "info", "get", "find", "networks"]);

function possible(fault: FaultKind, [verb = ""]: readonly string[]): boolean {
  switch (fault) {
    case "state flapping":
      return verb === "list";
    case "success without effect":
    case "hang after effect":
    case "client killed":
      return !reads.has(verb);
    case "truncated output":
    case "noisy output":
      return reads.has(verb) || verb === "exec";
    default:
      return true;
  }
}

/** Until its deadline, or until it is given up. */
async function cutOff(clock: VirtualClock, { deadlineMs, signal }: RunOptions): Promise<Exit> {
  const forever = 1e12;
  const end = await clock.sleep(Math.min(deadlineMs, forever), signal).then(
    () => "timed-out" as const,
    () => "aborted" as const,
  );
  return { end, stdout: "", stderr: "" };
}

function cut(text: string, random: () => number): string {
  return text.slice(0, Math.floor(random() * text.length));
}

/** One instance is for once in a state that passes, or has no address yet. */
function flapping(stdout: string, random: () => number): string {
  try {
    const answer = JSON.parse(stdout) as { list?: { state: string; ipv4: string[] }[] };
    const shaky = answer.list?.filter(({ state }) => state === "Running" || state === "Stopped");
    const one = shaky && pick(shaky, random);
    if (one?.state === "Running" && random() < 0.5) one.ipv4 = [];
    else if (one) one.state = pick(["Unknown", "Starting", "Restarting"], random)!;
    return JSON.stringify(answer);
  } catch {
    return stdout;
  }
}

export function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}
