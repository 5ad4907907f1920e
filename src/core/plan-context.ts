import type { MachineAddress } from "./address.ts";
import { compareText } from "./compare-text.ts";
import { imageFingerprint } from "./fingerprint.ts";
import type { Ledger } from "./ledger.ts";
import type { LiveInstance, LiveSnapshot } from "./live.ts";
import type { PlanInput } from "./planner.ts";
import { parseTemplateComment, templateInstance } from "./template.ts";

/** What planning rests on, with the look-ups that every resource needs: each costs one pass, however many resources there are. */
export interface PlanContext extends PlanInput {
  /** Multipass compares names without case. */
  instance(name: string): LiveInstance | undefined;
  /** The machine of ours that has, or is to have, the instance of this name. */
  owner(instance: string): MachineAddress | undefined;
  template(image: string): Template;
}

/** Where the template of an image is, or will be. */
export interface Template {
  fingerprint: string;
  instance: string;
  snapshot: string;
  /** The instance that holds the sealed snapshot; absent while there is none. */
  sealed?: LiveInstance;
}

export function planContext(input: PlanInput): PlanContext {
  const { desired, live, ledger, registry } = input;
  const instances = new Map(live.instances.map((instance) => [instance.name.toLowerCase(), instance]));
  const instance = (name: string) => instances.get(name.toLowerCase());
  let owners: Map<string, MachineAddress> | undefined;
  const seals = sealsByFingerprint(input, instance);
  const templates = new Map<string, Template>();
  return {
    ...input,
    instance,
    owner(name) {
      owners ??= ownersOf(ledger);
      return owners.get(name.toLowerCase());
    },
    template(name) {
      const known = templates.get(name);
      if (known) return known;
      const image = desired.images[name];
      if (!image) throw new Error(`bug: no image ${name}; the configuration was not checked`);
      const fingerprint = imageFingerprint(image, desired.project);
      const seal = seals.get(fingerprint);
      const template: Template = seal
        ? { fingerprint, instance: seal.instance, snapshot: seal.name, sealed: instance(seal.instance)! }
        : {
            fingerprint,
            instance: registry.templates[fingerprint]?.instance ?? templateInstance(name, fingerprint),
            snapshot: image.snapshot,
          };
      templates.set(name, template);
      return template;
    },
  };
}

function ownersOf({ machines }: Ledger): Map<string, MachineAddress> {
  return new Map(
    Object.entries(machines)
      .filter(([, { phase }]) => phase !== "expired")
      .map(([address, { instance }]) => [instance.toLowerCase(), address as MachineAddress]),
  );
}

/**
 * Names are only labels: a sealed snapshot is one whose comment says so, on an instance that was not deleted. Anybody can write such a
 * comment, so the template that devorch itself built goes first.
 */
function sealsByFingerprint(
  { live, registry }: PlanInput,
  instance: PlanContext["instance"],
): Map<string, LiveSnapshot> {
  const seals = new Map<string, LiveSnapshot>();
  for (const snapshot of [...live.snapshots].sort((a, b) => compareText(a.instance, b.instance))) {
    const fingerprint = parseTemplateComment(snapshot.comment)?.fingerprint;
    if (!fingerprint || (instance(snapshot.instance)?.state ?? "Deleted") === "Deleted") continue;
    if (!seals.has(fingerprint) || registry.templates[fingerprint]?.instance === snapshot.instance)
      seals.set(fingerprint, snapshot);
  }
  return seals;
}
