/** A pattern as a folder to look in, and which of the paths below the root it means. All paths have slashes. */
export interface Glob {
  /** The steps before the first that is a pattern; without one, the path itself, with all that is below it. */
  base: string;
  matches(path: string): boolean;
}

/**
 * `*` and `?` within a name, `**` for any folders, `[a-z]`, `{a,b}`. A step with brackets also means what is called so, as
 * `[id].tsx` is in some frameworks. A pattern that names a folder means all in it.
 */
export function glob(pattern: string): Glob {
  const steps = pattern.split("/");
  const magic = steps.findIndex((step) => /[*?[{]/.test(step));
  const base = (magic < 0 ? steps : steps.slice(0, magic)).join("/") || ".";
  const last = steps.length - 1;
  const below = (path: string) => base === "." || path.startsWith(`${base}/`);
  if (magic < 0) return { base, matches: (path) => path === base || below(path) };
  if (magic === last && steps[last] === "**") return { base, matches: below };
  const source = steps.map((step, at) => {
    if (step === "**") return at === last ? ".*" : "(?:.*/)?";
    const source = /[[{]/.test(step) ? `(?:${stepSource(step)}|${literalSource(step)})` : stepSource(step);
    return source + (at === last ? "" : "/");
  });
  const expression = new RegExp(`^${source.join("")}(?:/.*)?$`);
  return { base, matches: (path) => expression.test(path) };
}

function stepSource(step: string): string {
  let source = "";
  let braces = 0;
  for (let at = 0; at < step.length; at++) {
    const character = step[at]!;
    const set = /^\[!?[^\]]+\]/.exec(step.slice(at))?.[0];
    if (character === "*") source += "[^/]*";
    else if (character === "?") source += "[^/]";
    else if (set) {
      source += set.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
      at += set.length - 1;
    } else if (character === "{" && step.includes("}", at)) {
      source += "(?:";
      braces++;
    } else if (character === "}" && braces > 0) {
      source += ")";
      braces--;
    } else if (character === "," && braces > 0) source += "|";
    else source += literalSource(character);
  }
  return source;
}

function literalSource(text: string): string {
  return text.replace(/[\\^$.|+*?()[\]{}]/g, "\\$&");
}
