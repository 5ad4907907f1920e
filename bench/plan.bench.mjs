import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ownCpuTimeMs } from "./cpu-time.mjs";

const devorch = fileURLToPath(new URL("../bin/devorch", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "devorch-bench-"));
const file = join(folder, "devorch.yaml");
writeFileSync(
  file,
  'apiVersion: devorch/v1\nproject: bench\nprovider: sim\nmachines: { web: { from: "24.04", replicas: 10, cpus: 1, memory: 1G, disk: 5G } }\n',
);
const env = {
  ...process.env,
  DEVORCH_STATE_DIR: join(folder, "state"),
  DEVORCH_SIM_HOME: join(folder, "sim"),
  DEVORCH_SIM_RUNTIME: "process",
};
let applied = false;

process.on("exit", () => {
  const sim = fileURLToPath(new URL("../bin/multipass-sim", import.meta.url));
  if (applied) spawnSync(process.execPath, [sim, "delete", "--all", "--purge"], { env });
  rmSync(folder, { recursive: true, force: true });
});

/** @type {import("./run.mjs").Benchmark[]} */
export default [
  {
    name: "devorch plan, nothing to do on 10 machines, without its children",
    unit: "ms CPU",
    measure() {
      if (!applied) {
        applied = true;
        const { status, stderr } = spawnSync(
          process.execPath,
          [devorch, "apply", "--auto-approve", "-f", file],
          { env, encoding: "utf8" },
        );
        if (status !== 0) throw new Error(stderr);
      }
      return ownCpuTimeMs([devorch, "plan", "-f", file], env);
    },
    against: { name: "node -e 0", measure: () => ownCpuTimeMs(["-e", "0"]) },
    atMost: 2.5,
    samples: 9,
  },
];
