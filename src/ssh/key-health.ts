import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DevorchError, type Problem } from "../core/problem.ts";
import { readKey } from "./keys.ts";
import { parseHostKeys } from "./known-hosts.ts";

/**
 * What is wrong with the keys of a project and the host keys pinned for its machines, in `folder`, each with the one command that mends
 * it; changes nothing. `owned`: the instances of devorch, in lower case.
 */
export function keyHealth(folder: string, owned: ReadonlySet<string>): readonly Problem[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const [, instance] = /^known_hosts\.(.+)$/.exec(name) ?? [];
      if (instance !== undefined) return pinProblems(path, instance, owned);
      return name === "id_ed25519" ? keyProblems(path) : [];
    });
}

function keyProblems(path: string): readonly Problem[] {
  try {
    readKey(path);
    return [];
  } catch (error) {
    // Who else may read it is told for all of devorch's files alike.
    if (error instanceof DevorchError) return error.problems.filter(({ code }) => code !== "DEV-601");
    throw error;
  }
}

function pinProblems(path: string, instance: string, owned: ReadonlySet<string>): readonly Problem[] {
  if (!owned.has(instance))
    return [warning("DEV-824", `${path} pins host keys of a machine that is no more`, `rm '${path}'`)];
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  const pins = lines.map((line) => line.split(" "));
  try {
    parseHostKeys(pins.map(([, ...key]) => key.join(" ")).join("\n"));
    if (pins.every(([name]) => name?.toLowerCase() === instance)) return [];
  } catch (error) {
    if (!(error instanceof DevorchError)) throw error;
  }
  return [warning("DEV-823", `${path} is no list of pinned host keys`, `rm '${path}'`)];
}

function warning(code: "DEV-823" | "DEV-824", message: string, hint: string): Problem {
  return { code, severity: "warning", message, hint };
}
