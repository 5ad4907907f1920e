import { execFile } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../ssh/sshd.ts";
import { builtBin } from "../support/build.ts";
import { machinesMissing, type Scenario, scenario } from "./support.ts";

const run = promisify(execFile);
const missing = await machinesMissing();
const env = { ACME_KEY: "canary-0818" };

describe.skipIf(missing)(`machines with an sshd${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let here: Scenario;

  beforeAll(async () => {
    here = await scenario(
      `apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web: { from: "24.04", env: { KEY: { secret: "env:ACME_KEY" } } }
  bare: { from: "24.04" }
`,
      "namespace",
    );
    expect(await here.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  });
  afterAll(() => here?.dispose());

  it("exec goes over SSH, passes the exit code through, and forwards no agent", async () => {
    const script = 'echo "$SSH_CONNECTION|$SSH_AUTH_SOCK"; cat; exit 7';
    const options = { input: "typed", env: { ...env, SSH_AUTH_SOCK: "/tmp/agent" } };
    const { code, stdout } = await here.devorch(["exec", "web", "--", "sh", "-c", script], options);
    expect(code).toBe(7);
    expect(stdout).toMatch(/^10\.\S+ \d+ 10\.\S+ 22\|\ntyped$/);

    const files = await readdir(here.state, { recursive: true, withFileTypes: true });
    const keys = files.filter(({ parentPath }) => parentPath.endsWith("/keys/acme"));
    expect(keys.map(({ name }) => name).sort()).toEqual(["id_ed25519", "known_hosts.dev-acme-web"]);
    const modes = keys.map(({ parentPath, name }) => statSync(join(parentPath, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    expect(statSync(keys[0]!.parentPath).mode & 0o777).toBe(0o700);
  });

  it("a command that a signal ends is told by 128 and its number, one whose connection is cut by 125", async () => {
    const killed = await here.devorch(["exec", "web", "--", "sh", "-c", "kill -TERM $$"], { env });
    expect(killed).toMatchObject({ code: 143, stderr: "" });
    let cut: Promise<unknown> | undefined;
    const left = await here.devorch(["exec", "web", "--", "sh", "-c", "echo up; exec sleep 600"], {
      env,
      onOutput(text) {
        if (text.includes("up"))
          cut ??= here.multipass("exec", "dev-acme-web", "--", "sudo", "pkill", "-f", "sshd: ubuntu");
      },
    });
    await cut;
    expect(left).toMatchObject({ code: 125, stderr: expect.stringContaining("broke while a command ran") });
  });

  it("folders are copied there and back", async () => {
    here.write("folder/deep/a", "made here\n");
    expect(await here.devorch(["cp", "folder", "web:"])).toMatchObject({ code: 0 });
    expect(await here.devorch(["cp", "web:folder/deep", "./back"])).toMatchObject({ code: 0 });
    expect(await readFile(join(here.folder, "back/a"), "utf8")).toBe("made here\n");
  });

  it("exec gives a command a terminal where it is asked to, and ssh a login shell; exit codes are passed through", async () => {
    const { devorch } = await builtBin();
    const onTerminal = async (args: string, input: string) => {
      const typed = run("script", ["-qefc", `'${process.execPath}' '${devorch}' ${args}`, "/dev/null"], {
        cwd: here.folder,
        env: { ...here.env, ...env },
      });
      typed.child.stdin?.end(input);
      return typed.catch((error: { code: number; stdout: string }) => error);
    };
    const ended = await onTerminal("ssh web", "tty; shopt -q login_shell && hostname; exit 9\n");
    expect(ended).toMatchObject({ code: 9 });
    expect(ended.stdout).toMatch(/\/dev\/pts\/\d+\r\ndev-acme-web\r\n/);
    const command = await onTerminal("exec -t web -- sh -c 'tty; hostname; exit 8'", "");
    expect(command).toMatchObject({ code: 8 });
    expect(command.stdout).toMatch(/\/dev\/pts\/\d+\r\ndev-acme-web\r\n/);
  });

  it("forwarded ports lead into the machine, under its number or another, until Ctrl-C", async () => {
    const [same, other] = [await freePort(), await freePort()];
    const serve = ["exec", "dev-acme-web", "--", "sudo", "/usr/sbin/sshd", "-p", String(same)];
    expect(await here.multipass(...serve)).toMatchObject({ code: 0 });
    const banner = (port: number) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(port, "127.0.0.1").on("error", reject);
        socket.once("data", (data) => {
          socket.destroy();
          resolve(String(data));
        });
      });
    let banners: Promise<string[]> | undefined;
    const { code } = await here.devorch(["forward", "web", `${same}`, `${other}:22`], {
      env,
      onOutput(text, child) {
        if (!text.includes(`127.0.0.1:${other}`)) return;
        banners = Promise.all([banner(same), banner(other)]);
        banners.finally(() => child.kill("SIGINT")).catch(() => {});
      },
    });
    const ssh = expect.stringContaining("SSH-2.0");
    expect({ code, banners: await banners }).toEqual({ code: 0, banners: [ssh, ssh] });
    for (const port of [same, other])
      await expect(once(connect(port, "127.0.0.1"), "connect")).rejects.toThrow("ECONNREFUSED");
  });

  it("without an sshd the provider's own channel carries commands and files", async () => {
    await here.multipass("exec", "dev-acme-bare", "--", "sudo", "sh", "-c", dropServer);
    here.write("notes", "made here\n");
    expect(await here.devorch(["cp", "notes", "bare:there/notes"])).toMatchObject({ code: 0 });
    const script = 'cat there/notes; echo "$SSH_CONNECTION"';
    const { stdout } = await here.devorch(["exec", "bare", "--", "sh", "-c", script]);
    expect(stdout).toBe("made here\n\n");
    expect((await here.devorch(["ssh-config"])).stderr).toContain(
      "left out: dev-acme-bare has no SSH server",
    );
  });

  it("a machine that shows another host key than the pinned one is refused until its keys are read again", async () => {
    await here.devorch(["exec", "web", "--", "true"]);
    await here.multipass("exec", "dev-acme-web", "--", "sudo", "sh", "-c", changeHostKey);
    const { code, stderr } = await here.devorch(["exec", "web", "--", "true"]);
    expect(code).toBe(125);
    expect(stderr).toContain("DEV-603");
    expect(stderr.replace(/\s+/g, " ")).toContain("devorch ssh-config --write");

    here.write("ssh_config", (await here.devorch(["ssh-config", "--write"])).stdout);
    const { stdout } = await run("ssh", ["-F", join(here.folder, "ssh_config"), "dev-web", "hostname"]);
    expect(stdout).toBe("dev-acme-web\n");
  });

  it("a key rotation that is killed locks nobody out, and the next one finishes", async () => {
    const look = ["exec", "web", "--", "sh", "-c", 'test -n "$SSH_CONNECTION" && cat .ssh/authorized_keys'];
    const keys = async () => (await here.devorch(look)).stdout.trim().split("\n");
    const [provider, old] = await keys();
    await here.devorch(["keys", "rotate"], {
      onOutput(text, child) {
        if (text.includes("log in with the new key")) child.kill("SIGKILL");
      },
    });
    const [, , fresh, ...more] = await keys();
    expect([fresh !== old, more]).toEqual([true, []]);

    expect(await here.devorch(["keys", "rotate"], { env })).toMatchObject({ code: 0 });
    expect(await keys()).toEqual([provider, fresh]);
  });

  it("no secret that a machine's commands are given is in any file", async () => {
    const look = ["exec", "web", "--", "sh", "-c", "echo $KEY"];
    expect((await here.devorch(look, { env })).stdout).toBe(`${env.ACME_KEY}\n`);
    for (const folder of [here.folder, here.state]) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      expect(files).not.toEqual([]);
      for (const { parentPath, name } of files)
        expect(await readFile(join(parentPath, name), "latin1"), name).not.toContain(env.ACME_KEY);
    }
  });
});

const dropServer = "pkill -x sshd; rm -f /etc/ssh/ssh_host_*";

const changeHostKey = `pkill -x sshd
rm /etc/ssh/ssh_host_*
ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
/usr/sbin/sshd`;
