import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, copyFile, cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { diskOf } from "./disk.ts";
import { sudoScript } from "./sudo.ts";

export const ubuntu = { id: 1000, groups: ["adm", "sudo"] };
export const guestPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Makes the disk of a namespace guest: `upper` holds what differs from the host's root, beside the whole of `home`
 * and `root`. The guest starts with the host's system accounts, without passwords, and `ubuntu`, who has sudo.
 */
export async function createDisk(dir: string): Promise<void> {
  const disk = diskOf(dir);
  await makeFolder(path.join(disk, "upper"));
  await mkdir(path.join(disk, "root"), { mode: 0o700 });
  await createHome(path.join(disk, "home/ubuntu"));

  const passwd = [
    ...systemEntries("/etc/passwd"),
    `ubuntu:x:${ubuntu.id}:${ubuntu.id}:Ubuntu:/home/ubuntu:/bin/bash`,
  ];
  // `*` and not `!`, which would close the account to SSH keys too.
  const shadow = passwd.map((entry) => `${entry.split(":")[0]}:*:19000:0:99999:7:::`);
  const group = [...systemEntries("/etc/group").map(withUbuntu), `ubuntu:x:${ubuntu.id}:`];
  await put(dir, "/etc/passwd", lines(passwd));
  await put(dir, "/etc/shadow", lines(shadow), 0o600);
  await put(dir, "/etc/gshadow", lines(group.map((entry) => entry.replace(/:x:\d+:/, ":*::"))), 0o600);
  await put(dir, "/etc/group", lines(group));
  await put(dir, "/etc/subuid", "ubuntu:100000:65536\n");
  await put(dir, "/etc/subgid", "ubuntu:100000:65536\n");

  await put(dir, "/etc/machine-id", `${randomBytes(16).toString("hex")}\n`, 0o444);
  await put(dir, "/etc/environment", `PATH="${guestPath}"\n`);
  await put(dir, "/etc/profile.d/devorch-sim.sh", `PATH="${guestPath}"\n`);
  await put(dir, "/etc/ssh/sshd_config", sshdConfig);
  await putSudo(dir);
}

/** Writes a file of a guest that is down. */
export async function put(dir: string, file: string, content: string, mode = 0o644): Promise<void> {
  const target = await inUpper(dir, file);
  await writeFile(target, content);
  await chmod(target, mode);
}

const lines = (entries: readonly string[]): string => entries.map((entry) => `${entry}\n`).join("");

/** The entries of accounts that belong to the system and not to people: ids below 1000, and nobody. */
function systemEntries(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((entry) => {
      const id = Number(entry.split(":")[2] ?? Number.NaN);
      return id < 1000 || id === 65534;
    });
}

function withUbuntu(entry: string): string {
  const [name] = entry.split(":");
  return ubuntu.groups.includes(name!) ? `${entry}${entry.endsWith(":") ? "" : ","}ubuntu` : entry;
}

async function createHome(home: string): Promise<void> {
  await makeFolder(home);
  if (existsSync("/etc/skel")) await cp("/etc/skel", home, { recursive: true });
  await mkdir(path.join(home, ".ssh"), { mode: 0o700 });
  for (const name of ["", ...(await readdir(home))]) await chown(path.join(home, name), ubuntu.id, ubuntu.id);
  await chmod(home, 0o750);
}

// Without PAM, sshd must be told the PATH.
const sshdConfig = `# Made by the devorch simulator.
HostKey /etc/ssh/ssh_host_ed25519_key
AuthenticationMethods publickey
PermitRootLogin no
UsePAM no
PrintMotd no
AcceptEnv LANG LC_*
SetEnv PATH=${guestPath}
Subsystem sftp internal-sftp
`;

/** Lets `ubuntu` use sudo: the host's, which may also be installed in the guest later, or else a stand-in. */
async function putSudo(dir: string): Promise<void> {
  await put(dir, "/etc/sudoers.d/90-devorch-sim", "ubuntu ALL=(ALL) NOPASSWD:ALL\n", 0o440);
  if (!existsSync("/usr/bin/sudo")) await putSudoStandIn(dir);
}

/** Puts a sudo on the disk that runs a copy of setpriv which is setuid root and open to ubuntu's group only. */
export async function putSudoStandIn(dir: string): Promise<void> {
  await put(dir, "/usr/bin/sudo", sudoScript(sudoAsUser), 0o755);
  const target = await inUpper(dir, setpriv);
  await copyFile("/usr/bin/setpriv", target);
  await chown(target, 0, ubuntu.id);
  await chmod(target, 0o4750);
}

const setpriv = "/usr/local/lib/devorch-sim/setpriv";

const sudoAsUser = `
case $user in
  root) home=/root group=0 ;;
  *) home=$(getent passwd "$user" | cut -d: -f6) && group=$(id -g "$user") || exit 1 ;;
esac
exec ${setpriv} --reuid="$user" --regid="$group" --init-groups env $clear TERM="\${TERM-dumb}" LANG="\${LANG-C.UTF-8}" \\
  PATH=${guestPath} HOME="$home" USER="$user" LOGNAME="$user" SHELL=/bin/bash SUDO_USER="\${USER-}" "$@"`;

async function inUpper(dir: string, file: string): Promise<string> {
  const target = path.join(diskOf(dir), "upper", file);
  await makeFolder(path.dirname(target));
  return target;
}

/** Open to all users of the guest, whatever the umask of the simulator. */
async function makeFolder(folder: string): Promise<void> {
  const outermost = await mkdir(folder, { recursive: true });
  if (!outermost) return;
  for (let made = folder; made.length >= outermost.length; made = path.dirname(made))
    await chmod(made, 0o755);
}
