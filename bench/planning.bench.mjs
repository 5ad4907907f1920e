import { execFileSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { bundled, planInput } from "./core.mjs";
import { file } from "./scratch.mjs";

const { makePlan } = await bundled('export { makePlan } from "./src/core/planner.ts";');
const input = planInput(10_000);

function planMs() {
  const startMs = performance.now();
  const plan = makePlan(input);
  const ms = performance.now() - startMs;
  if (plan.changes.length !== 10_000) throw new Error(`planned ${plan.changes.length} of 10000 machines`);
  return ms;
}

/**
 * The first plan of a process, as every command makes it. In one that has made many, 1,000 machines lie in the processor's cache, and 10,000 do
 * not: that tells of caches, not of the algorithm.
 * @param {number} count
 */
function firstPlanMs(count) {
  const script = `import { bundled, planInput } from ${JSON.stringify(file("bench/core.mjs"))};
    const { makePlan } = await bundled('export { makePlan } from "./src/core/planner.ts";');
    const input = planInput(${count});
    const startMs = performance.now();
    makePlan(input);
    console.log(performance.now() - startMs);`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "--eval", script]));
}

/** @type {import("./run.mjs").Benchmark[]} */
export default [
  { name: "plan of 10,000 machines", unit: "ms", measure: planMs, atMost: 1000, samples: 7 },
  {
    name: "plan of 10,000 machines is linear",
    unit: "ms",
    measure: () => firstPlanMs(10_000),
    against: { name: "1,000 machines", measure: () => firstPlanMs(1_000) },
    atMost: 12,
    samples: 9,
  },
  {
    name: "memory of a process that plans 10,000 machines",
    unit: "MB",
    measure: () => {
      planMs();
      return process.resourceUsage().maxRSS / 1024;
    },
    atMost: 300,
    samples: 1,
  },
];
