import fc from "fast-check";
import type { Desired } from "../../src/core/desired.ts";
import { emptyLedger } from "../../src/core/ledger.ts";
import { blockingProblems } from "../../src/core/planner.ts";
import { DevorchError } from "../../src/core/problem.ts";
import type { Files } from "../../src/store/files.ts";
import { openJournal, pruneJournals, type RunJournal, replayLedger } from "../../src/store/journal.ts";
import { openLedgerStore } from "../../src/store/ledger-store.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { storePaths } from "../../src/store/paths.ts";
import { openRegistryStore } from "../../src/store/registry-store.ts";
import { configuration } from "../laws/arbitraries.ts";
import { expectMade, failures } from "../support/converged.ts";
import { intercepted, MemoryFiles } from "../support/memory-files.ts";
import { mutating, randomNumbers, simulatedWorld } from "../support/simulated-world.ts";
import { lockWorld } from "../support/store.ts";
import { type FaultKind, FaultyDaemon, faultKinds, pick } from "./faulty-daemon.ts";
import { Stranger } from "./stranger.ts";

/** What may happen besides the faults of calls. */
export const disasters = [
  "crash",
  "torn write",
  "power cut",
  "disk full before a write",
  "disk full during a write",
  "clock jump",
] as const;
export type Injected = Readonly<Record<FaultKind | (typeof disasters)[number], number>>;

export interface Simulated {
  injected: Injected;
  /** The invariants that did not hold. */
  broken: readonly string[];
  /** One line a call, with its time and fault: equal for equal seeds. */
  trace: readonly string[];
}

const secret = "hunter2-correct-horse";
const paths = storePaths({ state: "/s", data: "/s" }, { provider: "sim", home: "/sim" }, "acme", undefined);
const claim = { command: "devorch apply", user: "ada", subject: "acme" };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Virtual time after which a run counts as stuck, and in which a daemon ends whatever it was told. */
const stuckMs = 30 * dayMs;
const quietMs = 2 * hourMs;

/**
 * One history of applies over a daemon that fails, killed now and then, and with somebody else at work; then the faults end, and what is
 * asked for must come about. Everything follows from the seed.
 */
export async function simulate(seed: number): Promise<Simulated> {
  const random = randomNumbers(seed ^ 0x5eed);
  const injected: Record<string, number> = Object.fromEntries(
    [...faultKinds, ...disasters].map((kind) => [kind, 0]),
  );
  const trace: string[] = [];
  const broken: string[] = [];
  let files = new MemoryFiles();
  files.full = (length) => {
    if (random() >= fullRate) return undefined;
    const fits = random() < 0.5 ? 0 : Math.floor(random() * length);
    injected[fits === 0 ? "disk full before a write" : "disk full during a write"]!++;
    return fits;
  };
  let [fullRate, jumpRate, skewMs] = [0, 0, 0];
  const launched = new Map<string, { atMs: number; skewMs: number }>();
  /** Forgotten since the clock said that a launch was an hour old that was not: docs/safety.md, "What remains". */
  const letGo = new Set<string>();
  let incarnation = 0;
  let unprotected = false;
  let daemon!: FaultyDaemon;

  const world = simulatedWorld({
    seed,
    secrets: { TOKEN: secret },
    client(client, clock) {
      daemon = new FaultyDaemon(client, {
        clock,
        random,
        async stranger() {
          const did = await stranger.act(await free());
          trace.push(`${clock.nowMs()} somebody else: ${did}`);
        },
        async onCall(argv, fault) {
          if (fault) injected[fault]!++;
          if (argv[0] === "launch") launched.set(targetOf(argv), { atMs: clock.nowMs(), skewMs });
          trace.push(`${clock.nowMs().toFixed()} ${shown(argv)}${fault ? ` [${fault}]` : ""}`);
          if (random() < jumpRate) {
            injected["clock jump"]!++;
            skewMs += Math.round((random() - 0.5) * 2 * dayMs);
          }
          await watch(argv);
        },
        onEnd() {
          for (const name of stranger.changed())
            broken.push(`${name}, which devorch does not own, was changed`);
        },
      });
      return daemon.run;
    },
    skewMs: () => skewMs,
    async keep(life) {
      const mine = intercepted(files, async (operation, args) => {
        if (operation === "read" || operation === "list") return;
        await world.clock.sleep(random() * 20);
        atWork = { operation, args };
        await life.does(async () => {});
        atWork = undefined;
      });
      const lock = await acquireLock(paths.lock, claim, lockOver(mine), { timeoutMs: 0 });
      try {
        const run = String(incarnation).padStart(3, "0");
        const journal = await openJournal(mine, paths.journals, { run, command: claim.command, atMs: 0 });
        return {
          ...storesOver(mine, journal),
          note: journal.append,
          async mayGoOn() {
            if (!(await lock.held())) broken.push("a lock was lost that nobody forced away");
          },
          async close() {
            await journal.close();
            await pruneJournals(mine, paths.journals, 2);
            await lock.release();
          },
        };
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
  });
  const stranger = new Stranger(world, random);
  let atWork: { operation: string; args: readonly string[] } | undefined;

  const { first, second, keptA, keptB } = fc.sample(history, { seed, numRuns: 1 })[0]!;
  const [before, after] = [only(first, keptA), only(second, keptB)].map((one) => guarded(one, random)) as [
    Desired,
    Desired,
  ];

  // A few kinds at a time get further than all of them together; a busy stranger alone finds the moments between look and call.
  const busy = random() < 0.2;
  const crashes = !busy && random() < 0.5;
  daemon.kinds = busy ? ["stranger acts"] : faultKinds.filter(() => random() < 0.4);
  daemon.rate = busy ? 0.5 : pick([0.05, 0.15, 0.3], random)!;
  fullRate = pick([0, 0, 0.01, 0.05], random)!;
  jumpRate = pick([0, 0, 0.05], random)!;
  const roomy = fullRate === 0;
  for (const desired of [before, pick([before, after], random)!, after].slice(Math.floor(random() * 2))) {
    await live(desired, crashes ? 1 + Math.floor(random() * 150) : undefined);
  }

  daemon.rate = fullRate = jumpRate = 0;
  await world.clock.sleep(quietMs);
  unprotected = true;
  const wanted = willing(after);
  const complaints = await converge(wanted);
  if (complaints.length > 0) broken.push(`it does not converge: ${complaints.join("; ")}`);
  if (broken.length === 0)
    await inspect(wanted).catch((error: Error) => {
      broken.push(error.message);
    });
  return { injected: injected as Injected, broken, trace };

  /** One life of devorch: an apply that ends well, badly, or with a crash. What it complains of is returned. */
  async function live(desired: Desired, killAt?: number): Promise<string[]> {
    incarnation++;
    await readBack();
    const stuck = new AbortController();
    const applied = world
      .apply(desired, {
        plan: { discardWork: true, confirmed: ["a", "b", "c", "d"].map((name) => `dev-acme-${name}`) },
        ...(killAt && { killAt }),
        emit: (event) => {
          if (JSON.stringify(event).includes(secret)) broken.push(`a secret is in an event: ${event.type}`);
        },
      })
      .catch((error: unknown) => {
        if (error instanceof DevorchError)
          return error.problems.map(({ code, message }) => `${code} ${message}`);
        throw error;
      });
    const late = world.clock.sleep(stuckMs, stuck.signal).then(
      () => ["nothing happens any more"],
      () => [],
    );
    const ended = await Promise.race([applied, late]);
    stuck.abort();
    if (Array.isArray(ended)) {
      if (ended[0] === "nothing happens any more") broken.push(ended[0]);
      trace.push(`-- failed: ${ended.join("; ")}`);
      return ended;
    }
    const { plan, run } = ended;
    for (const { instance, action } of plan.changes) {
      const launch = action === "delete" && launched.get(instance);
      if (!launch) continue;
      const ageMs = world.clock.nowMs() - launch.atMs;
      if (ageMs < hourMs && ageMs + skewMs - launch.skewMs >= hourMs) letGo.add(instance);
    }
    trace.push(`-- ${run === "killed" ? "crashed" : run.status}`);
    if (run === "killed") crash();
    const kept = (address?: string) =>
      !desired.machines.some((one) => one.address === address && one.state !== "absent");
    return [
      ...blockingProblems(plan)
        .filter(({ code, address }) => !(code === "DEV-301" && kept(address)))
        .map(({ code, message }) => `${code} ${message}`),
      ...failures(run).map(String),
    ];
  }

  /** What a crash leaves on disk: perhaps half of a file that was being made, perhaps not all names. */
  function crash(): void {
    injected.crash!++;
    if (atWork?.operation === "create" && random() < 0.5) {
      injected["torn write"]!++;
      const [path = "", content = ""] = atWork.args;
      files.overwrite(path, content.slice(0, random() * content.length));
    }
    const states = files.afterPowerCut();
    if (states.length > 1 && random() < 0.5) {
      injected["power cut"]!++;
      files = pick(states, random)!;
    } else files = files.copy();
    atWork = undefined;
  }

  async function readBack(): Promise<void> {
    const { ledger, registry } = storesOver(files);
    world.ledger = (await ledger.read()) ?? emptyLedger("acme", undefined, "lineage-1");
    world.registry = await registry.read();
    const noted = (await replayLedger(files, paths.journals))?.serial ?? 0;
    if (roomy && world.ledger.serial - noted > 1)
      broken.push(`the journal ends at change ${noted}, the ledger at ${world.ledger.serial}`);
  }

  function lockOver(over: Files) {
    const me = incarnation;
    return lockWorld(over, me, async ({ pid }) => (pid === me ? "alive" : "dead"));
  }

  function storesOver(over: Files, journal?: RunJournal) {
    const warn = (problem: { message: string }) =>
      broken.push(`no crash may damage a file: ${problem.message}`);
    return {
      ledger: openLedgerStore({ files: over, paths, project: "acme", warn, ...(journal && { journal }) }),
      registry: openRegistryStore({ files: over, paths, lock: lockOver(over), claim, warn }),
    };
  }

  /** A bounded number of applies; once, a person puts away what devorch rightly does not touch. */
  async function converge(desired: Desired): Promise<string[]> {
    let complaints: string[] = [];
    for (let round = 0; round < 4; round++) {
      complaints = await live(desired);
      if (complaints.length === 0) return [];
      if (round === 1) {
        const records = Object.values(world.ledger.machines);
        const resting = [
          ...Object.values(world.registry.templates),
          ...records.filter(({ phase }) => phase === "intended"),
        ];
        await stranger.yield(
          [...desired.machines, ...records].map(({ instance }) => instance),
          resting.map(({ instance }) => instance),
        );
      }
    }
    return complaints;
  }

  async function inspect(desired: Desired): Promise<void> {
    const calls = world.calls.length;
    const again = await live(desired);
    const did = mutating(world.calls.slice(calls));
    if (again.length + did.length > 0)
      broken.push(`a second apply did something: ${[...again, ...did].join("; ")}`);
    await readBack();
    expectMade(world, desired);
    const owned = new Set([
      ...Object.values(world.ledger.machines).map(({ instance }) => instance),
      ...Object.values(world.registry.templates).map(({ instance }) => instance),
    ]);
    for (const name of Object.keys(world.sim.world.instances))
      if (!owned.has(name) && !stranger.owns(name) && !letGo.has(name))
        broken.push(`${name} was leaked: nothing remembers it`);
    for (const name of files.names())
      if ((await files.read(name))!.includes(secret)) broken.push(`a secret is in ${name}`);
  }

  /** Before each call of devorch. */
  async function watch(argv: readonly string[]): Promise<void> {
    const [verb = ""] = argv;
    if (argv.join("\0").includes(secret)) broken.push(`a secret is in the arguments of ${verb}`);
    if (verb === "purge") broken.push("purge empties the trash of everybody");
    if (mutating([argv]).length === 0) return;
    const target = targetOf(argv);
    if (stranger.owns(target) && !stranger.swapped(target) && verb !== "launch" && verb !== "clone")
      broken.push(`${argv.join(" ")}: devorch does not own that`);
    const { ledger } = storesOver(files);
    const owner = Object.values((await ledger.read())?.machines ?? {}).find(
      ({ instance }) => instance === target,
    );
    if (verb === "delete" && owner?.protect && !unprotected)
      broken.push(`${target} is protected, and was deleted`);
  }

  /** Names of the configuration under which nothing was seen yet: a stranger may take them at any time, also between intent and call. */
  async function free(): Promise<string[]> {
    const { machines = {} } = (await storesOver(files).ledger.read()) ?? {};
    const seen = Object.values(machines)
      .filter(({ phase }) => phase !== "intended")
      .map(({ instance }) => instance);
    return [...before.machines, ...after.machines]
      .map(({ instance }) => instance)
      .filter((name) => !seen.includes(name));
  }
}

const names = fc.subarray(["a", "b", "c", "d"], { minLength: 1, maxLength: 3 });
const history = fc.record({ first: configuration, second: configuration, keptA: names, keptB: names });

function only(desired: Desired, kept: readonly string[]): Desired {
  const machines = desired.machines.filter(({ key }) => kept.includes(key));
  const there = new Set(machines.filter(({ state }) => state !== "absent").map(({ address }) => address));
  return {
    ...desired,
    machines: machines.map((one) => ({
      ...one,
      dependsOn: one.dependsOn.filter((other) => there.has(other)),
    })),
  };
}

/** Some machines are protected, and all are given a secret. */
function guarded(desired: Desired, random: () => number): Desired {
  return {
    ...desired,
    machines: desired.machines.map((machine) => ({
      ...machine,
      env: { TOKEN: { secret: "env:TOKEN" } },
      lifecycle: { ...machine.lifecycle, ...(random() < 0.2 && { protect: true }) },
    })),
  };
}

/** The same without protection: only then all of it can come about. */
function willing(desired: Desired): Desired {
  return {
    ...desired,
    machines: desired.machines.map((machine) => ({
      ...machine,
      lifecycle: { ...machine.lifecycle, protect: false },
    })),
  };
}

function shown(argv: readonly string[]): string {
  return argv[0] === "exec" ? `exec ${argv[2]}` : argv.join(" ");
}

/** The instance that a mutating call names. */
function targetOf([verb, ...words]: readonly string[]): string {
  const named = words.indexOf("--name");
  if (verb === "clone" || verb === "launch") return words[named + 1]!;
  if (verb === "set") return words[0]!.split(".")[1]!;
  if (verb === "mount") return words[1]!.split(":")[0]!;
  return words.find((word) => !word.startsWith("-"))!.split(/[.:]/)[0]!;
}
