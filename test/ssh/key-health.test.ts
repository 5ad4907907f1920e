import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keyHealth } from "../../src/ssh/key-health.ts";
import { ensureKey } from "../../src/ssh/keys.ts";
import { pinHostKeys } from "../../src/ssh/known-hosts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "devorch-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const findings = () =>
  keyHealth(folder, new Set(["dev-acme-web"])).map(({ code, message, hint }) =>
    `${code} ${message} → ${hint}`.replaceAll(folder, "KEYS"),
  );

test("a key and pins as devorch writes them are healthy", async () => {
  const { publicKey } = await ensureKey(folder, "id_ed25519", "devorch-acme");
  const [type = "", key = ""] = publicKey.split(" ");
  pinHostKeys(join(folder, "known_hosts.dev-acme-web"), "DEV-acme-web", [{ type, key }]);
  expect(findings()).toEqual([]);
});

test("a damaged key, damaged pins and pins of a machine that is no more are told", () => {
  for (const [name, text] of [
    ["id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n"],
    ["known_hosts.dev-acme-old", ""],
    ["known_hosts.dev-acme-web", "dev-acme-web ssh-ed25519 AAAA\n"],
  ] as const) {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  }
  expect(findings()).toEqual([
    expect.stringMatching(/^DEV-602 KEYS\/id_ed25519 is not a whole OpenSSH key/),
    "DEV-824 KEYS/known_hosts.dev-acme-old pins host keys of a machine that is no more → rm 'KEYS/known_hosts.dev-acme-old'",
    "DEV-823 KEYS/known_hosts.dev-acme-web is no list of pinned host keys → rm 'KEYS/known_hosts.dev-acme-web'",
  ]);
});

test("pins under another name than the machine's are damaged", async () => {
  const { publicKey } = await ensureKey(folder, "id_ed25519", "x");
  const [type = "", key = ""] = publicKey.split(" ");
  pinHostKeys(join(folder, "known_hosts.dev-acme-web"), "elsewhere", [{ type, key }]);
  expect(findings()).toEqual([expect.stringMatching(/^DEV-823/)]);
});
