import { stringify } from "yaml";
import { readText } from "./host-files.ts";
import type { Path } from "./node.ts";
import { parse } from "./parse.ts";
import { hostFile, type Scope } from "./scope.ts";

/** The cloud-init document that is named, written as text or written in place. Undefined after reporting what is wrong with it. */
export function loadCloudInit(scope: Scope, path: Path, value: string | object): string | undefined {
  if (typeof value === "object") return `#cloud-config\n${stringify(value, { sortMapEntries: true })}`;
  if (/\n|^#/.test(value)) {
    checkInline(scope, path, value);
    return value;
  }
  const loaded = hostFile(scope, path, value, readText);
  if (!loaded) return undefined;
  const parsed = parse(Buffer.from(loaded.content), scope.remember(loaded.file, loaded.content));
  if ("problems" in parsed) scope.problems.push(...parsed.problems);
  return loaded.content;
}

function checkInline(scope: Scope, path: Path, text: string): void {
  const parsed = parse(Buffer.from(text), "");
  for (const { message, source } of "problems" in parsed ? parsed.problems : []) {
    const hint = `correct line ${source?.line} of the document; in a file of its own it would be shown`;
    scope.report("DEV-162", path, `the cloud-init document cannot be used: ${message}`, hint);
  }
}
