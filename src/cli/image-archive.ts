import { createReadStream } from "node:fs";
import { lstat, mkdir, mkdtemp, open, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { stringify } from "yaml";
import { load } from "../config/load.ts";
import type { Desired, DesiredImage } from "../core/desired.ts";
import { imageFingerprint } from "../core/fingerprint.ts";
import { own } from "../core/own.ts";
import type { Json } from "../core/plan.ts";
import { DevorchError } from "../core/problem.ts";
import { type VersionLock, withPins } from "../core/version-lock.ts";
import { pack, unpack } from "../drivers/guest/tar.ts";
import { errno, explained, nodeFiles } from "../store/files.ts";
import { fields, record, text } from "../store/shape.ts";
import { type Format, readStateFile, writeStateFile } from "../store/state-file.ts";
import { readVersionLock, writeVersionLock } from "../store/version-lock-file.ts";
import { invalid } from "./invalid.ts";

/** What an archive promises: its files give images with these fingerprints. */
interface Manifest {
  format: 1;
  fingerprints: Readonly<Record<string, string>>;
}

/**
 * Writes a tar archive from which the same images are built anywhere: a devorch.yaml of these images alone, their scripts and cloud-init as
 * files beside it, the versions that are pinned, and the fingerprints. Secrets are named, never contained. `configured` is without pins.
 */
export async function exportImages(
  configured: Desired,
  images: readonly DesiredImage[],
  lock: VersionLock | undefined,
  file: string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "devorch-export-"));
  try {
    const described = await Promise.all(
      images.map(async (image) => [image.name, await description(image, folder)] as const),
    );
    const { project, provider } = configured;
    const content = { apiVersion: "devorch/v1", project, provider, images: Object.fromEntries(described) };
    await writeFile(join(folder, "devorch.yaml"), stringify(literal(content as unknown as Json)));
    const names = new Set(images.map(({ name }) => name));
    const pins = Object.entries(lock?.images ?? {}).filter(([name]) => names.has(name));
    await writeVersionLock(nodeFiles, folder, { format: 1, images: Object.fromEntries(pins) });
    const pinned = withPins(configured, lock);
    const fingerprints = images.map(({ name }) => [name, imageFingerprint(pinned.images[name]!, project)]);
    await writeStateFile(nodeFiles, join(folder, manifestName), manifestFormat, {
      format: 1,
      fingerprints: Object.fromEntries(fingerprints),
    });
    await explained(file, async () => {
      const out = await open(file, "wx", 0o600).catch((error) => {
        throw errno(error) === "EEXIST"
          ? invalid("DEV-355", `${file} exists`, "name another file: devorch image export FILE")
          : error;
      });
      try {
        for await (const chunk of pack(folder, ".")) await out.writeFile(chunk);
      } finally {
        await out.close();
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Unpacks an archive to `folder`, which must not exist yet, once it gives what it promises. Returns the names of its images. */
export async function importImages(
  file: string,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  if (await lstat(folder).catch(() => undefined))
    throw invalid("DEV-355", `${folder} exists`, "name another folder: devorch image import FILE FOLDER");
  await explained(folder, () => mkdir(dirname(folder), { recursive: true }));
  const fresh = await explained(folder, () => mkdtemp(join(dirname(folder), `.${basename(folder)}-`)));
  try {
    await explained(file, () => unpack(createReadStream(file), fresh, limits));
    const names = await promised(fresh, env);
    await explained(folder, () => rename(fresh, folder));
    return names;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const manifestName = "manifest.json";
const manifestFormat: Format<Manifest> = {
  current: 1,
  migrations: {},
  shape: fields<Omit<Manifest, "format">>({ fingerprints: record(text) }),
};

/** Text only: scripts and documents. */
const limits = { maxBytes: 64 * 2 ** 20, maxFiles: 10_000 };

async function description(image: DesiredImage, folder: string): Promise<object> {
  const { name, from, cpus, memoryBytes, diskBytes, cloudInit, toolchain, verify, snapshot } = image;
  const put = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    return `./${path}`;
  };
  const steps = await Promise.all(
    image.steps.map(async (step, index) => ({
      name: step.name,
      script: await put(`${name}/step-${index + 1}.sh`, step.shell),
      ...(step.checkpoint && { checkpoint: true }),
      ...(Object.keys(step.env).length > 0 && { env: step.env }),
      timeout: `${step.timeoutMs}ms`,
    })),
  );
  return {
    from,
    cpus,
    memory: memoryBytes,
    disk: diskBytes,
    ...(cloudInit !== undefined && { cloudInit: await put(`${name}/cloud-init.yaml`, cloudInit) }),
    ...(toolchain && { toolchain }),
    ...(steps.length > 0 && { steps }),
    ...(verify.length > 0 && { verify }),
    snapshot,
  };
}

/** `${` stands for itself: everything was filled in before. */
function literal(value: Json): Json {
  if (typeof value === "string") return value.replaceAll("${", () => "$${");
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => literal(item as Json));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literal(item as Json)]));
}

async function promised(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const stored = await readStateFile(nodeFiles, join(folder, manifestName), manifestFormat);
  if (stored.status !== "good") throw broken("it has no manifest that can be read");
  const loaded = await load({ cwd: folder, file: "devorch.yaml", env });
  if ("problems" in loaded) throw new DevorchError(loaded.problems);
  const { images, project } = withPins(loaded.desired, await readVersionLock(nodeFiles, folder));
  for (const [name, fingerprint] of Object.entries(stored.value.fingerprints)) {
    const image = own(images, name);
    if (!image || imageFingerprint(image, project) !== fingerprint)
      throw broken(`image ${name} is not what its fingerprint says`);
  }
  return Object.keys(stored.value.fingerprints);
}

function broken(why: string): DevorchError {
  return invalid(
    "DEV-356",
    `the archive cannot be imported: ${why}`,
    "make it again with devorch image export",
  );
}
