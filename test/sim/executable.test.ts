import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { builtBin } from "../support/build.ts";
import { type SimProcess, simProcess } from "../support/sim-process.ts";

// A test takes a dozen processes, and other tests run beside it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let sim: SimProcess;
let launched: ReturnType<SimProcess["run"]>;
beforeAll(async () => {
  sim = await simProcess();
  launched = sim.run(["launch", "24.04", "--name", "t1"]);
  expect(launched).toMatchObject({ exit: 0 });
});
afterAll(() => sim.dispose());

const states = () =>
  Object.fromEntries(
    (
      JSON.parse(sim.run(["list", "--format", "json"]).stdout) as { list: { name: string; state: string }[] }
    ).list.map(({ name, state }) => [name, state]),
  );

test("machines that are plain processes are told with their launch, and with every version", () => {
  expect(launched.stderr).toMatch(
    /^multipass-sim: simulated machines are plain processes of this user, without isolation .*: as asked for\n$/,
  );
  expect(JSON.parse(sim.run(["version", "--format", "json"]).stdout)).toEqual({
    multipass: "1.16.3+sim.process",
    multipassd: "1.16.3+sim.process",
  });
  expect(sim.run(["version"]).stdout).toMatch(
    /simulator of Multipass; its machines are plain processes, not isolated\.\n$/,
  );
});

test("a home that cannot be made is told in one line", () => {
  const file = path.join(sim.home, "world.json");
  const home = path.join(file, "home");
  expect(sim.run(["list"], { env: { DEVORCH_SIM_HOME: home } })).toMatchObject({
    exit: 2,
    stdout: "",
    stderr: `list failed: cannot use ${home}: ENOTDIR: not a directory, mkdir '${home}'; DEVORCH_SIM_HOME names another folder\n`,
  });
});

describe("exec", () => {
  test("passes every byte of stdin and stdout", () => {
    const input = randomBytes(300_000);
    expect(sim.run(["exec", "t1", "--", "cat"], { input }).bytes.equals(input)).toBe(true);
  });

  test("passes the guest's exit code, and 255 for a signal", () => {
    expect(sim.run(["exec", "t1", "--", "sh", "-c", "exit 7"]).exit).toBe(7);
    expect(sim.run(["exec", "t1", "--", "sh", "-c", "kill -9 $$"]).exit).toBe(255);
    expect(sim.run(["exec", "t1", "--", "no-such-command"]).exit).toBe(127);
  });

  test("hands the arguments over as they are", () => {
    const { stdout } = sim.run(["exec", "t1", "--", "printf", "[%s]\n", "a b", "it's", "$HOME", "*", ""]);
    expect(stdout).toBe("[a b]\n[it's]\n[$HOME]\n[*]\n[]\n");
  });

  test("starts a stopped instance, with the spinner before the command's output", () => {
    sim.run(["stop", "t1"]);
    const { stdout, exit } = sim.run(["exec", "t1", "--", "echo", "here"]);
    expect({ stdout, exit, states: states() }).toEqual({
      stdout: expect.stringMatching(/Starting t1 .*here\n$/s),
      exit: 0,
      states: { t1: "Running" },
    });
  });
});

describe("transfer", () => {
  test("moves bytes in and out over stdin and stdout", () => {
    const input = randomBytes(100_000);
    expect(sim.run(["transfer", "-", "t1:bytes"], { input })).toMatchObject({ exit: 0 });
    expect(sim.run(["transfer", "t1:bytes", "-"]).bytes.equals(input)).toBe(true);
  });

  test("copies a folder, and into a folder of that name when the target exists", () => {
    const source = path.join(sim.home, "tree");
    mkdirSync(path.join(source, "sub"), { recursive: true });
    writeFileSync(path.join(source, "sub/file"), "text");
    for (let i = 0; i < 2; i++) expect(sim.run(["transfer", "-r", source, "t1:tree"]).exit).toBe(0);
    const { stdout } = sim.run(["exec", "t1", "--", "sh", "-c", "find tree -type f | sort"]);
    expect(stdout).toBe("tree/sub/file\ntree/tree/sub/file\n");
    expect(sim.run(["transfer", "-r", "t1:tree/sub", path.join(sim.home, "back")]).exit).toBe(0);
    expect(readFileSync(path.join(sim.home, "back/file"), "utf8")).toBe("text");
  });

  test("says what it could not find", () => {
    expect(sim.run(["transfer", "t1:nosuch", path.join(sim.home, "x")])).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/^\[.*\] \[error\] \[sftp\] cannot open remote file .*No such file\n$/),
    });
  });
});

describe("cloud-init", () => {
  const launch = (name: string, userData: string) =>
    sim.run(["launch", "--name", name, "--cloud-init", "-"], { input: userData });
  const status = (name: string) => {
    const { stdout, exit } = sim.run(["exec", name, "--", "cloud-init", "status", "--format", "json"]);
    return { exit, ...(JSON.parse(stdout) as { status: string; errors: string[] }) };
  };

  test("writes files and runs commands before launch returns", () => {
    const userData = `#cloud-config
write_files:
  - { path: /home/ubuntu/marker, content: hello, permissions: "0600" }
runcmd:
  - [sh, -c, "echo ran > /dev/null"]
ssh_authorized_keys: [ssh-ed25519 AAAA]
`;
    expect(launch("ci", userData)).toMatchObject({ exit: 0 });
    expect(sim.run(["exec", "ci", "--", "cat", "marker", ".ssh/authorized_keys"]).stdout).toEqual(
      expect.stringMatching(/^hellossh-ed25519 AAAA\nssh-ed25519 \S+ ubuntu@localhost\n$/),
    );
    expect(status("ci")).toMatchObject({ exit: 0, status: "done" });
  });

  test("a failing command still launches, and the guest says so", () => {
    expect(launch("cf", "#cloud-config\nruncmd: [exit 3]\n")).toMatchObject({ exit: 0 });
    expect(status("cf")).toMatchObject({
      exit: 1,
      status: "error",
      errors: [expect.stringMatching(/runcmd/)],
    });
  });

  test("text that is no YAML is refused before anything is made", () => {
    expect(launch("cy", "a: [\n")).toMatchObject({
      exit: 1,
      stderr:
        "Could not load cloud-init configuration: yaml-cpp: error at line 2, column 1: end of sequence flow not found\n",
    });
    expect(states()).not.toHaveProperty("cy");
  });
});

describe("a disk", () => {
  const file = (name: string) => sim.run(["exec", name, "--", "cat", "file"]).stdout;
  const write = (text: string) => {
    sim.run(["exec", "tpl", "--", "sh", "-c", `echo ${text} > file`]);
    sim.run(["stop", "tpl"]);
  };

  test("comes back with its snapshot", () => {
    sim.run(["launch", "--name", "tpl"]);
    write("sealed");
    sim.run(["snapshot", "tpl", "--name", "sealed"]);
    write("dirty");
    expect(sim.run(["restore", "--destructive", "tpl.sealed"]).exit).toBe(0);
    expect(file("tpl")).toMatch(/sealed\n$/);
  });

  test("is cloned as it is now, not as a snapshot has it", () => {
    write("later");
    expect(sim.run(["clone", "tpl", "--name", "copy"]).exit).toBe(0);
    expect(file("copy")).toMatch(/later\n$/);
  });
});

describe("a client that is killed", () => {
  test("leaves its launch to the daemon, which ends it", async () => {
    const client = await started(["launch", "--name", "orphan"], { DEVORCH_SIM_DELAY_MS: "50" }, /Creating/);
    client.kill("SIGKILL");
    await once(client, "exit");
    await expect.poll(() => states().orphan, { timeout: 100_000, interval: 10 }).toBe("Running");
  });

  test("leaves the guest's command running", async () => {
    const client = await started(["exec", "t1", "--", "sh", "-c", "echo $$; exec sleep 600"], {}, /\d+\n/);
    client.kill("SIGKILL");
    await once(client, "exit");
    const { stdout } = sim.run(["exec", "t1", "--", "pgrep", "-f", "sleep 600"]);
    expect(stdout).not.toBe("");
  });

  async function started(argv: string[], env: NodeJS.ProcessEnv, said: RegExp): Promise<ChildProcess> {
    const { multipassSim } = await builtBin();
    const child = spawn(process.execPath, [multipassSim, ...argv], {
      env: { ...sim.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false }))
      if (said.test(String(chunk))) break;
    return child;
  }
});

test("launches side by side have names and addresses of their own, and one of two namesakes loses", async () => {
  const { multipassSim } = await builtBin();
  const launch = async (name: string) => {
    const child = spawn(process.execPath, [multipassSim, "launch", "--name", name], {
      env: sim.env,
      stdio: "ignore",
    });
    const [code] = (await once(child, "exit")) as [number];
    return code;
  };
  const codes = await Promise.all(["p1", "p2", "p3", "p1"].map(launch));
  expect(codes.slice(1, 3)).toEqual([0, 0]);
  expect([codes[0], codes[3]].sort()).toEqual([0, 2]);
  const { list } = JSON.parse(sim.run(["list", "--format", "json"]).stdout) as { list: { ipv4: string[] }[] };
  const addresses = list.flatMap(({ ipv4 }) => ipv4);
  expect(new Set(addresses).size).toBe(addresses.length);
});
