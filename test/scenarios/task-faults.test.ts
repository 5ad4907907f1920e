import { execFileSync, spawnSync } from "node:child_process";
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
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../src/generated/run-result-types.ts";
import { machinesMissing, type Result, type Scenario, scenario } from "./support.ts";

const missing = await machinesMissing();
const env = { ACME_KEY: "canary-0817" };
const libfaketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
/** 1 GB where there is time for it: `make faults`. */
const megabytes = process.env.DEVORCH_FULL === "1" ? 1_000 : 64;

const yaml = (frozen: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
allowOutside: ["${frozen}"]
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines:
  web: { from: "24.04" }
  db: { from: "24.04", mounts: [{ source: "${frozen}", target: /frozen }] }
  full: { from: "24.04" }
  late: { from: "24.04" }
tasks:
  flood:
    on: web
    run: |
      say() { yes 'a line as those of a build log are, more or less' | head -c $1; }
      say 1000000; touch flowing; say ${megabytes}000000
      until [ -e second ]; do say 1000000; done
  first: { on: web, run: "until [ -e flowing ]; do sleep 0.1; done" }
  second: { on: web, needs: [first], run: touch second }
  lost: { on: web, run: "echo up $KEY; exec sleep 600", env: { KEY: { secret: "env:ACME_KEY" } } }
  again: { on: web, run: "echo $$ >> tries; echo up; [ $(wc -l < tries) = 2 ] || sleep 600", retries: 1 }
  lasting: { on: web, run: "echo up $$; until [ -e on ]; do sleep 0.1; done; echo down $$; exit 4" }
  restarted: { on: web, run: "echo x >> starts; echo up; [ $(wc -l < starts) = 2 ] || sleep 600", retries: 5 }
  stuck:
    on: db
    run: |
      echo x > /frozen/file &
      until grep -q '^State:.D' /proc/$!/status; do sleep 0.1; done
      echo up; wait
  talk: { on: full, run: "echo fine; pwd" }
  write: { on: full, run: "cat /usr/bin/perl > copy", outputs: [copy] }
  dated: { on: late, run: "date +%Y | tee year", inputs: [devorch.yaml], outputs: [year] }
`;

describe.skipIf(missing)(
  `tasks over an sshd that meets trouble${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    let at: Scenario;
    let disk: FrozenDisk;
    let stuck: Promise<Result> | undefined;

    beforeAll(async () => {
      disk = frozenDisk();
      at = await scenario(yaml(disk.folder), "namespace");
      expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
      if (!disk.real) return;
      disk.freeze();
      // It takes a while, so it starts first.
      stuck = at.devorch(["run", "stuck", "--json"], {
        onOutput: (text, child) => void (text.includes('"up') && child.kill("SIGINT")),
      });
    });
    afterAll(async () => {
      disk?.thaw();
      await at?.dispose();
      disk?.remove();
    });

    it(`${megabytes} MB of output neither fill memory nor hold up other tasks`, async () => {
      const peak = join(at.folder, "peak");
      const probe = fileURLToPath(new URL("../support/peak-memory.cjs", import.meta.url));
      const probing = { NODE_OPTIONS: `--require ${probe}`, PEAK_MEMORY: peak, GITHUB_ACTIONS: "true" };
      const ran = await at.devorch(["run", "flood", "second"], { env: probing });
      expect(ran.code, ran.stderr).toBe(0);
      const KiB = readFileSync(peak, "utf8").trim().split("\n").map(Number);
      expect(Math.max(...KiB) / 1024).toBeLessThan(150);
    });

    it("a connection that is cut is no exit code, and what ran is ended", async () => {
      const ran = await runAndWhenUp("lost", () => inGuest("web", cutConnections));
      expect(ran.code).toBe(1);
      expect(resultOf(ran).jobs).toEqual([
        expect.objectContaining({
          status: "errored",
          reason: expect.stringContaining("broke while a command ran"),
        }),
      ]);
      expect(resultOf(ran).jobs[0]).not.toHaveProperty("exit_code");
      expect((await inGuest("web", "pgrep -x sleep -u ubuntu; true")).stdout).toBe("");
      expect(ran.stdout).toContain("up (sensitive)");
      const files = [at.folder, at.state].flatMap((folder) =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name)),
      );
      expect([ran.stdout, ran.stderr].filter((text) => text.includes(env.ACME_KEY))).toEqual([]);
      // As bytes: one of them may be longer than a string can be. Another run's lock may go meanwhile.
      expect(files.filter((file) => existsSync(file) && readFileSync(file).includes(env.ACME_KEY))).toEqual(
        [],
      );
    });

    it("with retries it runs again, and not beside what was left of the first try", async () => {
      const ran = await runAndWhenUp("again", () => inGuest("web", cutConnections));
      expect(ran.code, ran.stdout).toBe(0);
      expect(resultOf(ran).jobs).toMatchObject([{ status: "passed", attempts: 2 }]);
      expect((await inGuest("web", "pgrep -x sleep -u ubuntu; true")).stdout).toBe("");
    });

    it("a command of a detached run outlives its connection, and what it says meanwhile is not lost", async () => {
      const keptInGuest = async () => (await inGuest("web", "ls -d /var/tmp/devorch-*; true")).stdout;
      const before = await keptInGuest();
      const id = (await at.devorch(["run", "lasting", "--detach"])).stdout.trim();
      let acted: Promise<unknown> | undefined;
      const seen = await at.devorch(["attach", id], {
        onOutput: (text) => {
          if (text.includes("up"))
            acted ??= inGuest("web", cutConnections).then(() => inGuest("web", "touch /home/ubuntu/on"));
        },
      });
      await acted;
      expect(seen.code, seen.stdout).toBe(7);
      const [, up, down] = /up (\d+)\nweb\.lasting \| down (\d+)\n/.exec(seen.stdout) ?? [];
      expect(down).toBe(up);
      const ended = resultOf(await at.devorch(["attach", id, "--json"]));
      expect(ended.jobs).toMatchObject([{ status: "failed", exit_code: 4, attempts: 1 }]);
      expect(await keptInGuest()).toBe(before);
    });

    it("a machine that restarts meanwhile is tried until it is back", async () => {
      const ran = await runAndWhenUp("restarted", () => at.multipass("restart", "dev-acme-web"));
      expect(ran.code, ran.stdout).toBe(0);
      expect(resultOf(ran).jobs).toMatchObject([{ status: "passed" }]);
    });

    it("in a machine with a full disk commands still run, and what is not written is told", async () => {
      // The key gets in while there is room; after that nothing needs any.
      await at.devorch(["exec", "full", "--", "true"]);
      await inGuest("full", fillDisk);
      const ran = await at.devorch(["run", "talk", "write", "--keep-going", "--json"]);
      expect(ran.code).toBe(7);
      expect(resultOf(ran).jobs).toMatchObject([
        { id: "full.talk", status: "passed" },
        { id: "full.write", status: "failed", exit_code: 1 },
      ]);
      expect(ran.stdout).toContain("No space left on device");
      at.write("much", "x".repeat(100_000));
      const copied = await at.devorch(["cp", "much", "full:much"]);
      expect(copied).toMatchObject({ code: 1, stderr: expect.stringMatching(/No space\s+left on device/) });
      expect((await inGuest("full", "cat /home/ubuntu/much; true")).stdout).toBe("");
    });

    it.skipIf(!existsSync(libfaketime))(
      "a machine whose clock is a year ahead runs tasks, and knows which have passed",
      async () => {
        await inGuest(
          "late",
          `
      pkill -x sshd
      export LD_PRELOAD=${libfaketime} FAKETIME=+366d
      /usr/sbin/sshd -o SetEnv="LD_PRELOAD=$LD_PRELOAD FAKETIME=$FAKETIME"`,
        );
        const ran = await at.devorch(["run", "dated", "--json"]);
        expect(ran.code, ran.stdout).toBe(0);
        const { id, jobs } = resultOf(ran);
        const year = readFileSync(join(at.folder, ".devorch/runs", id, jobs[0]!.outputs![0]!.file), "utf8");
        expect(Number(year)).toBe(new Date(Date.now() + 366 * 86_400_000).getFullYear());
        expect(jobs[0]!.duration_ms).toBeLessThan(60_000);
        expect(resultOf(await at.devorch(["run", "dated", "--json"])).jobs).toMatchObject([
          { status: "cached" },
        ]);
      },
    );

    it("a process that cannot be killed is told, and devorch does not wait for it", async (context) => {
      context.skip(stuck === undefined, "no loop device");
      const ran = await stuck!;
      expect(resultOf(ran).jobs).toMatchObject([{ status: "errored", code: "DEV-608" }]);
    });

    const inGuest = (machine: string, script: string) =>
      at.multipass("exec", `dev-acme-${machine}`, "--", "sudo", "sh", "-c", script);

    async function runAndWhenUp(task: string, act: () => Promise<unknown>): Promise<Result> {
      let acted: Promise<unknown> | undefined;
      const ran = await at.devorch(["run", task, "--json"], {
        env,
        onOutput: (text) => {
          if (text.includes('"up')) acted ??= act();
        },
      });
      await acted;
      return ran;
    }
  },
);

const cutConnections = "pkill -f 'sshd: ubuntu'";

/** The guest's home on a file system of 1 MB, with not a byte left; so is its /tmp. */
const fillDisk = `
mount -t tmpfs -o size=1m,mode=755 tmpfs /mnt
cp -a /home/ubuntu /mnt
mount --bind /mnt/ubuntu /home/ubuntu
mount --bind /mnt /tmp
cat /dev/zero > /mnt/fill
true`;

interface FrozenDisk {
  folder: string;
  /** Whether this host lets us have it; else the folder is one as any other. */
  real: boolean;
  freeze(): void;
  thaw(): void;
  remove(): void;
}

/** A file system of its own: while it is frozen, who writes to it waits, and no signal reaches them. */
function frozenDisk(): FrozenDisk {
  const folder = mkdtempSync(join(tmpdir(), "devorch-frozen-"));
  const image = `${folder}.img`;
  writeFileSync(image, Buffer.alloc(8 << 20));
  const did = (file: string, ...args: string[]) => spawnSync(file, args).status === 0;
  const real = did("mkfs.ext4", "-q", image) && did("mount", "-o", "loop", image, folder);
  chmodSync(folder, 0o777);
  return {
    folder,
    real,
    freeze: () => did("fsfreeze", "--freeze", folder),
    thaw: () => real && did("fsfreeze", "--unfreeze", folder),
    remove() {
      if (real) execFileSync("umount", [folder]);
      for (const path of [image, folder]) rmSync(path, { recursive: true });
    },
  };
}

function resultOf({ stdout }: Result): RunResult {
  return (JSON.parse(stdout.trim().split("\n").at(-1)!) as { run: RunResult }).run;
}
