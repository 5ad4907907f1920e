import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  });

  it("the project's key and pins are closed to others, whatever the umask", async () => {
    await here.devorch(["exec", "web", "--", "true"]);
    const files = await readdir(here.state, { recursive: true, withFileTypes: true });
    const keys = files.filter(({ parentPath }) => parentPath.endsWith("/keys/acme"));
    expect(keys.map(({ name }) => name).sort()).toEqual(["id_ed25519", "known_hosts.dev-acme-web"]);
    const modes = keys.map(({ parentPath, name }) => statSync(join(parentPath, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    expect(statSync(keys[0]!.parentPath).mode & 0o777).toBe(0o700);
  });

  it("without an sshd the provider's own channel carries commands and files", async () => {
    await here.multipass("exec", "dev-acme-bare", "--", "sudo", "sh", "-c", dropServer);
    const { code, stdout } = await here.devorch(["exec", "bare", "--", "sh", "-c", 'echo "$SSH_CONNECTION"']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "\n" });
    here.write("notes", "made here\n");
    expect(await here.devorch(["cp", "notes", "bare:there/notes"])).toMatchObject({ code: 0 });
    expect((await here.devorch(["exec", "bare", "--", "cat", "there/notes"])).stdout).toBe("made here\n");
  });

  it("a machine that shows another host key than the pinned one is refused", async () => {
    await here.devorch(["exec", "web", "--", "true"]);
    await here.multipass("exec", "dev-acme-web", "--", "sudo", "sh", "-c", changeHostKey);
    const { code, stderr } = await here.devorch(["exec", "web", "--", "true"]);
    expect(code).toBe(125);
    expect(stderr).toContain("DEV-603");
    expect(stderr.replace(/\s+/g, " ")).toContain("devorch ssh-config --write");

    const { stdout: include } = await here.devorch(["ssh-config", "--write"]);
    const config = join(here.folder, "ssh_config");
    here.write("ssh_config", include);
    const { stdout } = await run("ssh", ["-F", config, "dev-web", "hostname"]);
    expect(stdout).toBe("dev-acme-web\n");
    expect((await here.devorch(["exec", "web", "--", "true"])).code).toBe(0);
  });
});

const dropServer = "pkill -x sshd; rm -f /etc/ssh/ssh_host_*";

const changeHostKey = `pkill -x sshd
rm /etc/ssh/ssh_host_*
ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
/usr/sbin/sshd`;
