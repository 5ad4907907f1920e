import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type LocalGuest, localGuest } from "../local-guest.ts";
import { commit, git } from "./git.ts";

let guest: LocalGuest;
let origin: string;
let acme: string;

beforeEach(async () => {
  guest = localGuest();
  origin = join(guest.home, "origin.git");
  acme = join(guest.home, "acme");
  mkdirSync(origin);
  git(origin, "init", "--quiet");
  writeFileSync(join(origin, ".gitignore"), "ignored\n");
  commit(origin, "one");
  git(origin, "tag", "v1");
  writeFileSync(join(guest.home, ".gitconfig"), '[protocol "file"]\n\tallow = always\n');
  await checkout("main");
});

const checkout = (ref: string) =>
  guest.perform({ do: "checkout", instance: "a", repo: { url: origin, ref, path: "~/acme" } });
const guard = (path = "~/acme") => guest.perform({ do: "guard-work", instance: "a", path });

describe("nothing is lost with", () => {
  test("a fresh checkout", async () => {
    await expect(guard()).resolves.toEqual({});
  });
  test("a checkout of a tag that is on no branch", async () => {
    git(origin, "checkout", "--quiet", "--detach");
    commit(origin, "aside");
    git(origin, "tag", "aside");
    git(origin, "checkout", "--quiet", "main");
    await checkout("aside");
    await expect(guard()).resolves.toEqual({});
  });
  test("ignored files", async () => {
    writeFileSync(join(acme, "ignored"), "x");
    await expect(guard()).resolves.toEqual({});
  });
  test("pushed commits", async () => {
    commit(acme, "mine");
    git(origin, "config", "receive.denyCurrentBranch", "ignore");
    git(acme, "push", "--quiet");
    await expect(guard()).resolves.toEqual({});
  });
  test("a checkout that is gone", async () => {
    rmSync(acme, { recursive: true });
    await expect(guard()).resolves.toEqual({});
  });
  test("a machine that is gone", async () => {
    guest.fake.world.instances = {};
    await expect(guard()).resolves.toEqual({});
  });
});

describe("work blocks, and is named:", () => {
  test("an edited file", async () => {
    writeFileSync(join(acme, ".gitignore"), "changed\n");
    await expect(guard()).rejects.toThrow(/^DEV-320 .*uncommitted: {2}M \.gitignore/s);
  });
  test("an untracked file", async () => {
    writeFileSync(join(acme, "new"), "x");
    await expect(guard()).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringContaining("uncommitted: ?? new"),
    });
  });
  test("a commit on the branch", async () => {
    commit(acme, "mine");
    await expect(guard()).rejects.toThrow(/^DEV-320 .*unpushed: \w+ mine$/s);
  });
  test("a commit on another branch", async () => {
    git(acme, "checkout", "--quiet", "-b", "side");
    commit(acme, "aside");
    git(acme, "checkout", "--quiet", "main");
    await expect(guard()).rejects.toThrow(/unpushed: \w+ aside/);
  });
  test("a commit on no branch", async () => {
    git(acme, "checkout", "--quiet", "--detach");
    commit(acme, "detached");
    await expect(guard()).rejects.toThrow(/unpushed: \w+ detached/);
  });
  test("a stash", async () => {
    writeFileSync(join(acme, ".gitignore"), "changed\n");
    git(acme, "stash");
    await expect(guard()).rejects.toThrow(/stash: stash@\{0\}/);
  });
  test("another worktree", async () => {
    git(acme, "worktree", "add", "--quiet", "--detach", "../second tree");
    writeFileSync(join(guest.home, "second tree/new"), "x");
    await expect(guard()).rejects.toThrow(/uncommitted: \?\? new/);
  });
  test("a commit in a submodule", async () => {
    const library = join(guest.home, "library");
    mkdirSync(library);
    git(library, "init", "--quiet");
    commit(library, "lib");
    git(origin, "submodule", "--quiet", "add", library, "lib");
    commit(origin, "with lib");
    await checkout("main");
    await expect(guard()).resolves.toEqual({});
    commit(join(acme, "lib"), "mine in lib");
    git(acme, "add", "lib");
    git(acme, "stash");
    await expect(guard()).rejects.toThrow(/unpushed: \w+ mine in lib/);
  });
  test("much work is cut short", async () => {
    for (let at = 0; at < 40; at++) writeFileSync(join(acme, `new-${at}`), "x");
    await expect(guard()).rejects.toThrow(/and 28 more$/);
  });
});

describe("what nobody can tell blocks as well:", () => {
  test.each(["Stopped", "Suspended", "Unknown", "Deleted"])("a machine that is %s", async (state) => {
    guest.fake.world.instances = { a: { state } };
    guest.fake.calls.length = 0;
    await expect(guard()).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringMatching(`^DEV-321 .*it is ${state}`),
    });
    expect(guest.fake.calls).toEqual([]);
  });
  test("a folder that is no checkout", async () => {
    mkdirSync(join(guest.home, "plain"));
    await expect(guard("~/plain")).rejects.toThrow(/^DEV-321 .*not a git repository/s);
  });
  test("a repository that git cannot read", async () => {
    writeFileSync(join(acme, ".git/HEAD"), "garbage");
    await expect(guard()).rejects.toThrow(/^DEV-321 /);
  });
  test("a broken submodule", async () => {
    writeFileSync(join(acme, ".git/index"), "garbage");
    await expect(guard()).rejects.toThrow(/^DEV-321 /);
  });
});
