import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isHostOnly } from "../../src/core/host-only.ts";
import { pack, unpack } from "../../src/drivers/guest/tar.ts";

let folder: string;
let source: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "devorch-tar-"));
  source = join(folder, "source");
  target = join(folder, "target");
  mkdirSync(source);
});
afterEach(() => rmSync(folder, { recursive: true }));

const longName = `${"long ".repeat(30)}é`;

/** One of everything that is allowed. */
function fill(path: string): void {
  mkdirSync(join(path, "sub/deep"), { recursive: true });
  mkdirSync(join(path, longName));
  writeFileSync(join(path, "empty"), "");
  writeFileSync(join(path, "run.sh"), "#!/bin/sh\n", { mode: 0o755 });
  writeFileSync(join(path, "-n 'x'\n"), Buffer.alloc(70_000, 1));
  writeFileSync(join(path, longName, longName), "x".repeat(512));
  symlinkSync("../run.sh", join(path, "sub/link"));
  symlinkSync(`../../${longName}/${longName}`, join(path, "sub/deep/long"));
}

function snapshot(path: string): unknown[] {
  const names = readdirSync(path, { recursive: true, withFileTypes: true });
  return names
    .map((entry) => {
      const at = join(entry.parentPath, entry.name);
      if (entry.isSymbolicLink()) return [at.slice(path.length), readlinkSync(at)];
      if (entry.isDirectory()) return [at.slice(path.length)];
      const { mode, mtimeMs } = statSync(at);
      return [at.slice(path.length), mode & 0o777, Math.floor(mtimeMs / 1000), readFileSync(at, "latin1")];
    })
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

describe("a folder", () => {
  it("comes out as it went in", async () => {
    fill(source);
    await unpack(pack(source, "."), target);
    expect(snapshot(target)).toEqual(snapshot(source));
  });

  it("is read by tar as it was packed", async () => {
    fill(source);
    mkdirSync(target);
    execFileSync("tar", ["-xf", "-", "-C", target], { input: await collect(pack(source, ".")) });
    expect(snapshot(target)).toEqual(snapshot(source));
  });

  it.each(["gnu", "ustar", "pax", "v7"])(
    "packed by tar in %s format comes out as it went in",
    async (format) => {
      fill(source);
      writeFileSync(join(source, "one"), "same");
      linkSync(join(source, "one"), join(source, "two"));
      if (format === "ustar" || format === "v7") rmSync(join(source, longName), { recursive: true });
      if (format === "ustar" || format === "v7") rmSync(join(source, "sub/deep/long"));
      const archive = execFileSync("tar", ["-cf", "-", `--format=${format}`, "-C", source, "."]);
      await unpack(chunks(archive, 777), target);
      expect(snapshot(target)).toEqual(snapshot(source));
    },
  );

  it("is merged into one that is there, and replaces its files", async () => {
    fill(source);
    fill(target);
    writeFileSync(join(target, "run.sh"), "old");
    writeFileSync(join(target, "mine"), "mine");
    await unpack(pack(source, "."), target);
    expect(readFileSync(join(target, "run.sh"), "utf8")).toBe("#!/bin/sh\n");
    expect(readFileSync(join(target, "mine"), "utf8")).toBe("mine");
  });
});

describe("a folder that cannot be read", () => {
  it("because a file of it is gone meanwhile, is a problem with its path", async () => {
    for (const name of ["a", "b"]) writeFileSync(join(source, name), name);
    const packed = (async () => {
      for await (const chunk of pack(source, "x"))
        if (/^x\/[ab]/.test(Buffer.from(chunk).toString())) rmSync(source, { recursive: true });
    })();
    await expect(packed).rejects.toMatchObject({
      problems: [{ code: "DEV-613", message: expect.stringMatching(/source\/[ab] cannot be read: ENOENT/) }],
    });
  });

  it.skipIf(process.platform === "darwin")(
    "because a name is not UTF-8, is a problem with that",
    async () => {
      writeFileSync(Buffer.concat([Buffer.from(`${source}/bad`), Buffer.of(0xfe)]), "x");
      await expect(collect(pack(source, "x"))).rejects.toMatchObject({
        problems: [{ code: "DEV-613", message: `the name of ${source}/bad\\xfe is not UTF-8` }],
      });
    },
  );
});

it.skipIf(process.platform === "darwin").each(["gnu", "ustar", "pax"])(
  "names in an archive of %s format that are not UTF-8 are refused, not made alike",
  async (format) => {
    const odd = (name: string) => Buffer.concat([Buffer.from(`${source}/${name}`), Buffer.of(0xfe)]);
    for (const name of ["bad", `${"long".repeat(20)}/${"long".repeat(20)}`]) {
      mkdirSync(dirname(join(source, name)), { recursive: true });
      writeFileSync(odd(name), "x");
      const archive = execFileSync("tar", [`--format=${format}`, "-cf", "-", "-C", source, "."]);
      await expect(unpack(chunks(archive, 999), target)).rejects.toThrow(
        `${name.slice(-80)}\\xfe in it is not UTF-8`,
      );
      rmSync(odd(name));
    }
    symlinkSync(Buffer.of(0xfe), join(source, "link"));
    const archive = execFileSync("tar", [`--format=${format}`, "-cf", "-", "-C", source, "."]);
    await expect(unpack(chunks(archive, 999), target)).rejects.toThrow("the name \\xfe in it is not UTF-8");
    await expect(collect(pack(source, "x"))).rejects.toThrow("link leads, is not UTF-8");
  },
);

it("a file becomes the target itself, whatever the guest calls it", async () => {
  writeFileSync(join(source, "report"), "<xml/>");
  await unpack(pack(join(source, "report"), "evil"), join(folder, "made/report.xml"));
  expect(readFileSync(join(folder, "made/report.xml"), "utf8")).toBe("<xml/>");
});

describe("an archive of a guest that means harm", () => {
  beforeEach(() => {
    mkdirSync(join(folder, "outside"));
    mkdirSync(target);
  });

  it.each<[string, Member[]]>([
    ["a name that climbs out", [file("../outside/x")]],
    ["a name that climbs out in the middle", [file("sub/../../outside/x")]],
    ["an absolute name", [file("/tmp/devorch-evil")]],
    ["a link out", [link("a", "../outside")]],
    ["an absolute link", [link("a", "/etc/passwd")]],
    ["a link out from below", [link("sub/a", "../../outside")]],
    ["a link through another link", [link("sub/a", ".."), link("b", "sub/a/../outside")]],
    ["a file written through a link", [link("a", "sub"), file("a/x")]],
    ["a hard link out", [{ ...link("a", "../outside"), type: "1" }]],
    ["a hard link to a link", [link("a", "sub"), { ...link("b", "a"), type: "1" }]],
    ["a device", [{ ...link("a", ""), type: "3" }]],
    ["a pipe", [{ ...link("a", ""), type: "6" }]],
    ["a folder that is a file", [file(".")]],
  ])("with %s is refused", async (_, members) => {
    await expect(unpack(craft(members), target)).rejects.toThrow("DEV-614");
    expect(readdirSync(join(folder, "outside"))).toEqual([]);
    expect(existsSync("/tmp/devorch-evil")).toBe(false);
  });

  it("does not get through a link that the user has in the target", async () => {
    symlinkSync(join(folder, "outside"), join(target, "mine"));
    await expect(unpack(craft([file("mine/x")]), target)).rejects.toThrow("DEV-614");
    expect(readdirSync(join(folder, "outside"))).toEqual([]);
  });

  it("replaces a link of the user's and leaves what it led to", async () => {
    writeFileSync(join(folder, "outside/kept"), "kept");
    symlinkSync(join(folder, "outside/kept"), join(target, "x"));
    await unpack(craft([file("x")]), target);
    expect(readFileSync(join(folder, "outside/kept"), "utf8")).toBe("kept");
    expect(readFileSync(join(target, "x"), "utf8")).toBe("data");
  });

  it("may not send more files than the one asked for", async () => {
    writeFileSync(join(source, "a"), "a");
    const one = (await collect(pack(join(source, "a"), "a"))).subarray(0, 1024);
    await expect(unpack(chunks(Buffer.concat([one, one]), 512), join(target, "a"))).rejects.toThrow(
      "DEV-614",
    );
  });

  it("may not send more than was allowed", async () => {
    writeFileSync(join(source, "zeros"), Buffer.alloc(100_000));
    await expect(unpack(pack(source, "."), target, { maxBytes: 99_999 })).rejects.toThrow(
      "more than 99999 bytes",
    );
    await unpack(pack(source, "."), target, { maxBytes: 100_000 });
  });

  it.each<[string, readonly Member[], string]>([
    [
      "more files than was allowed",
      "abcd".split("").map((name) => ({ ...file(name), data: "" })),
      "more than 5 files",
    ],
    [
      "folders without end",
      Array.from({ length: 9 }, (_, at) => ({ ...link(`${at}/`, ""), type: "5" })),
      "more than 5 files",
    ],
    ["one file under many names", [file("a"), hardLink("b", "a"), hardLink("c", "a")], "more than 10 bytes"],
    ["a path that is too deep", [nameOf("a/".repeat(201)), file("x")], "a path longer than"],
    ["a name that is too long", [nameOf(`${"a".repeat(250)}/`.repeat(17)), file("x")], "a path longer than"],
    ["headers without end", Array.from({ length: 9 }, () => nameOf("x")), "headers without end"],
  ])("may not hold %s", async (_, members, reason) => {
    await expect(unpack(craft(members), target, { maxBytes: 10, maxFiles: 5 })).rejects.toThrow(reason);
  });

  it("may not end early", async () => {
    fill(source);
    const archive = await collect(pack(source, "."));
    await expect(unpack(chunks(archive.subarray(0, archive.length - 70_000), 999), target)).rejects.toThrow(
      "ends early",
    );
  });

  it("does not write what is closed, in whatever folder", async () => {
    const refused = (path: string) => (isHostOnly(relative(target, path)) ? "is not for a guest" : undefined);
    for (const path of [".git/hooks/pre-commit", "a/.GIT", ".devorch/x", "devorch.yaml", "a/devorch.ci.yml"])
      await expect(unpack(craft([file(path)]), target, { refused })).rejects.toThrow("not for a guest");
    expect(readdirSync(target, { recursive: true })).toEqual(["sub"]);
    await unpack(craft([file("a/devorch.txt"), file(".gitignore")]), target, { refused });
    expect(readdirSync(target)).toContain(".gitignore");
  });

  it("is refused or unpacked inside, whatever bytes are wrong in it", async () => {
    fill(source);
    const archive = await collect(pack(source, "."));
    await fc.assert(
      fc.asyncProperty(fc.nat(archive.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(archive);
        damaged[at] = byte;
        const error = await unpack(chunks(damaged, 65_536), join(target, "x")).then(() => undefined, String);
        if (error !== undefined) expect(error).toContain("DEV-614");
        rmSync(join(target, "x"), { recursive: true, force: true });
        expect(readdirSync(folder).sort()).toEqual(["outside", "source", "target"]);
      }),
      { numRuns: 30 },
    );
  });
});

interface Member {
  type: string;
  name: string;
  link: string;
  data: string;
}

function file(name: string): Member {
  return { type: "0", name, link: "", data: "data" };
}

function link(name: string, to: string): Member {
  return { type: "2", name, link: to, data: "" };
}

function hardLink(name: string, to: string): Member {
  return { ...link(name, to), type: "1" };
}

/** GNU's header for the name of the entry that follows. */
function nameOf(name: string): Member {
  return { type: "L", name: "long", link: "", data: name };
}

/** A folder's archive that holds whatever it is told. */
async function* craft(members: readonly Member[]): AsyncGenerator<Uint8Array> {
  const folders = ["./", "./sub/"].map((name) => ({ type: "5", name, link: "", data: "" }));
  for (const { type, name, link: to, data } of [...folders, ...members]) {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write("0000755", 100);
    header.write(data.length.toString(8).padStart(11, "0"), 124);
    header.write(`        ${type}${to}`, 148);
    header.write("ustar\x0000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(sum.toString(8).padStart(6, "0"), 148);
    yield header;
    if (data) yield Buffer.concat([Buffer.from(data)], Math.ceil(data.length / 512) * 512);
  }
  yield Buffer.alloc(1024);
}

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
