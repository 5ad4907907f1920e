import { once } from "node:events";
import { stat } from "node:fs/promises";
import { basename, join, posix, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { DevorchError } from "../../core/problem.ts";
import type { Channel, Clock } from "../../engine/ports.ts";
import { DeadlinePassed, maxSilenceMs, withoutSilence } from "./deadline.ts";
import { pack, type UnpackLimits, unpack } from "./tar.ts";

/** A machine, and how commands reach it. */
export interface Guest {
  channel: Channel;
  clock: Clock;
  instance: string;
}

/** Both directions work like `cp -r`: into `to` when that is a folder, else under that name; `exactly` under that name in any case. No file takes the place of a folder, nor a folder that of a file. */
export interface CopyOptions extends UnpackLimits {
  signal?: AbortSignal;
  exactly?: boolean;
  /** Hears how many bytes went over, piece by piece. */
  copied?: (bytes: number) => void;
  /** Hears the archive before any of it is written here; what it throws ends the copy. */
  inspect?: (chunk: Uint8Array) => void;
  /** Names of what is left out below a folder of the host. */
  without?: readonly string[];
}

/**
 * Copies a file or folder of the host into a guest; folders on the way are made. Permissions, times and links
 * are kept. Throws DEV-613 when the host's side cannot be read or the guest's not be written, or takes nothing for five minutes,
 * and for a file to a missing folder (`to` with a slash at its end).
 */
export async function copyTo(
  guest: Guest,
  from: string,
  to: string,
  options: CopyOptions = {},
): Promise<void> {
  const status = await stat(from).catch((cause: Error) => {
    throw uncopied(`${from} cannot be read: ${cause.message}`, cause);
  });
  const isFolder = !options.exactly && (await run(guest, isFolderScript, [to], options)).code === 0;
  if (!isFolder && !options.exactly && !status.isDirectory() && /\/\.?$/.test(to))
    throw uncopied(`${from} cannot be copied to ${guest.instance}:${to}: there is no such folder`);
  const place = isFolder ? to : posix.dirname(to);
  const name = isFolder ? basename(resolve(from)) : posix.basename(to);
  const { code, stderr } = await run(
    guest,
    unpackScript,
    [place, name, status.isDirectory() ? "folder" : "file"],
    {
      ...options,
      stdin: pack(from, name, options.without),
    },
  );
  if (code !== 0) throw uncopied(`${from} cannot be copied to ${guest.instance}:${to}: ${stderr}`);
}

/**
 * Copies a file or folder of a guest to the host. The guest is not trusted: nothing is written outside of the
 * target or through a link, and links that lead out are refused (DEV-614); what came before stays.
 * Throws DEV-613 when the guest's side cannot be read, or says nothing for five minutes.
 */
export async function copyFrom(
  guest: Guest,
  from: string,
  to: string,
  options: CopyOptions = {},
): Promise<void> {
  const name = posix.basename(from);
  const isFolder = await stat(to).then(
    (status) => status.isDirectory(),
    () => false,
  );
  const target = isFolder && !options.exactly && !["", ".", "..", "~"].includes(name) ? join(to, name) : to;
  const archive = new PassThrough();
  const stop = new AbortController();
  const unpacking = unpack(archive.iterator({ destroyOnReturn: false }), target, options)
    .catch((cause) => {
      stop.abort(
        cause instanceof DevorchError ? cause : uncopied(`${to} cannot be written: ${cause.message}`, cause),
      );
    })
    .finally(() => archive.resume());
  const { code, stderr } = await run(guest, packScript, [from], {
    ...options,
    signal: options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal,
    onStdout: async (chunk) => {
      options.inspect?.(chunk);
      // Copied: the archive is read later.
      if (!archive.write(Buffer.from(chunk))) await once(archive, "drain");
    },
  }).finally(() => archive.end());
  stop.signal.throwIfAborted();
  const found = await unpacking;
  // Of a guest that could read nothing the archive ends early, too.
  if (code === 0) stop.signal.throwIfAborted();
  if (code !== 0 || !found) throw uncopied(`${guest.instance}:${from} cannot be copied: ${stderr}`);
}

/** $path is $1 as a path that begins with / or ./ */
const pathScript = `case $1 in
  "~" | "~/"*) path=$HOME\${1#"~"} ;;
  /*) path=$1 ;;
  *) path=./$1 ;;
esac
`;
const isFolderScript = `${pathScript}[ -d "$path" ]`;
// tar would remove what is of the other kind.
const unpackScript = `${pathScript}at=$path/$2
if [ -d "$at" ]; then there=folder; elif [ -e "$at" ]; then there=file; else there=$3; fi
if [ "$there" != "$3" ]; then
  echo "a $3 does not take the place of the $there $1/$2" >&2
  exit 1
fi
mkdir -p "$path" && exec tar -xof - -C "$path"`;
const packScript = `${pathScript}if [ -d "$path" ]; then exec tar -cf - -C "$path" .; fi
exec tar -chf - -C "\${path%/*}/" "./\${path##*/}"`;

async function run(
  { channel, clock, instance }: Guest,
  script: string,
  args: readonly string[],
  io: Pick<CopyOptions, "signal" | "copied"> & {
    stdin?: AsyncIterable<Uint8Array>;
    onStdout?: (chunk: Uint8Array) => Promise<void>;
  },
): Promise<{ code: number; stderr: string }> {
  let stderr = "";
  const { signal = new AbortController().signal, stdin, onStdout } = io;
  const ended = await withoutSilence(clock, signal, (within, moved) => {
    const heard = (chunk: Uint8Array) => {
      moved();
      io.copied?.(chunk.length);
    };
    return channel.exec(instance, {
      run: ["sh", "-c", script, "sh", ...args],
      signal: within,
      ...(stdin && { stdin: eachHeard(stdin, heard) }),
      async onStdout(chunk) {
        await onStdout?.(chunk);
        heard(chunk);
      },
      onStderr: (chunk) => {
        stderr = (stderr + Buffer.from(chunk)).slice(-1000);
      },
    });
  }).catch((error) => {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw uncopied(`${instance} neither took nor gave a byte for ${maxSilenceMs / 60_000} min`, error);
  });
  return {
    code: ended.code,
    stderr: ended.kind === "exited" ? lastError(stderr) : `tar ended by ${ended.signal}`,
  };
}

/** The last line, but for the one with which tar ends after any error. */
function lastError(stderr: string): string {
  const lines = stderr.trim().split("\n");
  return lines.findLast((line) => !/^tar: (Exiting|Error is not|Error exit)/.test(line)) ?? "";
}

async function* eachHeard(
  chunks: AsyncIterable<Uint8Array>,
  heard: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    heard(chunk);
    yield chunk;
  }
}

function uncopied(message: string, cause?: unknown): DevorchError {
  const hint = "see whether the path is right, readable, and has space where it goes";
  return new DevorchError([{ code: "DEV-613", severity: "error", message, hint }], { cause });
}
