import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { leaveCacheScript, packageCacheTarget, useCacheScript } from "../../src/core/package-cache.ts";
import { sealScript } from "../../src/core/seal-script.ts";
import { toolchainSteps } from "../../src/core/toolchain.ts";
import { type Mirror, startMirror } from "../support/mirror.ts";
import { noNamespaces } from "../support/namespaces.ts";
import { noShellcheck, shellcheck } from "../support/shellcheck.ts";
import { type SimProcess, simProcess } from "../support/sim-process.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

test.skipIf(noShellcheck)(`the scripts have no fault that shellcheck knows${noShellcheck}`, () => {
  expect(shellcheck(useCacheScript) + shellcheck(leaveCacheScript)).toBe("");
});

/** Real ones, of the host; their packages are tiny. */
const managers = ["apt-get", "dpkg-deb", "pip3", "npm"].filter((name) => !onPath(name));
const missing = managers.length > 0 ? ` (no ${managers.join(", ")})` : "";

describe.skipIf(noNamespaces || missing)(`builds that share a cache${noNamespaces || missing}`, () => {
  let sim: SimProcess;
  let mirror: Mirror;
  let folder: string;
  let cache: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "devorch-cache-"));
    cache = join(folder, "cache");
    mkdirSync(cache, { mode: 0o700 });
    mirror = await startMirror();
    publish(mirror, folder);
    sim = await simProcess("namespace");
    for (const name of ["first", "second"]) expect(sim.run(["launch", "--name", name]).exit).toBe(0);
  });
  afterAll(() => {
    sim?.dispose();
    mirror?.stop();
    rmSync(folder, { recursive: true });
  });

  const sh = (name: string, script: string) => sim.run(["exec", name, "--", "sh", "-c", script]);
  const begin = (name: string) => {
    // The host's shine through in a simulated guest.
    expect(sh(name, "sudo apt-get clean")).toMatchObject({ exit: 0 });
    expect(sim.run(["mount", cache, `${name}:${packageCacheTarget}`])).toMatchObject({ exit: 0 });
    for (const _ of [1, 2]) expect(sh(name, useCacheScript)).toMatchObject({ exit: 0, stderr: "" });
  };
  const [uvStep] = toolchainSteps({ uv: "0.7.3" }, { file: "", line: 1, column: 1 }).slice(-1);
  const install = (name: string) => {
    const apt = "sudo apt-get -q -o Dir::Etc::sourcelist=/tmp/list -o Dir::Etc::sourceparts=-";
    const script = `set -e
host=${mirror.hostInGuest}
echo "deb [trusted=yes] http://$host/apt ./" >/tmp/list
${apt} update
${apt} install --yes devorch-hello
pip3 download -q --no-deps --trusted-host "\${host%:*}" --index-url "http://$host/simple" -d /tmp/wheels hello
npm install --silent --no-audit --no-fund --registry "http://$host" --prefix /tmp/npm devorch-hello
export UV_INSTALLER_GITHUB_BASE_URL=http://$host
${uvStep!.shell}`;
    expect(sh(name, script)).toMatchObject({ exit: 0 });
    const installed = "dpkg-query -Wf '${Status}\\n' devorch-hello; ls /tmp/wheels /tmp/npm/node_modules; uv";
    expect(sh(name, installed).stdout).toBe(
      "install ok installed\n/tmp/npm/node_modules:\ndevorch-hello\n\n/tmp/wheels:\nhello-1.0-py3-none-any.whl\nuv 0.7.3\n",
    );
  };
  const downloads = () =>
    mirror
      .requests()
      .filter((path) => /[.](deb|whl|tgz|tar[.]gz|sha256)$/.test(path))
      .sort();
  const end = (name: string) => {
    for (const _ of [1, 2]) expect(sh(name, leaveCacheScript)).toMatchObject({ exit: 0, stderr: "" });
  };

  test("the second downloads nothing that the first has", () => {
    begin("first");
    install("first");
    end("first");
    const first = downloads();
    expect(first).toEqual([...packages, `${uvArchive}.sha256`, uvArchive].sort());
    begin("second");
    install("second");
    expect(downloads()).toEqual(first);
    end("second");
    expect(readdirSync(cache).sort()).toEqual(["apt", "npm", "pip", "uv", "uv-0.7.3"]);
    expect(readdirSync(join(cache, "apt"))).toEqual(["devorch-hello_1.0_all.deb"]);
    expect(readdirSync(join(cache, "npm"))).toContain("_cacache");
  });

  test("nothing is sealed while it is mounted; afterwards no trace of it is left, and it is as it was", () => {
    expect(sh("first", sealScript("first"))).toMatchObject({
      exit: 1,
      stderr: "the host's package caches are still mounted: nothing is sealed\n",
    });
    expect(sim.run(["umount", `first:${packageCacheTarget}`])).toMatchObject({ exit: 0 });
    expect(sh("first", sealScript("first"))).toMatchObject({ exit: 0, stderr: "" });
    expect(
      sh(
        "first",
        `ls -A ~/.cache ~/.npm /var/cache/apt/archives /etc/apt/apt.conf.d 2>/dev/null | grep -E 'devorch|deb$'; grep -c devorch/ /proc/mounts; find /home /var/cache/apt -lname '*devorch*'`,
      ).stdout,
    ).toBe("0\n");
    expect(readFileSync(join(cache, "apt", "devorch-hello_1.0_all.deb")).length).toBeGreaterThan(100);
  });
});

test("in guests of plain processes, too, what one put into a cache another finds, and apt's is left alone", async () => {
  const sim = await simProcess("process");
  const cache = mkdtempSync(join(tmpdir(), "devorch-cache-"));
  try {
    const sh = (name: string, script: string) => sim.run(["exec", name, "--", "sh", "-c", script]);
    for (const [name, script] of [
      ["first", "echo wheel >~/.cache/pip/kept"],
      ["second", "cat ~/.cache/pip/kept"],
    ] as const) {
      sim.run(["launch", "--name", name]);
      sim.run(["mount", cache, `${name}:${packageCacheTarget}`]);
      expect(sh(name, useCacheScript)).toMatchObject({ exit: 0, stderr: "" });
      expect(sh(name, script)).toMatchObject({ exit: 0, stdout: name === "second" ? "wheel\n" : "" });
      expect(sh(name, `${leaveCacheScript}\nls -A ~/.cache`)).toMatchObject({ exit: 0 });
    }
  } finally {
    sim.dispose();
    rmSync(cache, { recursive: true });
  }
});

const machine = process.arch === "arm64" ? "aarch64" : "x86_64";
const uvFolder = `uv-${machine}-unknown-linux-gnu`;
const uvArchive = `/astral-sh/uv/releases/download/0.7.3/${uvFolder}.tar.gz`;
const npmArchive = "/files/devorch-hello-1.0.0.tgz";
const packages = ["/apt/./devorch-hello_1.0_all.deb", "/files/hello-1.0-py3-none-any.whl", npmArchive];

/** One package for each of the managers. */
function publish(mirror: Mirror, folder: string): void {
  const within = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  within(
    "deb/DEBIAN/control",
    "Package: devorch-hello\nVersion: 1.0\nArchitecture: all\nMaintainer: nobody <nobody@example.com>\nDescription: nothing\n",
  );
  const deb = join(folder, "hello.deb");
  execFileSync("dpkg-deb", ["--root-owner-group", "--build", join(folder, "deb"), deb]);
  const content = readFileSync(deb);
  mirror.put("/apt/devorch-hello_1.0_all.deb", content);
  const control = readFileSync(join(folder, "deb/DEBIAN/control"), "utf8");
  mirror.put(
    "/apt/Packages",
    `${control}Filename: ./devorch-hello_1.0_all.deb\nSize: ${content.length}\nSHA256: ${sha256(content)}\n`,
  );

  const zip = `import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1], 'w')
wheel.writestr('hello-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: hello\\nVersion: 1.0\\n')
wheel.writestr('hello-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nTag: py3-none-any\\n')
wheel.close()`;
  execFileSync("python3", ["-c", zip, join(folder, "hello.whl")]);
  mirror.put(packages[1]!, readFileSync(join(folder, "hello.whl")));
  mirror.put(
    "/simple/hello/index",
    '<a href="/files/hello-1.0-py3-none-any.whl">hello-1.0-py3-none-any.whl</a>',
  );

  const manifest = { name: "devorch-hello", version: "1.0.0" };
  within("npm/package/package.json", JSON.stringify(manifest));
  const tgz = execFileSync("tar", ["-cz", "-C", join(folder, "npm"), "package"]);
  mirror.put(npmArchive, tgz);
  const integrity = `sha512-${createHash("sha512").update(tgz).digest("base64")}`;
  // npm puts the registry that it was given in the place of its own.
  const dist = { tarball: `https://registry.npmjs.org${npmArchive}`, integrity };
  const versions = { "1.0.0": { ...manifest, dist } };
  mirror.put("/devorch-hello", JSON.stringify({ ...manifest, "dist-tags": { latest: "1.0.0" }, versions }));

  for (const name of ["uv", "uvx"]) within(`release/${uvFolder}/${name}`, "#!/bin/sh\necho uv 0.7.3\n");
  const uv = execFileSync("tar", ["-cz", "-C", join(folder, "release"), uvFolder]);
  mirror.put(uvArchive, uv);
  mirror.put(`${uvArchive}.sha256`, `${sha256(uv)} *${uvFolder}.tar.gz\n`);
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function onPath(name: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${name}`]);
    return true;
  } catch {
    return false;
  }
}
