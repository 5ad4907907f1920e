import { describe, expect, test } from "vitest";
import type { GuestCommand } from "../../../src/core/action.ts";
import type { Facts } from "../../../src/core/event.ts";
import { DevorchError } from "../../../src/core/problem.ts";
import { cloudInitStatus } from "../../../src/drivers/guest/cloud-init.ts";
import { waitReady } from "../../../src/drivers/guest/wait-ready.ts";
import type { ChannelCommand, ChannelResult } from "../../../src/engine/ports.ts";
import { recording } from "../recording.ts";
import { VirtualClock } from "../virtual-clock.ts";

type Look = { state: string; ipv4?: string[] } | undefined;
type Answer = string | { code: number; stdout?: string } | Error;

/** A guest by its looks and answers, one after the other; the last of each stays. */
async function wait(script: { looks: Look[]; true?: Answer[]; cloudInit?: Answer[]; probe?: Answer[] }) {
  const clock = new VirtualClock();
  const heard: string[] = [];
  const next = <T>(queue: T[]): T => (queue.length > 1 ? queue.shift()! : queue[0]!);
  const exec = async (_name: string, command: ChannelCommand): Promise<ChannelResult> => {
    const words = [command.run].flat().join(" ");
    const answer = next(
      words === "true"
        ? (script.true ?? [""])
        : words.includes("cloud-init status")
          ? (script.cloudInit ?? ["status: done"])
          : words.includes("cloud-init-output")
            ? ["line 1\nModule failed"]
            : (script.probe ?? [""]),
    );
    if (answer instanceof Error) throw answer;
    const { code, stdout = "" } = typeof answer === "string" ? { code: 0, stdout: answer } : answer;
    await command.onStdout?.(Buffer.from(stdout));
    return { kind: "exited", code };
  };
  const probe: GuestCommand = { run: "curl localhost", env: {}, timeoutMs: 5_000 };
  const result = await waitReady(
    {
      channel: { exec },
      clock,
      backoffMs: () => 1_000,
      find: async () => {
        const look = next(script.looks);
        return look && { name: "a", ipv4: [], release: "Ubuntu 24.04 LTS", ...look };
      },
    },
    { do: "wait-ready", instance: "a", timeoutMs: 300_000, ...(script.probe && { probe }) },
    {
      signal: new AbortController().signal,
      reveal: async (value) => String(value),
      onOutput: (_stream, text) => heard.push(text),
    },
  ).catch((error: Error): string => error.message);
  return { result: result as Facts | string, heard, seconds: clock.nowMs() / 1000 };
}

const up: Look = { state: "Running", ipv4: ["10.0.0.2", "172.17.0.1"] };
const sshDown = new DevorchError([{ code: "DEV-214", severity: "error", message: "ssh" }]);
const json = (name: string) => recording(`exec-cloudinit-status-${name}`).stdout;

test("ready gives the first address and the release", async () => {
  expect((await wait({ looks: [up] })).result).toEqual({ ipv4: "10.0.0.2", release: "Ubuntu 24.04 LTS" });
});

test("it waits through booting, a missing address, SSH that comes and goes, cloud-init and the probe", async () => {
  const { result, seconds } = await wait({
    looks: [{ state: "Starting" }, { state: "Unknown" }, { state: "Running" }, up],
    true: [sshDown, { code: 255 }, ""],
    cloudInit: [sshDown, '{"status":"running"}', "status: not run", "", '{"status":"done"}'],
    probe: [{ code: 7 }, ""],
  });
  expect(result).toMatchObject({ ipv4: "10.0.0.2" });
  expect(seconds).toBe(10);
});

describe("what was missing at the end is said:", () => {
  test.each<[string, Parameters<typeof wait>[0]]>([
    ["it to run; it is Starting", { looks: [{ state: "Starting" }] }],
    ["it to run; it is Unknown", { looks: [{ state: "Unknown" }] }],
    ["an address; it is Running without one", { looks: [{ state: "Running" }] }],
    ["an answer from inside", { looks: [up], true: [sshDown] }],
    ["cloud-init to finish", { looks: [up], cloudInit: ["status: running"] }],
    ["its probe to succeed; it exited with 7", { looks: [up], probe: [{ code: 7 }] }],
  ])("%s", async (missing, script) => {
    const { result, seconds } = await wait(script);
    expect(result).toContain(`DEV-501 a was not ready after 300 s: waited for ${missing}`);
    expect(seconds).toBe(300);
  });
});

test.each<[string, Look]>([
  ["a is Stopped", { state: "Stopped" }],
  ["a is Deleted", { state: "Deleted" }],
  ["a is gone", undefined],
])("it ends at once when %s", async (why, look) => {
  const { result, seconds } = await wait({ looks: [{ state: "Starting" }, look] });
  expect(result).toContain(`DEV-502 ${why}; it will not become ready`);
  expect(seconds).toBe(1);
});

test("a failed cloud-init ends it with the last lines of its log, though Multipass says Launched", async () => {
  const { result } = await wait({ looks: [up], cloudInit: [{ code: 1, stdout: json("runcmd-fails") }] });
  expect(result).toBe(
    "DEV-503 cloud-init failed in a: ('scripts-user', RuntimeError('Runparts: 1 failures (runcmd) in 1 attempted commands'))\n  | line 1\n  | Module failed",
  );
});

test("a degraded cloud-init is ready, with its warnings", async () => {
  const degraded = { status: "done", recoverable_errors: { WARNING: ["deprecated key"] } };
  const { result, heard } = await wait({
    looks: [up],
    cloudInit: [{ code: 2, stdout: JSON.stringify(degraded) }],
  });
  expect(result).toMatchObject({ ipv4: "10.0.0.2" });
  expect(heard).toEqual(["cloud-init warns: deprecated key\n"]);
});

test("a daemon that is gone is not waited for", async () => {
  const gone = new DevorchError([{ code: "DEV-203", severity: "error", message: "gone" }], { exitCode: 4 });
  expect((await wait({ looks: [up], true: [gone] })).result).toBe("DEV-203 gone");
});

test.each([
  [json("runcmd-fails"), "error"],
  [json("bad-schema"), "error"],
  [json("long-runcmd-fails"), "error"],
  ["status: done\n", "done"],
  ["status: disabled\n", "done"],
  ["", undefined],
  ["null", undefined],
  ['{"status":"dreaming"}', undefined],
])("cloud-init says %j: %s", (stdout, kind) => {
  expect(cloudInitStatus(stdout)?.kind).toBe(kind);
});
