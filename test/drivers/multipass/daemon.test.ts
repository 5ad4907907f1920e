import { expect, test } from "vitest";
import { Daemon } from "../../../src/drivers/multipass/daemon.ts";
import { multipassDriver } from "../../../src/drivers/multipass/driver.ts";
import type { Exit, Runner } from "../../../src/drivers/multipass/runner.ts";
import { VirtualClock } from "../virtual-clock.ts";
import { FakeMultipass } from "./fake-multipass.ts";

const signal = new AbortController().signal;

/** A daemon whose calls end when told to. */
function setUp(options: { deadlineFactor?: number } = {}) {
  const clock = new VirtualClock();
  const started: { argv: readonly string[]; deadlineMs: number; end: (end: Exit["end"]) => void }[] = [];
  const traced: string[] = [];
  const daemon = new Daemon({
    run: (argv, { deadlineMs }) =>
      new Promise((resolve) => {
        started.push({ argv, deadlineMs, end: (end) => resolve({ end, stdout: "", stderr: "" }) });
      }),
    clock,
    random: () => 0.5,
    platform: "linux",
    ...options,
    trace: ({ argv, end }) => traced.push(`${argv.join(" ")}: ${end}`),
  });
  return { daemon, started, traced };
}

test("a call queued behind a clone or a stop gets as much longer as those may take", async () => {
  const { daemon, started } = setUp();
  const read = () => daemon.run("read", ["list"], { signal });
  const deadlines = () => started.map(({ deadlineMs }) => deadlineMs / 1000);
  const calls = [read(), daemon.run("stop", ["stop", "a"], { signal }), read()];
  calls.push(daemon.run("clone", ["clone", "t"], { signal }), read());
  expect(deadlines()).toEqual([60, 330, 390, 2130, 1860]);
  for (const { end } of started) end(0);
  await Promise.all(calls);
  const last = read();
  expect(deadlines().at(-1)).toBe(60);
  started.at(-1)?.end(0);
  await last;
});

test("on a slow host every deadline is longer by one factor", async () => {
  const { daemon, started } = setUp({ deadlineFactor: 2 });
  const calls = [
    daemon.run("stop", ["stop", "a"], { signal }),
    daemon.run("launch", ["launch"], { signal, extraMs: 1_000 }),
  ];
  expect(started.map(({ deadlineMs }) => deadlineMs / 1000)).toEqual([660, 2462]);
  for (const { end } of started) end(0);
  await Promise.all(calls);
});

test("on a slow host a command in a guest may take longer by the same factor", async () => {
  const fake = new FakeMultipass({ instances: { a: { state: "Running" } } });
  const run: Runner = (argv, options) =>
    argv[0] !== "exec"
      ? fake.run(argv, options)
      : new Promise((resolve) => {
          const end = () => resolve({ end: "aborted", stdout: "", stderr: "" });
          options.signal.addEventListener("abort", end, { once: true });
        });
  const hours = async (deadlineFactor: number) => {
    const driver = multipassDriver({
      run,
      clock: fake.clock,
      random: () => 0.5,
      platform: "linux",
      deadlineFactor,
    });
    const startedAtMs = fake.clock.nowMs();
    const command = { run: "sleep 1000", env: {}, timeoutMs: 3_600_000 };
    const call = { signal, reveal: async (value: unknown) => String(value), onOutput: () => {} };
    await expect(driver.perform({ do: "run", instance: "a", command }, call)).rejects.toThrow("DEV-511");
    return Math.round((fake.clock.nowMs() - startedAtMs) / 3_600_000);
  };
  expect([await hours(1), await hours(3)]).toEqual([1, 3]);
});

test("a mutation is one call, never repeated, and an exec has no deadline of its own", async () => {
  const { daemon, started, traced } = setUp();
  const call = daemon.call("start", { argv: ["start", "a"] }, signal);
  started[0]?.end("timed-out");
  expect((await call)?.kind).toBe("timed-out");
  void daemon.run("exec", ["exec", "a"], { signal });
  expect(started.map(({ argv }) => argv[0])).toEqual(["start", "exec"]);
  expect(started[1]?.deadlineMs).toBe(Number.POSITIVE_INFINITY);
  expect(traced).toEqual(["start a: timed-out"]);
});

test("after three mutations that missed the daemon the next is refused, and no client starts", async () => {
  const { daemon, started } = setUp();
  const start = () => daemon.call("start", { argv: ["start", "a"] }, signal);
  for (let time = 0; time < 3; time++) {
    const call = start();
    started.at(-1)?.end("timed-out");
    expect((await call)?.kind).toBe("timed-out");
  }
  await expect(start()).rejects.toMatchObject({ exitCode: 4, problems: [{ code: "DEV-203" }] });
  expect(started).toHaveLength(3);
});

test("serial work runs one after the other, also after a failure", async () => {
  const { daemon } = setUp();
  const order: string[] = [];
  const work = (name: string, fails: boolean) =>
    daemon.serial(async () => {
      order.push(`${name} begins`);
      await new Promise(setImmediate);
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
    });
  await Promise.allSettled([work("a", true), work("b", false)]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("retries wait longer each time, up to five seconds, half of it by chance", () => {
  const { daemon } = setUp();
  expect([0, 1, 2, 3, 4, 5, 9].map((attempt) => daemon.backoffMs(attempt))).toEqual([
    187.5, 375, 750, 1500, 3000, 3750, 3750,
  ]);
});
