import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { Action } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { endingWords } from "../../core/guest-command.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Call } from "../../engine/ports.ts";
import { capture, lastLines, succeeded } from "./capture.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { Guest } from "./guest.ts";

type WriteFile = Extract<Action, { do: "write-file" }>;

const timeoutMs = 600_000;

/**
 * Puts a host file into the guest, owned by ubuntu, with its mode: streamed, checked on both sides against the hash that was planned, and
 * then renamed into place, so that nobody ever sees half of it. Parent folders are made; where ubuntu may not write, sudo does.
 */
export async function writeFile(guest: Guest, { instance, file }: WriteFile, call: Call): Promise<Facts> {
  try {
    const result = await withDeadline(guest.clock, timeoutMs, call.signal, (signal) =>
      capture(guest.channel, instance, {
        run: ["sh", "-c", script, "sh", file.to, file.mode, file.sha256],
        stdin: hostFile(file, instance),
        signal,
      }),
    );
    if (succeeded(result)) return {};
    if (result.ending.code === changedMeanwhile) throw changed(file, instance);
    throw fail(
      "DEV-506",
      `${file.to} cannot be written in ${instance}: it ${endingWords(result.ending)}${lastLines(result.stderr, 5)}`,
      "choose another path in files[].to, or see that its folder can be written",
    );
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw fail(
      "DEV-506",
      `${file.to} was not written in ${instance} within ${timeoutMs / 60_000} minutes`,
      "run the command again",
    );
  }
}

/** Nothing is sent of a file with another content: a guest that writes to a mounted project could have put a link in its place. */
async function* hostFile(file: WriteFile["file"], instance: string): AsyncGenerator<Uint8Array> {
  const { from: path, sha256 } = file;
  try {
    const source = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const { size } = await source.stat();
      const bytes = () =>
        size === 0 ? [] : source.createReadStream({ start: 0, end: size - 1, autoClose: false });
      const hash = createHash("sha256");
      for await (const chunk of bytes()) hash.update(chunk);
      if (hash.digest("hex") !== sha256) throw changed(file, instance);
      yield* bytes();
    } finally {
      await source.close();
    }
  } catch (cause) {
    if (cause instanceof DevorchError) throw cause;
    throw new DevorchError(
      [
        {
          code: "DEV-504",
          severity: "error",
          message: `${path} cannot be read: ${(cause as Error).message}`,
          hint: "make the file readable, or correct files[].from",
        },
      ],
      { cause },
    );
  }
}

function changed({ from, to }: WriteFile["file"], instance: string): DevorchError {
  const message = `${from} changed since it was planned; nothing was written to ${to} in ${instance}`;
  return fail("DEV-505", message, "plan again");
}

const changedMeanwhile = 65;

/** Told to stop, it ends once it knows its temporary file, and so leaves none: no shell but bash runs EXIT traps when a signal ends it. */
const script = `set -eu
to=$1 mode=$2 sha=$3
case $to in "~/"*) to=$HOME/\${to#"~/"} ;; esac
dir=$(dirname -- "$to")
near=$dir
while ! [ -d "$near" ]; do near=$(dirname -- "$near"); done
as=
[ -w "$near" ] || as="sudo -n"
$as mkdir -p -- "$dir"
if [ -d "$to" ]; then echo "$to is a folder" >&2; exit 1; fi
stopped=
trap stopped=1 TERM
temporary=$(trap "" TERM; $as mktemp -- "$dir/.devorch.XXXXXX")
trap '$as rm -f -- "$temporary"' EXIT
trap exit TERM
[ -z "$stopped" ] || exit
$as tee -- "$temporary" >/dev/null
[ "$($as sha256sum -- "$temporary" | cut -d " " -f 1)" = "$sha" ] || exit ${changedMeanwhile}
$as chown -- "$(id -u):$(id -g)" "$temporary"
$as chmod -- "$mode" "$temporary"
$as mv -f -- "$temporary" "$to"`;

function fail(code: "DEV-505" | "DEV-506", message: string, hint: string): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint }]);
}
