import { createHash, Hash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
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
  letAnHourPass();
  const first = await InputFiles.open(root, memory);
  const hash = first.hashes(["a"]).get("a")!;
  await first.save();
  const forged = hash.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
  writeFileSync(memory, readFileSync(memory, "latin1").replace(hash, forged), "latin1");
  expect((await InputFiles.open(root, memory)).hashes(["a"]).get("a")).toBe(forged);
});

test("what is remembered serves files in whatever order they are asked for, and those beside that are new", async () => {
  const root = await temporaryFolder();
  for (const name of ["a", "b", "c"]) writeFileSync(join(root, name), name);
  const memory = join(root, ".devorch", "memory");
  letAnHourPass();
  const hashes = async (patterns: string[]) => {
    const files = await InputFiles.open(root, memory);
    const found = files.hashes(patterns);
    await files.save();
    return Object.fromEntries(found);
  };
  const all = { ...(await hashes(["a", "b", "c"])) };
  expect(await hashes(["c", "a"])).toEqual({ a: all.a, c: all.c });
  writeFileSync(join(root, "0"), "new");
  expect(await hashes(["."])).toMatchObject(all);
  expect(await hashes(["b", "0"])).toMatchObject({ b: all.b });
  writeFileSync(memory, "torn");
  expect(await hashes(["a", "b", "c"])).toEqual(all);
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

test("a link counts by where it leads, and by the content of a file of the project there, but not of another", async () => {
  const folder = await temporaryFolder();
  const root = join(folder, "acme");
  mkdirSync(root);
  const [inside, outside] = [join(root, "inside"), join(folder, "outside")];
  symlinkSync("near", join(root, "far"));
  const hash = async (to: string, text = "1") => {
    for (const file of [inside, outside]) writeFileSync(file, text);
    rmSync(join(root, "near"), { force: true });
    symlinkSync(to, join(root, "near"));
    const found = (await InputFiles.open(root, join(folder, "memory"))).hashes(["near", "far"]);
    return [found.get("near"), found.get("far")];
  };
  const [near, far] = await hash("inside");
  expect(await hash("inside")).toEqual([near, far]);
  const changed = await hash("inside", "2");
  expect(changed).not.toContain(near);
  expect(changed).not.toContain(far);
  expect(await hash("../outside", "2")).toEqual(await hash("../outside"));
  for (const to of ["nowhere", "near", "/dev/zero", "."]) expect(await hash(to)).not.toContain(near);
});

test.skipIf(process.platform === "darwin")(
  "a name that is not UTF-8 is refused where it is meant, and holds nothing else up",
  async () => {
    const root = await temporaryFolder();
    const named = (path: string) => Buffer.concat([Buffer.from(`${root}/${path}`), Buffer.of(0xfe)]);
    for (const folder of ["in", "deep"]) mkdirSync(join(root, folder));
    writeFileSync(named("in/bad"), "1");
    writeFileSync(join(root, "in/bad\ufffd"), "1");
    writeFileSync(join(root, "in/a.c"), "1");
    mkdirSync(named("deep/bad"));
    const files = await InputFiles.open(root, join(root, "memory"));
    for (const [pattern, name] of [
      ["in", "in/bad"],
      ["in/b*", "in/bad"],
      ["deep/**/*.c", "deep/bad"],
    ] as const)
      expect(() => files.hashes([pattern])).toThrow(`DEV-160 the name of ${root}/${name}\\xfe is not UTF-8`);
    expect([...files.hashes(["in/*.c"]).keys()]).toEqual(["in/a.c"]);
  },
);

test("what cannot be read is a problem with its path", async () => {
  const root = await temporaryFolder();
  writeFileSync(join(root, "a"), "1");
  const files = await InputFiles.open(root, join(root, "memory"));
  // As when it goes after lstat has seen it, or belongs to another user.
  const read = vi.spyOn(Hash.prototype, "update").mockImplementationOnce(() => {
    rmSync(join(root, "a"));
    return createHash("sha256");
  });
  expect(() => files.hashes(["a"])).toThrow(/DEV-160 .*\/a cannot be read: ENOENT/);
  read.mockRestore();
});

/** Nobody can set a ctime back. */
function letAnHourPass(): void {
  const realNow = Date.now;
  onTestFinished(() => {
    Date.now = realNow;
  });
  Date.now = () => realNow() + 3_600_000;
}
