import { endingWords, type Usage } from "../core/guest-command.ts";
import { DevorchError, type Problem } from "../core/problem.ts";
import type { Redactor } from "../core/redact.ts";
import { holds, type Outcome } from "../core/tasks/condition.ts";
import type { Job } from "../core/tasks/expand-tasks.ts";
import type { JobResult, Output, TaskEvent, Tries } from "../core/tasks/task-event.ts";
import type { ChannelCommand, ChannelResult, Clock } from "./ports.ts";

export interface TaskRun {
  clock: Clock;
  redactor: Redactor;
  parallelism: number;
  /** What a failure does to jobs that do not need the one that failed: they go on, none starts any more, those that run are ended too. */
  onFailure: "go-on" | "start-none" | "end-all";
  /** Aborted: what runs is ended in its guest, and seen gone. */
  stop: AbortSignal;
  /** Aborted: nothing is waited for any more, and the run rejects. */
  kill: AbortSignal;
  /** Asked when all that a job comes after has ended well. `ran`: those of them that ran now, and were not cached. A problem that it throws is the job's. */
  decide(job: Job, ran: readonly string[]): Promise<Decision>;
  /** Before each try: the job's ports answer, and its files are in the guest. It counts to the time of the try; a problem that it throws at the end of that says why. */
  prepare(job: Job, signal: AbortSignal): Promise<void>;
  /** The command of a job, as a channel runs it. `begun`: it was begun by an earlier process, and all of its output comes again. */
  exec(job: Job, attempt: Attempt, given: Given): Promise<ChannelResult>;
  /** After a job has passed or failed by itself: fetches what it leaves. The result that it returns counts. */
  collect(job: Job, result: Ended, signal: AbortSignal): Promise<JobResult>;
  /** Awaited: backpressure. When it throws, everything is ended, and the run rejects with that. */
  emit(event: TaskEvent): void | Promise<void>;
  /** What an earlier process, which is gone, had come to in this run. */
  earlier?: Earlier;
}

export interface Attempt {
  number: number;
  begun: boolean;
}

type Given = Required<Pick<ChannelCommand, "signal" | "onStdout" | "onStderr" | "onUsage">>;

export interface Earlier {
  results: ReadonlyMap<string, JobResult>;
  /** Jobs without a result, by id. */
  begun: ReadonlyMap<string, Begun>;
}

/** An attempt that goes on, or ended unseen; with `endedAtMs` one that failed, and that the next is to follow. */
export interface Begun {
  attempt: number;
  because: string;
  /** Of the first attempt, and of this one. */
  startedAtMs: number;
  attemptAtMs: number;
  endedAtMs?: number;
  /** How many bytes of this attempt's output were reported, of what was left of them after redaction. */
  reported: { stdout: number; stderr: number };
}

/** Whether a job must run, and why; else what it left when it passed. */
export type Decision = { because: string } | { cached: readonly Output[] };

export type Ended = Extract<JobResult, { status: "passed" | "failed" }>;

/** Runs jobs, given in their order, each once those it comes after have ended well, or as its condition says. Each is reported with `job_end`, once. */
export async function runTasks(jobs: readonly Job[], run: TaskRun): Promise<void> {
  const killed = new Promise<never>((_, reject) => {
    const kill = () => reject(run.kill.reason);
    if (run.kill.aborted) kill();
    run.kill.addEventListener("abort", kill, { once: true });
  });
  await Promise.race([killed, schedule(jobs, run)]);
}

async function schedule(jobs: readonly Job[], run: TaskRun): Promise<void> {
  const { clock, parallelism, onFailure } = run;
  const results = new Map(run.earlier?.results);
  const running = new Map<string, Promise<void>>();
  const waiting = new Set(jobs.filter(({ id }) => !results.has(id)));
  const [ending, breaking] = [new AbortController(), new AbortController()];
  /** A job with a condition is for what comes after a failure. */
  const despite = AbortSignal.any([run.stop, breaking.signal]);
  const unless = AbortSignal.any([despite, ending.signal]);
  const stopOf = ({ task }: Job) => (task.when ? despite : unless);
  const taskOf = new Map(jobs.map(({ id, task }) => [id, task.name]));
  const lenient = new Set(jobs.filter(({ task }) => task.continueOnError).map(({ id }) => id));
  let failed: string | undefined;
  const count = (id: string, result: JobResult) => {
    results.set(id, result);
    if (blocks(result) && !lenient.has(id)) failed ??= id;
    if (failed !== undefined && onFailure === "end-all") ending.abort(`${failed} failed`);
  };
  for (const [id, result] of results) count(id, result);
  const finish = async (job: Job, ended: JobResult) => {
    const onFailure = ended.status === "interrupted" && ending.signal.aborted && !despite.aborted;
    const result = onFailure ? { ...ended, onFailure } : ended;
    count(job.id, result);
    await run.emit({ type: "job_end", atMs: clock.nowMs(), job: job.id, result });
  };
  const refusal = (job: Job): string | undefined => {
    if (job.task.when) {
      if (!job.after.every((id) => results.has(id))) return undefined;
      if (despite.aborted) return "the run was stopped";
      const ended = (name: string) =>
        job.after.filter((id) => taskOf.get(id) === name).map((id) => outcome(results.get(id)!));
      return holds(job.task.when, ended) ? undefined : "its condition does not hold";
    }
    const blocker = job.after.find((id) => {
      const result = results.get(id);
      return result && (result.status === "skipped" || (blocks(result) && !lenient.has(id)));
    });
    if (blocker !== undefined) return `needs ${blocker}`;
    if (unless.aborted) return "the run was stopped";
    const begun = run.earlier?.begun.get(job.id);
    // Its command goes on in the machine, as that of any job that runs when another fails.
    if (begun && begun.endedAtMs === undefined && onFailure !== "end-all") return undefined;
    return failed !== undefined && onFailure !== "go-on" ? `${failed} failed` : undefined;
  };
  let broken: { error: unknown } | undefined;
  while (waiting.size > 0 || running.size > 0) {
    for (const job of waiting) {
      const reason = refusal(job);
      if (reason !== undefined) {
        waiting.delete(job);
        await finish(job, { status: "skipped", reason });
      } else if (running.size < parallelism && job.after.every((id) => results.has(id))) {
        waiting.delete(job);
        const ran = job.after.filter((id) => !["cached", "skipped"].includes(results.get(id)!.status));
        const work = runJob(job, ran, run, stopOf(job))
          .then((result) => finish(job, result))
          .catch((error: unknown) => {
            broken ??= { error };
            breaking.abort("the run broke off");
          })
          .finally(() => running.delete(job.id));
        running.set(job.id, work);
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    if (broken && running.size === 0) throw broken.error;
  }
}

function outcome(result: JobResult): Outcome {
  if (blocks(result)) return "failed";
  return result.status === "skipped" ? "skipped" : "passed";
}

function blocks({ status }: JobResult): boolean {
  return status !== "passed" && status !== "cached" && status !== "skipped";
}

async function runJob(job: Job, ran: readonly string[], run: TaskRun, stop: AbortSignal): Promise<JobResult> {
  const { clock } = run;
  let begun = run.earlier?.begun.get(job.id);
  const startedAtMs = begun?.startedAtMs ?? clock.nowMs();
  const decision = begun ?? (await decided(job, ran, run));
  if ("problem" in decision)
    return erroredBy(
      decision.problem,
      { attempts: 0, startedAtMs, durationMs: clock.nowMs() - startedAtMs },
      run,
    );
  if ("cached" in decision) return { status: "cached", outputs: decision.cached };
  const { retries, retryOn } = job.task;
  let attempt = begun?.attempt ?? 1;
  if (begun?.endedAtMs !== undefined) {
    const pauseMs = retryPauseMs(attempt);
    // What is left of it; a clock that was set back makes it no longer.
    const leftMs = Math.min(pauseMs, Math.max(0, begun.endedAtMs + pauseMs - clock.nowMs()));
    await clock.sleep(leftMs, stop).catch(() => {});
    const tries = { attempts: attempt, startedAtMs, durationMs: clock.nowMs() - startedAtMs };
    if (stop.aborted) return { status: "interrupted", tries, reason: reasonFor(stop) };
    attempt += 1;
    begun = undefined;
  }
  for (; ; attempt++, begun = undefined) {
    if (!begun)
      await run.emit({
        type: "job_start",
        atMs: clock.nowMs(),
        job: job.id,
        attempt,
        because: decision.because,
      });
    let usage: Usage | undefined;
    const onUsage: Given["onUsage"] = (told) => {
      usage = told;
    };
    const ending = await runOnce(job, run, stop, { number: attempt, begun, onUsage });
    const tries = {
      attempts: attempt,
      startedAtMs,
      durationMs: clock.nowMs() - startedAtMs,
      ...(usage && { usage }),
    };
    const result = await withOutputs(resultOf(ending, tries), job, run, stop);
    if (attempt > retries || !mayRetry(result, retryOn)) return result;
    const afterMs = retryPauseMs(attempt);
    const reason = result.status === "errored" ? result.problem.message : result.reason;
    await run.emit({ type: "job_retry", atMs: clock.nowMs(), job: job.id, reason, afterMs });
    await clock.sleep(afterMs, stop).catch(() => {});
    if (stop.aborted) return { status: "interrupted", tries, reason: reasonFor(stop) };
  }
}

function retryPauseMs(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 30_000);
}

async function decided(
  job: Job,
  ran: readonly string[],
  run: TaskRun,
): Promise<Decision | { problem: Problem }> {
  try {
    return await run.decide(job, ran);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { problem };
  }
}

async function withOutputs(result: JobResult, job: Job, run: TaskRun, stop: AbortSignal): Promise<JobResult> {
  if (result.status !== "passed" && result.status !== "failed") return result;
  try {
    return await run.collect(job, result, stop);
  } catch (error) {
    const { tries } = result;
    if (stop.aborted) return { status: "interrupted", tries, reason: reasonFor(stop) };
    const problem = problemOf(error);
    if (!problem) throw error;
    return erroredBy(problem, tries, run);
  }
}

function erroredBy(problem: Problem, tries: Tries, { redactor }: TaskRun): JobResult {
  return { status: "errored", tries, problem: { ...problem, message: redactor.text(problem.message) } };
}

type Bad = Extract<JobResult, { status: "failed" | "timed-out" | "errored" }>;

function mayRetry(result: JobResult, on: readonly (number | "timeout")[]): result is Bad {
  switch (result.status) {
    case "failed":
      return on.length === 0 || (result.exitCode !== undefined && on.includes(result.exitCode));
    case "timed-out":
      return on.length === 0 || on.includes("timeout");
    case "errored":
      return on.length === 0;
    case "passed":
    case "cached":
    case "interrupted":
    case "skipped":
      return false;
  }
}

type Ending =
  | ChannelResult
  | { kind: "timed-out" | "stopped"; reason: string }
  | { kind: "errored"; problem: Problem };

function resultOf(ending: Ending, tries: Tries): JobResult {
  switch (ending.kind) {
    case "exited":
    case "signaled": {
      const { code: exitCode } = ending;
      if (exitCode === 0) return { status: "passed", tries };
      const signal = ending.kind === "signaled" && { signal: ending.signal };
      return { status: "failed", tries, reason: endingWords(ending), exitCode, ...signal };
    }
    case "timed-out":
      return { status: "timed-out", tries, reason: ending.reason };
    case "stopped":
      return { status: "interrupted", tries, reason: ending.reason };
    case "errored":
      return { status: "errored", tries, problem: ending.problem };
  }
}

/** Rejects only with what `emit` throws, or a bug. */
async function runOnce(
  job: Job,
  run: TaskRun,
  stop: AbortSignal,
  { number, begun, onUsage }: { number: number; begun: Begun | undefined } & Pick<Given, "onUsage">,
): Promise<Ending> {
  const { clock } = run;
  const { timeoutMs, idleTimeoutMs } = job.task;
  const over = new AbortController();
  const ended = new AbortController();
  let late: string | undefined;
  let broken: { error: unknown } | undefined;
  let heardAtMs = clock.nowMs();
  const expire = (reason: string) => {
    late ??= reason;
    over.abort(new Error(reason));
  };
  /** Waits until no time is left; stops waiting when the command has ended. */
  const watch = async (leftMs: () => number, reason: () => string) => {
    for (let left = leftMs(); left > 0; left = leftMs()) await clock.sleep(left, ended.signal);
    expire(reason());
  };
  const startedAtMs = begun?.attemptAtMs ?? heardAtMs;
  let prepared = begun !== undefined;
  if (timeoutMs !== undefined)
    watch(
      () => startedAtMs + timeoutMs - clock.nowMs(),
      () => `did not ${prepared ? "end" : "start"} in ${timeoutMs / 1000} s`,
    ).catch(() => {});
  const watchSilence = () => {
    heardAtMs = clock.nowMs();
    if (idleTimeoutMs !== undefined)
      watch(
        () => heardAtMs + idleTimeoutMs - clock.nowMs(),
        () => `was silent for ${idleTimeoutMs / 1000} s`,
      ).catch(() => {});
  };
  const listen = (stream: "stdout" | "stderr") => {
    const redacted = run.redactor.bytes();
    let reported = begun?.reported[stream] ?? 0;
    const breakOff = (error: unknown) => {
      broken = { error };
      over.abort(error);
    };
    /** Waits for nothing that is done: of much output that would be half the work. */
    const say = (all: Uint8Array): void | Promise<void> => {
      const bytes = all.subarray(reported);
      reported -= all.length - bytes.length;
      if (bytes.length === 0 || broken) return;
      try {
        const heard = run.emit({ type: "job_output", atMs: clock.nowMs(), job: job.id, stream, bytes });
        if (heard instanceof Promise) return heard.catch(breakOff);
      } catch (error) {
        breakOff(error);
      }
    };
    return {
      push(chunk: Uint8Array) {
        heardAtMs = clock.nowMs();
        return say(redacted.push(chunk));
      },
      end: () => say(redacted.end()),
    };
  };
  const [stdout, stderr] = [listen("stdout"), listen("stderr")];
  const settle = async (): Promise<Ending> => {
    const signal = AbortSignal.any([stop, over.signal]);
    try {
      if (!prepared) await run.prepare(job, signal);
      prepared = true;
      watchSilence();
      const given = { signal, onStdout: stdout.push, onStderr: stderr.push, onUsage };
      return await run.exec(job, { number, begun: begun !== undefined }, given);
    } catch (error) {
      const problem = problemOf(error);
      // Something that may still run is worse news than why it was ended.
      if (problem?.code === "DEV-608") return { kind: "errored", problem };
      if (late !== undefined) {
        const why = problem && !prepared ? `: ${run.redactor.text(problem.message)}` : "";
        return { kind: "timed-out", reason: `${late}${why}` };
      }
      if (stop.aborted) return { kind: "stopped", reason: reasonFor(stop) };
      if (!problem) throw error;
      return { kind: "errored", problem: { ...problem, message: run.redactor.text(problem.message) } };
    } finally {
      ended.abort();
      await stdout.end();
      await stderr.end();
    }
  };
  const ending = await settle();
  if (broken) throw broken.error;
  return ending;
}

function problemOf(error: unknown): Problem | undefined {
  return error instanceof DevorchError ? error.problems[0] : undefined;
}

function reasonFor(stop: AbortSignal): string {
  return typeof stop.reason === "string" ? stop.reason : "interrupted";
}
