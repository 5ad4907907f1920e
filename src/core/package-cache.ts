import type { Chain } from "./chain.ts";
import { readyTimeoutMs } from "./timeouts.ts";

/** Where a build sees the host's folder of package caches. */
export const packageCacheTarget = "/home/ubuntu/.cache/devorch";

/** Shows the running guest `instance` the folder `cacheDir`, and has package managers use it. */
export function takeCache(chain: Chain, instance: string, cacheDir: string): void {
  chain.add("mount", { do: "mount", instance, source: cacheDir, target: packageCacheTarget });
  chain.add("cache", { do: "run", instance, command: command(useCacheScript) });
}

/** Keeps what was downloaded, and leaves no trace of it in the guest. */
export function leaveCache(chain: Chain, instance: string): void {
  chain.add("uncache", { do: "run", instance, command: command(leaveCacheScript) });
  chain.add("umount", { do: "umount", instance, target: packageCacheTarget });
}

const command = (run: string) => ({ run, env: {}, timeoutMs: readyTimeoutMs });

/** Nothing of apt's is touched where the guest has none of its own. */
const orLeaveApt = `if [ -n "\${DEVORCH_SIM_BIN-}" ] || ! command -v apt-get >/dev/null; then exit 0; fi`;

/** Where uv, pip and npm of the user look unless told otherwise: no setting to write, and none to take back. */
const places = `places="uv:$HOME/.cache/uv pip:$HOME/.cache/pip npm:$HOME/.npm"`;

/**
 * Caches of uv, pip and npm may be used by many at once. apt's may not, so its packages come in as links, and new ones go out whole.
 * Where the guest has a cache of its own already, that stays. In a simulated guest of plain processes apt is the host's: left alone.
 */
export const useCacheScript = `# use the host's package caches
set -eu
cache=$HOME/.cache/devorch
${places}
mkdir -p "$HOME/.cache" "$cache/apt"
for place in $places; do
  mkdir -p "$cache/\${place%%:*}"
  [ -e "\${place#*:}" ] || ln -sfn "$cache/\${place%%:*}" "\${place#*:}"
done
find "$cache/apt" -name 'new.*' -mtime +0 -delete
${orLeaveApt}
echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' | sudo tee /etc/apt/apt.conf.d/99devorch-cache >/dev/null
find "$cache/apt" -name '*.deb' -exec sudo ln -sft /var/cache/apt/archives {} +`;

export const leaveCacheScript = `# leave the host's package caches
set -eu
cache=$HOME/.cache/devorch
${places}
for place in $places; do
  if [ "$(readlink "\${place#*:}" || :)" = "$cache/\${place%%:*}" ]; then rm "\${place#*:}"; fi
done
${orLeaveApt}
sudo rm -f /etc/apt/apt.conf.d/99devorch-cache
sudo find /var/cache/apt/archives -name '*.deb' -type l -delete
for package in /var/cache/apt/archives/*.deb; do
  kept=$cache/apt/\${package##*/}
  if [ ! -e "$package" ] || [ -e "$kept" ]; then continue; fi
  new=$(mktemp "$cache/apt/new.XXXXXXXX")
  cp "$package" "$new"
  mv "$new" "$kept"
done`;
