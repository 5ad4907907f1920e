import type { Action } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { endingWords } from "../../core/guest-command.ts";
import { DevorchError, type ProblemCode } from "../../core/problem.ts";
import type { Call } from "../../engine/ports.ts";
import { capture, lastLines, succeeded } from "./capture.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { Guest } from "./guest.ts";

type GuardWork = Extract<Action, { do: "guard-work" }>;

const timeoutMs = 120_000;

/**
 * Passes when deleting the machine would lose no work in the checkout: nothing uncommitted, no untracked file that is not ignored, no commit
 * that is on no remote, no stash; in it, its other worktrees and its submodules. A machine or path that is gone holds nothing.
 * Throws DEV-320 when there is work, DEV-321 when nobody can tell; both with exit code 5.
 */
export async function guardWork(guest: Guest, { instance, path }: GuardWork, call: Call): Promise<Facts> {
  const found = await guest.find(instance, call.signal);
  if (!found) return {};
  if (found.state !== "Running") throw unknown(instance, path, `it is ${found.state}`);
  const result = await ask(guest, instance, path, call.signal);
  if (!succeeded(result)) {
    throw unknown(instance, path, `git ${endingWords(result.ending)}${lastLines(result.stderr, 5)}`);
  }
  const work = result.stdout.split("\n").filter((line) => line !== "");
  if (work.length === 0) return {};
  throw blocked(
    "DEV-320",
    `${path} in ${instance} holds work that would be lost:${lastLines(listed(work).join("\n"), shownLines + 1)}`,
    "commit and push it, or give it up with --discard-work",
  );
}

async function ask(guest: Guest, instance: string, path: string, signal: AbortSignal) {
  try {
    return await withDeadline(guest.clock, timeoutMs, signal, (within) =>
      capture(guest.channel, instance, { run: ["sh", "-c", script, "sh", path], signal: within }),
    );
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof DeadlinePassed) throw unknown(instance, path, "it did not answer in time");
    if (error instanceof DevorchError) throw unknown(instance, path, error.problems[0]!.message);
    throw error;
  }
}

const shownLines = 12;

function listed(work: readonly string[]): string[] {
  const more = work.length - shownLines;
  return more > 0 ? [...work.slice(0, shownLines), `and ${more} more`] : [...work];
}

/** One line of stdout per piece of work. Fails rather than pass over what it cannot read. */
const script = `set -eu
path=$1
case $path in "~") path=$HOME ;; "~/"*) path=$HOME/\${path#"~/"} ;; esac
[ -e "$path" ] || exit 0
cd -- "$path"
git rev-parse --git-dir >/dev/null
export GIT_OPTIONAL_LOCKS=0
report() {
  found=$(git "$@")
  [ -z "$found" ] || printf "%s\\n" "$found" | sed "s|^|$what: |"
}
look() (
  cd -- "$1"
  what=uncommitted
  report status --porcelain --untracked-files=all --ignore-submodules=none
  what=unpushed
  report log --max-count=50 --format="%h %s" HEAD --branches --not --remotes --glob=refs/devorch
  what=stash
  report stash list
)
worktrees=$(git worktree list --porcelain | sed -n "s/^worktree //p")
submodules=$(git submodule --quiet foreach --recursive "pwd")
printf "%s\\n%s\\n" "$worktrees" "$submodules" | while IFS= read -r folder; do
  # A worktree whose folder was removed holds nothing any more.
  [ ! -d "$folder" ] || look "$folder"
done`;

function unknown(instance: string, path: string, why: string): DevorchError {
  return blocked(
    "DEV-321",
    `nobody can tell whether ${path} in ${instance} holds work: ${why}`,
    "start the machine and run the command again, or give up what may be there with --discard-work",
  );
}

function blocked(code: ProblemCode, message: string, hint: string): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint }], { exitCode: 5 });
}
