import { resolve } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import { nodeFiles } from "../../store/files.ts";
import { readVersionLock } from "../../store/version-lock-file.ts";
import type { RunCommand } from "../command.ts";
import { exportImages } from "../image-archive.ts";
import { imagesNamed } from "../images.ts";
import { invalid } from "../invalid.ts";
import { loadConfiguration } from "../project.ts";

export const run: RunCommand = async (context, args) => {
  const [file, ...names] = args.positionals;
  if (file === undefined) throw invalid("DEV-190", "name a file", "write devorch image export images.tar");
  const { configured } = await loadConfiguration(context, args);
  const images = imagesNamed(names, configured);
  const lock = await readVersionLock(nodeFiles, configured.root);
  await exportImages(configured, images, lock, resolve(context.world.cwd, file));
  context.say(`${images.map(({ address }) => address).join(", ")} can be built anywhere from ${file}\n`);
  return exitCodes.success;
};
