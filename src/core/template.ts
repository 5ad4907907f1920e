/** What the comment of a sealed snapshot says. Anybody on the daemon can write one: it permits cloning, nothing more. */
export interface TemplateComment {
  image: string;
  fingerprint: string;
  /** Of a checkpoint: the name of the step after which it was taken. The fingerprint is then that of the steps so far. */
  checkpoint?: string;
}

export function templateComment({ image, fingerprint, checkpoint }: TemplateComment): string {
  return JSON.stringify({ devorch: 1, image, fingerprint, checkpoint });
}

/** `undefined` for every comment that is not ours, however broken. */
export function parseTemplateComment(text: string): TemplateComment | undefined {
  if (!text.startsWith("{")) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { devorch, image, fingerprint, checkpoint } = value as Record<string, unknown>;
  if (devorch !== 1 || typeof image !== "string" || typeof fingerprint !== "string") return undefined;
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) return undefined;
  if (checkpoint === undefined) return { image, fingerprint };
  return typeof checkpoint === "string" ? { image, fingerprint, checkpoint } : undefined;
}

/** Name of the template instance that is built for an image: `golden-3f9a01bc`. */
export function templateInstance(image: string, fingerprint: string): string {
  return `${image}-${fingerprint.slice(0, 8)}`;
}

export function checkpointSnapshot(fingerprint: string): string {
  return `checkpoint-${fingerprint.slice(0, 8)}`;
}
