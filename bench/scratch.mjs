import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A path of this checkout. @param {string} path */
export const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * A folder with the state of devorch and of a simulator; both go when the process ends.
 * @param {"process" | "namespace"} runtime of the simulated guests
 */
export function scratch(runtime) {
  // Short, because control sockets live below it.
  const folder = mkdtempSync(join(tmpdir(), "dvb-"));
  const at = (/** @type {string} */ name) => join(folder, name);
  const env = {
    ...process.env,
    DEVORCH_STATE_DIR: at("state"),
    DEVORCH_SIM_HOME: at("sim"),
    DEVORCH_SIM_RUNTIME: runtime,
  };
  process.once("exit", () => {
    execFileSync(process.execPath, [file("bin/multipass-sim"), "delete", "--all", "--purge"], { env });
    rmSync(folder, { recursive: true });
  });
  return { folder, at, env };
}
