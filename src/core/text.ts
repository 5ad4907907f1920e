/**
 * Text of the configuration of which some pieces are sensitive, or known only after apply.
 * Plain text stays a plain string; only then may it stand in a plan, a log or an argv.
 */
export type Text = string | { readonly parts: readonly Part[] };

export type Part =
  | string
  /** The value of a sensitive variable, and its name. */
  | { readonly sensitive: string; readonly variable: string }
  | { readonly ref: Reference };

/** `${machine.db.ipv4}`: an attribute of another machine. */
export interface Reference {
  readonly machine: string;
  readonly attribute: MachineAttribute;
}
export const machineAttributes = ["ipv4", "name", "state"] as const;
export type MachineAttribute = (typeof machineAttributes)[number];

/** Where a secret comes from at apply time: `env:ACME_TOKEN`, `file:./token`, `command:pass show acme`. Never its value. */
export interface SecretSource {
  readonly secret: string;
}

export type Lookup = (reference: Reference) => string | undefined;

export const sensitiveText = "(sensitive)";
export const unknownText = "(known after apply)";

/** Text as a person may see it: sensitive parts hidden, unknown references marked. */
export function displayText(text: Text | SecretSource, lookup: Lookup = () => undefined): string {
  if (typeof text === "string") return text;
  if ("secret" in text) return sensitiveText;
  return text.parts
    .map((part) => {
      if (typeof part === "string") return part;
      return "sensitive" in part ? sensitiveText : (lookup(part.ref) ?? unknownText);
    })
    .join("");
}

/** The full text, sensitive parts included; `undefined` while a reference is unknown. Never log the result. */
export function revealText(text: Text, lookup: Lookup): string | undefined {
  if (typeof text === "string") return text;
  let result = "";
  for (const part of text.parts) {
    const piece = typeof part === "string" ? part : "sensitive" in part ? part.sensitive : lookup(part.ref);
    if (piece === undefined) return undefined;
    result += piece;
  }
  return result;
}

export function references(text: Text | SecretSource): readonly Reference[] {
  if (typeof text === "string" || "secret" in text) return [];
  return text.parts.flatMap((part) => (typeof part === "object" && "ref" in part ? [part.ref] : []));
}

/** As displayText; null while a reference is unknown: for programs, which would take the words for a value. */
export function displayJson(text: Text, lookup: Lookup): string | null {
  return references(text).some((reference) => lookup(reference) === undefined)
    ? null
    : displayText(text, lookup);
}

export function isSensitive(text: Text | SecretSource): boolean {
  if (typeof text === "string") return false;
  return "secret" in text || text.parts.some((part) => typeof part === "object" && "sensitive" in part);
}
