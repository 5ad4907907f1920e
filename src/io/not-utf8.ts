import { isUtf8 } from "node:buffer";

/**
 * A file's name to show, `bad\xfe`, if it is not UTF-8. As text Node gives U+FFFD for what is not, by which
 * the file is not found, and two names can become one.
 */
export function notUtf8(name: Buffer): string | undefined {
  if (isUtf8(name)) return undefined;
  return name
    .toString("latin1")
    .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
