import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { copyDisk, diskOf, removeDisk } from "./disk.ts";
import { type BootOptions, type GuestCommand, type GuestRuntime, type Mount, runIn } from "./guest.ts";
import { recordedMounts, recordMounts, swapIds } from "./mounts.ts";
import { createDisk, guestPath, put, ubuntu } from "./namespace-disk.ts";
import { bind, init, networkDown, networkUp, withoutCapabilities } from "./namespace-scripts.ts";
import { bridgeOf, gatewayOf, linkOf, macOf } from "./network.ts";
import { isRunning, killAll, signal } from "./processes.ts";

export interface NamespaceHost {
  /** DEVORCH_SIM_HOME: its guests share a network, and do not see it. */
  home: string;
  /** More folders of the host that guests do not see, besides /home, /root, /tmp and /run. */
  hidden: readonly string[];
  TERM?: string | undefined;
}

/**
 * Guests in Linux namespaces over an overlay of the host's root. Needs root, and util-linux and iproute2.
 * Mounts and network devices belong to the namespaces of the first process and end with it; what is left to undo
 * is the bridge. This keeps guests apart from one another and from the host's files, not from an attacker: a guest's
 * root is the host's root, less a few capabilities.
 */
export function namespaceGuest(host: NamespaceHost): GuestRuntime {
  const kind = "namespace";
  return { kind, create: createDisk, boot, isUp, shutdown, remount, command, copyDisk, removeDisk };

  async function boot(dir: string, options: BootOptions): Promise<void> {
    if (isUp(dir)) return;
    await shutdown(dir);
    for (const folder of ["root", "work"]) await mkdir(path.join(runOf(dir), folder), { recursive: true });
    try {
      await start(dir, options);
    } catch (cause) {
      const log = await readFile(logOf(dir), "utf8").catch(() => "");
      await shutdown(dir);
      throw new Error(`guest ${options.hostname} did not boot: ${log.trim() || cause}`, { cause });
    }
  }

  async function start(dir: string, options: BootOptions): Promise<void> {
    const instance = path.join(diskOf(dir), "instance");
    // As with cloud-init, whose instance-id is the name under Multipass: a disk that comes from another instance
    // gets a new hostname and new SSH host keys, and keeps its machine-id. Source: recordings/exec-clone-identity.json.
    const fresh = !existsSync(instance) || (await readFile(instance, "utf8")) !== options.hostname;
    if (fresh) {
      await put(dir, "/etc/hostname", `${options.hostname}\n`);
      await put(dir, "/etc/hosts", `127.0.0.1 localhost\n127.0.1.1 ${options.hostname}\n::1 localhost\n`);
    }
    for (const [name, script] of Object.entries(options.standIns ?? {})) {
      await put(dir, `/usr/local/bin/${name}`, script, 0o755);
    }
    const first = await spawnFirst(dir, [fresh ? "renew" : "keep", ...(await hiddenFolders())]);
    const said = createInterface({ input: first.stdout! })[Symbol.asyncIterator]();
    await expectLine(said, "started");
    await network("up", dir, options.ipv4);
    await expectLine(said, "ready");
    first.stdout!.destroy();
    first.unref();
    await remount(dir, options.mounts);
    if (fresh) await writeFile(instance, options.hostname);
    await writeFile(readyOf(dir), "");
  }

  async function hiddenFolders(): Promise<string[]> {
    const folders = await Promise.all(
      // Also where nothing is yet: the host may make it while the guest runs.
      [host.home, ...host.hidden].map(async (folder) => {
        const parent = await realpath(path.dirname(folder)).catch(() => undefined);
        return realpath(folder).catch(() => (parent ? path.join(parent, path.basename(folder)) : ""));
      }),
    );
    return folders.filter(
      (folder) => folder !== "" && !/^\/(home|root|tmp|run|dev|proc|sys)\//.test(`${folder}/`),
    );
  }

  async function shutdown(dir: string): Promise<void> {
    if (!existsSync(runOf(dir))) return;
    const pid = firstProcess(dir);
    if (isRunning(pid, dir)) {
      signal(pid, "SIGTERM");
      for (let waited = 0; waited < 1500 && isRunning(pid, dir); waited += 10) await delay(10);
    }
    // The first process and its parent, where the above was not enough; the kernel ends the rest with them.
    await killAll(`${marker}=${dir}`);
    await network("down", dir);
    await rm(runOf(dir), { recursive: true, force: true });
  }

  async function network(state: "up" | "down", dir: string, address?: string): Promise<void> {
    await mkdir(host.home, { recursive: true });
    const values = address && {
      address,
      gateway: gatewayOf(address),
      mac: macOf(address),
      bridge_mac: macOf(gatewayOf(address)),
      pid: String(firstProcess(dir)),
    };
    const script = state === "up" ? networkUp : networkDown;
    const names = { bridge: bridgeOf(host.home), link: linkOf(dir) };
    await run("flock", [path.join(host.home, "network.lock"), "sh", "-c", script], { ...names, ...values });
  }

  function command(
    dir: string,
    argv: readonly string[],
    { user = "ubuntu", cwd }: { cwd?: string; user?: string },
  ): GuestCommand {
    const home = user === "root" ? "/root" : `/home/${user}`;
    const enter = ["--target", String(firstProcess(dir)), ...namespaces, "--"];
    return {
      file: "nsenter",
      args: [...enter, ...asUser(user), ...runIn, path.posix.resolve(home, cwd ?? ""), ...argv],
      env: {
        HOME: home,
        PATH: guestPath,
        USER: user,
        LOGNAME: user,
        SHELL: "/bin/bash",
        LANG: "C.UTF-8",
        TERM: host.TERM ?? "dumb",
      },
    };
  }
}

const namespaces = ["--mount", "--pid", "--uts", "--ipc", "--net"];
const marker = "DEVORCH_SIM_GUEST";
const runOf = (dir: string): string => path.join(dir, "run");
const logOf = (dir: string): string => path.join(runOf(dir), "log");
const readyOf = (dir: string): string => path.join(runOf(dir), "ready");

/** Whether boot came to its end, and its first process lives. */
const isUp = (dir: string): boolean => existsSync(readyOf(dir)) && isRunning(firstProcess(dir), dir);

/** The host's id of the guest's first process, living or not; 0 before it has started. */
function firstProcess(dir: string): number {
  const file = path.join(runOf(dir), "pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
}

/** Its stdout is a pipe to us until it is ready; nothing else of ours goes along. */
async function spawnFirst(dir: string, args: string[]): Promise<ChildProcess> {
  const log = await open(logOf(dir), "w");
  const options = [...namespaces, "--propagation", "private", "--fork", "--kill-child=KILL"];
  const first = spawn("unshare", [...options, "sh", "-c", 'eval "$DEVORCH_SIM_INIT"', dir, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", log.fd],
    cwd: "/",
    env: { PATH: guestPath, LANG: "C.UTF-8", [marker]: dir, DEVORCH_SIM_INIT: init },
  });
  await once(first, "spawn");
  await log.close();
  return first;
}

async function expectLine(said: AsyncIterator<string>, line: string): Promise<void> {
  const { value } = await said.next();
  if (value !== line) throw new Error(`its first process ended before it was ${line}`);
}

async function remount(dir: string, mounts: readonly Mount[]): Promise<void> {
  const pid = String(firstProcess(dir));
  const inside = ["--target", pid, "--mount", "--pid", "--"];
  for (const { target } of recordedMounts(dir).toReversed()) {
    await run("nsenter", [...inside, "umount", "--lazy", target]);
  }
  await recordMounts(dir, []);
  for (const [i, { source, target }] of mounts.entries()) {
    const owner = target.startsWith("/home/ubuntu/") ? asUser("ubuntu") : [];
    await run("nsenter", [...inside, ...owner, "mkdir", "-p", target]);
    const { uid, gid } = await stat(source);
    const maps = [swapIds(uid, ubuntu.id), swapIds(gid, ubuntu.id)];
    await run("perl", ["-e", bind, pid, await realpath(source), target, ...maps]);
    await recordMounts(dir, mounts.slice(0, i + 1));
  }
}

function asUser(user: string): string[] {
  return ["setpriv", `--reuid=${user}`, `--regid=${user}`, "--init-groups", withoutCapabilities];
}

const run = (file: string, args: readonly string[], env: Record<string, string> = {}): Promise<unknown> =>
  promisify(execFile)(file, args, { env: { PATH: guestPath, ...env } });
