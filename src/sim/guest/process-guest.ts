import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, lstat, mkdir, open, readlink, rm, rmdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { copyDisk, diskOf, removeDisk } from "./disk.ts";
import { type BootOptions, type GuestCommand, type GuestRuntime, type Mount, runIn } from "./guest.ts";
import { recordedMounts, recordMounts } from "./mounts.ts";
import { isRunning, killAll, processesWith, signal } from "./processes.ts";
import { sudoScript } from "./sudo.ts";

/**
 * Guests as plain processes of the caller, on any POSIX host, with no privilege and no isolation: the host's programs
 * and network, a home directory of their own. Paths in arguments are the host's; only `cwd` is looked up in the
 * guest's disk first. Mounts are symbolic links there.
 */
export function processGuest(host: { PATH?: string | undefined; TERM?: string | undefined }): GuestRuntime {
  return { kind: "process", create, boot, isUp, shutdown, remount, command, copyDisk, removeDisk };

  function command(dir: string, argv: readonly string[], options: { cwd?: string }): GuestCommand {
    const [file, ...args] = [...withoutPrivileges, ...runIn, inDisk(dir, options.cwd ?? home), ...argv];
    const bin = binOf(dir);
    return {
      file: file!,
      args,
      env: {
        HOME: inDisk(dir, home),
        PATH: `${bin}:${host.PATH ?? "/usr/local/bin:/usr/bin:/bin"}`,
        USER: "ubuntu",
        LOGNAME: "ubuntu",
        SHELL: "/bin/bash",
        LANG: "C.UTF-8",
        TERM: host.TERM ?? "dumb",
        TMPDIR: path.join(diskOf(dir), "tmp"),
        [marker]: dir,
        DEVORCH_SIM_BIN: bin,
      },
    };
  }
}

const home = "/home/ubuntu";
const marker = "DEVORCH_SIM_GUEST";
const runOf = (dir: string): string => path.join(dir, "run");
const binOf = (dir: string): string => path.join(runOf(dir), "bin");
const pidFileOf = (dir: string): string => path.join(runOf(dir), "pid");
/** The first process follows this file, which is empty: its name among the arguments tells whose it is. */
const consoleOf = (dir: string): string => path.join(runOf(dir), "console");

// A login shell resets PATH, and would find the host's sudo before the stand-in: the kernel then refuses it.
const withoutPrivileges = process.platform === "linux" ? ["setpriv", "--no-new-privs"] : [];
const profile = `PATH="$DEVORCH_SIM_BIN:$PATH"\n`;

async function create(dir: string): Promise<void> {
  await mkdir(path.join(diskOf(dir), home), { recursive: true });
  await mkdir(path.join(diskOf(dir), "tmp"));
  await writeFile(path.join(diskOf(dir), home, ".profile"), profile);
}

async function boot(dir: string, options: BootOptions): Promise<void> {
  if (isUp(dir)) return;
  await shutdown(dir);
  await mkdir(binOf(dir), { recursive: true });
  const standIns = {
    sudo: sudoScript('exec env "$@"'),
    hostname: `#!/bin/sh\necho ${options.hostname}\n`,
    ...options.standIns,
  };
  for (const [name, script] of Object.entries(standIns)) {
    await writeFile(path.join(binOf(dir), name), script);
    await chmod(path.join(binOf(dir), name), 0o755);
  }
  await remount(dir, options.mounts);
  await startFirstProcess(dir);
}

async function startFirstProcess(dir: string): Promise<void> {
  await (await open(consoleOf(dir), "w")).close();
  const first = spawn("tail", ["-f", consoleOf(dir)], {
    detached: true,
    stdio: "ignore",
    env: { PATH: "/usr/bin:/bin", [marker]: dir },
  });
  await once(first, "spawn");
  first.unref();
  await writeFile(pidFileOf(dir), `${first.pid}\n`);
}

function isUp(dir: string): boolean {
  try {
    return isRunning(Number(readFileSync(pidFileOf(dir), "utf8")), consoleOf(dir));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

async function shutdown(dir: string): Promise<void> {
  await endProcesses(`${marker}=${dir}`);
  for (const mount of recordedMounts(dir)) await unlink(dir, mount);
  await rm(runOf(dir), { recursive: true, force: true });
}

async function remount(dir: string, mounts: readonly Mount[]): Promise<void> {
  for (const mount of recordedMounts(dir)) await unlink(dir, mount);
  await recordMounts(dir, mounts);
  for (const mount of mounts) await link(dir, mount);
}

/** Asks every process to end, and kills after a second those that have not. */
async function endProcesses(assignment: string): Promise<void> {
  for (const pid of processesWith(assignment)) signal(pid, "SIGTERM");
  for (let wait = 5; wait < 600 && processesWith(assignment).length > 0; wait *= 2) await delay(wait);
  await killAll(assignment);
}

/** A path of the guest: in its disk where it exists there, else the host's. */
function inDisk(dir: string, guestPath: string): string {
  const own = path.join(diskOf(dir), path.resolve(home, guestPath));
  return existsSync(own) ? own : path.resolve(home, guestPath);
}

async function link(dir: string, { source, target }: Mount): Promise<void> {
  const own = path.join(diskOf(dir), target);
  await mkdir(path.dirname(own), { recursive: true });
  if ((await lstat(own).catch(() => undefined))?.isDirectory()) await rmdir(own);
  await symlink(source, own);
}

async function unlink(dir: string, { source, target }: Mount): Promise<void> {
  const own = path.join(diskOf(dir), target);
  if ((await readlink(own).catch(() => undefined)) === source) await rm(own);
}
