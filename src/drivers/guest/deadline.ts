import { DevorchError } from "../../core/problem.ts";
import type { Channel, Clock } from "../../engine/ports.ts";

export class DeadlinePassed extends Error {}

/** Runs `work` for at most `ms`, as `withTimeLeft` does. */
export function withDeadline<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const endMs = clock.nowMs() + ms;
  return withTimeLeft(clock, () => endMs - clock.nowMs(), signal, work);
}

/** Counted, not timed: a host that slept has not waited. */
const pauseMs = 30_000;
const maxPauses = 10;
export const maxSilenceMs = pauseMs * maxPauses;

/** Runs `work` until it has not called `heard` for five minutes, as `withTimeLeft` does. */
export function withoutSilence<T>(
  clock: Clock,
  signal: AbortSignal,
  work: (signal: AbortSignal, heard: () => void) => Promise<T>,
): Promise<T> {
  let pauses = 0;
  const heard = () => {
    pauses = 0;
  };
  const leftMs = () => (pauses++ < maxPauses ? pauseMs : 0);
  return withTimeLeft(clock, leftMs, signal, (within) => work(within, heard));
}

/** A look at the instance, which a daemon that is busy lets wait for up to two minutes, and a minute for the command. */
const briefMs = 180_000;

/** The channel for commands that take a moment: one that has not ended after three minutes is given up with DEV-206. */
export function briefly(channel: Channel, clock: Clock): Channel {
  return {
    async exec(instance, command) {
      const { signal = new AbortController().signal } = command;
      try {
        return await withDeadline(clock, briefMs, signal, (within) =>
          channel.exec(instance, { ...command, signal: within }),
        );
      } catch (error) {
        if (!(error instanceof DeadlinePassed)) throw error;
        const message = `${instance} did not answer in ${briefMs / 60_000} min`;
        const hint = `see whether it answers at all: devorch exec ${instance} -- true; restart it if not`;
        throw new DevorchError([{ code: "DEV-206", severity: "error", message, hint }], {
          exitCode: 8,
          cause: error,
        });
      }
    },
  };
}

/**
 * Runs `work` with a signal that is aborted with `signal`, or once no time is left by `clock`: then the result rejects with DeadlinePassed,
 * once the work has ended.
 */
export async function withTimeLeft<T>(
  clock: Clock,
  leftMs: () => number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const [deadline, over] = [new AbortController(), new AbortController()];
  const wait = async () => {
    const ended = AbortSignal.any([signal, over.signal]);
    for (let left = leftMs(); left > 0; left = leftMs()) await clock.sleep(left, ended);
    deadline.abort(new DeadlinePassed());
  };
  const timer = wait().catch(() => {});
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } catch (error) {
    if (deadline.signal.aborted && !signal.aborted) throw new DeadlinePassed(undefined, { cause: error });
    throw error;
  } finally {
    over.abort();
    await timer;
  }
}
