import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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
  expect(await resolveSecret({ secret }, { ...world, closed: [] })).toBe("canary");
});

it("a link that leads to devorch's own files, made since the configuration was read, is not read", async () => {
  const at = { root: folder, env: {}, closed: [join(folder, "keys")] };
  mkdirSync(join(folder, "keys"));
  writeFileSync(join(folder, "keys/id"), "key");
  symlinkSync("keys/id", join(folder, "link"));
  await expect(resolveSecret({ secret: "file:link" }, at)).rejects.toThrow(
    "DEV-540 the secret file:link is not to be had: link is devorch's own",
  );
});
