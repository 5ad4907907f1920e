import type { Unit } from "../core/plan.ts";
import { formatSize } from "../core/size.ts";
import { displayText, type Lookup, type SecretSource, sensitiveText, type Text } from "../core/text.ts";
import { neutraliseLine } from "./neutralise.ts";
import { elapsed } from "./units.ts";

/** A field's value on one line: numbers in their unit, hashes cut short, strings quoted, everything else as compact JSON. */
export function valueText(value: unknown, unit?: Unit): string {
  const shown = redact(value);
  if (shown === undefined || shown === null) return "(none)";
  if (typeof shown === "number" && unit) return unit === "bytes" ? formatSize(shown) : elapsed(shown);
  if (shown === sensitiveText) return sensitiveText;
  // JSON writes control characters out; bidirectional ones are left to us.
  return neutraliseLine(JSON.stringify(shown)).replace(hash, "$1…");
}

const hash = /\b([0-9a-f]{12})[0-9a-f]{28,}\b/g;

/**
 * The same plain data without secrets: a `Text` or `SecretSource` anywhere inside becomes what a person may see of it. This is the one
 * door through which values of plans and actions leave for text, JSON and Markdown.
 */
export function redact(value: unknown, lookup?: Lookup): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) return displayText(value, lookup);
  if (Array.isArray(value)) return value.map((item) => redact(item, lookup));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, lookup)]));
}

function isText(value: object): value is Exclude<Text, string> | SecretSource {
  return ("parts" in value && Array.isArray(value.parts)) || "secret" in value;
}
