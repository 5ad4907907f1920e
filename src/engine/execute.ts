import type { Action } from "../core/action.ts";
import type { Event, Facts, Outcome } from "../core/event.ts";
import { amend, amendRegistry, type Ledger, type LedgerChange } from "../core/ledger.ts";
import type { Plan, RecordChange, Step } from "../core/plan.ts";
import { DevorchError, type ExitCode, exitCodes, type Problem } from "../core/problem.ts";
import { advance, doomed, type Limits, type Progress, ready, startProgress } from "../core/progress.ts";
import type { Redactor } from "../core/redact.ts";
import type { Clock, Driver, LedgerStore, RegistryStore, Reveal } from "./ports.ts";

export interface ExecuteOptions {
  plan: Plan;
  ledger: Ledger;
  driver: Pick<Driver, "perform">;
  ledgerStore: LedgerStore;
  registryStore: RegistryStore;
  clock: Clock;
  limits: Limits;
  /** Fills in references (with what `facts` learned so far) and secrets; every value revealed is redacted from output. */
  reveal: Reveal;
  redactor: Redactor;
  /** Asked before each step; throws when the run may do nothing more, because its lock was forced away. */
  mayGoOn?(): Promise<void>;
  /** Holds the host-wide lock of a template while its disk is restored and cloned. */
  withTemplate<T>(template: string, work: () => Promise<T>): Promise<T>;
  /** Told what each step found out, before the next step starts. */
  learn(step: Step, facts: Facts): void;
  /** The journal and the renderers. Its promise, if any, is awaited before the step goes on. */
  emit(event: Event): void | Promise<void>;
  /** No new steps after this; running ones end. */
  stop: AbortSignal;
  /** Running steps are cut off too. */
  kill: AbortSignal;
}

export interface Run {
  status: "done" | "failed" | "interrupted";
  ledger: Ledger;
  progress: Progress;
  /** Of the step that failed first; 0 when none did. */
  exitCode: ExitCode;
}

/**
 * Performs the steps of a plan: as many at a time as the limits allow, each after those that it waits for. It decides nothing
 * else. The only concurrent code of devorch. Never throws for a failed step: what depends on it is skipped, the rest goes on.
 */
export async function execute(options: ExecuteOptions): Promise<Run> {
  const { plan, limits, clock } = options;
  const records = new Records(options);
  let exitCode: ExitCode = exitCodes.success;
  let progress = startProgress(plan.steps);
  const tell = async (event: Event) => {
    progress = advance(progress, event);
    await options.emit(event);
  };

  await tell({ type: "run_start", atMs: clock.nowMs(), steps: plan.steps.map((step) => step.id) });
  const running = new Set<Promise<void>>();
  for (;;) {
    if (!options.stop.aborted && !options.kill.aborted) {
      for (const id of ready(progress, limits)) {
        const { step } = progress.steps.get(id)!;
        progress = advance(progress, { type: "step_start", atMs: clock.nowMs(), step: id });
        const run: Promise<void> = runStep(step).finally(() => running.delete(run));
        running.add(run);
      }
    }
    if (running.size === 0) break;
    try {
      await Promise.race(running);
    } catch (bug) {
      // Nothing is left running behind an error that nobody expected.
      await Promise.allSettled(running);
      throw bug;
    }
  }

  const outcomes = [...progress.steps.values()].map(({ status }) => status);
  const status = outcomes.some((outcome) => typeof outcome === "object" && outcome.status === "failed")
    ? "failed"
    : outcomes.every((outcome) => typeof outcome === "object" && outcome.status === "done")
      ? "done"
      : "interrupted";
  await tell({ type: "run_end", atMs: clock.nowMs(), status });
  return { status, ledger: records.ledger, progress, exitCode };

  async function runStep(step: Step): Promise<void> {
    await options.emit({ type: "step_start", atMs: clock.nowMs(), step: step.id });
    const outcome = await outcomeOf(step, options, records, (code) => {
      exitCode ||= code;
    });
    if (outcome.status === "done") options.learn(step, outcome.facts);
    await tell({ type: "step_end", atMs: clock.nowMs(), step: step.id, outcome });
    if (outcome.status === "done") return;
    for (const { step: id, because } of doomed(progress, step.id)) {
      await tell({
        type: "step_end",
        atMs: clock.nowMs(),
        step: id,
        outcome: { status: "skipped", because },
      });
    }
  }
}

async function outcomeOf(
  step: Step,
  options: ExecuteOptions,
  records: Records,
  onFailure: (code: ExitCode) => void,
): Promise<Outcome> {
  const { action, intent, commit } = step;
  try {
    await options.mayGoOn?.();
    const begin = async () => intent && records.write(intent);
    const facts = action.do === "record" ? {} : await perform(step, action, options, begin);
    if (commit) await records.write(commit, facts);
    return { status: "done", facts };
  } catch (error) {
    if (!(error instanceof DevorchError)) throw error;
    if (error.exitCode === exitCodes.interrupted) return { status: "interrupted" };
    const failure = (await takenBack(step, error, records)) ?? error;
    onFailure(failure.exitCode);
    return { status: "failed", problem: shown(failure.problems[0]!, step, options.redactor) };
  }
}

/** The name was taken between our look and our call: what is there is not ours, so the intent must not claim it. */
async function takenBack(
  { intent }: Step,
  error: DevorchError,
  records: Records,
): Promise<DevorchError | undefined> {
  if (error.problems[0]!.code !== alreadyExists || !intent) return undefined;
  try {
    await records.takeBack(intent);
    return undefined;
  } catch (second) {
    if (!(second instanceof DevorchError)) throw second;
    return second;
  }
}

/** It may quote what a command printed. */
function shown(problem: Problem, { address }: Step, redactor: Redactor): Problem {
  const { message, hint } = problem;
  return {
    ...problem,
    message: redactor.text(message),
    ...(hint !== undefined && { hint: redactor.text(hint) }),
    address,
  };
}

/** A create call answered that the name is taken. */
const alreadyExists = "DEV-210";

async function perform(
  step: Step,
  action: Exclude<Action, { do: "record" }>,
  options: ExecuteOptions,
  begin: () => Promise<void>,
): Promise<Facts> {
  const streams = { stdout: options.redactor.stream(), stderr: options.redactor.stream() };
  const output = (stream: "stdout" | "stderr", text: string) => {
    if (text)
      void options.emit({ type: "step_output", atMs: options.clock.nowMs(), step: step.id, stream, text });
  };
  const call = () =>
    options.driver.perform(action, {
      signal: options.kill,
      begin,
      reveal: options.reveal,
      onOutput: (stream, text) => output(stream, streams[stream].push(text)),
    });
  try {
    return await (action.do === "clone" ? options.withTemplate(action.template, call) : call());
  } finally {
    output("stdout", streams.stdout.end());
    output("stderr", streams.stderr.end());
  }
}

/** Ledger and registry as they grow: one write at a time, each durable before the step goes on. */
class Records {
  ledger: Ledger;
  readonly #options: ExecuteOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ExecuteOptions) {
    this.#options = options;
    this.ledger = options.ledger;
  }

  write(change: RecordChange, facts: Facts = {}): Promise<void> {
    const turn = this.#last.then(async () => {
      const { ledger, registry } = change;
      if (registry) await this.#options.registryStore.update((current) => amendRegistry(current, registry));
      if (ledger) {
        const next = amend(this.ledger, dated(withFacts(ledger, facts), this.#options.clock.nowMs()));
        await this.#options.ledgerStore.write(next);
        this.ledger = next;
      }
    });
    // A failed write fails its own step; the next one tries again.
    this.#last = turn.catch(() => {});
    return turn;
  }

  async takeBack({ ledger, registry }: RecordChange): Promise<void> {
    await this.write({
      ...(ledger?.record === "put" && { ledger: { record: "drop", address: ledger.address } }),
      ...(registry && { registry: { template: "drop", fingerprint: registry.fingerprint } }),
    });
  }
}

/** The time of a creation, and with it its ttl, begins now: its plan may be hours old by then. */
function dated(change: LedgerChange, nowMs: number): LedgerChange {
  if (change.record !== "put" || change.machine.phase !== "intended") return change;
  const { createdAtMs, expiresAtMs } = change.machine;
  const expires = expiresAtMs !== undefined && { expiresAtMs: nowMs + expiresAtMs - createdAtMs };
  return { ...change, machine: { ...change.machine, createdAtMs: nowMs, ...expires } };
}

function withFacts(change: LedgerChange, facts: Facts): LedgerChange {
  if (change.record !== "patch") return change;
  const { repo } = change.patch;
  return {
    ...change,
    patch: {
      ...change.patch,
      ...(facts.release !== undefined && { release: facts.release }),
      ...(repo && facts.commit !== undefined && { repo: { ...repo, commit: facts.commit } }),
    },
  };
}
