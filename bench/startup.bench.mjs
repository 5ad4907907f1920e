import { fileURLToPath } from "node:url";
import { cpuTimeMs } from "./cpu-time.mjs";

const devorch = fileURLToPath(new URL("../bin/devorch", import.meta.url));
const bareNode = { name: "node -e 0", measure: () => cpuTimeMs([process.execPath, "-e", "0"]) };

/** @type {import("./run.mjs").Benchmark[]} */
export default ["--version", "--help"].map((option) => ({
  name: `devorch ${option}`,
  unit: "ms CPU",
  measure: () => cpuTimeMs([process.execPath, devorch, option]),
  against: bareNode,
  atMost: 1.3,
}));
