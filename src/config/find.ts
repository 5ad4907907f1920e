import { existsSync, lstatSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBounded } from "../io/read-bounded.ts";

const names = ["devorch.yaml", "devorch.yml", "devorch.json"];
const searchPlaces = [...names, ...names.map((name) => `.config/${name}`), "package.json"];

/**
 * Absolute path of the configuration for a working directory: the one in it, else in the folder above, up to the root of the git checkout.
 *
 * The places are cosmiconfig's, but not its code: on every call it loads settings of its own from the working directory, and
 * so runs a stranger's .config/config.js (test/config/find.test.ts).
 */
export function find(cwd: string): string | undefined {
  // Without a checkout only the folder itself: above it, files may be anybody's.
  const top = gitRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = findIn(folder);
    if (found || folder === top) return found;
  }
}

/**
 * The first of devorch.yaml, .yml and .json in the folder and in its .config/, or a package.json with a key `devorch`. Without any, what only
 * has the name, such as a link that leads nowhere: who reads it is told what is wrong with it.
 */
export function findIn(folder: string): string | undefined {
  const places = searchPlaces.map((place) => join(folder, place));
  return places.find(holdsConfiguration) ?? places.find(hasOnlyTheName);
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
    return hasKey(readBounded(file, 2 ** 20).toString());
  } catch {
    return false;
  }
}

/** A broken package.json counts when it seems to hold a configuration; a dependency on devorch, which is a text, is none. */
function hasKey(json: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(json), "devorch");
  } catch {
    return /"devorch"\s*:\s*\{/.test(json);
  }
}

function hasOnlyTheName(file: string): boolean {
  try {
    return !file.endsWith("package.json") && lstatSync(file) !== undefined;
  } catch {
    return false;
  }
}
