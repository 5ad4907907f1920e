import { blockingProblems, hasChanges } from "../../core/planner.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { planOptions, wantsRefresh } from "../plan-options.ts";
import { observe, openProject, planFrom } from "../project.ts";
import { showPlan } from "../show-plan.ts";

export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: wantsRefresh(args), signal: context.signal });
  const plan = await planFrom(
    context,
    project,
    observed,
    planOptions(args, project.desired, observed.ledger),
  );
  showPlan(context, plan, observed, { steps: args.flag("steps") });
  if (blockingProblems(plan).length > 0) return exitCodes.protected;
  return args.flag("detailed-exitcode") && hasChanges(plan) ? exitCodes.changes : exitCodes.success;
};
