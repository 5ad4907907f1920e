import { displayJson, displayText, isSensitive, type Lookup, type Text } from "../core/text.ts";
import { outputsLine } from "../render/ndjson.ts";
import { neutraliseLine } from "../render/neutralise.ts";
import type { Context } from "./context.ts";

/** After an apply: `Outputs:` and a line each; with --json one line of the stream. */
export function printOutputs(
  context: Context,
  outputs: Readonly<Record<string, Text>>,
  lookup: Lookup,
): void {
  const names = Object.keys(outputs);
  if (names.length === 0) return;
  if (context.json) {
    context.print(outputsLine(outputs, lookup, context.world.clock.nowMs()));
    return;
  }
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map(
    (name) => `  ${name.padEnd(width)} = ${neutraliseLine(displayText(outputs[name]!, lookup))}\n`,
  );
  context.print(`\n${context.stdout.palette.bold("Outputs:")}\n${lines.join("")}`);
}

/** `{ url: { value, sensitive } }`, as `terraform output -json` has it; an unknown value is null. */
export function outputsJson(outputs: Readonly<Record<string, Text>>, lookup: Lookup) {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, text]) => [
      name,
      { sensitive: isSensitive(text), value: displayJson(text, lookup) },
    ]),
  );
}
