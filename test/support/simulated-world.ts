import type { Desired } from "../../src/core/desired.ts";
import type { Event } from "../../src/core/event.ts";
import { emptyLedger, emptyRegistry, type Ledger, type Registry } from "../../src/core/ledger.ts";
import type { Live } from "../../src/core/live.ts";
import type { Plan, Step } from "../../src/core/plan.ts";
import { makePlan, type PlanInput, type PlanOptions } from "../../src/core/planner.ts";
import type { Limits } from "../../src/core/progress.ts";
import { Redactor } from "../../src/core/redact.ts";
import { displayText } from "../../src/core/text.ts";
import { multipassDriver } from "../../src/drivers/multipass/driver.ts";
import type { Exit, Runner, RunOptions } from "../../src/drivers/multipass/runner.ts";
import { type ExecuteOptions, execute, type Run } from "../../src/engine/execute.ts";
import { queryFor } from "../../src/engine/observe.ts";
import type { Driver, LedgerStore, RegistryStore } from "../../src/engine/ports.ts";
import type { Effect } from "../../src/sim/turn.ts";
import { VirtualClock } from "../drivers/virtual-clock.ts";
import { GuestFakes } from "./guest-fakes.ts";
import { type MemorySim, memorySim } from "./memory-sim.ts";

/**
 * devorch's planner, engine and Multipass driver over the simulator's model, all in this process: time is virtual, guests are values, and what
 * happens at the same time is ordered by the seed. The ledger and the registry pass through JSON, as they do in files.
 */
export interface SimulatedWorld {
  sim: MemorySim;
  clock: VirtualClock;
  guests: GuestFakes;
  run: Runner;
  driver: Driver;
  /** Every call of the client so far, in order. */
  calls: string[][];
  ledger: Ledger;
  registry: Registry;
  /** What planning rests on, observed now. */
  observe(desired: Desired, options?: PlanOptions): Promise<PlanInput>;
  plan(desired: Desired, options?: PlanOptions): Promise<Plan>;
  /** Plans and performs; what is blocked is left out. */
  apply(desired: Desired, options?: ApplyOptions): Promise<{ plan: Plan; run: Run | "killed" }>;
}

export interface ApplyOptions {
  plan?: PlanOptions;
  limits?: Limits;
  /** No step starts any more after so many have ended. */
  stopAfter?: number;
  /** devorch is killed before its so-manieth call or write; what the daemon has begun goes on. */
  killAt?: number;
  emit?: ExecuteOptions["emit"];
}

export interface Kept {
  ledger: LedgerStore;
  registry: RegistryStore;
  mayGoOn?(): Promise<void>;
  note?(event: Event): void;
  /** At the end of a life that is not killed. */
  close?(): Promise<void>;
}

const defaultLimits: Limits = { clone: 1, launch: 2, general: 10 };

export interface WorldOptions {
  seed: number;
  /** What devorch calls instead of the client: may lie, delay and fail. */
  client?: (run: Runner, clock: VirtualClock, random: () => number) => Runner;
  /** What a life of devorch keeps, instead of `ledger` and `registry`. */
  keep?: (life: Life) => Promise<Kept>;
  /** How far the wall clock is from the time that passes. */
  skewMs?: () => number;
  /** Values of secrets, by the name of their variable. */
  secrets?: Readonly<Record<string, string>>;
}

export function simulatedWorld(options: WorldOptions): SimulatedWorld {
  const { seed, secrets = {} } = options;
  const random = randomNumbers(seed);
  const clock = new VirtualClock();
  const guests = new GuestFakes();
  const sim = memorySim();
  const startMs = sim.nowMs;
  Object.defineProperty(sim, "nowMs", { get: () => startMs + Math.floor(clock.nowMs()) });
  const wallMs = () => sim.nowMs + (options.skewMs?.() ?? 0);
  const calls: string[][] = [];

  const client: Runner = async (argv, options) => {
    if (options.signal.aborted) return { end: "aborted", stdout: "", stderr: "" };
    calls.push([...argv]);
    const stdin = await clock.during(() => bytesOf(options.stdin));
    const work = sim
      .call(argv, {
        stdin: stdin.toString(),
        guest: async (effect) => {
          await clock.sleep(secondsOf(effect) * 1000 * (0.5 + random()));
          return guests.perform(effect, stdin);
        },
      })
      .then(({ exit, ...output }): Exit => ({ end: exit, ...output }));
    return deliver(await endOf(work, clock, options), options);
  };
  const run = options.client?.(client, clock, random) ?? client;
  const driverFor = (run: Runner) => multipassDriver({ run, clock, random, platform: "linux" });
  const driver = driverFor(run);

  const never = new AbortController().signal;
  const world: SimulatedWorld = {
    sim,
    clock,
    guests,
    run,
    driver,
    calls,
    ledger: emptyLedger("acme", undefined, "lineage-1"),
    registry: emptyRegistry,
    async observe(desired, options = {}) {
      const live: Live = await driverFor(run).observe(
        queryFor(world.ledger, desired, { refresh: true }),
        never,
      );
      const { ledger, registry } = world;
      return { desired, live, ledger, registry, nowMs: wallMs(), options };
    },
    async plan(desired, options) {
      return makePlan(await world.observe(desired, options));
    },
    async apply(desired, { plan: planOptions, limits = defaultLimits, stopAfter, killAt, emit } = {}) {
      const plan = asJson(await world.plan(desired, planOptions));
      const life = mortal(killAt);
      const redactor = new Redactor();
      const kept = options.keep
        ? await Promise.race([options.keep(life), life.ended])
        : memoryStores(world, life);
      if (kept === "killed") return { plan, run: kept };
      const stop = new AbortController();
      if (stopAfter === 0) stop.abort();
      let ended = 0;
      const learned = new Map<string, string>();
      const execution = execute({
        plan,
        ledger: world.ledger,
        driver: driverFor((argv, options) => life.does(() => run(argv, options))),
        ledgerStore: kept.ledger,
        registryStore: kept.registry,
        ...(kept.mayGoOn && { mayGoOn: kept.mayGoOn }),
        clock: { nowMs: wallMs, sleep: (ms, signal) => clock.sleep(ms, signal) },
        limits,
        reveal: async (value) => {
          if (typeof value !== "object" || !("secret" in value)) return displayText(value);
          const secret = secrets[value.secret.replace("env:", "")] ?? "";
          redactor.add(secret);
          return secret;
        },
        redactor,
        withTemplate: (_, work) => work(),
        learn: (step: Step, { ipv4 }) => ipv4 && learned.set(step.address, ipv4),
        emit: (event) => {
          if (event.type === "step_end" && ++ended === stopAfter) stop.abort();
          kept.note?.(event);
          return emit?.(event);
        },
        stop: stop.signal,
        kill: never,
      }).finally(() => kept.close?.());
      return { plan, run: await Promise.race([execution, life.ended]) };
    },
  };
  return world;
}

function memoryStores(world: SimulatedWorld, life: Life): Kept {
  return {
    ledger: {
      read: async () => world.ledger,
      write: (ledger) =>
        life.does(async () => {
          world.ledger = asJson(ledger);
        }),
    },
    registry: {
      read: async () => world.registry,
      update: (change) =>
        life.does(async () => {
          world.registry = asJson(change(world.registry));
          return world.registry;
        }),
    },
  };
}

/** A process that does nothing more from its so-manieth deed on: whoever waits for it waits for ever. */
export interface Life {
  ended: Promise<"killed">;
  does<T>(deed: () => Promise<T>): Promise<T>;
}

function mortal(killAt = Number.POSITIVE_INFINITY): Life {
  let deeds = 0;
  let die: (how: "killed") => void = () => {};
  const ended = new Promise<"killed">((resolve) => {
    die = resolve;
  });
  return {
    ended,
    does<T>(deed: () => Promise<T>): Promise<T> {
      if (++deeds < killAt) return deed();
      die("killed");
      return new Promise(() => {});
    },
  };
}

/** The calls that change something; `exec` counts. */
export function mutating(calls: readonly (readonly string[])[]): string[] {
  const reads = new Set(["version", "list", "info", "get", "find", "networks"]);
  return calls.filter(([verb]) => !reads.has(verb!)).map((argv) => argv.slice(0, 4).join(" "));
}

/** Proportions of what takes time on a laptop. */
function secondsOf({ kind }: Effect): number {
  switch (kind) {
    case "create":
      return 30;
    case "boot":
      return 20;
    case "initialise":
    case "copy":
      return 10;
    case "exec":
      return 2;
    case "shutdown":
    case "remount":
    case "remove":
    case "transfer":
      return 1;
  }
}

/** The daemon works on when its client is gone. */
async function endOf(work: Promise<Exit>, clock: VirtualClock, options: RunOptions): Promise<Exit> {
  const over = new AbortController();
  const ways: Promise<Exit>[] = [work];
  const cutOff = (end: "timed-out" | "aborted"): Exit => ({ end, stdout: "", stderr: "" });
  if (Number.isFinite(options.deadlineMs))
    ways.push(
      clock.sleep(options.deadlineMs, over.signal).then(
        () => cutOff("timed-out"),
        () => work,
      ),
    );
  ways.push(
    new Promise((resolve) => {
      options.signal.addEventListener("abort", () => resolve(cutOff("aborted")), { signal: over.signal });
    }),
  );
  const exit = await Promise.race(ways);
  // A reason of its own spares making an exception each time.
  over.abort("over");
  return exit;
}

export async function deliver(exit: Exit, { onStdout, onStderr }: RunOptions): Promise<Exit> {
  await onStdout?.(Buffer.from(exit.stdout));
  await onStderr?.(Buffer.from(exit.stderr));
  return { ...exit, ...(onStdout && { stdout: "" }), ...(onStderr && { stderr: "" }) };
}

export async function bytesOf(stdin: RunOptions["stdin"]): Promise<Buffer> {
  if (!stdin) return Buffer.alloc(0);
  if (stdin instanceof Uint8Array) return Buffer.from(stdin);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** mulberry32: numbers in [0, 1) that a seed determines. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
