import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * CPU time of a command in ms, user and system, with that of the children it waited for.
 * Node cannot ask the kernel about a child, so bash does.
 * @param {readonly string[]} argv
 */
export function cpuTimeMs(argv, env = process.env) {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null';
  const { stderr, status } = spawnSync("bash", ["-c", script, "bash", ...argv], { encoding: "utf8", env });
  const times = stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  if (status !== 0 || times.length !== 2) throw new Error(`${argv.join(" ")}: exit ${status}\n${stderr}`);
  return times.reduce((sum, seconds) => sum + seconds * 1000, 0);
}

/**
 * CPU time in ms of a Node process alone, without its children, up to its exit event. Only compare such figures with each other.
 * @param {readonly string[]} argv what follows `node`
 */
export function ownCpuTimeMs(argv, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), "devorch-bench-"));
  try {
    const report = join(folder, "cpu");
    const probe = fileURLToPath(new URL("cpu-probe.cjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, ["--require", probe, ...argv], {
      encoding: "utf8",
      env: { ...env, DEVORCH_BENCH_REPORT: report },
    });
    if (status !== 0) throw new Error(`${argv.join(" ")}: exit ${status}\n${stderr}`);
    return Number(readFileSync(report, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
