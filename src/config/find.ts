import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBounded } from "../io/read-bounded.ts";

const names = ["devorch.yaml", "devorch.yml", "devorch.json"];
const searchPlaces = [...names, ...names.map((name) => `.config/${name}`), "package.json"];

/**
 * Absolute path of the configuration for a working directory: the first of devorch.yaml, .yml and .json there, in .config/, or
 * a package.json with a key `devorch`; else in the folder above, up to the root of the git checkout.
 *
 * The places are cosmiconfig's, but not its code: on every call it loads settings of its own from the working directory, and
 * so runs a stranger's .config/config.js (test/config/find.test.ts).
 */
export function find(cwd: string): string | undefined {
  // Without a checkout only the folder itself: above it, files may be anybody's.
  const top = gitRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = searchPlaces.map((place) => join(folder, place)).find(holdsConfiguration);
    if (found || folder === top) return found;
  }
}

/** Root of the git checkout that holds the folder, if there is one. */
export function gitRoot(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (current === dirname(current)) return undefined;
  }
}

function holdsConfiguration(file: string): boolean {
  try {
    if (!statSync(file).isFile()) return false;
    if (!file.endsWith("package.json")) return true;
    return Object.hasOwn(JSON.parse(readBounded(file, 2 ** 20).toString()), "devorch");
  } catch {
    return false; // Not there, or a broken package.json, which is for npm to report.
  }
}
