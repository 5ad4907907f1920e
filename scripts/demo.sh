#!/usr/bin/env bash
# The main job on the embedded provider: plan, apply, apply again, drift, repair, destroy. All its state is in a
# temporary folder, and nothing is left behind.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
export DEVORCH_STATE_DIR=$work/state DEVORCH_SIM_HOME=$work/sim XDG_CACHE_HOME=$work/cache
devorch() { "$root/bin/devorch" "$@"; }
multipass_sim() { "$root/bin/multipass-sim" "$@"; }

clean_up() {
  multipass_sim delete --all --purge >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

say() { printf '\n\033[1m── %s\033[0m\n' "$*"; }
run() {
  printf '\033[2m$ %s\033[0m\n' "$*"
  "$@"
}

mkdir "$work/demo"
cd "$work/demo"

say "A configuration to start from: a golden image, and a machine cloned from it"
run devorch init --provider sim
grep -v '^ *#' devorch.yaml

say "What would devorch do?"
run devorch plan

say "Do it"
run devorch apply --auto-approve

say "Again: nothing to do"
run devorch apply --auto-approve | tee "$work/second"
grep -q '^No changes' "$work/second"

say "Work inside"
run devorch exec dev -- sh -c 'echo "$(cat ~/greeting), on $(uname -n)"'

say "Somebody stops the machine behind devorch's back"
run multipass_sim stop dev-demo-dev >/dev/null
run devorch plan

say "Repair"
run devorch apply --auto-approve

say "Take everything down (the golden image stays, for the next machine)"
run devorch destroy --auto-approve
run devorch destroy --auto-approve >/dev/null

test "$(multipass_sim list --format csv | grep -c '^dev-demo-')" = 0
say "Done: nothing is left behind"
