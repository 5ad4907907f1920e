import type { Clock } from "../../engine/ports.ts";

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
