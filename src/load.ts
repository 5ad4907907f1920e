import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const require = createRequire(import.meta.url);

/**
 * Runs the bundle `name` of dist/. Compiled code is kept between runs, since compiling is a third of what a short command costs: for each
 * command apart, as V8 compiles what is called. Node does that by itself from 22.1 on, but by default in /tmp, where somebody else may have
 * made the folder and put code into it.
 */
export function load(name: string): void {
  const file = fileURLToPath(new URL(`${name}.cjs`, import.meta.url));
  const cache = ownFolder(`${name}-${/^[a-z]{2,16}$/.exec(process.argv[2] ?? "")?.[0] ?? "other"}`);
  if (!cache) require(file);
  else if ("enableCompileCache" in module) {
    (module.enableCompileCache as (folder: string) => void)(cache);
    require(file);
  } else loadBy(cache)(file);
}

/** A folder in the user's cache that nobody else can write to. */
function ownFolder(command: string): string | undefined {
  const base = process.env.XDG_CACHE_HOME || `${process.env.HOME}/.cache`;
  if (!base.startsWith("/")) return undefined;
  const folder = join(base, "devorch", "code", command);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    return uid === process.getuid?.() && (mode & 0o022) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** `require` for the files of dist/, of which each finds in the folder what was compiled of it last. */
function loadBy(folder: string): (file: string) => unknown {
  const modules = new Map<string, { exports: unknown }>();
  const compiled: { script: Script; path: string }[] = [];
  process.once("exit", () => {
    for (const { script, path } of compiled) keep(path, script.createCachedData());
  });
  return function loadFile(file) {
    const loaded = { exports: {} };
    modules.set(basename(file), loaded);
    const { size, mtimeMs } = statSync(file);
    // V8 takes a text of the same length for the same.
    const path = join(folder, `${basename(file)}-${process.version}-${size}-${mtimeMs}`);
    const cachedData = readIfThere(path);
    const script = new Script(module.wrap(readFileSync(file, "latin1")), {
      filename: file,
      ...(cachedData && { cachedData }),
    });
    if (script.cachedDataRejected !== false) compiled.push({ script, path });
    // Names in dist/ are unique, and far more is required than loaded.
    const requireFrom = (id: string) => {
      if (!id.startsWith(".")) return require(id);
      const known = modules.get(id.slice(id.lastIndexOf("/") + 1));
      return known ? known.exports : loadFile(join(dirname(file), id));
    };
    script.runInThisContext()(loaded.exports, requireFrom, loaded, file, dirname(file));
    return loaded.exports;
  };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: it is no loss. */
function keep(path: string, data: Uint8Array): void {
  try {
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, data, { mode: 0o600, flag: "wx" });
    renameSync(partial, path);
  } catch {}
}
