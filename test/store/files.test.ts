import { execFileSync } from "node:child_process";
import { chmod, mkdir, readdir, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { ensureWritable, replaceFile } from "../../src/store/atomic.ts";
import { fileProblem, nodeFiles } from "../../src/store/files.ts";
import { openLedgerStore } from "../../src/store/ledger-store.ts";
import { storePaths } from "../../src/store/paths.ts";
import { ledgerOf, machineRecord, problemOf, temporaryFolder } from "../support/store.ts";

const root = process.getuid?.() === 0;

describe("files of the store", () => {
  const umask = process.umask();
  afterEach(() => void process.umask(umask));

  test.each([0o000, 0o077, 0o177])("have the same modes whatever the umask (%o)", async (mask) => {
    const folder = join(await temporaryFolder(), "a", "b");
    process.umask(mask === 0o177 ? 0o077 : mask);
    await nodeFiles.makeFolder(folder);
    process.umask(mask);
    await nodeFiles.create(join(folder, "file"), "x");
    expect((await stat(join(folder, "file"))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, ".."))).mode & 0o777).toBe(0o700);
  });

  test("are found through a symbolic link to the state folder", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "real"));
    await symlink(join(folder, "real"), join(folder, "link"));
    const at = (name: string) => {
      const state = join(folder, name);
      const paths = storePaths({ state, data: state }, { provider: "multipass" }, "acme", undefined);
      return openLedgerStore({ files: nodeFiles, paths, project: "acme", warn: () => {} });
    };
    const ledger = ledgerOf({ "machine.web": machineRecord() });
    await at("link").write(ledger);
    expect(await at("real").read()).toEqual(ledger);
  });
});

test("what cannot be replaced is named, not its temporary", async () => {
  const path = join(await temporaryFolder(), "missing", "plan.json");
  const { message, hint } = await problemOf(replaceFile(nodeFiles, path, "x"));
  expect(message).toContain(`cannot use ${path}: `);
  expect(message).not.toContain(".tmp-");
  expect(hint).not.toContain("DEVORCH_STATE_DIR");
});

describe("a folder that cannot be written is told before anything is done", () => {
  test("leaves nothing behind when all is well", async () => {
    const folder = join(await temporaryFolder(), "state");
    await ensureWritable(nodeFiles, folder);
    expect(await readdir(folder)).toEqual([]);
  });

  test.skipIf(root)("without permission", async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    expect((await problemOf(ensureWritable(nodeFiles, folder))).code).toBe("DEV-401");
    await chmod(folder, 0o700);
  });

  test("with a file in its place", async () => {
    const folder = await temporaryFolder();
    await nodeFiles.create(join(folder, "state"), "");
    expect((await problemOf(ensureWritable(nodeFiles, join(folder, "state", "acme")))).code).toBe("DEV-401");
  });

  test("on a full disk", async ({ skip }) => {
    const folder = await tinyDisk();
    if (!folder) return skip();
    expect(await problemOf(ensureWritable(nodeFiles, folder))).toMatchObject({
      code: "DEV-402",
      message: expect.stringMatching(/^cannot write .*: the disk is full$/),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("on a disk that fills up later, where the ledger stays as it was", async ({ skip }) => {
    const folder = await tinyDisk();
    if (!folder) return skip();
    const paths = storePaths({ state: folder, data: folder }, { provider: "multipass" }, "acme", undefined);
    const store = () => openLedgerStore({ files: nodeFiles, paths, project: "acme", warn: () => {} });
    const small = ledgerOf({ "machine.web": machineRecord() });
    await store().write(small);
    const big = ledgerOf({ "machine.web": machineRecord({ release: "x".repeat(1 << 20) }) }, { serial: 2 });
    expect((await problemOf(store().write(big))).code).toBe("DEV-402");
    expect(await store().read()).toEqual(small);
    expect((await readdir(paths.scope)).sort()).toEqual(["ledger.json"]);
  });

  test("on a read-only file system", async ({ skip }) => {
    const folder = await tinyDisk();
    if (!folder) return skip();
    execFileSync("mount", ["-o", "remount,ro", folder]);
    expect(await problemOf(ensureWritable(nodeFiles, join(folder, "acme")))).toMatchObject({
      code: "DEV-401",
      message: expect.stringContaining("the file system is read-only"),
    });
  });

  test("for any other reason, with the system's words", () => {
    const error = Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" });
    expect(fileProblem("/s/ledger.json", error)).toMatchObject({
      code: "DEV-403",
      message: "cannot use /s/ledger.json: EIO: i/o error, fsync",
    });
  });
});

/** A file system of 256 KiB; `undefined` where it may not be mounted. */
async function tinyDisk(): Promise<string | undefined> {
  const folder = join(await temporaryFolder(), "disk");
  await mkdir(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  // Runs before the folder is removed: the last hook is the first to run.
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return folder;
}
