import type { Change, ChangeAction, Plan } from "../core/plan.ts";
import { neutraliseLine } from "./neutralise.ts";
import type { Paint, Palette } from "./style.ts";

/** Terraform's signs. */
export const symbols: Readonly<Record<ChangeAction, string>> = {
  create: "+",
  update: "~",
  replace: "-/+",
  delete: "-",
  keep: " ",
};

export function paintOf(action: ChangeAction, palette: Palette): Paint {
  switch (action) {
    case "create":
      return palette.green;
    case "update":
      return palette.yellow;
    case "replace":
      return palette.magenta;
    case "delete":
      return palette.red;
    case "keep":
      return palette.dim;
  }
}

/** `machine.web (dev-acme-web)`. */
export function changeName({ address, instance }: Change): string {
  return neutraliseLine(instance ? `${address} (${instance})` : address);
}

export function countChanges(plan: Plan): Record<ChangeAction, number> {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, keep: 0 };
  for (const change of plan.changes) counts[change.action] += 1;
  return counts;
}

/** `1 to replace, 2 to create, 1 to update, 0 to delete`. */
export function countsText(counts: Readonly<Record<ChangeAction, number>>): string {
  return `${counts.replace} to replace, ${counts.create} to create, ${counts.update} to update, ${counts.delete} to delete`;
}
