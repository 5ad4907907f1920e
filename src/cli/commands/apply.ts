import { resolve } from "node:path";
import { applyPlan } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";
import { planOptions, wantsRefresh } from "../plan-options.ts";
import { loadPlan } from "../saved-plan.ts";

export const run: RunCommand = (context, args) => {
  const file = args.positionals[0];
  return applyPlan(context, args, {
    command: "apply",
    question: "Do you want to make these changes?",
    refresh: wantsRefresh(args),
    planOptions: ({ desired }, { ledger }) => planOptions(args, desired, ledger),
    ...(file !== undefined && { saved: (project) => loadPlan(resolve(context.world.cwd, file), project) }),
  });
};
