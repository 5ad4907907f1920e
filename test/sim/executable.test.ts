import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SimProcess, simProcess } from "../support/sim-process.ts";

let sim: SimProcess;
beforeAll(async () => {
  sim = await simProcess();
  expect(sim.run(["launch", "24.04", "--name", "t1"])).toMatchObject({ exit: 0 });
});
afterAll(() => sim.dispose());

const states = () =>
  Object.fromEntries(
    (
      JSON.parse(sim.run(["list", "--format", "json"]).stdout) as { list: { name: string; state: string }[] }
    ).list.map(({ name, state }) => [name, state]),
  );

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
    expect(sim.run(["exec", "ci", "--", "cat", "marker", ".ssh/authorized_keys"]).stdout).toBe(
      "hellossh-ed25519 AAAA\n",
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

test("a snapshot brings the disk back, and a clone carries the current one", () => {
  sim.run(["launch", "--name", "tpl"]);
  sim.run(["exec", "tpl", "--", "sh", "-c", "echo sealed > file"]);
  sim.run(["stop", "tpl"]);
  sim.run(["snapshot", "tpl", "--name", "sealed"]);
  sim.run(["exec", "tpl", "--", "sh", "-c", "echo dirty > file"]);
  sim.run(["stop", "tpl"]);
  sim.run(["clone", "tpl", "--name", "dirty"]);
  sim.run(["restore", "--destructive", "tpl.sealed"]);
  sim.run(["clone", "tpl", "--name", "clean"]);
  sim.run(["start", "dirty", "clean"]);
  expect(sim.run(["exec", "dirty", "--", "cat", "file"]).stdout).toBe("dirty\n");
  expect(sim.run(["exec", "clean", "--", "cat", "file"]).stdout).toBe("sealed\n");
});
