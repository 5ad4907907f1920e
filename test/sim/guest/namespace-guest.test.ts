import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseRuntime } from "../../../src/sim/guest/choose.ts";
import type { GuestRuntime } from "../../../src/sim/guest/guest.ts";
import { putSudoStandIn } from "../../../src/sim/guest/namespace-disk.ts";
import { namespaceGuest } from "../../../src/sim/guest/namespace-guest.ts";
import { bridgeOf, networkOf } from "../../../src/sim/guest/network.ts";
import { processesWith } from "../../../src/sim/guest/processes.ts";
import { bootOptions, guestContract, runIn } from "./contract.ts";

const contractHome = await mkdtemp(path.join(tmpdir(), "devorch-namespace-"));
const { runtime, notice } = await chooseRuntime(contractHome, {});
const removeHome = (): Promise<void> => rm(contractHome, { recursive: true });
// Hooks of skipped tests do not run.
if (notice) await removeHome();
else afterAll(removeHome);

// The reason why these are skipped is in their title.
describe.skipIf(notice)(`a guest in namespaces${notice ? ` (skipped: ${notice})` : ""}`, () => {
  guestContract(runtime, contractHome);

  describe("of a home that is not below /tmp", () => {
    let home: string;
    let guests: GuestRuntime;
    let network: string;
    beforeEach(async () => {
      home = await mkdtemp("/var/tmp/devorch-namespace-");
      await mkdir(path.join(home, "state"));
      guests = namespaceGuest({ home, hidden: [path.join(home, "..", "devorch-hidden")] });
      network = networkOf(home, networkInterfaces());
    });
    afterEach(async () => {
      await Promise.all((await readdir(home)).map((name) => guests.shutdown(path.join(home, name))));
      await rm(home, { recursive: true });
    });

    async function launch(name: string, last: number): Promise<string> {
      await guests.create(path.join(home, name));
      return boot(name, last);
    }
    async function boot(name: string, last: number): Promise<string> {
      const dir = path.join(home, name);
      await guests.boot(dir, bootOptions(name, { ipv4: `${network}.${last}` }));
      return dir;
    }
    const sh = (dir: string, script: string, user = "ubuntu"): SpawnSyncReturns<string> =>
      runIn(guests, dir, ["sh", "-c", script], { user });

    test("leaves no process, mount, device or namespace behind, however it ends", async () => {
      const before = traces(home);
      const one = await launch("one", 2);
      const two = await launch("two", 3);
      expect(traces(home)).not.toEqual(before);
      await guests.shutdown(one);
      expect(devices()).toContain(bridgeOf(home));
      process.kill(Number(await readFile(path.join(two, "run", "pid"), "utf8")), "SIGKILL");
      await guests.shutdown(two);
      expect(traces(home)).toEqual(before);
    });

    test("cleans up after a boot that was cut short, and boots", async () => {
      const dir = path.join(home, "cut");
      await guests.create(dir);
      // As if the simulator had been killed: the guest is there, but never became ready.
      await boot("cut", 2);
      await rm(path.join(dir, "run", "ready"));
      const first = await readFile(path.join(dir, "run", "pid"), "utf8");
      expect(guests.isUp(dir)).toBe(false);
      await boot("cut", 2);
      expect(await readFile(path.join(dir, "run", "pid"), "utf8")).not.toBe(first);
      expect(processesWith(`DEVORCH_SIM_GUEST=${dir}`)).toHaveLength(2);
    });

    test("that cannot boot says why and leaves nothing behind", async () => {
      const before = traces(home);
      await mkdir(path.join(home, "broken", "disk"), { recursive: true });
      await expect(boot("broken", 2)).rejects.toThrow(/guest broken did not boot: .*mount/s);
      expect(traces(home)).toEqual(before);
    });

    test("does not see the host's homes, its state or its processes", async () => {
      const dir = await launch("blind", 2);
      await writeFile(path.join(home, "state", "secret"), "");
      const seen = sh(dir, `ls -A /root /home "${home}" /tmp; ls -d /proc/[0-9]*`, "root");
      expect(seen.stderr).toBe("");
      expect(seen.stdout).toContain("/home:\nubuntu\n");
      expect(seen.stdout).toContain("/root:\n\n");
      expect(seen.stdout).toContain(`${home}:\n`);
      expect(seen.stdout).not.toMatch(/secret|blind/);
      expect(seen.stdout.match(/\/proc\/\d+/g)!.length).toBeLessThan(10);
      expect(sh(dir, "cat /etc/shadow", "root").stdout).not.toMatch(/:[!*]*\$/);
    });

    test("keeps its changes to system files to itself, over restarts and in copies", async () => {
      const dir = await launch("system", 2);
      sh(
        dir,
        "sudo rm /etc/os-release; echo mine | sudo tee /etc/devorch-test; sudo rm -r /usr/share/doc/bash",
      );
      await guests.shutdown(dir);
      await guests.copyDisk(dir, path.join(home, "copy"));
      for (const name of ["system", "copy"]) {
        const { stdout } = sh(
          await boot(name, 3),
          "cat /etc/devorch-test; ls /etc/os-release /usr/share/doc/bash",
        );
        expect(stdout).toBe("mine\n");
        await guests.shutdown(path.join(home, name));
      }
      expect(spawnSync("ls", ["/etc/os-release", "/etc/devorch-test"], { encoding: "utf8" }).stdout).toBe(
        "/etc/os-release\n",
      );
    });

    test("a copy under another name has a new hostname and new host keys, and the machine-id of the original", async () => {
      const identity = (dir: string): string[] =>
        sh(dir, "hostname; cat /etc/ssh/ssh_host_*.pub; cat /etc/machine-id").stdout.trim().split("\n");
      const original = await launch("original", 2);
      const first = identity(original);
      await guests.shutdown(original);
      expect(identity(await boot("original", 2))).toEqual(first);
      await guests.shutdown(original);
      await guests.copyDisk(original, path.join(home, "clone"));
      const second = identity(await boot("clone", 3));
      expect(second[0]).toBe("clone");
      expect(second.at(-1)).toBe(first.at(-1));
      if (first.length > 2) expect(second[1]).not.toBe(first[1]);
      expect(identity(await launch("other", 4)).at(-1)).not.toBe(first.at(-1));
    });

    test("is reached from the host and from other guests at its address, and reaches nothing else", async () => {
      const [one, two] = [await launch("one", 2), await launch("two", 3)];
      const server =
        "use IO::Socket::INET; my $s = IO::Socket::INET->new(Listen => 5, LocalPort => 8080) or die;";
      const serve = `$| = 1; print "up\\n"; while (my $c = $s->accept) { print $c "hello\\n"; close $c }`;
      const { file, args, env } = guests.command(one, ["perl", "-e", server + serve], {});
      const serving = spawn(file, [...args], { env, stdio: ["ignore", "pipe", "inherit"] });
      await once(serving.stdout, "data");

      expect(await read(`${network}.2`, 8080)).toBe("hello\n");
      const ask = (address: string): SpawnSyncReturns<string> =>
        runIn(guests, two, ["bash", "-c", 'cat < "/dev/tcp/$0/8080"', address], {});
      expect(ask(`${network}.2`).stdout).toBe("hello\n");
      expect(ask(`${network}.1`).stderr).toContain("Connection refused");
      expect(ask("192.0.2.1").stderr).toContain("Network is unreachable");
      await guests.shutdown(one);
    });

    test("cannot set the host's clock or kernel settings, or open its disks", async () => {
      const dir = await launch("tame", 2);
      for (const script of [
        "date -s @0",
        "echo 1 > /proc/sys/vm/swappiness",
        "mknod /tmp/disk b 8 0 && : < /tmp/disk",
      ]) {
        expect(sh(dir, `sudo sh -c '${script}'`).status, script).not.toBe(0);
      }
    });

    test("gives root to ubuntu and to nobody else where the host has no sudo", async () => {
      const dir = path.join(home, "sudo");
      await guests.create(dir);
      await putSudoStandIn(dir);
      await boot("sudo", 2);
      const asked = sh(
        dir,
        "A=kept; export A; sudo -E sh -c 'id -u; echo $A $HOME'; sudo -u nobody id -un; sudo env",
      );
      expect(asked.stderr).toBe("");
      expect(asked.stdout).toMatch(/^0\nkept \/root\nnobody\n/);
      expect(asked.stdout).not.toContain("A=kept");
      expect(runIn(guests, dir, ["sudo", "sh", "-c", "kill -9 $$"], {}).signal).toBe("SIGKILL");
      expect(sh(dir, "setpriv --reuid=nobody --regid=nogroup --clear-groups sudo id", "root").status).toBe(
        126,
      );
    });

    const sshd = spawnSync("sh", ["-c", "command -v /usr/sbin/sshd && command -v ssh"]).status === 0;
    test.skipIf(!sshd)("takes SSH connections with an authorized key, also after a restart", async () => {
      const dir = await launch("ssh", 2);
      const key = path.join(home, "key");
      spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
      runIn(guests, dir, ["sh", "-c", "umask 077; cat > ~/.ssh/authorized_keys"], {
        input: await readFile(`${key}.pub`, "utf8"),
      });
      const known = path.join(home, "known_hosts");
      const hostKey = sh(dir, "cat /etc/ssh/ssh_host_ed25519_key.pub").stdout;
      await writeFile(known, `${network}.2 ${hostKey}`);
      const options = ["-F", "none", "-i", key, "-o", "BatchMode=yes", "-o", `UserKnownHostsFile=${known}`];
      const ssh = (): SpawnSyncReturns<string> =>
        spawnSync("ssh", [...options, `ubuntu@${network}.2`, "sudo id -u; echo $PATH; exit 3"], {
          encoding: "utf8",
        });
      expect(ssh()).toMatchObject({
        status: 3,
        stderr: "",
        stdout: expect.stringMatching(/^0\n.*\/usr\/sbin:/),
      });
      await guests.shutdown(dir);
      await boot("ssh", 2);
      expect(ssh().status).toBe(3);
    });
  });
});

const list = (file: string, ...args: string[]): string[] =>
  spawnSync(file, args, { encoding: "utf8" }).stdout.split("\n").sort();
const devices = (): string[] => list("ip", "-o", "link").map((line) => line.split(":")[1]?.trim() ?? "");

/** What a guest of `home` could leave on the host. Other tests run at the same time, so only what is of this home. */
function traces(home: string): unknown {
  const bridge = bridgeOf(home);
  return {
    mounts: list("cat", "/proc/self/mountinfo").filter((line) => line.includes(home)),
    namespaces: list("ip", "netns").filter((line) => line.includes("dv")),
    devices: list("ip", "-o", "link").filter((line) => line.includes(bridge)),
    processes: list("ps", "-Aww", "-o", "args=").filter((line) => line.includes(home)),
    files: list("find", home, "-name", "run"),
  };
}

function read(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    connect(port, host)
      .on("data", (data) => {
        text += data;
      })
      .on("end", () => resolve(text))
      .on("error", reject);
  });
}
