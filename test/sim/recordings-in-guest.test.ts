import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { noNamespaces } from "../support/namespaces.ts";
import { type SimProcess, simProcess } from "../support/sim-process.ts";
import { expectLike, recording } from "./recorded.ts";
import { IN_A_GUEST, IN_A_NAMESPACE, IN_CLOUD_INIT, IN_MOUNTS, words } from "./scenarios.ts";

// Every call is a few processes, and other tests run beside them.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe("the executable answers as Multipass did, with what really ran in a guest", () => {
  let sim: SimProcess;
  let work: string;
  beforeAll(async () => {
    sim = await simProcess();
    work = path.join(sim.home, "user/work");
    mkdirSync(path.join(work, "d/sub"), { recursive: true });
    writeFileSync(path.join(work, "a.txt"), "hello\n");
    writeFileSync(path.join(work, "d/sub/f"), "f\n");
    expect(sim.run(["launch", "24.04", "--name", "t1"]).exit).toBe(0);
    expect(sim.run(["launch", "--name", "f1"]).exit).toBe(0);
  });
  afterAll(() => sim.dispose());

  test.each(words(IN_A_GUEST))("%s", (name) => {
    // The call before this one was not recorded.
    if (name === "transfer-from-recursive") sim.run(["transfer", "-r", path.join(work, "d"), "t1:/tmp/d"]);
    replay(name, { input: inputOf(name) });
  });

  test.each(words(IN_MOUNTS))("%s", (name) => {
    if (name === words(IN_MOUNTS)[0]) sim.run(["mount", work, "t1:/mnt/tt"]);
    replay(name, { cwd: path.join(work, "d") });
  });

  test.each(words(IN_CLOUD_INIT))("%s", (name) => {
    const launch = name.includes("bad-schema")
      ? "launch-cloudinit-bad-schema"
      : "launch-cloudinit-runcmd-fails";
    const { argv, stdin } = recording(launch);
    sim.run(argv.slice(1), { input: stdin! });
    replay(name);
  });

  const replay = (name: string, options?: Input) => replayOn(sim, work, name, options);
});

describe.skipIf(noNamespaces)(`a guest in namespaces answers as well${noNamespaces}`, () => {
  let sim: SimProcess;
  let work: string;
  beforeAll(async () => {
    sim = await simProcess("namespace");
    work = path.join(sim.home, "user/work");
    mkdirSync(work, { recursive: true });
    writeFileSync(path.join(work, "a.txt"), "hello\n");
    expect(sim.run(["launch", "24.04", "--name", "t1"])).toMatchObject({ exit: 0, stderr: "" });
    const { stdin } = recording("launch-cloudinit-stdin");
    expect(sim.run(["launch", "--name", "ci1", "--cloud-init", "-"], { input: stdin! }).exit).toBe(0);
  });
  afterAll(() => sim.dispose());

  test.each(words(IN_A_NAMESPACE))("%s", (name) => replayOn(sim, work, name));
});

interface Input {
  input?: string | Buffer;
  cwd?: string;
}

function replayOn(sim: SimProcess, work: string, name: string, options: Input = {}): void {
  const recorded = recording(name);
  const argv = recorded.argv.slice(1).map((word) => word.replace("/home/user/work", work));
  const { exit, stdout, stderr } = sim.run(argv, options);
  // Guests of plain processes keep their files below their own folder of the host.
  const ownPaths = (text: string) =>
    text.replaceAll(work, "/home/user/work").replace(/\S*\/guests\/d\d+\/disk(?=\/)/g, "");
  expectLike({ exit, stdout: ownPaths(stdout), stderr: ownPaths(stderr) }, recorded);
}

/** What the recordings shorten. */
function inputOf(name: string): string | Buffer {
  if (name === "exec-stdin-wc-1MB") return "x".repeat(1_000_000);
  if (name === "exec-stdin-binary-md5")
    return Buffer.concat(Array(1000).fill(Buffer.from(Array.from({ length: 256 }, (_, i) => i))));
  return recording(name).stdin ?? "";
}
