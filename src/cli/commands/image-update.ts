import { own } from "../../core/own.ts";
import { exitCodes } from "../../core/problem.ts";
import type { PinnedImage } from "../../core/version-lock.ts";
import { nodeFiles } from "../../store/files.ts";
import { readVersionLock } from "../../store/version-lock-file.ts";
import type { RunCommand } from "../command.ts";
import { imagesNamed } from "../images.ts";
import { withProjectLock } from "../locked.ts";
import { pinImages, recordPins } from "../pin-images.ts";
import { loadConfiguration, openProjectOf } from "../project.ts";

/** Moves the versions in devorch.lock.json to the newest; what devorch.yaml says exactly stays. */
export const run: RunCommand = async (context, args) => {
  const { configured } = await loadConfiguration(context, args);
  const project = await openProjectOf(context, configured);
  const images = imagesNamed(args.positionals, project.desired);
  return withProjectLock(context, args, project, "image update", async () => {
    const before = (await readVersionLock(nodeFiles, configured.root))?.images ?? {};
    const after = await pinImages(context, await project.driver.images(context.signal), images, {});
    await recordPins(project, "image update", after);
    const moved = images.flatMap(({ name }) => changes(name, own(before, name), after[name]!));
    if (context.json) context.printJson({ format_version: "1.0", changes: moved });
    else if (moved.length === 0) context.print("Nothing newer.\n");
    else
      for (const { image, what, before, after } of moved)
        context.print(`image.${image}: ${what} ${before ?? "open"} → ${after ?? "open"}\n`);
    return exitCodes.success;
  });
};

function changes(image: string, old: PinnedImage | undefined, now: PinnedImage) {
  const whats = new Set(["base", ...Object.keys({ ...old?.packages, ...now.packages })]);
  const of = (pin: PinnedImage | undefined, what: string) =>
    (what === "base" ? pin?.base : pin?.packages[what]) ?? null;
  return [...whats]
    .map((what) => ({ image, what, before: of(old, what), after: of(now, what) }))
    .filter(({ before, after }) => before !== after);
}
