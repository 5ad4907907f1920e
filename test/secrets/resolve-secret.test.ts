import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { resolveSecret } from "../../src/secrets/resolve-secret.ts";

const folder = mkdtempSync(join(tmpdir(), "devorch-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "token"), "canary\n");

it.each([
  ["relative to devorch.yaml", "file:token", { root: folder, env: {} }],
  ["below the home", "file:~/token", { root: "/", env: { HOME: folder } }],
])("a file is found %s, and its last newline is no part of the secret", async (_, secret, world) => {
  expect(await resolveSecret({ secret }, world)).toBe("canary");
});
