import type { DesiredImage } from "../core/desired.ts";
import { own } from "../core/own.ts";
import { type BaseImage, baseOf, openVersions, type PinnedImage } from "../core/version-lock.ts";
import { nodeFiles } from "../store/files.ts";
import { amendVersionLock } from "../store/version-lock-file.ts";
import { latestPython, latestVersion, pypi, uvSources } from "../versions/latest-version.ts";
import type { Context } from "./context.ts";
import type { Project } from "./project.ts";

/**
 * Versions for all that these images leave open, image by image: looked up, all of them or none. `known` are the provider's base images; the
 * version of one that is not among them stays as it is in `pins`. Throws DEV-354 for packages.
 */
export async function pinImages(
  context: Context,
  known: readonly BaseImage[],
  images: readonly DesiredImage[],
  pins: Readonly<Record<string, PinnedImage>>,
): Promise<Record<string, PinnedImage>> {
  const pinned = await Promise.all(
    images.map(async (image): Promise<[string, PinnedImage]> => {
      const { name, from } = image;
      const before = own(pins, name);
      const base = baseOf(from, known) ?? (before?.from === from ? before.base : undefined);
      const packages = { ...before?.packages, ...(await newest(context, image)) };
      return [name, { from, ...(base !== undefined && { base }), packages }];
    }),
  );
  return Object.fromEntries(pinned);
}

/** What Python there is depends on uv. */
async function newest({ world, signal }: Context, image: DesiredImage): Promise<Record<string, string>> {
  const { DEVORCH_PYPI_URL = pypi, DEVORCH_UV_URL = uvSources } = world.env;
  const open = openVersions(image);
  const found = await Promise.all(
    open
      .filter((name) => name !== "python")
      .map(async (name) => [name, await latestVersion(name, DEVORCH_PYPI_URL, signal)] as const),
  );
  const packages = Object.fromEntries(found);
  if (!open.includes("python")) return packages;
  const { python, uv } = image.toolchain!;
  return { ...packages, python: await latestPython(python!, packages.uv ?? uv!, DEVORCH_UV_URL, signal) };
}

/** Writes them down beside devorch.yaml. */
export function recordPins(
  { desired, claim, lockWorld }: Project,
  command: string,
  pins: Readonly<Record<string, PinnedImage>>,
): Promise<void> {
  return amendVersionLock(nodeFiles, desired.root, pins, {
    claim: claim(command, "devorch.lock.json"),
    world: lockWorld,
  });
}
