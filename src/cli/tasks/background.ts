import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { nodeFiles } from "../../store/files.ts";
import { detachedPaths, stateRoots } from "../../store/paths.ts";
import { type RunOrder, readOrder } from "../../store/run-order.ts";
import { createRunFolder, makeOwnFolder, runId } from "../../store/runs.ts";
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
  const { argv, cwd } = context.world;
  const { id, path } = await createRunFolder(runs, newRunId(context.world));
  const launched = await launch(context, { id, path }, "new", { argv, cwd });
  if (typeof launched === "number") {
    await rm(path, { recursive: true });
    return launched;
  }
  if (context.json) context.printJson({ format_version: "1.0", run: id, path });
  else context.print(`${id}\n`);
  context.say(`devorch attach ${id} follows it, devorch cancel ${id} ends it\n`);
  return exitCodes.success;
}

/**
 * Has another process go on with a detached run whose own is gone. `held`: one does already; `unknown`: it was not detached from this host;
 * a number: what kept it from going on was told, and is our exit code.
 */
export async function takeOver(
  context: Context,
  run: { id: string; path: string },
): Promise<"started" | "held" | "unknown" | number> {
  const order = await readOrder(nodeFiles, detachedPaths(stateRoots(context.world), run.id).order);
  if (!order) return "unknown";
  const runs = dirname(run.path);
  for (const folder of [dirname(runs), runs, run.path]) await makeOwnFolder(folder);
  const launched = await launch(context, run, "go-on", order);
  if (launched === "started") context.say(`${run.id} was cut off; another process goes on with it\n`);
  return launched;
}

/** A number is the exit code of a process that did not start the run; what it said is passed on. */
async function launch(
  context: Context,
  { id, path }: { id: string; path: string },
  how: "new" | "go-on",
  { argv, cwd }: RunOrder,
): Promise<"started" | "held" | number> {
  const { world } = context;
  // Only who has started the run speaks for it.
  const suffix = how === "new" ? "" : `.${world.newId()}`;
  const own = voices.map((voice) => ({ voice, file: `${voicePath(path, voice)}${suffix}` }));
  const files = await Promise.all(own.map(({ file }) => open(file, "ax", 0o600)));
  const program = join(world.packageRoot, "dist", "background.cjs");
  const child = spawn(process.execPath, [program, id, how, ...argv], {
    cwd,
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
  if (word === "started" || (how === "new" && existsSync(join(path, "result.json")))) {
    child.unref();
    for (const { voice, file } of own) await rename(file, voicePath(path, voice));
    return "started";
  }
  if (word !== "held") for (const { voice, file } of own) world[voice].write(await readFile(file));
  for (const { file } of own) await rm(file);
  return word === "held" ? word : (child.exitCode ?? exitCodes.interrupted);
}
