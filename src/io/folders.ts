import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path without symbolic links, as far as it exists. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** Tells of a path whether it lies in one of these absolute folders, or holds one, links followed. */
export function reaches(folders: readonly string[]): (path: string) => boolean {
  const real = folders.map(realPath);
  return (path) => {
    const target = realPath(path);
    return real.some((folder) => isWithin(target, folder) || isWithin(folder, target));
  };
}
