import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { BootOptions, GuestRuntime } from "../../../src/sim/guest/guest.ts";

/** What every guest runtime must do. `folder` is where to make the temporary home of the guests. */
export function guestContract(runtime: GuestRuntime, folder: string): void {
  let home: string;
  const booted = new Set<string>();
  beforeAll(async () => {
    home = await mkdtemp(path.join(folder, "devorch-guest-"));
  });
  afterEach(async () => {
    await Promise.all([...booted].map((dir) => runtime.shutdown(dir)));
    booted.clear();
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  const dirOf = (name: string): string => path.join(home, name);
  async function boot(name: string, options: Partial<BootOptions> = {}): Promise<string> {
    booted.add(dirOf(name));
    await runtime.boot(dirOf(name), bootOptions(name, options));
    return dirOf(name);
  }
  async function launch(name: string, options: Partial<BootOptions> = {}): Promise<string> {
    await runtime.create(dirOf(name));
    return boot(name, options);
  }
  const run = (dir: string, argv: string[], input = ""): SpawnSyncReturns<string> =>
    runIn(runtime, dir, argv, { input });
  const output = (dir: string, argv: string[], input?: string): string => {
    const { status, stdout, stderr } = run(dir, argv, input);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  };

  describe("a command", () => {
    let dir: string;
    beforeAll(async () => {
      dir = await launch("commands");
      booted.clear();
    });
    afterAll(() => runtime.shutdown(dir));

    test("gets its arguments as they are", () => {
      const odd = ["a b", "it's", "$HOME", '"q"', "*", "", "é;&|"];
      expect(output(dir, ["printf", "[%s]\n", ...odd])).toBe(odd.map((word) => `[${word}]\n`).join(""));
    });

    test("gets its stdin byte for byte", () => {
      const bytes = Buffer.from(Array.from({ length: 1 << 20 }, (_, i) => (i * 7) & 255));
      const { file, args, env } = runtime.command(dir, ["cat"], {});
      const { stdout } = spawnSync(file, [...args], { env, input: bytes, maxBuffer: 1 << 22 });
      expect(Buffer.compare(stdout, bytes)).toBe(0);
    });

    test("keeps stdout and stderr apart and passes its exit code on", () => {
      expect(run(dir, ["sh", "-c", "echo out; echo err >&2; exit 7"])).toMatchObject({
        status: 7,
        stdout: "out\n",
        stderr: "err\n",
      });
    });

    test("that a signal kills is seen as killed by it", () => {
      expect(run(dir, ["sh", "-c", "kill -9 $$"]).signal).toBe("SIGKILL");
      expect(run(dir, ["sh", "-c", "kill -15 $$"]).signal).toBe("SIGTERM");
    });

    test("that is missing fails as in bash", () => {
      expect(run(dir, ["no-such-command"])).toMatchObject({
        status: 127,
        stderr: "bash: line 1: no-such-command: command not found\n",
      });
    });

    test("that is not executable fails as in bash", () => {
      output(dir, ["sh", "-c", "echo text > plain.txt"]);
      expect(run(dir, ["./plain.txt"])).toMatchObject({
        status: 126,
        stderr: "bash: line 1: ./plain.txt: Permission denied\n",
      });
    });

    test("starts in the home directory of ubuntu, or where it is told", () => {
      expect(output(dir, ["sh", "-c", 'cd ~ && pwd; echo "$USER"'])).toMatch(/\/home\/ubuntu\nubuntu\n$/);
      output(dir, ["mkdir", "-p", "project"]);
      for (const cwd of ["/home/ubuntu/project", "project"]) {
        expect(runIn(runtime, dir, ["pwd"], { cwd }).stdout).toMatch(/\/home\/ubuntu\/project\n$/);
      }
    });

    test("in a missing directory fails with 1", () => {
      expect(runIn(runtime, dir, ["pwd"], { cwd: "/no/such" })).toMatchObject({
        status: 1,
        stderr: "bash: line 1: cd: /no/such: No such file or directory\n",
      });
    });

    test("does not see the environment of the caller", () => {
      process.env.DEVORCH_TEST_SECRET = "hush";
      expect(output(dir, ["env"])).not.toContain("hush");
      delete process.env.DEVORCH_TEST_SECRET;
    });

    test("can use sudo without a password, also from a login shell", () => {
      for (const argv of [
        ["sudo", "-n", "echo", "yes"],
        ["sudo", "-Hu", "root", "WORD=yes", "sh", "-c", "echo $WORD"],
        ["sudo", "-i", "echo", "yes"],
        ["sudo", "-s", "echo", "yes"],
        ["sudo", "--", "echo", "yes"],
        ["bash", "-lc", "sudo echo yes"],
      ]) {
        expect(output(dir, argv), argv.join(" ")).toBe("yes\n");
      }
      expect(run(dir, ["sudo", "sh", "-c", "exit 9"]).status).toBe(9);
      expect(run(dir, ["sudo", "-k"]).status).toBe(0);
      expect(run(dir, ["sudo"]).status).toBe(1);
    });
  });

  test("a guest is up from boot to shutdown, and both may be repeated", async () => {
    const dir = dirOf("twice");
    await runtime.create(dir);
    expect(runtime.isUp(dir)).toBe(false);
    await boot("twice");
    await boot("twice");
    expect(runtime.isUp(dir)).toBe(true);
    await runtime.shutdown(dir);
    await runtime.shutdown(dir);
    expect(runtime.isUp(dir)).toBe(false);
  });

  test("a guest finds its files again after a restart", async () => {
    const dir = await launch("restart");
    output(dir, ["sh", "-c", "echo kept > ~/file"]);
    await runtime.shutdown(dir);
    await boot("restart");
    expect(output(dir, ["sh", "-c", "cat ~/file"])).toBe("kept\n");
  });

  test("two guests have names and files of their own", async () => {
    const [one, two] = [await launch("one"), await launch("two")];
    output(one, ["sh", "-c", "echo 1 > ~/file"]);
    expect(output(one, ["hostname"])).toBe("one\n");
    expect(output(two, ["hostname"])).toBe("two\n");
    expect(run(two, ["sh", "-c", "cat ~/file"]).status).toBe(1);
  });

  test("a copied disk has the files, and goes its own way afterwards", async () => {
    const original = await launch("original");
    output(original, ["sh", "-c", "echo 1 > ~/file; ln -s file ~/link; chmod 600 ~/file"]);
    await runtime.shutdown(original);
    await runtime.copyDisk(original, dirOf("snapshot"));
    await runtime.copyDisk(dirOf("snapshot"), dirOf("copy"));
    const copy = await boot("copy");
    expect(output(copy, ["sh", "-c", "cat ~/link; stat -c %a ~/file"])).toBe("1\n600\n");
    output(copy, ["sh", "-c", "echo 2 > ~/file"]);
    await runtime.shutdown(copy);
    await runtime.copyDisk(dirOf("snapshot"), copy);
    await boot("copy");
    expect(output(copy, ["sh", "-c", "cat ~/link"])).toBe("1\n");
    await runtime.removeDisk(dirOf("snapshot"));
  });

  test("a mounted folder is the host's and belongs to ubuntu, until it is unmounted", async () => {
    const source = await mkdtemp(path.join(home, "source-"));
    await writeFile(path.join(source, "from-host"), "hello\n");
    const target = "/home/ubuntu/deep/mount";
    const dir = await launch("mounts", { mounts: [{ source, target }] });
    const inMount = (script: string) => runIn(runtime, dir, ["sh", "-c", script], { cwd: target });
    expect(inMount("echo back > from-guest; cat from-host")).toMatchObject({ stdout: "hello\n", stderr: "" });
    expect(await readFile(path.join(source, "from-guest"), "utf8")).toBe("back\n");
    expect((await stat(path.join(source, "from-guest"))).uid).toBe(process.getuid!());

    await runtime.remount(dir, [{ source, target: "/workspace" }]);
    expect(inMount("cat from-host").stdout).toBe("");
    expect(runIn(runtime, dir, ["cat", "from-host"], { cwd: "/workspace" }).stdout).toBe("hello\n");

    await runtime.shutdown(dir);
    await boot("mounts");
    expect(runIn(runtime, dir, ["cat", "from-host"], { cwd: "/workspace" }).stdout).toBe("");
    expect(await readFile(path.join(source, "from-host"), "utf8")).toBe("hello\n");
  });

  test("stand-ins of the simulator are in the PATH", async () => {
    const dir = await launch("stand-ins", { standIns: { "cloud-init": "#!/bin/sh\necho status: done\n" } });
    expect(output(dir, ["cloud-init", "status"])).toBe("status: done\n");
    expect(output(dir, ["sudo", "cloud-init", "status"])).toBe("status: done\n");
  });

  test("shutdown ends what commands have left running, even what ignores SIGTERM", async () => {
    const [dir, other] = [await launch("background"), await launch("bystander")];
    const stubborn = 'trap "" TERM; while :; do sleep 1; done';
    for (const guest of [dir, other]) {
      output(guest, ["sh", "-c", `nohup sh -c '${stubborn}' "$0" >/dev/null 2>&1 &`, `stubborn:${guest}`]);
    }
    const client = runtime.command(dir, ["sleep", "72"], {});
    const attached = once(spawn(client.file, [...client.args], { env: client.env, stdio: "ignore" }), "exit");
    await runtime.shutdown(dir);
    await attached;
    const running = spawnSync("ps", ["-Aww", "-o", "args="], { encoding: "utf8" }).stdout;
    expect(running).not.toContain(`stubborn:${dir}`);
    expect(running).toContain(`stubborn:${other}`);
  });

  test("a guest whose first process was killed is down, and boots again with its files", async () => {
    const dir = await launch("killed");
    output(dir, ["sh", "-c", "echo kept > ~/file"]);
    await killFirstProcess(dir);
    expect(runtime.isUp(dir)).toBe(false);
    await boot("killed");
    expect(output(dir, ["sh", "-c", "cat ~/file"])).toBe("kept\n");
    await killFirstProcess(dir);
    await runtime.shutdown(dir);
  });

  test("ten guests boot at once", async () => {
    const names = Array.from({ length: 10 }, (_, i) => `many-${i}`);
    const dirs = await Promise.all(names.map((name) => launch(name)));
    expect(dirs.map((dir) => output(dir, ["hostname"]))).toEqual(names.map((name) => `${name}\n`));
    await Promise.all(dirs.map((dir) => runtime.shutdown(dir)));
    expect(dirs.some((dir) => runtime.isUp(dir))).toBe(false);
  });

  async function killFirstProcess(dir: string): Promise<void> {
    process.kill(Number(await readFile(path.join(dir, "run", "pid"), "utf8")), "SIGKILL");
    await expect.poll(() => runtime.isUp(dir), { interval: 5 }).toBe(false);
  }
}

let lastAddress = 1;

export const bootOptions = (hostname: string, options: Partial<BootOptions> = {}): BootOptions => ({
  hostname,
  cpus: 1,
  memoryBytes: 2 ** 30,
  ipv4: `10.87.${process.pid & 255}.${++lastAddress}`,
  mounts: [],
  ...options,
});

export function runIn(
  runtime: GuestRuntime,
  dir: string,
  argv: string[],
  { input = "", ...options }: { cwd?: string; user?: string; input?: string },
): SpawnSyncReturns<string> {
  const { file, args, env } = runtime.command(dir, argv, options);
  return spawnSync(file, [...args], { env, input, encoding: "utf8" });
}
