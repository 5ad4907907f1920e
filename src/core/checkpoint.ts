import { capabilities } from "./capabilities.ts";
import { compareText } from "./compare-text.ts";
import type { DesiredImage } from "./desired.ts";
import { checkpointFingerprint, imageFingerprint } from "./fingerprint.ts";
import type { LiveInstance } from "./live.ts";
import type { PlanContext } from "./plan-context.ts";
import { parseTemplateComment } from "./template.ts";

/** A template as it was after the first `count` steps of an image, sealed there. */
export interface Checkpoint {
  fingerprint: string;
  /** What the last of those steps was called then. */
  step: string;
  count: number;
  template: LiveInstance;
  snapshot: string;
  /** On the image's own half-built template, which goes on from there; else it is cloned. */
  own: boolean;
}

/** What a build of this image need not do again: of the checkpoints whose steps agree with its own, the one with most of them. */
export function longestCheckpoint(image: DesiredImage, context: PlanContext): Checkpoint | undefined {
  const { desired, live, registry } = context;
  const mine = registry.templates[imageFingerprint(image, desired.project)]?.instance.toLowerCase();
  // Somebody may be at work in these; a build that died there is taken up by the image that they were for.
  const building = new Set(
    Object.values(registry.templates)
      .filter(({ phase }) => phase === "building")
      .map(({ instance }) => instance.toLowerCase()),
  );
  const found = live.snapshots.flatMap(({ instance, name, comment }) => {
    const said = parseTemplateComment(comment);
    const template = context.instance(instance);
    if (said?.checkpoint === undefined || !template) return [];
    const own = instance.toLowerCase() === mine;
    const usable = own
      ? ["Stopped", "Running"].includes(template.state)
      : template.state === "Stopped" &&
        !building.has(instance.toLowerCase()) &&
        capabilities(live.provider).clone;
    return usable ? [{ ...said, step: said.checkpoint, template, snapshot: name, own }] : [];
  });
  found.sort((a, b) => Number(b.own) - Number(a.own) || compareText(a.template.name, b.template.name));
  for (let count = image.steps.length; count > 0; count--) {
    const fingerprint = checkpointFingerprint(image, count, desired.project);
    const checkpoint = found.find((one) => one.fingerprint === fingerprint);
    if (checkpoint) {
      const { step, template, snapshot, own } = checkpoint;
      return { fingerprint, step, count, template, snapshot, own };
    }
  }
  return undefined;
}
