import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DevorchError } from "../core/problem.ts";
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

/**
 * Throws DEV-601 when others could read the key, DEV-602 when it is no OpenSSH key without a passphrase.
 * The public half is taken out of the private: a second file could disagree with the first after a crash.
 */
export function readKey(privateKeyFile: string): KeyPair {
  checkPrivate(privateKeyFile, "file");
  const [, body = ""] =
    readFileSync(privateKeyFile, "utf8").match(/^-----BEGIN OPENSSH PRIVATE KEY-----([^-]*)/) ?? [];
  const publicKey = publicHalf(Buffer.from(body, "base64"));
  if (publicKey) return { privateKeyFile, publicKey };
  throw new DevorchError([
    {
      code: "DEV-602",
      severity: "error",
      message: `${privateKeyFile} is not a whole OpenSSH key without a passphrase`,
      hint: "move it away and run devorch apply, which makes a new one and puts it into the machines",
    },
  ]);
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

/** Format: PROTOCOL.key of OpenSSH. `undefined` for anything else. */
function publicHalf(key: Buffer): string | undefined {
  let at = "openssh-key-v1\0".length;
  const count = () => {
    at += 4;
    return key.readUInt32BE(at - 4);
  };
  const string = () => {
    const length = count();
    at += length;
    if (at > key.length) throw new RangeError();
    return key.subarray(at - length, at);
  };
  try {
    const [cipher] = [string(), string(), string()];
    if (String(cipher) !== "none" || count() !== 1) return undefined;
    const blob = string();
    // The length of the private part, and twice a number that would show a wrong passphrase.
    at += 3 * 4;
    const [type, , , comment] = [string(), string(), string(), string()];
    return `${type} ${blob.toString("base64")} ${comment}`;
  } catch {
    return undefined;
  }
}
