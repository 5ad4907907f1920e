import { applyPlan } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";

/** Deletes only what has had its time: expired machines, and trash whose window is over. */
export const run: RunCommand = (context, args) =>
  applyPlan(context, args, {
    command: "gc",
    question: "Delete what has had its time?",
    refresh: true,
    planOptions: () => ({
      gc: true,
      confirmed: args.list("confirm"),
      discardWork: args.flag("discard-work"),
    }),
  });
