import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ensureKey, fingerprint, readKey } from "../../src/ssh/keys.ts";

let folder: string;
let keys: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "devorch-keys-"));
  keys = join(folder, "data", "keys");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("a key is made once and found again", async () => {
  const made = await ensureKey(keys, "id_ed25519", "devorch acme");
  expect(made.publicKey).toMatch(/^ssh-ed25519 [A-Za-z0-9+/=]+ devorch acme$/);
  expect(await ensureKey(keys, "id_ed25519", "other comment")).toEqual(made);
  expect(readdirSync(keys)).toEqual(["id_ed25519"]);
});

it.each(["000", "022", "077"])("umask %s makes no difference to who can read a key", async (umask) => {
  const before = process.umask(Number.parseInt(umask, 8));
  try {
    const { privateKeyFile } = await ensureKey(keys, "id_ed25519", "x");
    expect(statSync(privateKeyFile).mode & 0o777).toBe(0o600);
    expect(statSync(keys).mode & 0o777).toBe(0o700);
  } finally {
    process.umask(before);
  }
});

it("two that make the same key at once get the same key", async () => {
  const made = await Promise.all([1, 2, 3, 4].map((n) => ensureKey(keys, "id_ed25519", `from ${n}`)));
  expect(new Set(made.map((pair) => pair.publicKey)).size).toBe(1);
  expect(readdirSync(keys)).toEqual(["id_ed25519"]);
});

it("what a crash left behind does not stand in the way", async () => {
  mkdirSync(join(keys, ".new-crash"), { recursive: true });
  chmodSync(keys, 0o700);
  await ensureKey(keys, "id_ed25519", "x");
  expect(readdirSync(keys)).toContain("id_ed25519");
});

it.each(["644", "640", "604"])("a key of mode %s is refused", async (mode) => {
  const { privateKeyFile } = await ensureKey(keys, "id_ed25519", "x");
  chmodSync(privateKeyFile, Number.parseInt(mode, 8));
  await expect(ensureKey(keys, "id_ed25519", "x")).rejects.toThrow("DEV-601");
});

it("a folder that others may enter is refused", async () => {
  await ensureKey(keys, "id_ed25519", "x");
  chmodSync(keys, 0o750);
  await expect(ensureKey(keys, "id_ed25519", "x")).rejects.toThrow("DEV-601");
});

it("a link to a key is refused", async () => {
  const { privateKeyFile } = await ensureKey(keys, "id_ed25519", "x");
  symlinkSync(privateKeyFile, join(keys, "link"));
  expect(() => readKey(join(keys, "link"))).toThrow("DEV-601");
});

it.skipIf(process.getuid?.() !== 0)("another user's key is refused", async () => {
  const { privateKeyFile } = await ensureKey(keys, "id_ed25519", "x");
  execFileSync("chown", ["65534", privateKeyFile]);
  expect(() => readKey(privateKeyFile)).toThrow("belongs to user 65534");
});

it("the public half is the one ssh-keygen derives", async () => {
  const { privateKeyFile, publicKey } = await ensureKey(keys, "id_ed25519", "a b");
  expect(execFileSync("ssh-keygen", ["-y", "-f", privateKeyFile], { encoding: "utf8" })).toBe(
    `${publicKey}\n`,
  );
});

it("a key that is cut off, or asks for a passphrase, is refused", async () => {
  const { privateKeyFile } = await ensureKey(keys, "id_ed25519", "x");
  execFileSync("ssh-keygen", ["-q", "-p", "-N", "secret", "-f", privateKeyFile]);
  expect(() => readKey(privateKeyFile)).toThrow("DEV-602");
  truncateSync(privateKeyFile, 200);
  expect(() => readKey(privateKeyFile)).toThrow("DEV-602");
  truncateSync(privateKeyFile, 0);
  expect(() => readKey(privateKeyFile)).toThrow("DEV-602");
});

it("the fingerprint is the one ssh-keygen prints", async () => {
  const { privateKeyFile, publicKey } = await ensureKey(keys, "id_ed25519", "x");
  const printed = execFileSync("ssh-keygen", ["-l", "-f", privateKeyFile], { encoding: "utf8" });
  expect(printed.split(" ")[1]).toBe(fingerprint(publicKey));
});
