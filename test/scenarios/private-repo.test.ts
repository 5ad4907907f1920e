import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { machinesMissing, type Scenario, scenario } from "./support.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const missing = await machinesMissing();

describe.skipIf(missing)(`a private repository over SSH${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let here: Scenario;
  let address: string;
  let hostKey: string;
  let key: string;
  const yaml = (machines = "") =>
    `apiVersion: devorch/v1\nproject: acme\nprovider: sim\nmachines:\n  git: { from: "24.04" }\n${machines}`;
  const inServer = async (script: string, input = "") => {
    const { devorch } = here;
    const result = await devorch(["exec", "git", "--", "sh", "-c", `set -e\n${script}`], { input });
    expect(result).toMatchObject({ code: 0 });
    return result.stdout;
  };

  beforeAll(async () => {
    here = await scenario(yaml(), "namespace");
    expect(await here.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
    const keyFile = join(here.folder, "deploy");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "deploy", "-f", keyFile]);
    key = readFileSync(keyFile, "utf8");
    address = (await inServer("hostname -I")).trim().split(" ")[0]!;
    hostKey = (await inServer("cat /etc/ssh/ssh_host_ed25519_key.pub")).trim();
    await inServer(publish(address), readFileSync(`${keyFile}.pub`, "utf8"));
  });
  afterAll(() => here?.dispose());

  it("is checked out at a pull request, with its submodules, by a key that never is on the machine's disk", async () => {
    const repo = (more: string) =>
      `  web:
    from: "24.04"
    repo:
      url: ssh://ubuntu@${address}/home/ubuntu/acme.git
      ref: pull/7/head
      path: ~/acme
      knownHosts: "${address} ${hostKey}"
${more}`;
    here.write("devorch.yaml", yaml(repo("")));
    const refused = await here.devorch(["apply", "--auto-approve"], { env: { KEY: key } });
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toMatch(/DEV-508.*Permission denied.*repo\.deployKey/s);

    here.write("devorch.yaml", yaml(repo('      deployKey: { secret: "env:KEY" }\n')));
    expect(await here.devorch(["apply", "--auto-approve"], { env: { KEY: key } })).toMatchObject({ code: 0 });
    const look = `cd acme && cat README lib/lib.txt && git status --porcelain && git rev-parse HEAD
! sudo grep -rlF "$1" /home /root /etc /tmp /var /run 2>/dev/null && ! pgrep ssh-agent`;
    const line = key.split("\n")[2]!;
    const { stdout, code } = await here.devorch(["exec", "web", "--", "sh", "-c", look, "sh", line]);
    const topic = await inServer("git -C acme.git rev-parse refs/pull/7/head");
    expect({ code, stdout }).toEqual({ code: 0, stdout: `topic\nlib\n${topic}` });
    // It needs no key any more.
    expect((await here.devorch(["plan"])).stdout).toContain("No changes");
  });

  it("up takes its key, too, from where secrets come from", async () => {
    const url = `ssh://ubuntu@${address}/home/ubuntu/acme.git`;
    const key = ["--deploy-key", "file:deploy", "--known-hosts", `${address} ${hostKey}`];
    expect(await here.devorch(["up", "box", ...key])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("--deploy-key needs --repo"),
    });
    expect(await here.devorch(["up", "box", "--repo", url, ...key])).toMatchObject({ code: 0 });
    expect((await here.devorch(["exec", "box", "-w", "acme", "--", "cat", "README"])).stdout).toBe("main\n");
    expect((await here.devorch(["up", "box"])).stdout).toContain("No changes");
  });
});

/** Two bare repositories, one a submodule of the other, with a branch and a pull request. stdin: the key that may read them. */
const publish = (address: string) => `cat >>~/.ssh/authorized_keys
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
for name in lib acme; do git init --quiet --bare -b main $name.git; git clone --quiet $name.git $name 2>/dev/null; done
commit() { git -C $1 add --all; git -C $1 commit --quiet -m change; git -C $1 push --quiet origin "HEAD:$2"; }
echo lib >lib/lib.txt
commit lib main
echo main >acme/README
git -C acme -c protocol.file.allow=always submodule --quiet add ~/lib.git lib
git -C acme config -f .gitmodules submodule.lib.url ssh://ubuntu@${address}/home/ubuntu/lib.git
commit acme main
echo topic >acme/README
commit acme refs/pull/7/head
rm -rf lib acme`;
