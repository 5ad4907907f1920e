import type { Clock } from "../../engine/ports.ts";

export class DeadlinePassed extends Error {}

/**
 * Runs `work` with a signal that is aborted with `signal`, or after `ms` of `clock`: then the result rejects with DeadlinePassed,
 * once the work has ended.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const [deadline, over] = [new AbortController(), new AbortController()];
  const timer = clock.sleep(ms, AbortSignal.any([signal, over.signal])).then(
    () => deadline.abort(new DeadlinePassed()),
    () => {},
  );
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
