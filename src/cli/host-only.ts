import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { isHostOnly } from "../core/host-only.ts";
import { realPath } from "../io/folders.ts";
import type { Context } from "./context.ts";

/** Tells of absolute paths why no guest may write there: the files that were read as the configuration are such, too. */
export function hostOnly({ sources, world }: Context, root: string): (path: string) => string | undefined {
  const [top, read] = [realpathSync(root), new Set<string>()];
  for (const file of sources.keys()) read.add(realPath(resolve(world.cwd, file)));
  return (path) => {
    const real = realPath(path);
    if (read.has(real) || isHostOnly(relative(top, real))) return "is not for a guest to write to";
  };
}
