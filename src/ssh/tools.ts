import { execa } from "execa";
import { DevorchError } from "../core/problem.ts";

/** Runs one of OpenSSH's tools and returns its stdout. Throws DEV-602 when it is missing or fails. */
export async function runTool(tool: string, args: readonly string[]): Promise<string> {
  const result = await execa(tool, args, {
    stdin: "ignore",
    reject: false,
    extendEnv: false,
    env: toolEnvironment(),
  });
  if (!result.failed) return result.stdout;
  if (result.code === "ENOENT") throw missingTool(tool);
  throw new DevorchError([
    {
      code: "DEV-602",
      severity: "error",
      message: `${tool} failed: ${result.stderr.trim() || result.shortMessage}`,
      hint: `run it by hand to see why: ${tool} ${args.join(" ")}`,
    },
  ]);
}

export function missingTool(tool: string): DevorchError {
  return new DevorchError([
    {
      code: "DEV-602",
      severity: "error",
      message: `${tool} is not installed`,
      hint: "install the OpenSSH client (Debian and Ubuntu: apt install openssh-client)",
    },
  ]);
}

/** Nothing of the user's agent, locale or secrets reaches the tools. */
export function toolEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C" };
}
