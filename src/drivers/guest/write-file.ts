import { createReadStream } from "node:fs";
import type { Action } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Call } from "../../engine/ports.ts";
import { capture, endingWords, lastLines, succeeded } from "./capture.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { Guest } from "./guest.ts";

type WriteFile = Extract<Action, { do: "write-file" }>;

const timeoutMs = 600_000;

/**
 * Puts a host file into the guest, owned by ubuntu, with its mode: streamed, checked against the hash that was planned, and then renamed
 * into place, so that nobody ever sees half of it. Parent folders are made; where ubuntu may not write, sudo does.
 */
export async function writeFile(guest: Guest, { instance, file }: WriteFile, call: Call): Promise<Facts> {
  try {
    const result = await withDeadline(guest.clock, timeoutMs, call.signal, (signal) =>
      capture(guest.channel, instance, {
        run: ["sh", "-c", script, "sh", file.to, file.mode, file.sha256],
        stdin: hostFile(file.from),
        signal,
      }),
    );
    if (succeeded(result)) return {};
    if (result.ending.kind === "exited" && result.ending.code === changedMeanwhile) {
      throw fail(
        "DEV-505",
        `${file.from} changed since it was planned; nothing was written to ${file.to} in ${instance}`,
        "plan again",
      );
    }
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

async function* hostFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (cause) {
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
