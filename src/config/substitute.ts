import type { Problem, SourceSpan } from "../core/problem.ts";
import { type MachineAttribute, machineAttributes, type Part, type Text } from "../core/text.ts";
import { nearest, problem, show, suggest } from "./diagnostic.ts";
import { mapChildren, type Node, type ScalarNode } from "./node.ts";
import { pieces } from "./template.ts";
import type { Variable } from "./variables.ts";

export interface Substituted {
  root: Node;
  /** Texts with sensitive parts or references, by their node; the value of such a node is the text as written. */
  texts: Map<Node, Exclude<Text, string>>;
  /** Nodes with something that has no value, reported here. */
  unresolved: Set<Node>;
  problems: Problem[];
}

/** Puts the values of variables in place of `${var.NAME}`, and finds what is known only after apply. */
export function substitute(root: Node, variables: ReadonlyMap<string, Variable>): Substituted {
  const result: Substituted = { root, texts: new Map(), unresolved: new Set(), problems: [] };
  result.root = mapChildren(root, (child, key) => (isVerbatim(key) ? child : replace(child)));
  return result;

  function replace(node: Node): Node {
    if (node.kind !== "scalar") return mapChildren(node, replace);
    return typeof node.value === "string" && node.value.includes("${") ? replaceText(node, node.value) : node;
  }

  function replaceText(node: ScalarNode, text: string): Node {
    const parts: Part[] = [];
    const found = pieces(text);
    for (const piece of found) {
      if ("literal" in piece) {
        parts.push(piece.literal);
        continue;
      }
      const [kind = "", name = "", attribute, ...rest] = piece.expression.split(".");
      const variable = kind === "var" && attribute === undefined ? variables.get(name) : undefined;
      const place = placeOf(node, piece.expression);
      if (variable && "problem" in variable) {
        result.unresolved.add(node);
        result.problems.push(variable.problem);
      } else if (variable?.sensitive) parts.push({ sensitive: String(variable.value), variable: name });
      else if (variable) {
        if (found.length === 1) return { ...node, value: variable.value, written: String(variable.value) };
        parts.push(String(variable.value));
      } else if (kind === "machine" && isAttribute(attribute) && rest.length === 0) {
        parts.push({ ref: { machine: name, attribute } });
      } else {
        result.unresolved.add(node);
        result.problems.push(unknown(piece.expression, place, [...variables.keys()]));
      }
    }
    if (result.unresolved.has(node)) return node;
    if (parts.every((part) => typeof part === "string")) return { ...node, value: parts.join("") };
    result.texts.set(node, { parts });
    return node;
  }
}

/** Variables cannot depend on variables; overlays are substituted where they are applied. */
function isVerbatim(key: string): boolean {
  return key === "vars" || key === "environments" || key.startsWith("x-");
}

function isAttribute(name: string | undefined): name is MachineAttribute {
  return machineAttributes.some((attribute) => attribute === name);
}

function unknown(expression: string, place: SourceSpan, variables: readonly string[]): Problem {
  const [kind, name = "", attribute = "", ...rest] = expression.split(".");
  if (kind === "var" && attribute === "") {
    const hint = suggest(name, variables, `declare it: vars: { ${show(name)}: {} }`);
    return problem("DEV-130", place, `there is no variable ${show(name)}`, hint);
  }
  if (kind === "machine" && name !== "" && rest.length === 0) {
    const message =
      attribute === ""
        ? "a machine has no value of its own"
        : `machines have no attribute ${show(attribute)}`;
    return problem("DEV-140", place, message, suggest(attribute, machineAttributes, ""));
  }
  const message = `\${${show(expression)}} is no reference`;
  const meant = name === "" ? undefined : nearest(kind ?? "", ["var", "machine"]);
  const hint = meant
    ? `did you mean \${${[meant, name, attribute, ...rest].filter(Boolean).join(".")}}?`
    : `write \${var.NAME} or \${machine.NAME.ipv4}; for the shell's own, write $\${${show(expression)}}`;
  return problem("DEV-140", place, message, hint);
}

/** Place of `${expression}` in a scalar on one line; of the scalar where the text is folded or escaped. */
export function placeOf(node: ScalarNode, expression: string): SourceSpan {
  const { span, written } = node;
  const offset = written.indexOf(`\${${expression}`);
  if (offset < 0 || written.includes("\n")) return span;
  const column = span.column + offset;
  return { ...span, column, endLine: span.line, endColumn: column + expression.length + 3 };
}
