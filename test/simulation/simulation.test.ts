import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";

/** `make simulate SEEDS=10000` tries more; `SEED=n make simulate` replays one and prints what happened. */
const replayed = process.env.SEED;
const seeds = replayed
  ? [Number(replayed)]
  : Array.from({ length: Number(process.env.SEEDS ?? 1_000) }, (_, at) => at + 1);

test("whatever fails, and whoever meddles, what is asked for comes about once the faults end, and nothing is lost", async () => {
  const total: Record<string, number> = {};
  const failed: string[] = [];
  for (const seed of seeds) {
    const { injected, broken, trace } = await simulate(seed);
    for (const [kind, count] of Object.entries(injected)) total[kind] = (total[kind] ?? 0) + count;
    if (replayed) console.log(trace.join("\n"));
    if (broken.length > 0) failed.push(`seed ${seed}: ${broken[0]} (replay it: SEED=${seed} make simulate)`);
  }
  if (process.env.SEEDS) console.table(total);
  expect(failed).toEqual([]);
  if (!replayed) for (const [kind, count] of Object.entries(total)) expect(count, kind).toBeGreaterThan(0);
}, 7_200_000);

test("a seed replays exactly", async () => {
  for (const seed of [3, 14]) expect(await simulate(seed)).toEqual(await simulate(seed));
});
