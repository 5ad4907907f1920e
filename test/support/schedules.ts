/**
 * Runs a small concurrent program under every schedule with at most so many preemptions and crashes (as CHESS does,
 * Musuvathi and Qadeer, PLDI 2007: few preemptions suffice to find nearly all races). A process takes one step
 * whenever it calls `step`; between steps it must do nothing but compute.
 */
export async function everySchedule(
  limits: { processes: number; preemptions: number; crashes: number },
  program: () => Program,
): Promise<number> {
  const open: Choice[][] = [[]];
  let schedules = 0;
  for (let prefix = open.pop(); prefix; prefix = open.pop()) {
    const trace = await runSchedule(limits, program(), prefix);
    schedules++;
    for (let at = prefix.length; at < trace.length; at++) {
      const taken = trace.slice(0, at).map((point) => point.chosen);
      for (const other of trace[at]!.others) open.push([...taken, other]);
    }
  }
  return schedules;
}

export interface Program {
  /** `step` waits for its turn; a crashed process never gets one again. */
  run(process: number, step: () => Promise<void>): Promise<void>;
  crashed(process: number): void;
  /** After all have ended or crashed. */
  end(): Promise<void>;
}

type Choice = { run: number } | { crash: number };

async function runSchedule(
  limits: { processes: number; preemptions: number; crashes: number },
  program: Program,
  prefix: readonly Choice[],
): Promise<readonly { chosen: Choice; others: readonly Choice[] }[]> {
  const waiting = new Map<number, () => void>();
  const ended = new Set<number>();
  let failure: unknown;
  const settle = async (process: number): Promise<void> => {
    while (!waiting.has(process) && !ended.has(process)) await Promise.resolve();
  };
  for (let process = 0; process < limits.processes; process++) {
    const step = () => new Promise<void>((resolve) => waiting.set(process, resolve));
    program.run(process, step).then(
      () => ended.add(process),
      (error: unknown) => {
        failure ??= error;
        ended.add(process);
      },
    );
    await settle(process);
  }
  const trace: { chosen: Choice; others: readonly Choice[] }[] = [];
  let [current, preemptions, crashes] = [0, 0, 0];
  while (waiting.size > 0) {
    const ready = [...waiting.keys()].sort();
    const preempts = (process: number): boolean => process !== current && waiting.has(current);
    const chosen = prefix[trace.length] ?? { run: waiting.has(current) ? current : ready[0]! };
    const choices: Choice[] = [
      ...ready
        .filter((process) => !preempts(process) || preemptions < limits.preemptions)
        .map((process) => ({ run: process })),
      ...(crashes < limits.crashes ? ready.map((process) => ({ crash: process })) : []),
    ];
    trace.push({ chosen, others: choices.filter((choice) => !same(choice, chosen)) });
    if ("crash" in chosen) {
      crashes++;
      waiting.delete(chosen.crash);
      program.crashed(chosen.crash);
      continue;
    }
    if (preempts(chosen.run)) preemptions++;
    current = chosen.run;
    const go = waiting.get(current)!;
    waiting.delete(current);
    go();
    await settle(current);
    if (failure) break;
  }
  try {
    if (failure) throw failure;
    await program.end();
  } catch (error) {
    throw new Error(`schedule ${JSON.stringify(trace.map((point) => point.chosen))}`, { cause: error });
  }
  return trace;
}

function same(a: Choice, b: Choice): boolean {
  return "run" in a ? "run" in b && a.run === b.run : "crash" in b && a.crash === b.crash;
}
