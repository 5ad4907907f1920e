#!/bin/sh
# Installs the Debian packages that some tests need, where that is possible; without them these tests are skipped.
set -eu
PATH="$PATH:/usr/sbin:/sbin"

missing=
while read -r command package; do
  command -v "$command" >/dev/null || missing="$missing $package"
done <<'LIST'
sshd openssh-server
ssh openssh-client
git git
git-lfs git-lfs
ip iproute2
unshare util-linux
sudo sudo
shellcheck shellcheck
curl curl
faketime faketime
mkfs.ext4 e2fsprogs
LIST
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed, so some tests are skipped:$missing"
  exit 0
fi

# Nothing that is installed here starts a service.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
fi
log=$(mktemp)
# shellcheck disable=SC2086 # a list of words
if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
  echo "installed:$missing"
else
  tail -n 5 "$log"
  echo "could not be installed, so some tests are skipped:$missing"
fi
rm -f "$log"
