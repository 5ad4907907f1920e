import { applyPlan } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";
import { planOptions } from "../plan-options.ts";

export const run: RunCommand = (context, args) =>
  applyPlan(context, args, {
    command: "destroy",
    question: "Do you really want to delete all of these? There is no undo.",
    refresh: true,
    planOptions: ({ desired }, { ledger }) => ({ ...planOptions(args, desired, ledger), destroy: true }),
  });
