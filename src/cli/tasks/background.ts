import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { createRunFolder, runId } from "../../store/runs.ts";
import type { Context } from "../context.ts";
import type { World } from "../world.ts";

/** What a run in the background would have said itself is in its folder, in these files. */
const voices = ["stdout", "stderr"] as const;

export function voicePath(folder: string, voice: (typeof voices)[number]): string {
  return join(folder, `devorch.${voice}`);
}

export function newRunId({ clock, newId }: World): string {
  return runId(clock.nowMs(), newId().replaceAll("-", "").slice(0, 8));
}

/**
 * Runs this command once more, in a process that no terminal's end reaches, and returns when that has started its tasks. When it does not come
 * so far, what it said and its exit code are ours.
 */
export async function runInBackground(context: Context, runs: string): Promise<number> {
  const { world } = context;
  const { id, path } = await createRunFolder(runs, newRunId(world));
  const files = await Promise.all(voices.map((voice) => open(voicePath(path, voice), "ax", 0o600)));
  const program = join(world.packageRoot, "dist", "background.js");
  const child = spawn(process.execPath, [program, id, ...world.argv], {
    cwd: world.cwd,
    env: { ...world.env },
    detached: true,
    stdio: ["ignore", files[0]!.fd, files[1]!.fd, "ipc"],
  });
  const cancel = () => child.kill();
  context.signal.addEventListener("abort", cancel);
  const [word] = await Promise.race([once(child, "message"), once(child, "exit")]);
  context.signal.removeEventListener("abort", cancel);
  for (const file of files) await file.close();
  // A run can be over before the word of its start is heard.
  if (word === "started" || existsSync(join(path, "result.json"))) {
    child.unref();
    if (context.json) context.printJson({ format_version: "1.0", run: id, path });
    else context.print(`${id}\n`);
    context.say(`devorch attach ${id} follows it, devorch cancel ${id} ends it\n`);
    return exitCodes.success;
  }
  for (const voice of voices) world[voice].write(await readFile(voicePath(path, voice)));
  await rm(path, { recursive: true });
  return child.exitCode ?? exitCodes.interrupted;
}
