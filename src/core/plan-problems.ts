import type { Address } from "./address.ts";
import type { Problem, SourceSpan } from "./problem.ts";

/** Why a plan does not touch a resource. Long texts: problem-registry.ts. */
const texts = {
  "DEV-301": [
    "{instance} is protected",
    "write lifecycle: { protect: false } and apply, then delete it with --confirm={instance}",
  ],
  "DEV-302": [
    "an instance called {instance} exists, and devorch did not make it",
    "take it over with `devorch adopt {address} {instance}`, or give this one another name:",
  ],
  "DEV-303": [
    "the name {instance} is held by a deleted instance that devorch does not own",
    "bring it back with `multipass recover {instance}`, free the name with `multipass delete --purge {instance}`, or write another name:",
  ],
  "DEV-304": [
    "{instance} was deleted, and what is in the trash is not what devorch recorded",
    "look at it with `multipass info {instance}`; then `multipass recover {instance}`, or `devorch forget {address}`",
  ],
  "DEV-305": [
    "{instance} is {state}: whether {path} holds uncommitted or unpushed work cannot be seen",
    "start it with `devorch start {name}` so that it can be asked, or pass --discard-work",
  ],
  "DEV-307": [
    "{instance} cannot be replaced: a trash window keeps the deleted instance, and with it the name",
    "take lifecycle.trash out for this change, or give the machine another name:",
  ],
  "DEV-308": ["{instance} was protected once", "confirm its deletion with --confirm={instance}"],
  "DEV-309": [
    "{instance} is {state}: somebody may be working in this template",
    "stop it with `multipass stop {instance}`, then plan again",
  ],
  "DEV-311": [
    "the sealed snapshot {instance}.{snapshot} is gone: somebody may be working in this template",
    "if nobody is, remove it with `multipass delete --purge {instance}`; the next apply builds it again",
  ],
  "DEV-312": ["the host has no network {network}", "write one of: {known}"],
  "DEV-313": ["no machine or image {address} is known here", "`devorch status` lists the addresses"],
  "DEV-314": ["this Multipass cannot {what}", "{mend}"],
} as const;

export type PlanProblemCode = keyof typeof texts;

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
