import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { isHostOnly } from "../core/host-only.ts";
import { realPath } from "../io/folders.ts";
import type { Context } from "./context.ts";

/** Tells of absolute paths whether no guest may write there: the files that were read as the configuration are such, too. */
export function hostOnly({ sources, world }: Context, root: string): (path: string) => boolean {
  const [top, read] = [realpathSync(root), new Set<string>()];
  for (const file of sources.keys()) read.add(realPath(resolve(world.cwd, file)));
  return (path) => {
    const real = realPath(path);
    return read.has(real) || isHostOnly(relative(top, real));
  };
}
