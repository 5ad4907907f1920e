import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { toolchainSteps } from "../../src/core/toolchain.ts";
import { type Mirror, startMirror } from "../support/mirror.ts";
import { noNamespaces } from "../support/namespaces.ts";
import { noShellcheck, shellcheck } from "../support/shellcheck.ts";
import { type SimProcess, simProcess } from "../support/sim-process.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const steps = toolchainSteps(
  {
    python: "3.12.10",
    uv: "0.7.3",
    podman: "rootless",
    git: true,
    tools: ["black==25.1.0", "mypy==1.16.0"],
    aliases: { ll: "ls -l", hi: "echo 'hello  world'" },
  },
  { file: "devorch.yaml", line: 1, column: 1 },
);

test.skipIf(noShellcheck)(`the scripts have no fault that shellcheck knows${noShellcheck}`, () => {
  expect(steps.map(({ shell }) => shellcheck(shell)).join("")).toBe("");
});

test("what is not asked for is not provisioned", () => {
  const names = (toolchain: Parameters<typeof toolchainSteps>[0]) =>
    toolchainSteps(toolchain, steps[0]!.source).map(({ name }) => name);
  expect(names(undefined)).toEqual([]);
  expect(names({ git: true })).toEqual(["toolchain-layout", "toolchain-packages"]);
});

test("a guest of plain processes is left alone, and so is its host", () => {
  for (const { shell } of steps) {
    const env = { DEVORCH_SIM_BIN: "/nowhere", PATH: "/nowhere" };
    expect(execFileSync("/bin/sh", ["-c", shell], { env, encoding: "utf8" })).toBe("");
  }
});

describe.skipIf(noNamespaces)(`in a guest, from a mirror${noNamespaces}`, () => {
  let sim: SimProcess;
  let mirror: Mirror;
  beforeAll(async () => {
    sim = await simProcess("namespace");
    expect(sim.run(["launch", "--name", "golden"]).exit).toBe(0);
    mirror = await startMirror();
    mirror.put(`${uvArchive}.sha256`, `${uv.sha256} *${uvFolder}.tar.gz\n`);
    mirror.put(pythonArchive, python.archive);
    for (const tool of ["black", "mypy"]) mirror.put(`/${tool}/index`, "a wheel");
    for (const [name, text] of Object.entries(aptStandIns))
      sim.run(["exec", "golden", "--", "sudo", "sh", "-c", `cat >${bin}/${name}; chmod 755 ${bin}/${name}`], {
        input: text,
      });
  });
  afterAll(() => {
    sim.dispose();
    mirror.stop();
  });

  const sh = (script: string) => sim.run(["exec", "golden", "--", "sh", "-c", script]);
  const provision = (name: string) => {
    const { shell } = steps.find((step) => step.name === `toolchain-${name}`)!;
    const host = mirror.hostInGuest;
    const mirrors = ["UV_INSTALLER_GITHUB_BASE_URL", "UV_PYTHON_INSTALL_MIRROR", "UV_DEFAULT_INDEX"];
    return sh(`${mirrors.map((variable) => `export ${variable}=http://${host}\n`).join("")}${shell}`);
  };

  test("a broken download installs nothing", () => {
    mirror.put(uvArchive, "broken");
    expect(provision("uv")).toMatchObject({ exit: 1, stdout: `${uvArchive.split("/").at(-1)}: FAILED\n` });
    expect(sh("command -v uv").exit).not.toBe(0);
    mirror.put(uvArchive, uv.archive);
  });

  test("everything asked for is there in every kind of shell, and a second run changes and downloads nothing", () => {
    for (const { name } of steps) expect(provision(name.slice(10)), name).toMatchObject({ exit: 0 });
    const versions = "python3.12 --version; python3 --version; black --version; mypy --version";
    const expected = "Python 3.12.10\nPython 3.12.10\nblack 25.1.0\nmypy 1.16.0\n";
    for (const shell of ["sh -c", "bash -lc", "bash -ic"])
      expect(sh(`${shell} '${versions}' 2>/dev/null`).stdout).toBe(expected);
    expect(sh("bash -ic 'shopt -s expand_aliases; eval hi' 2>/dev/null").stdout).toBe("hello  world\n");
    expect(
      sh(
        "grep ubuntu /etc/subuid /etc/subgid; ls /var/lib/systemd/linger; cat /var/fake-dpkg; stat -c %a ~/.ssh/*",
      ).stdout,
    ).toBe(
      `/etc/subuid:ubuntu:100000:65536
/etc/subgid:ubuntu:100000:65536
ubuntu
git podman uidmap slirp4netns fuse-overlayfs dbus-user-session
600
`,
    );
    sh("touch /tmp/before");
    const requests = mirror.requests();
    expect(requests.length).toBeGreaterThan(3);
    for (const { name } of steps)
      expect(provision(name.slice(10)), name).toMatchObject({ exit: 0, stdout: "" });
    expect(mirror.requests()).toEqual(requests);
    const changed = "sudo find /etc /home /opt /usr/local /var -newer /tmp/before -not -name '.sudo*'";
    expect(sh(`${changed} -not -path '/var/log/*' -not -path '/var/lib/sudo*' -not -type d`).stdout).toBe("");
  });
});

const bin = "/usr/local/bin";
const machine = process.arch === "arm64" ? "aarch64" : "x86_64";
const uvFolder = `uv-${machine}-unknown-linux-gnu`;
const uvArchive = `/astral-sh/uv/releases/download/0.7.3/${uvFolder}.tar.gz`;
const pythonArchive = "/20250409/cpython-3.12.10.tar.gz";

/** apt and dpkg that remember what was installed, and install nothing. */
const aptStandIns = {
  "apt-get": `#!/bin/sh
case "$*" in *' update') exit ;; *DPkg::Lock*--yes*--no-install-recommends*) ;; *) exit 9 ;; esac
while [ "$1" != --no-install-recommends ]; do shift; done
shift
echo "$@" >>/var/fake-dpkg
`,
  "dpkg-query": `#!/bin/sh
grep -qw -- "$3" /var/fake-dpkg 2>/dev/null && echo 'install ok installed'
`,
};

/** A uv that takes what it is asked to install from a mirror, at the places where the real one looks. */
const uvStandIn = `#!/bin/sh -e
say() { mkdir -p "$(dirname "$1")"; printf '#!/bin/sh\\necho %s\\n' "$2" >"$1"; chmod 755 "$1"; }
get() { curl --fail --silent --show-error --output "$@"; }
case "$1 $2" in
'--version ') echo 'uv 0.7.3 (a stand-in)' ;;
'python find') [ "$UV_PYTHON_PREFERENCE" = only-managed ] && ls ~/.local/share/uv/python/cpython-$4/bin/python 2>/dev/null ;;
'python install') mkdir -p ~/.local/share/uv/python
  get /tmp/python.tgz "$UV_PYTHON_INSTALL_MIRROR${pythonArchive}"
  tar -xzf /tmp/python.tgz -C ~/.local/share/uv/python ;;
'tool list') cat ~/.local/share/uv/tools 2>/dev/null ;;
'tool install') [ "$UV_PYTHON" = 3.12.10 ] && name=\${4%%==*} version=\${4#*==}
  get /tmp/wheel "$UV_DEFAULT_INDEX/$name/"
  say ~/.local/bin/$name "$name $version"
  echo "$name v$version" >>~/.local/share/uv/tools ;;
*) echo "$*: not for a stand-in" >&2; exit 2 ;;
esac
`;

const uv = archiveOf({ [`${uvFolder}/uv`]: uvStandIn, [`${uvFolder}/uvx`]: "#!/bin/sh\n" });
const python = archiveOf({ "cpython-3.12.10/bin/python": "#!/bin/sh\necho Python 3.12.10\n" });

function archiveOf(files: Readonly<Record<string, string>>): { archive: Buffer; sha256: string } {
  const folder = mkdtempSync(join(tmpdir(), "devorch-archive-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  const archive = execFileSync("tar", ["-cz", "-C", folder, ...Object.keys(files)]);
  rmSync(folder, { recursive: true });
  return { archive, sha256: execFileSync("sha256sum", { input: archive, encoding: "utf8" }).split(" ")[0]! };
}
