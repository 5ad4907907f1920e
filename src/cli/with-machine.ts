import { isMap, parseDocument, stringify } from "yaml";

/** A machine as it is written in the configuration. */
export interface MachineText {
  image?: string;
  from?: string;
  repo?: { url: string; ref?: string; path?: string; deployKey?: { secret: string }; knownHosts?: string };
}

/**
 * The text of a configuration with one more machine, behind the others. Comments, order and layout stay: it is put between the
 * lines where `machines:` is written in lines, and through the document model where it is not (there is none, or `{ … }`).
 */
export function withMachine(text: string, name: string, machine: MachineText): string {
  const document = parseDocument(text);
  const machines = document.get("machines", true);
  if (!isMap(machines) || machines.flow || !machines.range) {
    if (isMap(machines)) machines.set(name, document.createNode(machine));
    else document.set("machines", document.createNode({ [name]: machine }));
    return document.toString({ lineWidth: 0 });
  }
  const [start, end] = machines.range;
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const lines = stringify({ [name]: machine }, { lineWidth: 0 })
    .replace(/^/gm, indent)
    .trimEnd();
  // A range can end in the middle of a line, before a comment, and behind blank lines.
  const at = text.indexOf("\n", text.slice(0, end).trimEnd().length) + 1 || text.length;
  const before = text.slice(0, at);
  return `${before}${before.endsWith("\n") ? "" : "\n"}${lines}\n${text.slice(at)}`;
}
