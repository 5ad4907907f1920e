import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { InputFiles } from "../../src/store/input-files.ts";
import { temporaryFolder } from "../support/store.ts";

test("a file of the same size, changed within the same tick, counts as changed", async () => {
  const root = await temporaryFolder();
  const hash = async () => {
    const files = await InputFiles.open(root, join(root, ".devorch", "memory"));
    const found = files.hashes(["a"]);
    await files.save();
    return found.get("a");
  };
  writeFileSync(join(root, "a"), "1");
  const first = await hash();
  writeFileSync(join(root, "a"), "2");
  expect(await hash()).not.toBe(first);
  writeFileSync(join(root, "a"), "1");
  expect(await hash()).toBe(first);
});

test("a file whose lstat is as before is not read again", async () => {
  const root = await temporaryFolder();
  writeFileSync(join(root, "a"), "1");
  const memory = join(root, ".devorch", "memory");
  const realNow = Date.now;
  onTestFinished(() => {
    Date.now = realNow;
  });
  // Nobody can set a ctime back: let an hour pass.
  Date.now = () => realNow() + 3_600_000;
  const first = await InputFiles.open(root, memory);
  const hash = first.hashes(["a"]).get("a")!;
  await first.save();
  writeFileSync(memory, readFileSync(memory, "utf8").replace(hash, "remembered"));
  expect((await InputFiles.open(root, memory)).hashes(["a"]).get("a")).toBe("remembered");
});

test("links count by where they lead, programs apart from files, and git's and devorch's own files not at all", async () => {
  const root = await temporaryFolder();
  for (const folder of ["src", "src/.git", ".devorch"]) mkdirSync(join(root, folder));
  for (const file of ["src/a", "src/b", "src/.git/HEAD", ".devorch/x"]) writeFileSync(join(root, file), "1");
  chmodSync(join(root, "src/b"), 0o755);
  symlinkSync("a", join(root, "src/link"));
  const files = await InputFiles.open(root, join(root, ".devorch", "memory"));
  const found = files.hashes(["."]);
  expect([...found.keys()].sort()).toEqual(["src/a", "src/b", "src/link"]);
  expect(new Set(found.values()).size).toBe(3);
});
