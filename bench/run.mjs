/**
 * `make bench`: runs bench/*.bench.mjs and prints medians and ratios. `--json` prints data; other words choose by name.
 * It reports and does not judge: timings depend on the machine, so the exit code says only that all could be measured.
 *
 * @typedef {object} Benchmark
 * @property {string} name
 * @property {string} unit of what `measure` returns
 * @property {() => number | Promise<number>} measure
 * @property {{ name: string, measure: () => number | Promise<number> }} [against] what to divide by; the result is a ratio
 * @property {number} atMost the target for the ratio, or else for the median
 * @property {number} [samples] 15 unless given
 */
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const chosen = (await benchmarks()).filter(({ name }) => positionals.every((word) => name.includes(word)));
if (chosen.length === 0) throw new Error(`no benchmark is named ${positionals.join(" ")}`);
const results = [];
for (const benchmark of chosen) {
  process.stderr.write(`${benchmark.name}\n`);
  results.push(await result(benchmark));
}
if (values.json) console.log(JSON.stringify(results, null, 2));
else console.log(results.map(line).join("\n"));

/** @returns {Promise<Benchmark[]>} */
async function benchmarks() {
  const here = new URL(".", import.meta.url);
  const files = readdirSync(here).filter((file) => file.endsWith(".bench.mjs"));
  const modules = await Promise.all(files.sort().map((file) => import(new URL(file, here).href)));
  return modules.flatMap((module) => module.default);
}

/** @param {Benchmark} benchmark */
async function result({ name, unit, measure, against, atMost, samples = 15 }) {
  const measurements = [];
  const baseline = [];
  // Taken in turn, so that a busy moment of the machine hits both. The first round only warms up.
  for (let round = 0; round <= samples; round++) {
    const other = await against?.measure();
    const own = await measure();
    if (round === 0) continue;
    measurements.push(own);
    if (other !== undefined) baseline.push(other);
  }
  const median = middle(measurements);
  if (!against) return { name, unit, median, atMost, met: median <= atMost };
  const ratio = median / middle(baseline);
  const compared = { name: against.name, median: middle(baseline), ratio };
  return { name, unit, median, against: compared, atMost, met: ratio <= atMost };
}

/** The median, the upper one of an even count. @param {readonly number[]} numbers */
function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** @param {Awaited<ReturnType<typeof result>>} row */
function line({ name, unit, median, against, atMost, met }) {
  const compared = against ? `, ${short(against.ratio)} × ${against.name} (${short(against.median)})` : "";
  return `${name}: ${short(median)} ${unit}${compared}; at most ${atMost}: ${met ? "met" : "missed"}`;
}

/** @param {number} number */
function short(number) {
  return Number(number.toPrecision(3)).toString();
}
