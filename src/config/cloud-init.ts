import { parseDocument, stringify } from "yaml";
import type { HostSettings } from "../core/desired.ts";
import { hostCloudInit } from "../core/host-cloud-init.ts";
import { isMapping, mergeCloudConfig } from "../core/merge-cloud-config.ts";
import { readText } from "./host-files.ts";
import type { Path } from "./node.ts";
import { parse } from "./parse.ts";
import type { Host } from "./resolve-host.ts";
import { hostFile, type Scope } from "./scope.ts";

export interface LaunchDocuments {
  /** The user's document with the host's settings merged in. A change of it is a change of what is launched. */
  cloudInit?: string;
  /** What is really sent, where the caller's environment adds to it. That environment may change from one terminal to the next. */
  launchCloudInit?: string;
}

/** The cloud-init documents of an image or a machine; `written` is its `cloudInit:`. */
export function resolveCloudInit(
  scope: Scope,
  path: Path,
  written: string | object | undefined,
  { settings, current }: Host,
): LaunchDocuments {
  const own = written === undefined ? undefined : loadCloudInit(scope, path, written);
  const cloudInit = withHost(scope, path, own, settings);
  const launchCloudInit = current === settings ? cloudInit : withHost(scope, path, own, current);
  return {
    ...(cloudInit !== undefined && { cloudInit }),
    ...(launchCloudInit !== undefined && launchCloudInit !== cloudInit && { launchCloudInit }),
  };
}

/** The document as it is, byte for byte, where there is nothing to add. The user's values go first. */
function withHost(scope: Scope, path: Path, own: string | undefined, host: HostSettings): string | undefined {
  const added = hostCloudInit(host);
  if (Object.keys(added).length === 0) return own;
  // cloud-init reads YAML 1.1, in which 0644 is octal and yes a boolean.
  const document: unknown = parseDocument(own ?? "{}", { version: "1.1", merge: true }).toJS();
  if (isMapping(document)) return toText(mergeCloudConfig(document, added));
  const hint = "write it as a mapping, starting with #cloud-config";
  scope.report("DEV-162", path, "the host's settings cannot be added to a document that is no mapping", hint);
  return own;
}

/** The cloud-init document that is named, written as text or written in place. Undefined after reporting what is wrong with it. */
function loadCloudInit(scope: Scope, path: Path, value: string | object): string | undefined {
  if (typeof value === "object") return toText(value);
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

const toText = (document: object): string =>
  `#cloud-config\n${stringify(document, { version: "1.1", sortMapEntries: true })}`;
