import type { Json } from "../core/plan.ts";
import { formatSize } from "../core/size.ts";
import { neutraliseLine } from "./neutralise.ts";

/** One line for each key, indented below those that hold an object. Units are told by the end of a key. */
export function valueLines(value: { readonly [key: string]: Json }, indent: string): string {
  return Object.entries(value)
    .map(([key, item]) => {
      const name = neutraliseLine(key);
      if (item !== null && typeof item === "object" && !Array.isArray(item)) {
        const inner = valueLines(item as { [key: string]: Json }, `${indent}  `);
        return inner ? `${indent}${name}:\n${inner}` : "";
      }
      return `${indent}${name}: ${neutraliseLine(shown(key, item))}\n`;
    })
    .join("");
}

function shown(key: string, value: Json): string {
  if (typeof value === "number" && key.endsWith("Bytes")) return formatSize(value);
  if (typeof value === "number" && key.endsWith("AtMs")) return new Date(value).toISOString();
  if (Array.isArray(value)) return value.join(", ") || "none";
  return value === null ? "none" : String(value);
}
