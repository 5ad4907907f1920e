import { readFileSync } from "node:fs";
import { DevorchError } from "../core/problem.ts";
import { writePrivateFile } from "./private-files.ts";

/** One public host key of a guest: `ssh-ed25519` and the key in base64. */
export interface HostKey {
  type: string;
  key: string;
}

/**
 * Makes `keys` the only host keys that count for `instance` in a known_hosts file; none at all forgets it.
 * They must come from the provider's own channel: nothing here believes what a network peer says of itself.
 */
export function pinHostKeys(file: string, instance: string, keys: readonly HostKey[]): void {
  writePrivateFile(file, replaceHostKeys(read(file), instance, keys));
}

/** The keys pinned for `instance`; none when it, or the file, is not there. */
export function pinnedHostKeys(file: string, instance: string): readonly HostKey[] {
  return read(file)
    .split("\n")
    .filter((line) => belongsTo(line, instance))
    .map((line) => {
      const [, type = "", key = ""] = line.split(" ");
      return { type, key };
    });
}

/**
 * Host keys out of `cat /etc/ssh/ssh_host_*_key.pub`: a line per key, comments dropped.
 * Throws DEV-610 when a line is no public key or there is none: a guest's text decides whom we trust.
 */
export function parseHostKeys(text: string): readonly HostKey[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const keys = lines.map((line) => {
    const [type = "", key = ""] = line.trim().split(/\s+/);
    if (!/^[a-z0-9@.-]+$/.test(type) || !/^[A-Za-z0-9+/]+=*$/.test(key) || typeInside(key) !== type) {
      throw notHostKeys(`${JSON.stringify(line.slice(0, 80))} is not a public host key`);
    }
    return { type, key };
  });
  if (keys.length === 0) throw notHostKeys("the guest has no SSH host keys");
  return keys;
}

/** The text of a known_hosts file after the change; lines of other instances stay as they are. */
export function replaceHostKeys(text: string, instance: string, keys: readonly HostKey[]): string {
  const others = text.split("\n").filter((line) => line !== "" && !belongsTo(line, instance));
  return [...others, ...keys.map(({ type, key }) => `${instance} ${type} ${key}`)]
    .map((l) => `${l}\n`)
    .join("");
}

/** Multipass compares names without case, and so does ssh. */
function belongsTo(line: string, instance: string): boolean {
  return line.split(" ", 1)[0]?.toLowerCase() === instance.toLowerCase();
}

/** RFC 4253 §6.6: the blob begins with the length and name of its type. */
function typeInside(key: string): string {
  const blob = Buffer.from(key, "base64");
  return blob.length < 4 ? "" : blob.toString("latin1", 4, 4 + blob.readUInt32BE());
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function notHostKeys(message: string): DevorchError {
  return new DevorchError([
    {
      code: "DEV-610",
      severity: "error",
      message,
      hint: "look at /etc/ssh/ssh_host_*_key.pub in the guest; sudo ssh-keygen -A makes missing keys",
    },
  ]);
}
