import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { builtBin } from "../support/build.ts";
import { type FakeHost, fakeHost } from "./fake-host.ts";

// The real command on this host; only PATH is not its own. What stands outside PATH differs from host to host.
describe.skipIf(process.platform !== "linux")("devorch setup and verify", () => {
  let fake: FakeHost;
  beforeEach(() => {
    fake = fakeHost();
  });
  afterEach(() => fake.remove());

  test("--dry-run prints the commands; without a terminal to ask at, and without --auto-approve, none runs", async () => {
    const [dry, unasked] = await Promise.all([devorch("setup", "--dry-run"), devorch("setup")]);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout.replaceAll("sudo ", "")).toBe(
      "apt-get update\napt-get install -y make\napt-get install -y openssh-client\n",
    );
    expect(unasked).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-191") });
    expect(fake.log()).toEqual([]);
  });

  test("killed in the middle, the next run goes on from what is there", async () => {
    fake.sabotage("apt-get", '[ "$3" = openssh-client ] && kill -9 $PPID && exit 1');
    expect((await devorch("setup", "--auto-approve")).code).toBe(-1);
    expect(["make", "ssh"].filter(fake.has)).toEqual(["make"]);
    fake.mend("apt-get");
    const { code, stdout } = await devorch("setup", "--auto-approve");
    expect(stdout).toMatch(/^ssh +ok +installed$/m);
    expect(code).toBe(0);
    expect(fake.log().filter((line) => line.includes("install -y make"))).toHaveLength(1);
  });

  test("each command with sudo is shown before it runs, those that take back what was installed, too", async () => {
    // sudo looks whether what it is to run is on the person's screen.
    const screen = join(fake.path, ".screen");
    fake.sabotage(
      "sudo",
      `/bin/grep -qxF "\\$ sudo $*" '${screen}' && echo "shown: $*" >>'${screen}.seen' || echo "not shown: $*" >>'${screen}.seen'`,
    );
    fake.sabotage("apt-get", '[ "$3" = openssh-client ] && exit 9');
    const args = ["setup", "--auto-approve", "--provider", "sim"];
    const env = { NODE_OPTIONS: `--require ${join(import.meta.dirname, "../support/unprivileged.cjs")}` };
    expect((await start(args, { env, screen })).code).toBe(1);
    expect(readFileSync(`${screen}.seen`, "utf8").split("\n")).toEqual([
      "shown: apt-get update",
      "shown: apt-get install -y make",
      "shown: apt-get install -y openssh-client",
      "shown: apt-get remove -y make",
      "",
    ]);
    // All but the last, which nobody could know, were shown before the question.
    expect(readFileSync(screen, "utf8")).toMatch(/^These commands will run:\n( {2}sudo apt-get .*\n){3}/);
  });

  test("verify tells of each missing thing and how to get it, for people and as JSON", async () => {
    const [text, json] = await Promise.all([devorch("verify"), devorch("verify", "--json")]);
    expect(text.code).toBe(1);
    expect(text.stdout).toContain(
      "error[DEV-801]: ssh is not installed\nhelp: run devorch setup --provider sim\n",
    );
    expect(JSON.parse(json.stdout)).toMatchObject({
      format_version: "1.0",
      well: false,
      checks: expect.arrayContaining([{ name: "ssh", well: false, found: "missing" }]),
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ code: "DEV-801", detail: "run devorch setup --provider sim" }),
      ]),
    });
  });

  test("verify, setup and version look for what the configuration's provider needs, as doctor does", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "devorch-host-"));
    try {
      writeFileSync(join(cwd, "devorch.yaml"), "apiVersion: devorch/v1\nproject: acme\nprovider: sim\n");
      const { stdout } = await start(["verify", "--json"], { cwd });
      expect(
        (JSON.parse(stdout) as { checks: { name: string }[] }).checks.map(({ name }) => name),
      ).not.toContain("multipass");
      expect((await start(["setup", "--dry-run"], { cwd })).code).toBe(0);
      const version = await start(["version", "--json"], { cwd });
      expect(JSON.parse(version.stdout)).toMatchObject({ multipass: "1.16.3+sim" });
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });

  test("--dry-run prints nothing where setup would run nothing", async () => {
    const { code, stdout } = await start(["setup", "--dry-run", "--provider", "multipass"]);
    // Whether Multipass can be had is up to the host that the test runs on.
    expect(code === 0 || stdout === "").toBe(true);
  });

  const devorch = (...args: string[]) => start([...args, "--provider", "sim"]);

  async function start(
    args: string[],
    { cwd, env, screen }: { cwd?: string; env?: Record<string, string>; screen?: string } = {},
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const { devorch: bin } = await builtBin();
    const child = spawn(process.execPath, [bin, ...args], {
      cwd,
      env: { PATH: fake.path, HOME: fake.path, ...env },
      stdio: ["ignore", "pipe", screen ? openSync(screen, "w") : "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream]?.setEncoding("utf8").on("data", (text: string) => {
        output[stream] += text;
      });
    }
    return new Promise((resolve) => child.on("close", (code) => resolve({ code: code ?? -1, ...output })));
  }
});
