import type { DesiredImage } from "../core/desired.ts";
import {
  type BaseImage,
  baseOf,
  openPackages,
  type PinnedImage,
  type VersionLock,
} from "../core/version-lock.ts";
import { latestVersion, pypi } from "../versions/latest-version.ts";
import type { Context } from "./context.ts";

/**
 * The lock with versions for all that these images leave open: looked up, all of them or none. `known` are the provider's base images; one that
 * is not among them stays as it is. Throws DEV-354 for packages.
 */
export async function pinImages(
  context: Context,
  known: readonly BaseImage[],
  images: readonly DesiredImage[],
  lock: VersionLock | undefined,
): Promise<VersionLock> {
  const pins = await Promise.all(
    images.map(async (image): Promise<[string, PinnedImage]> => {
      const pinned = lock?.images[image.name];
      const base = baseOf(image.from, known) ?? (pinned?.from === image.from ? pinned.base : undefined);
      const found = await Promise.all(
        openPackages(image).map(
          async (name): Promise<[string, string]> => [
            name,
            await latestVersion(name, context.world.env.DEVORCH_PYPI_URL ?? pypi, context.signal),
          ],
        ),
      );
      const packages = { ...pinned?.packages, ...Object.fromEntries(found) };
      return [image.name, { from: image.from, ...(base !== undefined && { base }), packages }];
    }),
  );
  return { format: 1, images: { ...lock?.images, ...Object.fromEntries(pins) } };
}
