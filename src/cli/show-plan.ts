import type { Plan } from "../core/plan.ts";
import type { Lookup } from "../core/text.ts";
import { planText } from "../render/plan-text.ts";
import type { Context } from "./context.ts";
import { lookupIn } from "./lookup.ts";
import type { Observed } from "./project.ts";

/** The plan on stdout: text for people, JSON with --json. Its warnings go to stderr; its errors stand where they block. */
export function showPlan(
  context: Context,
  plan: Plan,
  observed: Observed,
  options: { steps: boolean },
): void {
  const lookup: Lookup = lookupIn(observed);
  const { width, palette } = context.stdout;
  context.warn(plan.problems.filter(({ severity }) => severity === "warning"));
  context.print(planText(plan, { width, palette, steps: options.steps, lookup }));
}
