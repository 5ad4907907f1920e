import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { builtBin } from "./build.ts";

export interface SimProcess {
  home: string;
  env: NodeJS.ProcessEnv;
  /** Runs `multipass-sim` with these arguments to its end. */
  run(
    argv: readonly string[],
    options?: { input?: string | Buffer; env?: NodeJS.ProcessEnv; cwd?: string },
  ): { exit: number | null; stdout: string; stderr: string; bytes: Buffer };
  /** Ends the guests and removes the files. */
  dispose(): void;
}

/** The built simulator over a temporary home, with plain processes for guests unless told otherwise. */
export async function simProcess(runtime: "process" | "namespace" = "process"): Promise<SimProcess> {
  const { multipassSim } = await builtBin();
  const home = mkdtempSync(path.join(tmpdir(), "devorch-sim-"));
  const env = { ...process.env, DEVORCH_SIM_HOME: home, DEVORCH_SIM_RUNTIME: runtime };
  const run: SimProcess["run"] = (argv, options = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [multipassSim, ...argv], {
      input: options.input ?? "",
      env: { ...env, ...options.env },
      cwd: options.cwd ?? home,
    });
    return { exit: status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout };
  };
  return {
    home,
    env,
    run,
    dispose() {
      run(["delete", "--all", "--purge"]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
