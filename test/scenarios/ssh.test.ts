import { execFile } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../ssh/sshd.ts";
import { builtBin } from "../support/build.ts";
import { machinesMissing, type Scenario, scenario } from "./support.ts";

const run = promisify(execFile);
const missing = await machinesMissing();

describe.skipIf(missing)(`machines with an sshd${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let here: Scenario;

  beforeAll(async () => {
    here = await scenario(
      `apiVersion: devorch/v1
project: acme
provider: sim
machines:
  web: { from: "24.04" }
  bare: { from: "24.04" }
`,
      "namespace",
    );
    expect(await here.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  });
  afterAll(() => here?.dispose());

  it("exec goes over SSH, passes the exit code through, and forwards no agent", async () => {
    const script = 'echo "$SSH_CONNECTION|$SSH_AUTH_SOCK"; cat; exit 7';
    const options = { input: "typed", env: { SSH_AUTH_SOCK: "/tmp/agent" } };
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

  it("ssh opens the login shell on a terminal of the machine's, and passes its exit code through", async () => {
    const { devorch } = await builtBin();
    const typed = run("script", ["-qefc", `'${process.execPath}' '${devorch}' ssh web`, "/dev/null"], {
      cwd: here.folder,
      env: here.env,
    });
    typed.child.stdin?.end("tty; shopt -q login_shell && hostname; exit 9\n");
    const ended = await typed.catch((error: { code: number; stdout: string }) => error);
    expect(ended).toMatchObject({ code: 9 });
    expect(ended.stdout).toMatch(/\/dev\/pts\/\d+\r\ndev-acme-web\r\n/);
  });

  it("a forwarded port leads into the machine until Ctrl-C", async () => {
    const port = await freePort();
    let banner = "";
    const { code } = await here.devorch(["forward", "web", `${port}:22`], {
      onOutput(_, child) {
        const socket = connect(port, "127.0.0.1");
        socket.once("data", (data) => {
          banner = String(data);
          socket.destroy();
          child.kill("SIGINT");
        });
      },
    });
    expect({ code, banner }).toEqual({ code: 0, banner: expect.stringContaining("SSH-2.0") });
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

    expect(await here.devorch(["keys", "rotate"])).toMatchObject({ code: 0 });
    expect(await keys()).toEqual([provider, fresh]);
  });
});

const dropServer = "pkill -x sshd; rm -f /etc/ssh/ssh_host_*";

const changeHostKey = `pkill -x sshd
rm /etc/ssh/ssh_host_*
ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
/usr/sbin/sshd`;
