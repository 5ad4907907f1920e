import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stamp } from "./client-log.ts";
import { GUEST_ROOT } from "./cloud-init.ts";
import type { Transfer } from "./command.ts";
import type { GuestCommand } from "./guest/guest.ts";

type InGuest = (argv: readonly string[]) => GuestCommand;

/** Moves bytes between host and guest as Multipass's SFTP client does. Resolves to the exit code; says why on stderr. */
export async function transfer(command: Transfer, inGuest: InGuest): Promise<number> {
  let exit = 0;
  for (const source of command.sources) {
    const fault = await (command.direction === "push" ? push : pull)(command, source, inGuest);
    if (fault === undefined) continue;
    // Only what streams to stdout goes without the log's prefix. Source: recordings/transfer-stdout-missing.json.
    const prefix = command.target === "-" ? "" : `${stamp(Date.now())} [error] [sftp] `;
    process.stderr.write(`${prefix}${fault}\n`);
    exit = 2;
  }
  return exit;
}

/**
 * Finds the path `$1` in the guest; relative ones are below home. The process runtime has the guest's own files below
 * its disk, where everything is written, and shares the host's other files, which can be read.
 */
const LOCATE = `target=\${1:-.}
case $target in /*) ;; *) target=/home/ubuntu/$target ;; esac
${GUEST_ROOT}
`;
const OWN = "target=$root$target\n";
const OWN_OR_SHARED = `[ ! -e "$root$target" ] || ${OWN}`;

const NO_TARGET = 64;
const REFUSED = 65;

async function push(command: Transfer, source: string, inGuest: InGuest): Promise<string | undefined> {
  const isFolder = source !== "-" && statSync(source).isDirectory();
  if (isFolder && !command.recursive)
    return `omitting local directory ${source}: recursive mode not specified`;
  const name = source === "-" ? "stdin" : path.basename(path.resolve(source));
  const script = `${LOCATE}${OWN}
if [ -d "$target" ]; then target=\${target%/}/$2
elif [ -n "$3" ]; then mkdir -p "$(dirname "$target")"; fi
[ -d "$(dirname "$target")" ] || exit ${NO_TARGET}
${
  isFolder
    ? `mkdir -p "$target" && exec tar -C "$target" -xf -`
    : `: 2>/dev/null >"$target" || exit ${REFUSED}
cat >"$target"${source === "-" ? "" : ' && chmod "$4" "$target"'}`
}`;
  const mode = source === "-" ? "" : (statSync(source).mode & 0o777).toString(8);
  const guest = inGuest(["sh", "-c", script, "sh", command.target, name, command.parents ? "yes" : "", mode]);
  const code = isFolder
    ? await tarInto(source, guest)
    : await connect(guest, source === "-" ? process.stdin : createReadStream(source));
  if (code === 0) return undefined;
  if (code === NO_TARGET) return "remote target does not exist";
  const target = command.target.startsWith("/") ? command.target : `/home/ubuntu/${command.target}`;
  return `cannot open remote file ${target}: SFTP server: Permission denied`;
}

async function pull(command: Transfer, source: string, inGuest: InGuest): Promise<string | undefined> {
  const script = `${LOCATE}${OWN_OR_SHARED}
[ -e "$target" ] || exit ${NO_TARGET}
if [ -d "$target" ]; then [ -n "$2" ] || exit 66; exec tar -C "$target" -cf - .; fi
[ -r "$target" ] || exit ${REFUSED}
exec cat "$target"`;
  const probe = inGuest(["sh", "-c", `${LOCATE}${OWN_OR_SHARED}[ -d "$target" ]`, "sh", source]);
  const isFolder = (await ended(spawnGuest(probe, "ignore"))) === 0;
  if (isFolder && !command.recursive)
    return `omitting remote directory ${source}: recursive mode not specified`;
  const guest = inGuest(["sh", "-c", script, "sh", source, command.recursive ? "yes" : ""]);
  let target = command.target;
  if (target !== "-" && existsSync(target) && statSync(target).isDirectory())
    target = path.join(target, path.posix.basename(source));
  if (command.parents && target !== "-") mkdirSync(path.dirname(target), { recursive: true });
  const code = isFolder ? await tarOutOf(guest, target) : await fetch(guest, target);
  if (code === 0) return undefined;
  const why = code === NO_TARGET ? "No such file" : "Permission denied";
  return `cannot open remote file ${source}: SFTP server: ${why}`;
}

async function fetch(guest: GuestCommand, target: string): Promise<number> {
  const child = spawnGuest(guest, "pipe");
  const exit = ended(child);
  const sink: Writable = target === "-" ? process.stdout : createWriteStream(target);
  await pipeline(child.stdout!, sink, { end: target !== "-" });
  return exit;
}

async function tarInto(source: string, guest: GuestCommand): Promise<number> {
  const tar = spawn("tar", ["-C", source, "-cf", "-", "."], { stdio: ["ignore", "pipe", "inherit"] });
  return connect(guest, tar.stdout);
}

async function tarOutOf(guest: GuestCommand, target: string): Promise<number> {
  mkdirSync(target, { recursive: true });
  const child = spawnGuest(guest, "pipe");
  const exit = ended(child);
  const tar = spawn("tar", ["-C", target, "-xf", "-"], { stdio: ["pipe", "inherit", "inherit"] });
  const unpacked = ended(tar);
  // tar may end, and its input with it, before Node has heard that all was written; its exit code says whether it was.
  await pipeline(child.stdout!, tar.stdin).catch(() => undefined);
  return (await exit) || unpacked;
}

async function connect(guest: GuestCommand, source: Readable): Promise<number> {
  const child = spawnGuest(guest, "pipe");
  const exit = ended(child);
  // A guest that refuses closes its end; its exit code says why.
  await pipeline(source, child.stdin!).catch(() => undefined);
  return exit;
}

const spawnGuest = ({ file, args, cwd, env }: GuestCommand, stdio: "pipe" | "ignore") =>
  spawn(file, args, { env, cwd, stdio: stdio === "pipe" ? ["pipe", "pipe", "ignore"] : "ignore" });

const ended = (child: ReturnType<typeof spawn>): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 255));
  });
