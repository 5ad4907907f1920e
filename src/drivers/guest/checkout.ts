import type { Action } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { endingWords } from "../../core/guest-command.ts";
import { DevorchError, type ExitCode, type ProblemCode } from "../../core/problem.ts";
import type { Call } from "../../engine/ports.ts";
import { capture, lastLines, succeeded } from "./capture.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { Guest } from "./guest.ts";

type Checkout = Extract<Action, { do: "checkout" }>;

const timeoutMs = 1_800_000;

/**
 * Leaves `ref` (branch, tag, commit, or another ref such as `pull/7/head`) of `url` checked out at `path`, with submodules and, where git-lfs
 * is there, large files, and says which commit that is. Done again, it
 * takes up what is there: a half-made clone never stands at `path`, and work in the checkout is never overwritten.
 */
export async function checkout(guest: Guest, { instance, repo }: Checkout, call: Call): Promise<Facts> {
  for (const [key, value] of Object.entries({ url: repo.url, ref: repo.ref })) {
    if (value.startsWith("-") || value === "") {
      throw fail(
        "DEV-507",
        `repo.${key} must not be ${JSON.stringify(value)}: git would read it as an option`,
        `correct repo.${key}`,
      );
    }
  }
  const env = {
    ...(repo.deployKey && { DEVORCH_DEPLOY_KEY: await call.reveal(repo.deployKey) }),
    ...(repo.knownHosts !== undefined && { DEVORCH_KNOWN_HOSTS: repo.knownHosts }),
  };
  // Of this script alone; should the script be killed, it ends by itself.
  const agent = repo.deployKey ? ["ssh-agent"] : [];
  // A token in the address stays out of messages.
  const what = `${repo.url.replace(/\/\/[^@/]*@/, "//")} at ${repo.ref} in ${instance}:${repo.path}`;
  try {
    const result = await withDeadline(guest.clock, timeoutMs, call.signal, (signal) =>
      capture(
        guest.channel,
        instance,
        { run: [...agent, "sh", "-c", script, "sh", repo.url, repo.ref, repo.path], env, signal },
        (stream, text) => stream === "stderr" && call.onOutput(stream, text),
      ),
    );
    if (succeeded(result)) {
      // The guest says it, and it is recorded: nothing but a commit may pass.
      const commit = /(?:^|\n)([0-9a-f]{40,64})\s*$/.exec(result.stdout)?.[1];
      if (commit !== undefined) return { commit };
      throw fail("DEV-508", `${what}: git does not say which commit it is`, "see what git is in the machine");
    }
    const { code } = result.ending;
    if (code === ending.noGit) {
      throw fail("DEV-508", `there is no git in ${instance}`, "write toolchain: { git: true } in its image");
    }
    if (code === ending.occupied) {
      throw fail(
        "DEV-508",
        `${repo.path} in ${instance} is there already and is no git checkout`,
        "move it away, or choose another repo.path",
      );
    }
    if (code === ending.dirty) {
      throw fail(
        "DEV-509",
        `the checkout ${repo.path} in ${instance} holds work that ${repo.ref} would overwrite${lastLines(result.stderr)}`,
        "commit and push it, or put it away; then run the command again",
        5,
      );
    }
    throw fail(
      "DEV-508",
      `${what} cannot be checked out: git ${endingWords(result.ending)}${lastLines(result.stderr)}`,
      "check the address and the ref; a private repository wants repo.deployKey, an SSH server repo.knownHosts",
    );
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw fail(
      "DEV-508",
      `${what} was not checked out in ${timeoutMs / 60_000} minutes`,
      "run the command again: it goes on",
      8,
    );
  }
}

const ending = { noGit: 65, occupied: 66, dirty: 67 };

/**
 * A clone is made beside `path` and renamed there when it is complete. A branch only moves forward. refs/devorch/base marks what came from the
 * remote: guard-work counts what is beyond it. stdout is the commit, all else goes to stderr.
 */
const script = `set -eu
url=$1 ref=$2 path=$3
exec 3>&1 >&2
export GIT_TERMINAL_PROMPT=0 GIT_SSH_COMMAND="\${GIT_SSH_COMMAND:-ssh -o BatchMode=yes}"
hosts= agent=
trap 'rm -f "$hosts"; [ -z "$agent" ] || kill "$agent"' EXIT
if [ -n "\${DEVORCH_KNOWN_HOSTS-}" ]; then
  hosts=$(mktemp)
  printf "%s\\n" "$DEVORCH_KNOWN_HOSTS" >"$hosts"
  GIT_SSH_COMMAND="$GIT_SSH_COMMAND -o StrictHostKeyChecking=yes -o UserKnownHostsFile=$hosts"
fi
if [ -n "\${DEVORCH_DEPLOY_KEY-}" ]; then
  agent=$SSH_AGENT_PID
  printf "%s\\n" "$DEVORCH_DEPLOY_KEY" | ssh-add -q -
  unset DEVORCH_DEPLOY_KEY
fi
command -v git >/dev/null || exit ${ending.noGit}
case $path in "~") path=$HOME ;; "~/"*) path=$HOME/\${path#"~/"} ;; esac
path=\${path%/}
at=$path
if ! [ -e "$path/.git" ]; then
  if [ -e "$path" ]; then rmdir -- "$path" || exit ${ending.occupied}; fi
  at=$path.devorch-clone
  rm -rf -- "$at"
  mkdir -p -- "$(dirname -- "$at")"
  git clone --quiet --no-checkout -- "$url" "$at"
fi
cd -- "$at"
git config remote.origin.url "$url"
git fetch --quiet --force --tags origin "+refs/heads/*:refs/remotes/origin/*"
branch=
if [ "$ref" != HEAD ] && git rev-parse --quiet --verify "refs/remotes/origin/$ref^{commit}" >/dev/null; then
  branch=$ref target=refs/remotes/origin/$ref
elif git rev-parse --quiet --verify "refs/tags/$ref^{commit}" >/dev/null; then
  target=refs/tags/$ref
else
  target=$ref
  # A commit on no branch, or a ref such as pull/7/head.
  git cat-file -e "$ref^{commit}" 2>/dev/null || { git fetch --quiet origin "$ref"; target=FETCH_HEAD; }
fi
commit=$(git rev-parse --verify "$target^{commit}")
work=
if [ "$at" = "$path" ]; then
  work=$(git --no-optional-locks status --porcelain --ignore-submodules=none)
  if [ -n "$work" ] && [ "$(git rev-parse HEAD)" != "$commit" ]; then
    printf "%s\\n" "$work"
    exit ${ending.dirty}
  fi
fi
if [ -z "$work" ]; then
  if [ -z "$branch" ]; then git checkout --quiet --detach "$commit"
  elif git rev-parse --quiet --verify "refs/heads/$branch" >/dev/null; then
    git checkout --quiet "$branch" --
    git merge --quiet --ff-only "$target" || exit ${ending.dirty}
  else git checkout --quiet --track -b "$branch" "$target"
  fi
  git submodule --quiet update --init --recursive
  large='
    if git grep --quiet filter=lfs HEAD -- .gitattributes "**/.gitattributes"; then
      if git lfs version >/dev/null 2>&1; then git lfs install --local >/dev/null && git lfs pull
      else echo "large files of $(pwd) stay pointers: git-lfs is not installed"
      fi
    fi'
  eval "$large"
  git submodule --quiet foreach --recursive "$large"
fi
git update-ref refs/devorch/base "$commit"
[ "$at" = "$path" ] || mv -- "$at" "$path"
git -C "$path" rev-parse HEAD >&3`;

function fail(code: ProblemCode, message: string, hint: string, exitCode: ExitCode = 1): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint }], { exitCode });
}
