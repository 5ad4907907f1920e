import type { Desired, DesiredImage } from "../core/desired.ts";
import { checkpointFingerprint, imageFingerprint } from "../core/fingerprint.ts";
import { own } from "../core/own.ts";
import { type TemplateSight, templateSights } from "../core/template-sight.ts";
import { statesOnly } from "../engine/observe.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";
import { nearest } from "./nearest.ts";
import { allLedgers, type Project } from "./project.ts";

/** The images of the configuration, and the templates of this host. */
export interface Images {
  wanted: readonly { image: DesiredImage; fingerprint: string }[];
  templates: readonly TemplateSight[];
}

/** By reading calls only; templates that are registered come with their sizes. */
export async function lookAtImages(context: Context, project: Project): Promise<Images> {
  const { desired, driver, registryStore } = project;
  const registry = await registryStore.read();
  const sizesOf = Object.values(registry.templates).map(({ instance }) => instance);
  const [live, ledgers] = await Promise.all([
    driver.observe({ ...statesOnly, sizesOf }, context.signal),
    allLedgers(context, project),
  ]);
  return {
    wanted: wantedImages(desired),
    templates: templateSights({ live, registry }, ledgers),
  };
}

function wantedImages({ images, project }: Desired): Images["wanted"] {
  return Object.values(images).map((image) => ({ image, fingerprint: imageFingerprint(image, project) }));
}

/** Fingerprints of what the configuration asks for, and of the checkpoints from which it could be built. */
export function wantedFingerprints(
  desired: Desired,
  templates: readonly TemplateSight[],
): ReadonlySet<string> {
  return new Set(
    wantedImages(desired).flatMap(({ image, fingerprint }) =>
      templates.some((template) => template.fingerprint === fingerprint && template.state === "sealed")
        ? [fingerprint]
        : [
            fingerprint,
            ...image.steps.map((_, index) => checkpointFingerprint(image, index + 1, desired.project)),
          ],
    ),
  );
}

/** The images of these names; all without names. Throws exit code 3 for a name that the configuration does not have. */
export function imagesNamed(
  names: readonly string[],
  { images }: Pick<Desired, "images">,
): readonly DesiredImage[] {
  const known = Object.keys(images);
  if (known.length === 0)
    throw invalid("DEV-350", "the configuration has no image", "add one under images: in devorch.yaml");
  return (names.length > 0 ? names : known).map((name) => {
    const image = own(images, name.replace(/^image\./, ""));
    if (image) return image;
    const near = nearest(name, known);
    throw invalid(
      "DEV-350",
      `the configuration has no image "${name}"`,
      near ? `did you mean ${near}?` : `it has: ${known.join(", ")}`,
    );
  });
}
