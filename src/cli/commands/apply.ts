import { applyPlan } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";
import { planOptions, wantsRefresh } from "../plan-options.ts";

export const run: RunCommand = (context, args) =>
  applyPlan(context, args, {
    command: "apply",
    question: "Do you want to make these changes?",
    refresh: wantsRefresh(args),
    planOptions: ({ desired }, { ledger }) => planOptions(args, desired, ledger),
  });
