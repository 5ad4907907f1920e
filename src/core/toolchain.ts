import type { ImageStep, Toolchain } from "./desired.ts";
import { packageCacheTarget } from "./package-cache.ts";
import type { SourceSpan } from "./problem.ts";
import { quote } from "./quote.ts";

/**
 * The steps that provision a toolchain whose versions are all exact, before the image's own. Each can be run again: what is there stays.
 * uv, Python and the tools are `ubuntu`'s, so that `uv tool list` knows them, and linked in /usr/local/bin, which is on the PATH of every
 * shell. Versions are words that the schema lets through, so they need no quoting.
 *
 * In a simulated guest of plain processes `/` is the host's: nothing is installed there.
 */
export function toolchainSteps(toolchain: Toolchain | undefined, source: SourceSpan): ImageStep[] {
  if (!toolchain) return [];
  const { python, uv, podman, git, tools = [], aliases = {} } = toolchain;
  const packages = [...(git ? ["git"] : []), ...(podman ? podmanPackages : [])];
  const scripts: [name: string, script: string][] = [
    ["layout", layoutScript],
    ...(packages.length > 0 ? [["packages", packagesScript(packages)] as [string, string]] : []),
    ...(podman ? [["podman", podmanScript] as [string, string]] : []),
    ...(uv ? [["uv", uvScript(uv)] as [string, string]] : []),
    ...(python ? [["python", pythonScript(python)] as [string, string]] : []),
    ...(tools.length > 0 ? [["tools", toolsScript(tools, python)] as [string, string]] : []),
    ...(Object.keys(aliases).length > 0 ? [["aliases", aliasesScript(aliases)] as [string, string]] : []),
  ];
  return scripts.map(([name, script]) => ({
    name: `toolchain-${name}`,
    shell: `# toolchain: ${name}\n${prelude}\n${script}`,
    checkpoint: false,
    env: {},
    timeoutMs: 30 * 60_000,
    source,
  }));
}

/** What the toolchain leaves open, so that two builds could differ: `uv`, `tools.black`. */
export function unpinned({ python, uv, tools = [] }: Toolchain): string[] {
  const needsUv = python !== undefined || tools.length > 0;
  return [
    ...((uv === undefined && needsUv) || uv === "latest" ? ["uv"] : []),
    ...(python !== undefined && !/^\d+\.\d+\.\d+$/.test(python) ? ["python"] : []),
    ...tools.filter((tool) => !tool.includes("==")).map((tool) => `tools.${tool}`),
  ];
}

const prelude = `set -eu
[ -z "\${DEVORCH_SIM_BIN-}" ] || exit 0`;

const layoutScript = `umask 077
mkdir -p ~/.ssh
[ -e ~/.ssh/authorized_keys ] || : >~/.ssh/authorized_keys
chmod 700 ~/.ssh
chmod 600 ~/.ssh/authorized_keys`;

/** What rootless Podman needs beside itself: id maps, a network, a file system and a session bus for the user. */
const podmanPackages = ["podman", "uidmap", "slirp4netns", "fuse-overlayfs", "dbus-user-session"];

/** Waits for whoever holds dpkg's lock, such as unattended-upgrades at the first boot. */
const packagesScript = (packages: readonly string[]) => `for package in ${packages.join(" ")}; do
  dpkg-query -Wf '\${Status}' "$package" 2>/dev/null | grep -q ' installed$' && continue
  sudo apt-get -o DPkg::Lock::Timeout=600 update
  sudo DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install --yes --no-install-recommends ${packages.join(" ")}
  break
done`;

/** The empty file is what \`loginctl enable-linger\` leaves; it needs no running systemd-logind. */
const podmanScript = `for file in /etc/subuid /etc/subgid; do
  grep -q '^ubuntu:' "$file" 2>/dev/null || echo ubuntu:100000:65536 | sudo tee -a "$file" >/dev/null
done
sudo mkdir -p /var/lib/systemd/linger
[ -e /var/lib/systemd/linger/ubuntu ] || sudo touch /var/lib/systemd/linger/ubuntu`;

/** The release's own checksum file guards against a broken download. UV_INSTALLER_GITHUB_BASE_URL is uv's own name for a mirror. */
const uvScript = (
  version: string,
) => `case "$(uv --version 2>/dev/null || :) " in "uv ${version} "*) exit 0 ;; esac
archive=uv-$(uname -m)-unknown-linux-gnu
url=\${UV_INSTALLER_GITHUB_BASE_URL:-https://github.com}/astral-sh/uv/releases/download/${version}/$archive.tar.gz
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cache=${packageCacheTarget}
for name in "$archive.tar.gz" "$archive.tar.gz.sha256"; do
  cp "$cache/uv-${version}/$name" . 2>/dev/null ||
    curl --fail --silent --show-error --location --retry 5 --output "$name" "\${url%/*}/$name"
done
sha256sum --check --quiet "$archive.tar.gz.sha256"
if [ -d "$cache" ] && [ ! -e "$cache/uv-${version}" ]; then
  new=$(mktemp -d "$cache/new.XXXXXXXX")
  cp "$archive.tar.gz" "$archive.tar.gz.sha256" "$new"
  mv -T "$new" "$cache/uv-${version}" || rm -r "$new"
fi
tar -xzf "$archive.tar.gz"
sudo install -m 755 "$archive/uv" "$archive/uvx" /usr/local/bin/`;

/** Takes a Python of uv's only, never the system's. */
const pythonScript = (version: string) => `export UV_PYTHON_PREFERENCE=only-managed
[ ! -d ${packageCacheTarget} ] || export UV_PYTHON_CACHE_DIR=${packageCacheTarget}/python
find_python() { uv python find --system ${version} 2>/dev/null; }
find_python >/dev/null || uv python install ${version}
python=$(find_python)
for name in python${version.split(".").slice(0, 2).join(".")} python3; do
  [ "$(readlink /usr/local/bin/$name || :)" = "$python" ] || sudo ln -sfn "$python" "/usr/local/bin/$name"
done`;

const toolsScript = (tools: readonly string[], python: string | undefined) => `${
  python ? `export UV_PYTHON=${python} UV_PYTHON_PREFERENCE=only-managed\n` : ""
}for tool in ${tools.join(" ")}; do
  uv tool list 2>/dev/null | grep -qix "\${tool%%==*} v\${tool#*==}" || uv tool install --force "$tool"
done
for program in ~/.local/bin/*; do
  link=/usr/local/bin/\${program##*/}
  [ -e "$link" ] || sudo ln -sfn "$program" "$link"
done`;

/** Ubuntu's ~/.bashrc reads this file. */
const aliasesScript = (aliases: Readonly<Record<string, string>>) => `new=$(mktemp)
cat >"$new" <<'ALIASES'
${Object.entries(aliases)
  .map(([name, command]) => `alias ${name}=${quote(command)}`)
  .join("\n")}
ALIASES
cmp -s "$new" ~/.bash_aliases || install -m 644 "$new" ~/.bash_aliases
rm "$new"`;
