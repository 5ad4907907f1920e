import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { relative } from "node:path";
import { packageCacheTarget } from "../core/package-cache.ts";
import type { Plan } from "../core/plan.ts";
import { nodeFiles } from "../store/files.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";
import type { Project } from "./project.ts";

/**
 * Before a build that mounts `host.cacheDir`: makes the folder, for its owner alone. Throws DEV-358 if guests could not see it, or others
 * could put packages into it.
 */
export async function prepareCacheFolder(
  { world, signal }: Context,
  { desired, driver }: Project,
  { steps }: Plan,
): Promise<void> {
  const { cacheDir } = desired.host;
  const used = steps.some(({ action }) => action.do === "mount" && action.target === packageCacheTarget);
  if (cacheDir === undefined || !used) return;
  const refuse = (why: string, hint: string) =>
    invalid("DEV-358", `host.cacheDir ${cacheDir} cannot be used: ${why}`, hint);
  const snap = desired.provider === "multipass" && existsSync("/var/snap/multipass");
  if (snap && !seenBySnap(cacheDir, world.home))
    throw refuse(
      "Multipass is a snap, which sees only folders in your home that are not hidden",
      "write cacheDir: ~/devorch-cache",
    );
  if (!(await driver.mounts(signal)))
    throw refuse(
      "Multipass may not mount folders here",
      "allow it with multipass set local.privileged-mounts=true, or take cacheDir out",
    );
  await nodeFiles.makeFolder(cacheDir);
  const { uid, mode } = await stat(cacheDir);
  const foreign = process.getuid !== undefined && uid !== process.getuid();
  if (foreign || (mode & 0o022) !== 0)
    throw refuse(
      "others can change what is in it",
      `name a folder of your own, or run chmod 700 ${cacheDir}`,
    );
}

/** Source: MULTIPASS.md fact 21. */
export function seenBySnap(path: string, home: string): boolean {
  const [first = ""] = relative(home, path).split("/");
  return first !== "" && !first.startsWith(".");
}
