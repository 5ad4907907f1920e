import { compareText } from "./compare-text.ts";
import { type Ledger, type Registry, scopeText, type TemplateRecord } from "./ledger.ts";
import { instanceNamed, type Live, type LiveInstance, sameInstance } from "./live.ts";
import { parseTemplateComment, templateInstance } from "./template.ts";

/** A template, as provider, registry and the ledgers of this host show it together. */
export interface TemplateSight {
  image: string;
  fingerprint: string;
  instance: string;
  /** `unfinished`: it is being built, or a build of it did not get through; `checkpoints`: it failed, and only those are of use. */
  state: "sealed" | "checkpoints" | "unfinished" | "gone";
  live?: LiveInstance;
  /** Absent: devorch on this host did not make it, or its registry was lost. */
  record?: TemplateRecord;
  /** A snapshot on it has a comment of ours, with this fingerprint or that of a checkpoint that is registered. */
  signed: boolean;
  /** Machines that were cloned from it: `acme (ci) machine.web`. */
  users: readonly string[];
}

/** All that the registry or a snapshot's comment calls a template, by image and instance. */
export function templateSights(
  { live, registry }: { live: Live; registry: Registry },
  ledgers: readonly Ledger[],
): TemplateSight[] {
  const users = usersByFingerprint(ledgers);
  const signatures = live.snapshots.flatMap(({ instance, comment }) => {
    const said = parseTemplateComment(comment);
    return said ? [{ instance, ...said }] : [];
  });
  const sight = (
    found: { image: string; fingerprint: string; instance: string },
    record?: TemplateRecord,
  ) => {
    const { image, fingerprint, instance } = found;
    const there = instanceNamed(live, instance);
    const signed = (by: readonly string[]) =>
      signatures.some((one) => by.includes(one.fingerprint) && sameInstance(one.instance, instance));
    const sealed = signed([fingerprint]);
    const open = record?.phase === "checkpoints" ? "checkpoints" : "unfinished";
    return {
      image,
      fingerprint,
      instance,
      state: there ? (sealed ? "sealed" : open) : "gone",
      ...(there && { live: there }),
      ...(record && { record }),
      signed: sealed || signed(record?.checkpoints ?? []),
      users: users.get(fingerprint) ?? [],
    } satisfies TemplateSight;
  };
  const registered = Object.values(registry.templates);
  return [
    ...registered.map((record) => sight(record, record)),
    ...signatures
      .filter(
        ({ fingerprint, instance, checkpoint }) =>
          checkpoint === undefined &&
          !registered.some(
            (record) => record.fingerprint === fingerprint && sameInstance(record.instance, instance),
          ),
      )
      .map((said) => sight(said)),
  ].sort((a, b) => compareText(`${a.image} ${a.instance}`, `${b.image} ${b.instance}`));
}

/**
 * Why `image gc` leaves a template; `undefined` when it may go. Comment, name and registry must agree that devorch made it, of a
 * half-built one name and registry, and nobody may use it. `wanted`: fingerprints of the images at hand, and of the checkpoints
 * from which those that are not built could start.
 */
export function keptBecause(template: TemplateSight, wanted: ReadonlySet<string>): string | undefined {
  const { image, fingerprint, instance, state, live, record, signed, users } = template;
  if (users.length > 0) return `used by ${users.join(", ")}`;
  if (wanted.has(fingerprint)) return "devorch.yaml asks for it";
  if (record?.checkpoints?.some((checkpoint) => wanted.has(checkpoint)))
    return "an image of devorch.yaml that is not built yet can start from it";
  if (!record) return "it is not registered: devorch on this host did not make it";
  if (state === "gone") return undefined;
  if (!sameInstance(instance, templateInstance(image, fingerprint)))
    return "its name is not that of its content";
  // Whoever builds it holds its lock, which is asked for before anything is deleted.
  if (halfBuilt(template)) return undefined;
  if (!signed) return "no snapshot's comment says that it is a template";
  return live?.state === "Stopped" ? undefined : `it is ${live?.state}: somebody may be working in it`;
}

/** A build of ours ended without an end, and left an instance: the next build of it would begin by deleting that, in whatever state. */
export function halfBuilt({ state, record }: TemplateSight): boolean {
  return state === "unfinished" && record?.phase === "building";
}

/** What an expired machine was made of is no use to it: it is made anew from what is asked for then. */
function usersByFingerprint(ledgers: readonly Ledger[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const ledger of ledgers) {
    for (const [address, { phase, origin }] of Object.entries(ledger.machines)) {
      if (phase === "expired" || !("image" in origin) || origin.fingerprint === undefined) continue;
      const user = `${scopeText(ledger)} ${address}`;
      users.set(origin.fingerprint, [...(users.get(origin.fingerprint) ?? []), user]);
    }
  }
  return users;
}
