import { resolve } from "node:path";
import { blockingProblems, hasChanges } from "../../core/planner.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { applyCommand, planOptions, wantsRefresh } from "../plan-options.ts";
import { observe, openProject, planFrom } from "../project.ts";
import { refuseTogether } from "../refuse-together.ts";
import { savePlan } from "../saved-plan.ts";
import { showPlan } from "../show-plan.ts";

export const run: RunCommand = async (context, args) => {
  refuseTogether(args, "json", "markdown");
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: wantsRefresh(args), signal: context.signal });
  const nowMs = context.world.clock.nowMs();
  const plan = await planFrom(
    context,
    project,
    observed,
    planOptions(args, project.desired, observed.ledger),
    nowMs,
  );
  showPlan(context, plan, observed, { steps: args.flag("steps"), markdown: args.flag("markdown") });
  const out = args.value("out");
  if (out !== undefined && blockingProblems(plan).length === 0) {
    await savePlan(resolve(context.world.cwd, out), plan, project, observed, nowMs);
    context.say(`\nSaved: ${applyCommand(out, args)} makes exactly these changes.\n`);
  }
  if (blockingProblems(plan).length > 0) return exitCodes.protected;
  return args.flag("detailed-exitcode") && hasChanges(plan) ? exitCodes.changes : exitCodes.success;
};
