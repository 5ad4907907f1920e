import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Scenario, scenario } from "./support.ts";

const yaml = `# ours
apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web: { from: "24.04" } # the site
`;

let here: Scenario;
beforeEach(async () => {
  here = await scenario(yaml);
});
afterEach(() => here.dispose());

it("an ad-hoc machine is made, kept by apply, listed, and deleted by down", async () => {
  expect(await here.devorch(["up", "box"])).toMatchObject({ code: 0 });
  expect(await here.machines()).toEqual({ "dev-acme-box": "Running" });
  expect((await here.devorch(["up", "box"])).stdout).toContain("No changes");

  expect(await here.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  expect((await here.devorch(["status"])).stdout).toMatch(/machine\.box .* ad hoc\n/);
  await here.devorch(["destroy", "--auto-approve"]);
  expect(await here.machines()).toEqual({ "dev-acme-box": "Running" });

  expect((await here.devorch(["down", "box"])).stderr).toContain("--auto-approve");
  expect(await here.devorch(["down", "box", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(await here.machines()).toEqual({});
  expect((await here.devorch(["down", "box", "--auto-approve"])).stderr).toContain("DEV-330");
});

it("a saved machine is one of the configuration's from the start", async () => {
  const file = join(here.folder, "devorch.yaml");
  chmodSync(file, 0o664);
  linkSync(file, join(here.folder, "before.yaml"));
  expect(await here.devorch(["up", "box", "--save"])).toMatchObject({ code: 0 });
  // Replaced as a whole, not written over.
  expect(readFileSync(join(here.folder, "before.yaml"), "utf8")).toBe(yaml);
  expect(statSync(file).mode & 0o777).toBe(0o664);
  const saved = readFileSync(file, "utf8");
  expect(saved).toBe(`${yaml}  box:\n    from: "24.04"\n`);
  expect(await here.machines()).toEqual({ "dev-acme-box": "Running" });
  expect((await here.devorch(["status"])).stdout).not.toContain("ad hoc");

  expect(await here.devorch(["up", "box", "--image", "golden"])).toMatchObject({ code: 3 });
  const down = await here.devorch(["down", "box", "--auto-approve"]);
  expect(down).toMatchObject({ code: 0, stderr: expect.stringContaining("the next apply makes it again") });
});

it("a repository is checked out, remembered, and guarded by down while it holds work", async () => {
  const origin = join(here.folder, "acme.git");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args]);
  git("init", "--quiet", "--bare", "-b", "main", origin);
  const tree = git("-C", origin, "hash-object", "-t", "tree", "-w", "/dev/null").toString().trim();
  const commit = git("-C", origin, "commit-tree", tree, "-m", "first").toString().trim();
  git("-C", origin, "update-ref", "refs/heads/main", commit);

  expect(await here.devorch(["up", "box", "--repo", origin, "--ref", "main"])).toMatchObject({ code: 0 });
  expect((await here.devorch(["up", "box"])).stdout).toContain("No changes");
  await here.devorch(["exec", "box", "-w", "acme", "--", "touch", "work"]);
  const refused = await here.devorch(["down", "box", "--auto-approve"]);
  expect(refused).toMatchObject({ code: 5, stdout: expect.stringContaining("DEV-320") });
  expect(await here.machines()).toEqual({ "dev-acme-box": "Running" });
  expect((await here.devorch(["down", "box", "--auto-approve", "--discard-work"])).code).toBe(0);
});

it("up takes no instance that is not devorch's, and saves nothing that is wrong", async () => {
  await here.multipass("launch", "24.04", "--name", "dev-acme-box");
  expect(await here.devorch(["up", "box"])).toMatchObject({
    code: 5,
    stdout: expect.stringContaining("DEV-302"),
  });
  expect(await here.devorch(["up", "other", "--image", "gold", "--save"])).toMatchObject({ code: 3 });
  expect(readFileSync(join(here.folder, "devorch.yaml"), "utf8")).toBe(yaml);
});
