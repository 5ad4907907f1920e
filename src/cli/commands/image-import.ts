import { basename, resolve } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { importImages } from "../image-archive.ts";
import { invalid } from "../invalid.ts";

export const run: RunCommand = async (context, args) => {
  const [file, folder, ...more] = args.positionals;
  if (file === undefined || more.length > 0)
    throw invalid(
      "DEV-190",
      "name an archive and, if you like, a folder",
      "write devorch image import images.tar",
    );
  const { cwd, env } = context.world;
  const target = resolve(cwd, folder ?? basename(file).replace(/\.tar$/, ""));
  const names = await importImages(resolve(cwd, file), target, env);
  context.say(
    `${target} builds ${names.map((name) => `image.${name}`).join(", ")}: look at it, then devorch image build --file ${target}/devorch.yaml\n`,
  );
  return exitCodes.success;
};
