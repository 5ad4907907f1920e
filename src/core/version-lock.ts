import type { Desired, DesiredImage } from "./desired.ts";
import { own } from "./own.ts";
import type { Problem } from "./problem.ts";
import { unpinned } from "./toolchain.ts";

/** devorch.lock.json, committed beside devorch.yaml: what aliases and `latest` stand for, image by image. */
export interface VersionLock {
  format: 1;
  images: Readonly<Record<string, PinnedImage>>;
}

export interface PinnedImage {
  /** What devorch.yaml said when `base` was found. */
  from: string;
  /** Name and version of the base image, as `multipass find` tells them: it shows no hash. Absent for URLs. */
  base?: string;
  /** `uv`, `python`, and each tool → version. */
  packages: Readonly<Record<string, string>>;
}

/** What a provider can launch, by the names that it has there. */
export interface BaseImage {
  name: string;
  aliases: readonly string[];
  version: string;
}

/** The configuration with the versions that are pinned; what the lock does not have stays open. */
export function withPins(desired: Desired, lock: VersionLock | undefined): Desired {
  if (!lock) return desired;
  const images = Object.entries(desired.images).map(([name, image]) => {
    const pin = own(lock.images, name);
    return [name, pin ? pinnedImage(image, pin) : image] as const;
  });
  return { ...desired, images: Object.fromEntries(images) };
}

/** `uv`, `python` and the tools whose versions an image leaves open. */
export function openVersions({ toolchain }: DesiredImage): string[] {
  return unpinned(toolchain ?? {}).map((name) => name.replace(/^tools\./, ""));
}

/** Whether a version is one of those that `3.12` or `latest` can stand for. */
export function isPython(asked: string, version: string | undefined): version is string {
  return version !== undefined && (asked === "latest" || version.startsWith(`${asked}.`));
}

export function baseOf(from: string, known: readonly BaseImage[]): string | undefined {
  const wanted = from.replace(/^release:/, "");
  const found = known.find(({ name, aliases }) => name === wanted || aliases.includes(wanted));
  return found && `${found.name} ${found.version}`;
}

/** Said by plan, which asks nobody for versions. */
export function unpinnedWarnings({ images }: Desired): Problem[] {
  return Object.values(images).flatMap((image): Problem[] => {
    const open = openVersions(image);
    if (open.length === 0) return [];
    return [
      {
        code: "DEV-352",
        severity: "warning",
        message: `${open.join(", ")} of ${image.address} ${open.length > 1 ? "have" : "has"} no version yet: building it looks ${open.length > 1 ? "them" : "it"} up, and so another template is built than this one`,
        hint: "run devorch image update, and commit devorch.lock.json",
        address: image.address,
        source: image.source,
      },
    ];
  });
}

/** Of images that are about to be built. Multipass launches the newest, whatever is pinned: what is built then is not what the lock says. */
export function movedBases(images: readonly DesiredImage[], known: readonly BaseImage[]): Problem[] {
  return images.flatMap(({ from, base, address, source }): Problem[] => {
    const now = baseOf(from, known);
    if (base === undefined || now === undefined || now === base) return [];
    return [
      {
        code: "DEV-357",
        severity: "warning",
        message: `the base image of ${address} is ${now} by now: ${base}, as devorch.lock.json says, cannot be had any more`,
        hint: "run devorch image update, and commit devorch.lock.json",
        address,
        source,
      },
    ];
  });
}

function pinnedImage(image: DesiredImage, { from, base, packages }: PinnedImage): DesiredImage {
  const { toolchain } = image;
  const tools = toolchain?.tools?.map((tool) => {
    const version = packages[tool];
    return version === undefined ? tool : `${tool}==${version}`;
  });
  const open = openVersions(image);
  const uv = open.includes("uv") ? packages.uv : undefined;
  const python =
    open.includes("python") && isPython(toolchain!.python!, packages.python) ? packages.python : undefined;
  return {
    ...image,
    ...(base !== undefined && from === image.from && { base }),
    ...(toolchain && {
      toolchain: {
        ...toolchain,
        ...(uv !== undefined && { uv }),
        ...(python !== undefined && { python }),
        ...(tools && { tools }),
      },
    }),
  };
}
