import { bundled } from "./core.mjs";

const { startProgress, ready, advance, classOf } = await bundled(
  'export { startProgress, ready, advance } from "./src/core/progress.ts"; export { classOf } from "./src/core/action.ts";',
);
/** @type {Record<string, number>} */
const limits = { clone: 1, launch: 2, general: 10 };

/** Makespan over the best that is possible for sure, of each of 100 random graphs of 1,000 steps. */
const ratios = Array.from({ length: 100 }, (_, seed) => makespanRatio(randomSteps(1_000, seed + 1))).sort(
  (a, b) => a - b,
);

/** @type {import("./run.mjs").Benchmark[]} */
export default [
  {
    name: "makespan over its lower bound, median of 100 random graphs",
    unit: "×",
    measure: () => Number(ratios[50]),
    atMost: 1.05,
    samples: 1,
  },
  {
    name: "makespan over its lower bound, worst of 100 random graphs",
    unit: "×",
    measure: () => Number(ratios[99]),
    atMost: 1.25,
    samples: 1,
  },
];

/** @typedef {ReturnType<typeof randomSteps>} Steps */

/** @param {number} count @param {number} seed */
function randomSteps(count, seed) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, (_, index) => {
    const kind = random() < 0.05 ? "clone" : random() < 0.1 ? "launch" : "start";
    const after = Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * index)).filter(
      (other) => other >= index - 50 && other < index,
    );
    return {
      id: `s${index}`,
      address: `machine.m${index}`,
      action: { do: kind, instance: "i" },
      after: after.map((other) => `s${other}`),
      cause: "",
      seconds: 1 + Math.floor(random() * 20),
    };
  });
}

/** @param {Steps} steps */
function makespanRatio(steps) {
  let progress = startProgress(steps, (/** @type {Steps[number]} */ step) => step.seconds);
  /** @type {{ id: string, end: number }[]} */
  const running = [];
  const seconds = new Map(steps.map((step) => [step.id, step.seconds]));
  let now = 0;
  for (;;) {
    for (const id of ready(progress, limits)) {
      progress = advance(progress, { type: "step_start", atMs: now, step: id });
      running.push({ id, end: now + Number(seconds.get(id)) });
    }
    const next = running.sort((a, b) => a.end - b.end).shift();
    if (!next) break;
    const { id, end } = next;
    now = end;
    progress = advance(progress, {
      type: "step_end",
      atMs: now,
      step: id,
      outcome: { status: "done", facts: {} },
    });
  }
  if (progress.ended !== steps.length) throw new Error(`${progress.ended} of ${steps.length} steps ended`);
  return now / lowerBound(steps);
}

/** No schedule is shorter than the longest path, nor than a class's work over its limit. @param {Steps} steps */
function lowerBound(steps) {
  const ends = new Map();
  const work = new Map();
  for (const { id, after, seconds, action } of steps) {
    ends.set(id, seconds + Math.max(0, ...after.map((other) => ends.get(other))));
    const kind = classOf(action);
    work.set(kind, (work.get(kind) ?? 0) + seconds);
  }
  return Math.max(...ends.values(), ...[...work].map(([kind, seconds]) => seconds / Number(limits[kind])));
}
