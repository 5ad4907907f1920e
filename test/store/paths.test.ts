import fc from "fast-check";
import { expect, test } from "vitest";
import { safeName, stateRoots, storePaths, templateLockPath } from "../../src/store/paths.ts";

const roots = { state: "/state", data: "/data" };
const world = { env: {}, home: "/home/ada", cwd: "/work", platform: "linux" as const };

test.each([
  ["Linux", {}, "linux", "/home/ada/.local/state/devorch", "/home/ada/.local/share/devorch"],
  [
    "macOS",
    {},
    "darwin",
    "/home/ada/Library/Application Support/devorch",
    "/home/ada/Library/Application Support/devorch",
  ],
  ["XDG folders", { XDG_STATE_HOME: "/s", XDG_DATA_HOME: "/d" }, "darwin", "/s/devorch", "/d/devorch"],
  [
    "relative XDG folders, which do not count",
    { XDG_STATE_HOME: "s", XDG_DATA_HOME: "" },
    "linux",
    "/home/ada/.local/state/devorch",
    "/home/ada/.local/share/devorch",
  ],
  [
    "DEVORCH_STATE_DIR, before all others",
    { DEVORCH_STATE_DIR: "/x", XDG_STATE_HOME: "/s" },
    "linux",
    "/x",
    "/x",
  ],
  ["a relative DEVORCH_STATE_DIR", { DEVORCH_STATE_DIR: "x" }, "linux", "/work/x", "/work/x"],
] as const)("state is kept where %s says", (_what, env, platform, state, data) => {
  expect(stateRoots({ ...world, env, platform })).toEqual({ state, data });
});

test("each endpoint, project and environment has a folder of its own", () => {
  const paths = storePaths(roots, { provider: "multipass" }, "acme", "ci");
  expect(paths).toEqual({
    endpoint: "/state/multipass",
    registry: "/state/multipass/registry.json",
    registryLock: "/state/multipass/registry.lock",
    scope: "/state/multipass/projects/acme@ci",
    ledger: "/state/multipass/projects/acme@ci/ledger.json",
    lock: "/state/multipass/projects/acme@ci/lock",
    sharers: "/state/multipass/projects/acme@ci/sharers",
    journals: "/state/multipass/projects/acme@ci/journal",
    tasks: "/state/multipass/projects/acme@ci/tasks",
    keys: "/data/multipass/keys/acme",
    sshConfig: "/data/ssh/multipass-acme@ci.conf",
  });
  expect(templateLockPath(paths, "ab12")).toBe("/state/multipass/templates/ab12.lock");
});

test("the default socket is the same endpoint, named or not; others are not", () => {
  const endpoint = (address?: string) =>
    storePaths(roots, { provider: "multipass", ...(address && { address }) }, "acme", undefined).endpoint;
  expect(endpoint("unix:/run/multipass_socket")).toBe(endpoint());
  expect(endpoint("build.example:50051")).toMatch(/^\/state\/multipass-build-example-50051~[0-9a-f]{12}$/);
  const sims = ["/tmp/a", "/tmp/b"].map(
    (home) => storePaths(roots, { provider: "sim", home }, "acme", undefined).endpoint,
  );
  expect(new Set([...sims, endpoint()]).size).toBe(3);
});

test("a project and its environment are never mistaken for another project", () => {
  const scope = (project: string, environment?: string) =>
    storePaths(roots, { provider: "multipass" }, project, environment).scope;
  expect(scope("acme@ci")).not.toBe(scope("acme", "ci"));
  expect(scope("acme", "")).not.toBe(scope("acme"));
});

test("a safe name is one path segment, and different texts have different ones on every file system", () => {
  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("a", "A", "é", "\0", "/", ".", "~", "\ud800", "😀") }),
    fc.constantFrom("..", ".", "a/b", "A", "a", "é"),
  );
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(safeName(a)).toMatch(/^[a-z0-9~][a-z0-9._~-]*$/);
      expect(safeName(a).length).toBeLessThan(65);
      if (a !== b) expect(safeName(a).toLowerCase()).not.toBe(safeName(b).toLowerCase());
    }),
    { numRuns: 200 },
  );
});
