import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { cpuTimeMs } from "./cpu-time.mjs";
import { file, scratch } from "./scratch.mjs";

/** What must be refused within a second: the worst that the limits on size, depth and count let through, and more than they do. */
const hostile = {
  "an alias bomb": times(
    11,
    (level) => `x${level}: &x${level} [${times(10, () => (level ? `*x${level - 1}` : "lol"))}]\n`,
    "",
  ),
  "10 MB": `x: "${"a".repeat(10_000_000)}"\n`,
  "deep nesting": `x: ${"[".repeat(120_000)}`,
  "24,000 unknown keys": times(24_000, (at) => `k${at}: 1\n`, ""),
  "10,000 mistakes": `machines:\n${times(5_000, (at) => `  m${at}: { frm: "24.04" }\n`, "")}`,
  "NUL bytes": "\0".repeat(250_000),
  "a cycle of 3,000 machines": `machines:\n${times(3_000, (at) => `  m${at}: { from: "24.04", dependsOn: [m${(at + 1) % 3_000}] }\n`, "")}`,
};

/** @type {ReturnType<typeof scratch> | undefined} */
let place;

/** @type {import("./run.mjs").Benchmark[]} */
export default Object.entries(hostile).map(([name, yaml], index) => ({
  name: `validate, hostile: ${name}`,
  unit: "ms CPU",
  measure() {
    place ??= scratch("process");
    const path = place.at(`hostile-${index}/devorch.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `apiVersion: devorch/v1\nproject: acme\n${yaml}`);
    const argv = [process.execPath, file("bin/devorch"), "validate", "--file", path];
    return cpuTimeMs(["sh", "-c", '"$@" 2>/dev/null; test $? = 3', "sh", ...argv], place.env);
  },
  atMost: 1000,
  samples: 3,
}));

/** @param {number} amount @param {(at: number) => string} text */
function times(amount, text, between = ",") {
  return Array.from({ length: amount }, (_, at) => text(at)).join(between);
}
