import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { copyFrom, copyTo } from "../../../src/drivers/guest/copy.ts";
import { pack } from "../../../src/drivers/guest/tar.ts";
import type { Channel } from "../../../src/engine/ports.ts";
import { localGuest } from "../local-guest.ts";
import { VirtualClock } from "../virtual-clock.ts";
import { wallClock } from "../wall-clock.ts";

/** Between two pieces of an archive. */
const slowMs = 280_000;
const never = 1e9;

/** A folder with a file of three pieces, and a guest that takes or gives one, then waits. */
function setUp(waitMs: number) {
  const folder = mkdtempSync(join(tmpdir(), "devorch-copy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "file");
  writeFileSync(file, Buffer.alloc(200_000, "x"));
  const clock = new VirtualClock();
  const channel: Channel = {
    async exec(_, { run, stdin, signal, onStdout }) {
      const isFolder = run[2]!.endsWith('[ -d "$path" ]');
      const source = stdin ?? (isFolder ? [] : pack(file, "file"));
      const pieces = (source as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]?.();
      for (let at = await clock.during(async () => pieces?.next()); at && !at.done; ) {
        await clock.sleep(waitMs, signal);
        const { value } = at;
        at = await clock.during(async () => {
          if (!stdin) await onStdout?.(value);
          return pieces!.next();
        });
      }
      return { kind: "exited", code: isFolder ? 1 : 0 };
    },
  };
  return { guest: { channel, clock, instance: "dev-a" }, clock, file, to: join(folder, "to") };
}

test("a slow guest takes and gives all, however long it needs", async () => {
  const { guest, clock, file, to } = setUp(slowMs);
  await copyTo(guest, file, "~/file");
  const takenMs = clock.nowMs();
  expect(takenMs).toBeGreaterThan(1.5 * slowMs);
  await copyFrom(guest, "~/file", to);
  expect(readFileSync(to, "utf8")).toBe(readFileSync(file, "utf8"));
  expect(clock.nowMs() - takenMs).toBeGreaterThan(1.5 * slowMs);
});

test.each(["take", "give"])("a guest that does not %s a byte for five minutes is given up", async (what) => {
  const { guest, clock, file, to } = setUp(never);
  const copied = what === "take" ? copyTo(guest, file, "~/file") : copyFrom(guest, "~/file", to);
  await expect(copied).rejects.toMatchObject({
    problems: [{ code: "DEV-613", message: "dev-a neither took nor gave a byte for 5 min" }],
  });
  expect([300_000, 330_000]).toContain(clock.nowMs());
});

test.each([
  ["tar: /root: Cannot open: Permission denied\ntar: Error is not recoverable: exiting now\n", "denied"],
  [
    "tar: a: socket ignored\ntar: b: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\n",
    "directory",
  ],
])(
  "a guest that cannot read what it is asked for is quoted, with the one line that tells why",
  async (said, last) => {
    const { guest, to } = setUp(0);
    const channel: Channel = {
      async exec(_, { onStderr }) {
        await onStderr?.(Buffer.from(said));
        return { kind: "exited", code: 2 };
      },
    };
    await expect(copyFrom({ ...guest, channel }, "/root/x", to)).rejects.toMatchObject({
      problems: [
        {
          code: "DEV-613",
          message: expect.stringMatching(`^dev-a:/root/x cannot be copied: tar: [^\n]*${last}$`),
        },
      ],
    });
  },
);

/** A guest whose home has a file `keep`, and a host with a file and a folder. */
function twoSides() {
  const { driver, home } = localGuest();
  const host = mkdtempSync(join(tmpdir(), "devorch-copy-"));
  onTestFinished(() => rmSync(host, { recursive: true }));
  writeFileSync(join(home, "keep"), "kept");
  writeFileSync(join(host, "file"), "new");
  mkdirSync(join(host, "folder"));
  // More than a pipe holds: the guest ends before it has read all.
  writeFileSync(join(host, "folder/large"), Buffer.alloc(3_000_000));
  return { guest: { channel: driver.channel, clock: wallClock, instance: "a" }, home, host };
}

test.each([
  ["folder", "~/keep", { exactly: false }],
  ["folder", "~/keep", { exactly: true }],
  ["folder", "~/keep/", { exactly: false }],
])("a %s does not take the place of the file %s (%o)", async (from, to, options) => {
  const { guest, home, host } = twoSides();
  await expect(copyTo(guest, join(host, from), to, options)).rejects.toMatchObject({
    problems: [
      {
        code: "DEV-613",
        message: `${host}/folder cannot be copied to a:${to}: a folder does not take the place of the file ~/keep`,
      },
    ],
  });
  expect(readFileSync(join(home, "keep"), "utf8")).toBe("kept");
});

test("a folder does not take the place of the file of its name in a guest's folder", async () => {
  const { guest, home, host } = twoSides();
  mkdirSync(join(home, "in"));
  writeFileSync(join(home, "in/folder"), "kept");
  await expect(copyTo(guest, join(host, "folder"), "~/in")).rejects.toThrow("the place of the file");
  expect(readFileSync(join(home, "in/folder"), "utf8")).toBe("kept");
});

test("a file does not take the place of an empty folder", async () => {
  const { guest, home, host } = twoSides();
  mkdirSync(join(home, "file"));
  await expect(copyTo(guest, join(host, "file"), "~")).rejects.toThrow("the place of the folder");
  expect(readdirSync(join(home, "file"))).toEqual([]);
});

test.each(["~/none/", "~/none/.", "~/keep/"])(
  "a file is not copied to %s, which is no folder",
  async (to) => {
    const { guest, home, host } = twoSides();
    await expect(copyTo(guest, join(host, "file"), to)).rejects.toMatchObject({
      problems: [{ code: "DEV-613", message: expect.stringContaining(`a:${to}: there is no such folder`) }],
    });
    expect(readdirSync(home)).toEqual(["keep"]);
    expect(readFileSync(join(home, "keep"), "utf8")).toBe("kept");
  },
);

test("a guest's file is not copied to a folder that is not there", async () => {
  const { guest, host } = twoSides();
  await expect(copyFrom(guest, "~/keep", `${host}/none/`)).rejects.toMatchObject({
    problems: [{ code: "DEV-613", message: `there is no folder ${host}/none/` }],
  });
  expect(readdirSync(host).sort()).toEqual(["file", "folder"]);
});

test("a folder is copied to a name that is not there, with a slash at its end or without", async () => {
  const { guest, home, host } = twoSides();
  for (const to of ["~/new", "~/other/"]) await copyTo(guest, join(host, "folder"), to);
  await copyFrom(guest, "~/new", `${host}/back/`);
  for (const at of [`${home}/new`, `${home}/other`, `${host}/back`])
    expect(readdirSync(at)).toEqual(["large"]);
});
