import type { Address } from "./address.ts";
import type { Problem, SourceSpan } from "./problem.ts";

/** Why a plan does not touch a resource. Long texts: problem-registry.ts. */
const texts = {
  "DEV-301": [
    "{instance} is protected",
    "have {address} in devorch.yaml with `lifecycle: { protect: false }` and apply, then delete it with `--confirm={instance}`",
  ],
  "DEV-302": ["an instance called {instance} exists, and {why}", "{mend}, or give this one another `name:`"],
  "DEV-303": [
    "the name {instance} is held by a deleted instance that devorch does not own",
    "bring it back with `multipass recover {instance}`, free the name with `multipass delete --purge {instance}`, or write another `name:`",
  ],
  "DEV-304": [
    "{instance} was deleted, and {why}",
    "look at it with `multipass info {instance}`; then `multipass recover {instance}`, or `devorch forget {address}`",
  ],
  "DEV-305": [
    "{instance} is {state}: whether {path} holds uncommitted or unpushed work cannot be seen",
    "{wake} so that it can be asked, or pass `--discard-work`",
  ],
  "DEV-307": [
    "{instance} cannot be replaced: a trash window keeps the deleted instance, and with it the name",
    "take `lifecycle.trash` out and apply, then replace it",
  ],
  "DEV-308": ["{instance} was protected once", "confirm its deletion with `--confirm={instance}`"],
  "DEV-309": [
    "{instance} is {state}: somebody may be working in this template",
    "stop it with `multipass stop {instance}`, then plan again",
  ],
  "DEV-311": [
    "the sealed snapshot {instance}.{snapshot} is gone: somebody may be working in this template",
    "if nobody is, remove it with `multipass delete --purge {instance}`; the next apply builds it again",
  ],
  "DEV-312": ["the host has no network {network}", "write one of: {known}"],
  "DEV-314": ["this Multipass cannot {what}", "{mend}"],
  "DEV-315": [
    "the name {instance} belongs to {owner}",
    "if this is the same machine under a new name, write `moved: [{ from: {owner}, to: {address} }]`; else write another `name:`",
  ],
  "DEV-316": [
    "the name {instance} is taken by an instance that devorch did not build",
    "see whose it is with `multipass info {instance}`; free the name with `multipass delete --purge {instance}`, or give the image another name",
  ],
  "DEV-317": [
    "the template {instance} was deleted",
    "bring it back with `multipass recover {instance}`, or free the name with `multipass delete --purge {instance}`: the next apply builds it again",
  ],
  "DEV-322": [
    "{instance} is not as its creation would leave it: somebody else may have made it meanwhile",
    "if it is theirs, `devorch forget {address}` and write another `name:`; if it is yours, forget it and `devorch adopt {address} {instance}`",
  ],
} as const;

export type PlanProblemCode = keyof typeof texts;
export const planProblemCodes = Object.keys(texts) as PlanProblemCode[];

/** An error about one resource. `{name}` in the texts is filled from `values`; `{address}` is the resource's own. */
export function planProblem(
  code: PlanProblemCode,
  address: Address,
  source: SourceSpan | undefined,
  values: Readonly<Record<string, string>> = {},
): Problem {
  const known: Record<string, string> = { address, name: address.slice(address.indexOf(".") + 1), ...values };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (hole, key: string) => known[key] ?? hole);
  const [message, hint] = texts[code];
  return {
    code,
    severity: "error",
    message: fill(message),
    hint: fill(hint),
    ...(source && { source }),
    address,
  };
}
