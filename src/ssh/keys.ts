import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkPrivate, ensurePrivateDirectory, syncDirectory } from "./private-files.ts";
import { runTool } from "./tools.ts";

/** A private key on disk and the public half as one line, `ssh-ed25519 AAAA… comment`. */
export interface KeyPair {
  privateKeyFile: string;
  publicKey: string;
}

/**
 * The ed25519 key called `name` in `directory`, made when there is none. A crash leaves either no key or a whole
 * one, and of two processes that make it at once both get the same.
 * Throws DEV-601 when others could read the folder or the key, DEV-602 when ssh-keygen is missing or fails.
 */
export async function ensureKey(directory: string, name: string, comment: string): Promise<KeyPair> {
  ensurePrivateDirectory(directory);
  if (!existsSync(join(directory, name))) await generate(directory, name, comment);
  return readKey(join(directory, name));
}

/** Throws DEV-601 when others could read the key, DEV-602 when it is no private key. */
export async function readKey(privateKeyFile: string): Promise<KeyPair> {
  checkPrivate(privateKeyFile, "file");
  // The public half is derived: a second file could disagree with the first after a crash.
  const publicKey = await runTool("ssh-keygen", ["-y", "-P", "", "-f", privateKeyFile]);
  return { privateKeyFile, publicKey: publicKey.trim() };
}

/** As `ssh-keygen -l` prints it: `SHA256:…`. */
export function fingerprint(publicKey: string): string {
  const blob = Buffer.from(publicKey.split(" ")[1] ?? "", "base64");
  return `SHA256:${createHash("sha256").update(blob).digest("base64").replace(/=+$/, "")}`;
}

async function generate(directory: string, name: string, comment: string): Promise<void> {
  const workshop = mkdtempSync(join(directory, ".new-"));
  try {
    await runTool("ssh-keygen", [
      "-q",
      "-t",
      "ed25519",
      "-N",
      "",
      "-C",
      comment,
      "-f",
      join(workshop, "key"),
    ]);
    // A link, not a rename: it fails when another process was quicker, and then theirs is the key.
    linkSync(join(workshop, "key"), join(directory, name));
    syncDirectory(directory);
  } catch (error) {
    if (!existsSync(join(directory, name))) throw error;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
