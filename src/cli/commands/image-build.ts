import { applyPlan } from "../apply-plan.ts";
import type { RunCommand } from "../command.ts";
import { imagesNamed } from "../images.ts";

/** `apply`, limited to images. */
export const run: RunCommand = (context, args) =>
  applyPlan(context, args, {
    command: "image build",
    question: "Build these images?",
    refresh: false,
    planOptions: (project) => ({
      targets: imagesNamed(args.positionals, project.desired).map(({ address }) => address),
    }),
  });
