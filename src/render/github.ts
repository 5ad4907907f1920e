import type { Problem } from "../core/problem.ts";
import { neutralise, neutraliseLine } from "./neutralise.ts";

/** Workflow commands that show problems beside the lines of a pull request: `::error file=devorch.yaml,line=3::…`. */
export function githubAnnotations(problems: readonly Problem[]): string {
  return problems.map(annotation).join("");
}

function annotation({ severity, code, message, hint, source, address }: Problem): string {
  const properties: Record<string, string | number | undefined> = {
    file: source?.file,
    line: source?.line,
    endLine: source?.endLine,
    col: source?.column,
    // GitHub includes the last column, a span does not.
    endColumn: source?.endColumn === undefined ? undefined : source.endColumn - 1,
    title: address === undefined ? code : `${code} ${address}`,
  };
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(",");
  const text = hint ? `${message}\nhelp: ${hint}` : message;
  return `::${severity} ${list}::${escapeData(neutralise(text))}\n`;
}

/**
 * Text in a group that folds. Workflow commands in it are not obeyed: `token` stops them, so nobody who wrote the text may know it;
 * take a fresh random one each time.
 */
export function githubGroup(title: string, text: string, token: string): string {
  const body = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `::group::${escapeData(neutralise(title))}\n::stop-commands::${token}\n${body}::${token}::\n::endgroup::\n`;
}

/** Source of the rules: `actions/toolkit`, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(neutraliseLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
