import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sealScript } from "../../src/core/seal-script.ts";
import { noNamespaces } from "../support/namespaces.ts";
import { noShellcheck, shellcheck } from "../support/shellcheck.ts";
import { type SimProcess, simProcess } from "../support/sim-process.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test.skipIf(noShellcheck)(`the script has no fault that shellcheck knows${noShellcheck}`, () => {
  expect(shellcheck(sealScript("golden-3f9a01bc"))).toBe("");
});

describe.skipIf(noNamespaces)(`a sealed guest${noNamespaces}`, () => {
  const userData = `#cloud-config
runcmd: ["echo ran >>/var/ran"]
ssh_authorized_keys: []
`;
  let sim: SimProcess;
  beforeAll(async () => {
    sim = await simProcess("namespace");
    expect(sim.run(["launch", "--name", "golden", "--cloud-init", "-"], { input: userData }).exit).toBe(0);
  });
  afterAll(() => sim.dispose());

  const sh = (name: string, script: string) => sim.run(["exec", name, "--", "sh", "-c", script]);
  const out = (name: string, script: string) => sh(name, script).stdout.trim();
  const seal = () => sh("golden", sealScript("golden"));

  test("is refused while it holds a key that is not the provider's, and left as it is", () => {
    const before = out("golden", "cat /etc/machine-id");
    for (const home of ["/home/ubuntu", "/root"]) {
      const file = `${home}/.ssh/authorized_keys`;
      const foreign = `no-pty,command="date" ssh-ed25519 ${"A".repeat(68)} somebody`;
      sh("golden", `sudo mkdir -p ${home}/.ssh; echo '${foreign}' | sudo tee -a ${file}`);
      expect(seal()).toMatchObject({
        exit: 1,
        stderr: `${file} holds a key that is not the provider's: take it out of the image\n`,
      });
      sh("golden", `sudo sed -i '$d' ${file}`);
    }
    expect(out("golden", "cat /etc/machine-id")).toBe(before);
  });

  test("holds nothing that clones must not share, also when sealed twice, and the host keeps what is its own", () => {
    const hostLists = readdirSync("/var/lib/apt/lists");
    const hostId = readFileSync("/etc/machine-id", "utf8");
    sh("golden", "echo secret >~/.bash_history; echo old | sudo tee /var/log/old.log /var/log/old.log.1");
    for (const _ of [1, 2]) expect(seal()).toMatchObject({ exit: 0, stderr: "" });
    expect(
      out(
        "golden",
        `cat /etc/machine-id ~/.bash_history; ls -A /var/lib/apt/lists | grep .; ls /var/log/old.log.1
find /var/log -type f -size +0 -not -name sshd.log; sed 's/.* //' ~/.ssh/authorized_keys`,
      ),
    ).toBe("ubuntu@localhost");
    expect(readdirSync("/var/lib/apt/lists")).toEqual(hostLists);
    expect(readFileSync("/etc/machine-id", "utf8")).toBe(hostId);
  });

  test("gives clones that do not run the user's commands again and are reached with the provider's key", () => {
    const key = "cat /etc/ssh/ssh_host_ed25519_key.pub";
    const templateKey = out("golden", key);
    for (const call of [
      ["stop", "golden"],
      ["clone", "golden", "--name", "web"],
      ["start", "web"],
    ])
      expect(sim.run(call)).toMatchObject({ exit: 0 });
    expect(
      out("web", "hostname; cat /var/ran; cloud-init status; sed 's/.* //' ~/.ssh/authorized_keys"),
    ).toBe("web\nran\nstatus: done\nubuntu@localhost");
    expect(out("web", key)).not.toBe(templateKey);
  });
});

describe("where there is no guest with a root of its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "devorch-seal-"));
  const called = join(folder, "called");
  beforeAll(() => {
    for (const name of ["sudo", "readlink", "rm", "find", "apt-get"]) {
      writeFileSync(join(folder, name), `#!/bin/sh\necho ${name} >>${called}\n`);
      chmodSync(join(folder, name), 0o755);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const env = (home: string) => ({ PATH: `${folder}:${process.env.PATH}`, HOME: home });
  const run = (home: string) =>
    spawnSync("sh", ["-c", sealScript("golden")], { env: env(home), encoding: "utf8" });

  test("a guest of plain processes is sealed without looking at its host", async () => {
    const sim = await simProcess("process");
    try {
      expect(sim.run(["launch", "--name", "golden"]).exit).toBe(0);
      const { PATH } = env("");
      const call = ["exec", "golden", "--", "env", `PATH=${PATH}`, "sh", "-c", sealScript("golden")];
      expect(sim.run(call)).toMatchObject({ exit: 0, stdout: "", stderr: "" });
      expect(existsSync(called)).toBe(false);
    } finally {
      sim.dispose();
    }
  });

  test("a host is refused before anything is changed, even as the user ubuntu", () => {
    for (const home of ["/home/ubuntu", "/root"]) {
      expect(run(home)).toMatchObject({
        status: 1,
        stderr: "this is not the guest that cloud-init set up as golden: it is not sealed\n",
      });
    }
    expect(readFileSync(called, "utf8")).toBe("readlink\n");
  });
});
