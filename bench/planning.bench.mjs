import { performance } from "node:perf_hooks";
import { bundled, planInput } from "./core.mjs";

const { makePlan } = await bundled('export { makePlan } from "./src/core/planner.ts";');
const inputs = new Map([1_000, 10_000].map((count) => [count, planInput(count)]));

/** @param {number} count */
function planMs(count) {
  const startMs = performance.now();
  const plan = makePlan(inputs.get(count));
  const ms = performance.now() - startMs;
  if (plan.changes.length !== count) throw new Error(`planned ${plan.changes.length} of ${count} machines`);
  return ms;
}

/** @type {import("./run.mjs").Benchmark[]} */
export default [
  { name: "plan of 10,000 machines", unit: "ms", measure: () => planMs(10_000), atMost: 1000, samples: 7 },
  {
    name: "plan of 10,000 machines is linear",
    unit: "ms",
    measure: () => planMs(10_000),
    against: { name: "1,000 machines", measure: () => planMs(1_000) },
    atMost: 12,
    samples: 9,
  },
  {
    name: "memory of a process that plans 10,000 machines",
    unit: "MB",
    measure: () => {
      planMs(10_000);
      return process.resourceUsage().maxRSS / 1024;
    },
    atMost: 300,
    samples: 1,
  },
];
