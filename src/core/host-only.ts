/** What git and devorch keep for themselves, at the top of a project and below it: no input of a task, and copied to and from no machine. */
export const hostFolders: readonly string[] = [".git", ".devorch"];

/** `path` is relative to the project; a disk may not tell cases apart. */
export function isInHostFolder(path: string): boolean {
  return stepsOf(path).some((step) => hostFolders.includes(step));
}

/**
 * Whether no guest may write there: git would run, and devorch read, on the host what it leaves. In folders below the project, too: whoever
 * works there runs both from there.
 */
export function isHostOnly(path: string): boolean {
  return isInHostFolder(path) || /^devorch\.(.+\.)?(ya?ml|json)$/.test(stepsOf(path).at(-1)!);
}

function stepsOf(path: string): string[] {
  return path.toLowerCase().split(/[\\/]/);
}
