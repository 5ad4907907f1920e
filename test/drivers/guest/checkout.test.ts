import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkout as checkOut } from "../../../src/drivers/guest/checkout.ts";
import type { Guest } from "../../../src/drivers/guest/guest.ts";
import { ensureKey } from "../../../src/ssh/keys.ts";
import { sshdMissing, startSshd, type TestSshd } from "../../ssh/sshd.ts";
import { type LocalGuest, localGuest } from "../local-guest.ts";
import { VirtualClock } from "../virtual-clock.ts";
import { commit, git } from "./git.ts";

let guest: LocalGuest;
let origin: string;
let first: string;

beforeEach(() => {
  guest = localGuest();
  origin = join(guest.home, "origin.git");
  mkdirSync(origin);
  git(origin, "init", "--quiet");
  writeFileSync(join(origin, "README"), "one");
  first = commit(origin, "one");
});

const checkout = (ref: string, path = "~/src/acme", url = origin) =>
  guest.perform({ do: "checkout", instance: "a", repo: { url, ref, path } });
const acme = (...parts: string[]) => join(guest.home, "src/acme", ...parts);

test("a branch is cloned, checked out as a branch that can be pushed, and its commit reported", async () => {
  expect(await checkout("main")).toEqual({ commit: first });
  expect(git(acme(), "status", "--short", "--branch")).toBe("## main...origin/main");
  expect(existsSync(`${acme()}.devorch-clone`)).toBe(false);
});

test("what a guest says in place of a commit is not recorded", async () => {
  const says = (text: string): Guest => ({
    channel: {
      async exec(_, { onStdout }) {
        await onStdout?.(Buffer.from(text));
        return { kind: "exited", code: 0 };
      },
    },
    clock: new VirtualClock(),
    find: async () => undefined,
    backoffMs: () => 0,
  });
  const action = { do: "checkout", instance: "a", repo: { url: origin, ref: "main", path: "~/a" } } as const;
  const call = { signal: new AbortController().signal, reveal: async () => "", onOutput: () => {} };
  await expect(checkOut(says("a secret\n"), action, call)).rejects.toThrow("DEV-508");
  expect(await checkOut(says(`a greeting\n${first}\n`), action, call)).toEqual({ commit: first });
});

test("doing it again changes nothing, also with work in the checkout", async () => {
  await checkout("main");
  writeFileSync(acme("README"), "edited");
  expect(await checkout("main")).toEqual({ commit: first });
  expect(readFileSync(acme("README"), "utf8")).toBe("edited");
});

test("a branch that moved on is followed", async () => {
  await checkout("main");
  const second = commit(origin, "two");
  expect(await checkout("main")).toEqual({ commit: second });
});

test.each(["a tag", "a commit"])("%s is checked out without a branch", async (what) => {
  git(origin, "tag", "v1");
  commit(origin, "two");
  expect(await checkout(what === "a tag" ? "v1" : first)).toEqual({ commit: first });
  expect(git(acme(), "branch", "--show-current")).toBe("");
});

test.each(["pull/7/head", "refs/pull/7/head"])(
  "the pull request %s is checked out without a branch",
  async (ref) => {
    git(origin, "checkout", "--quiet", "-b", "topic");
    const topic = commit(origin, "topic");
    git(origin, "update-ref", "refs/pull/7/head", topic);
    git(origin, "checkout", "--quiet", "main");
    git(origin, "branch", "--quiet", "-D", "topic");
    expect(await checkout(ref)).toEqual({ commit: topic });
    expect(await checkout(ref)).toEqual({ commit: topic });
    expect(git(acme(), "branch", "--show-current")).toBe("");
  },
);

const lfsMissing = spawnSync("git", ["lfs", "version"]).status !== 0;
test.skipIf(lfsMissing)("large files come along, also those of submodules", async () => {
  const library = join(guest.home, "library");
  mkdirSync(library);
  git(library, "init", "--quiet");
  for (const repository of [library, origin]) {
    git(repository, "lfs", "install", "--local");
    git(repository, "lfs", "track", "*.bin");
    writeFileSync(join(repository, "large.bin"), "large");
    commit(repository, "large");
  }
  git(origin, "submodule", "--quiet", "add", library, "lib");
  commit(origin, "with lib");
  writeFileSync(join(guest.home, ".gitconfig"), '[protocol "file"]\n\tallow = always\n');
  await checkout("main");
  expect(git(origin, "show", "HEAD:large.bin")).toContain("git-lfs");
  expect(readFileSync(acme("large.bin"), "utf8")).toBe("large");
  expect(readFileSync(acme("lib/large.bin"), "utf8")).toBe("large");
  expect(git(acme(), "status", "--porcelain")).toBe("");
});

describe.skipIf(sshdMissing)(`over a real sshd${sshdMissing ? ` (skipped: ${sshdMissing})` : ""}`, () => {
  let sshd: TestSshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd.stop());

  test("a deploy key reads a private repository, and is neither on the disk nor in an agent afterwards", async () => {
    const { port, user, identityFile } = sshd.target;
    const key = readFileSync(identityFile, "utf8").trim();
    const repo = {
      url: `ssh://${user}@127.0.0.1:${port}${origin}`,
      ref: "main",
      path: "~/src/acme",
      knownHosts: `[127.0.0.1]:${port} ${sshd.hostKeys}`,
    };
    const action = { do: "checkout", instance: "a", repo } as const;
    await expect(guest.perform(action)).rejects.toThrow(/DEV-508.*Permission denied/s);

    const deployKey = { secret: "env:KEY" };
    const withKey = { ...action, repo: { ...repo, deployKey } };
    const reveal = async (value: unknown) => (value === deployKey ? key : String(value));
    expect(await guest.perform(withKey, { reveal })).toEqual({ commit: first });
    const line = key.split("\n")[2]!;
    expect(spawnSync("grep", ["-rlF", line, guest.home]).status).toBe(1);
    expect(spawnSync("pgrep", ["-f", `ssh-agent.*${origin}`]).status).toBe(1);

    const stranger = { ...withKey.repo, knownHosts: `[127.0.0.1]:${port} ${await otherHostKey(guest.home)}` };
    await expect(guest.perform({ ...withKey, repo: stranger }, { reveal })).rejects.toThrow(
      /DEV-508.*Host key verification failed/s,
    );
  });
});

async function otherHostKey(folder: string): Promise<string> {
  return (await ensureKey(join(folder, "other"), "host", "other")).publicKey;
}

test("what a dead run left half-cloned is thrown away", async () => {
  mkdirSync(`${acme()}.devorch-clone/.git`, { recursive: true });
  expect(await checkout("main")).toEqual({ commit: first });
});

test("a path with a slash at its end is the same path", async () => {
  await checkout("main", "~/src/acme/");
  expect(existsSync(acme("README"))).toBe(true);
});

test("submodules come along", async () => {
  const library = join(guest.home, "library");
  mkdirSync(library);
  git(library, "init", "--quiet");
  writeFileSync(join(library, "lib.txt"), "lib");
  commit(library, "lib");
  git(origin, "submodule", "--quiet", "add", library, "lib");
  const second = commit(origin, "with lib");
  writeFileSync(join(guest.home, ".gitconfig"), '[protocol "file"]\n\tallow = always\n');
  expect(await checkout("main")).toEqual({ commit: second });
  expect(readFileSync(acme("lib/lib.txt"), "utf8")).toBe("lib");
});

describe("is refused", () => {
  test("when it would overwrite uncommitted work", async () => {
    await checkout("main");
    writeFileSync(acme("new.txt"), "work");
    commit(origin, "two");
    await expect(checkout("main")).rejects.toThrow(/^DEV-509 .*\n {2}\| \?\? new\.txt/s);
    expect(readFileSync(acme("new.txt"), "utf8")).toBe("work");
  });

  test("when the branch here has commits that the remote's does not", async () => {
    await checkout("main");
    const mine = commit(acme(), "mine");
    commit(origin, "theirs");
    await expect(checkout("main")).rejects.toThrow(/^DEV-509 /);
    expect(git(acme(), "rev-parse", "HEAD")).toBe(mine);
  });

  test("when something else is in its place", async () => {
    mkdirSync(acme("data"), { recursive: true });
    await expect(checkout("main")).rejects.toThrow(/^DEV-508 ~\/src\/acme in a is there already/);
  });

  test("when there is no such ref", async () => {
    await expect(checkout("nowhere")).rejects.toThrow(/^DEV-508 .*nowhere/s);
  });

  test.each([
    ["--upload-pack=touch pwned", "~/x", undefined],
    ["main", "~/x", "--upload-pack=touch pwned"],
    ["", "~/x", undefined],
  ])("when git would read a value as an option: %j", async (ref, path, url) => {
    await expect(checkout(ref, path, url)).rejects.toThrow(/^DEV-507 /);
    expect(guest.fake.calls).toEqual([]);
  });
});

test("values are data, whatever stands in them", async () => {
  const nasty = "$(touch pwned); `touch pwned` ' \" \n x";
  await expect(checkout(nasty)).rejects.toThrow(/^DEV-508 /);
  await checkout("main", `~/${nasty}/acme`);
  expect(existsSync(join(guest.home, nasty, "acme/README"))).toBe(true);
  for (const place of [guest.home, "/", acme(), process.cwd()])
    expect(existsSync(join(place, "pwned"))).toBe(false);
});

test("a token in the address stays out of the message", async () => {
  await expect(checkout("main", "~/x", "https://me:hunter2@127.0.0.1:9/acme.git")).rejects.toThrow(
    /^DEV-508 https:\/\/127\.0\.0\.1:9\/acme\.git at main/,
  );
});
