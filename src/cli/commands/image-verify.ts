import { planContext } from "../../core/plan-context.ts";
import { exitCodes } from "../../core/problem.ts";
import { verifiedClone, verifyPlan } from "../../core/verify-plan.ts";
import { perform } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";
import { imagesNamed } from "../images.ts";
import { invalid } from "../invalid.ts";
import { withProjectLock } from "../locked.ts";
import { observe, openProject } from "../project.ts";

/** Runs the checks of built images in throw-away clones. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const images = imagesNamed(args.positionals, project.desired);
  return withProjectLock(context, args, project, "image verify", async (lock) => {
    const observed = await observe(context, project, { refresh: false, signal: context.signal });
    const { desired } = project;
    const planning = planContext({ desired, ...observed, nowMs: context.world.clock.nowMs(), options: {} });
    for (const { name, address } of images) {
      if (!planning.template(name).sealed)
        throw invalid("DEV-351", "it is not built yet", `run devorch image build ${name}`, address);
      const clone = verifiedClone(name);
      const owned = observed.ledger.machines[clone];
      if (desired.machines.some((machine) => machine.address === clone) || owned?.adHoc === false)
        throw invalid("DEV-351", `${clone} is a machine of yours`, "give that machine another name", address);
    }
    const keepFailed = args.flag("keep-failed");
    const plan = verifyPlan(images, planning, { id: context.world.newId().slice(0, 8), keepFailed });
    const run = await perform(context, args, "image verify", project, observed, plan, lock);
    if (run.status === "failed" && keepFailed)
      for (const { name } of images)
        if (run.ledger.machines[verifiedClone(name)])
          context.say(
            `verify-${name} is kept for an hour: look with devorch exec verify-${name} -- COMMAND\n`,
          );
    return run.status === "interrupted" ? exitCodes.interrupted : run.exitCode;
  });
};
