/** What the comment of a sealed snapshot says. Anybody on the daemon can write one: it permits cloning, nothing more. */
export interface TemplateComment {
  image: string;
  fingerprint: string;
}

export function templateComment(comment: TemplateComment): string {
  return JSON.stringify({ devorch: 1, image: comment.image, fingerprint: comment.fingerprint });
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
  const { devorch, image, fingerprint } = value as Record<string, unknown>;
  return devorch === 1 &&
    typeof image === "string" &&
    typeof fingerprint === "string" &&
    /^[0-9a-f]{64}$/.test(fingerprint)
    ? { image, fingerprint }
    : undefined;
}

/** Name of the template instance that is built for an image: `golden-3f9a01bc`. */
export function templateInstance(image: string, fingerprint: string): string {
  return `${image}-${fingerprint.slice(0, 8)}`;
}
