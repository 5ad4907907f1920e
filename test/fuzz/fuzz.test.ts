import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DevorchError } from "../../src/core/problem.ts";
import { gatherSamples } from "./samples.ts";
import { type Target, targets } from "./targets.ts";
import { watchdog } from "./watchdog.ts";

/** `make fuzz` sets 1: all inputs; else a hundredth, those of one seed. `SEED=7 make fuzz` makes others. */
const share = Number(process.env.FUZZ ?? 0.01);
const seed = Number(process.env.SEED ?? 1);
const corpus = fileURLToPath(new URL("corpus", import.meta.url));

test("whatever is read, it ends in problems or in values, and never in a crash", async () => {
  const samples = await gatherSamples();
  const folder = mkdtempSync(join(tmpdir(), "devorch-fuzz-"));
  const watch = watchdog();
  const done: Record<string, { inputs: number; ms: number }> = {};
  const faults: string[] = [];
  try {
    for (const target of targets(samples, folder)) {
      const only = process.env.TARGET;
      if (only !== undefined && only !== target.name) continue;
      const take = async (input: Buffer) => {
        watch.inputs(kept(target, input), input);
        done[target.name]!.inputs++;
        await target.take(input).catch((error: unknown) => {
          if (!(error instanceof DevorchError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          for (const { message, hint } of error.problems) expect(message && hint).toBeTruthy();
        });
      };
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { mode: 0o700 });
      done[target.name] = { inputs: 0, ms: -performance.now() };
      for (const name of entries(join(corpus, target.name)))
        await take(readFileSync(join(corpus, target.name, name))).catch((error) =>
          faults.push(`${target.name}/${name}: ${error.stack}`),
        );
      const numRuns = Math.ceil(target.inputs * share);
      const outcome = await fc.check(fc.asyncProperty(target.arbitrary, take), { seed, numRuns });
      done[target.name]!.ms += Math.round(performance.now());
      if (!outcome.failed) continue;
      const [input] = outcome.counterexample ?? [Buffer.alloc(0)];
      const file = kept(target, input);
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, input);
      const { stack } = outcome.errorInstance as Error;
      faults.push(
        `${target.name}, seed ${seed}: ${file} holds ${JSON.stringify(input.toString().slice(0, 300))}\n${stack}`,
      );
    }
  } finally {
    await watch.end();
    rmSync(folder, { recursive: true, force: true });
  }
  if (process.env.FUZZ) console.table(done);
  expect(faults).toEqual([]);
}, 7_200_000);

function kept({ name }: Target, input: Buffer): string {
  return join(corpus, name, createHash("sha256").update(input).digest("hex").slice(0, 12));
}

function entries(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
