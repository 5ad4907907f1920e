import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ensureKey } from "../../src/ssh/keys.ts";
import { parseHostKeys, pinHostKeys } from "../../src/ssh/known-hosts.ts";
import type { SshTarget } from "../../src/ssh/ssh-config.ts";

const binary = "/usr/sbin/sshd";

/** Why tests with a real sshd cannot run here; shown as the name of a skipped test. */
export const sshdMissing: string | undefined = !existsSync(binary)
  ? `${binary} is not installed`
  : /nologin|false/.test(userInfo().shell ?? "")
    ? `${userInfo().username} has no login shell`
    : undefined;

/** A real sshd on loopback, with a target that reaches it. Owned by the test: `stop` leaves nothing. */
export interface TestSshd {
  directory: string;
  /** HOME of the commands. */
  home: string;
  /** TMPDIR of the commands. */
  scratch: string;
  target: SshTarget;
  runtimeDirectory: string;
  authorizedKeysFile: string;
  hostKeys: string;
  pid: number;
  stop(): Promise<void>;
}

/** @param options further lines of sshd_config(5) */
export async function startSshd(options: readonly string[] = []): Promise<TestSshd> {
  // Short, because control sockets live below it.
  const directory = mkdtempSync(join(tmpdir(), "dv-"));
  const hostKeyFile = join(directory, "host_key");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", hostKeyFile]);
  const hostKeys = readFileSync(`${hostKeyFile}.pub`, "utf8");
  const key = await ensureKey(join(directory, "keys"), "id_ed25519", "test");
  const home = join(directory, "home");
  const scratch = join(directory, "scratch");
  mkdirSync(join(home, ".ssh"), { recursive: true });
  mkdirSync(scratch);
  const authorizedKeysFile = join(home, ".ssh", "authorized_keys");
  writeFileSync(authorizedKeysFile, `${key.publicKey}\n`, { mode: 0o600 });
  const knownHostsFile = join(directory, "keys", "known_hosts");
  pinHostKeys(knownHostsFile, "dev-test", parseHostKeys(hostKeys));

  const port = await freePort();
  const config = join(directory, "sshd_config");
  writeFileSync(
    config,
    [
      `ListenAddress 127.0.0.1:${port}`,
      `HostKey ${hostKeyFile}`,
      `AuthorizedKeysFile ${authorizedKeysFile}`,
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "UsePAM no",
      "StrictModes no",
      "PidFile none",
      "MaxStartups 100",
      // Keeps the real home, and what its .bashrc does, out of the tests.
      `SetEnv HOME=${home} TMPDIR=${scratch}`,
      ...options,
    ].join("\n"),
  );
  // sshd insists on it as root.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const server = spawn(binary, ["-D", "-e", "-f", config], { stdio: ["ignore", "ignore", "pipe"] });
  await listening(server);
  server.unref();

  return {
    directory,
    home,
    scratch,
    runtimeDirectory: join(directory, "run"),
    authorizedKeysFile,
    hostKeys,
    pid: server.pid!,
    target: {
      instance: "dev-test",
      host: "127.0.0.1",
      port,
      user: userInfo().username,
      identityFile: key.privateKeyFile,
      knownHostsFile,
    },
    stop: async () => {
      server.kill();
      if (server.exitCode === null) await new Promise((resolve) => server.once("exit", resolve));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function listening(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stderr! })) {
    said.push(line);
    if (line.startsWith("Server listening")) {
      server.stderr!.destroy();
      return;
    }
  }
  throw new Error(`sshd did not start:\n${said.join("\n")}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The processes of a server's connections: for another user than root there are two each. What runs in them is left out. */
export function connections(server: number): number[] {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , program]) => program?.includes("sshd"));
  const below = (parent: number): number[] =>
    processes
      .filter(([, ppid]) => Number(ppid) === parent)
      .flatMap(([pid]) => [Number(pid), ...below(Number(pid))]);
  return below(server);
}
