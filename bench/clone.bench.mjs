import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { bundled } from "./core.mjs";
import { file, scratch } from "./scratch.mjs";

const { tenClones } = await bundled('export { tenClones } from "./test/support/ten-clones.ts";');

/** @type {import("./run.mjs").Benchmark[]} */
export default [
  {
    name: "ten machines from one image, virtual time over clones and slowest boot, worst of 10 seeds",
    unit: "×",
    async measure() {
      const times = await Promise.all(Array.from({ length: 10 }, (_, seed) => tenClones(seed)));
      return Math.max(...times.map(({ makespan, bound }) => makespan / bound));
    },
    atMost: 1.1,
    samples: 1,
  },
  {
    name: "from clone to ready on the simulator, beyond the provider's calls",
    unit: "ms",
    measure: ownTimeOfOneMachine,
    atMost: 150,
    samples: 5,
  },
];

/** @type {ReturnType<typeof start> | undefined} */
let started;

/** A project with an image that is built. */
function start() {
  const { folder, at, env } = scratch("process");
  writeFileSync(
    at("devorch.yaml"),
    'apiVersion: devorch/v1\nproject: bench\nprovider: sim\nimages: { golden: { from: "24.04", disk: 5G } }\nmachines: { web: { image: golden, cpus: 2, memory: 2G } }\n',
  );
  /** @param {string[]} args */
  const call = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")}: exit ${status}\n${stderr}`);
  };
  const devorch = file("bin/devorch");
  call(devorch, "image", "build", "--auto-approve");
  const destroy = () => call(devorch, "destroy", "--auto-approve");
  const apply = () =>
    spawn(process.execPath, [devorch, "apply", "--auto-approve", "--json", "--debug"], { cwd: folder, env });
  return { destroy, apply };
}

/** Milliseconds between the start of the first step and the end of the last in which no call to the provider was running. */
async function ownTimeOfOneMachine() {
  started ??= start();
  const child = started.apply();
  /** @type {[from: number, to: number][]} */
  const calls = [];
  /** @type {number[]} */
  const steps = [];
  createInterface(child.stderr).on("line", (line) => {
    const now = Date.now();
    const durationMs = / \((\d+) ms, .*\)$/.exec(line)?.[1];
    if (durationMs !== undefined) calls.push([now - Number(durationMs), now]);
  });
  createInterface(child.stdout).on("line", (line) => {
    const { type, "@timestamp": time } = JSON.parse(line);
    if (type === "provision_start" || type === "provision_complete") steps.push(Date.parse(time));
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0 || steps.length < 4) throw new Error(`apply: exit ${code}, ${steps.length} steps`);
  started.destroy();
  const [from, to] = [Number(steps[0]), Number(steps.at(-1))];
  let own = 0;
  let at = from;
  for (const [start, end] of calls.sort(([a], [b]) => a - b)) {
    own += Math.max(0, Math.min(start, to) - at);
    at = Math.max(at, Math.min(end, to));
  }
  return own + to - at;
}
