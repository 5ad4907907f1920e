import { chmodSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seenBySnap } from "../../src/cli/cache-folder.ts";
import { cliWorld } from "../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
host: { cacheDir: ../cache }
images:
  golden: { from: "24.04", disk: 5G, steps: [ { run: make-it, checkpoint: true }, { run: more } ], verify: [ { run: check-it } ] }
machines:
  web: { image: golden }
`;

test("the cache is mounted while steps run, and at no other time; its folder is the user's alone", async () => {
  const at = await cliWorld(yaml);
  expect((await at.devorch(["apply", "--auto-approve"])).code).toBe(0);
  expect(statSync(join(at.folder, "../cache")).mode & 0o777).toBe(0o700);
  const life = at.calls
    .filter(([verb]) => ["launch", "mount", "umount", "snapshot", "clone"].includes(verb!))
    .map(([verb]) => verb);
  expect(life).toEqual(["launch", "mount", "umount", "snapshot", "mount", "umount", "snapshot", "clone"]);
  const mounts = Object.values(at.sim.world.instances).flatMap(({ mounts }) => Object.keys(mounts));
  expect(mounts).toEqual([]);
  const checked = at.ran().filter((command) => /^# (use|leave|clean)|it$|more/.test(command));
  expect(checked.map((command) => command.split(" ").slice(0, 2).join(" "))).toEqual([
    ...["# use", "make-it", "# leave", "# clean"],
    ...["# use", "more", "# leave", "check-it", "# clean"],
  ]);
});

test("a folder that others can write to, or a Multipass that may not mount, ends a build before anything is made", async () => {
  const at = await cliWorld(yaml);
  const cache = join(at.folder, "../cache");
  mkdirSync(cache);
  chmodSync(cache, 0o777);
  const open = await at.devorch(["image", "build", "--auto-approve"]);
  expect(open).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-358") });
  chmodSync(cache, 0o700);
  await at.sim.call(["set", "local.privileged-mounts=false"]);
  const refused = await at.devorch(["image", "build", "--auto-approve"]);
  expect(refused.stderr).toContain("Multipass may not mount folders here");
  expect(at.machines()).toEqual({});
  await at.sim.call(["set", "local.privileged-mounts=true"]);
  expect((await at.devorch(["image", "build", "--auto-approve"])).code).toBe(0);
});

test("Multipass from the snap sees folders of the home that are not hidden", () => {
  const seen = (path: string) => seenBySnap(path, "/home/me");
  expect(["/home/me/cache", "/home/me/a/.b"].map(seen)).toEqual([true, true]);
  expect(["/home/me", "/home/me/.cache/x", "/srv/cache", "/home/other/x"].map(seen)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
