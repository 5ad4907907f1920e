import type { Json } from "../../core/plan.ts";
import { exitCodes } from "../../core/problem.ts";
import { valueLines } from "../../render/value-lines.ts";
import type { RunCommand } from "../command.ts";
import { imagesNamed, lookAtImages } from "../images.ts";
import { openProject } from "../project.ts";

/** What an image is made of, and the template that holds it. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const images = imagesNamed(args.positionals, project.desired);
  const { wanted, templates } = await lookAtImages(context, project);
  const shown = images.map((image) => {
    const { fingerprint } = wanted.find((one) => one.image === image)!;
    const template = templates.find((one) => one.fingerprint === fingerprint);
    return {
      image: image.name,
      from: image.from,
      base: image.base ?? null,
      diskBytes: image.diskBytes,
      toolchain: (image.toolchain ?? null) as Json,
      steps: image.steps.map(({ name }) => name),
      verify: image.verify.map(({ run }) => run),
      fingerprint,
      template: template?.instance ?? null,
      state: template?.state ?? "not built",
      users: template?.users ?? [],
    } satisfies Record<string, Json>;
  });
  if (context.json) context.printJson({ format_version: "1.0", images: shown });
  else
    for (const { image, ...rest } of shown)
      context.print(`${context.stdout.palette.bold(`image.${image}`)}\n${valueLines(rest, "  ")}`);
  return exitCodes.success;
};
