/**
 * Whether no guest may write there: git would run, and devorch read, on the host what it leaves. In folders below the project, too: whoever
 * works there runs both from there. `path` is relative to the project; a disk may not tell cases apart.
 */
export function isHostOnly(path: string): boolean {
  const steps = path.toLowerCase().split(/[\\/]/);
  return (
    steps.some((step) => step === ".git" || step === ".devorch") ||
    /^devorch\.(.+\.)?(ya?ml|json)$/.test(steps.at(-1)!)
  );
}
