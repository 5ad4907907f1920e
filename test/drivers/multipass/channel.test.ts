import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { multipassChannel } from "../../../src/drivers/multipass/channel.ts";
import { Daemon } from "../../../src/drivers/multipass/daemon.ts";
import { FakeMultipass } from "./fake-multipass.ts";

test("an abort at whatever moment after the client's end is not waited for", async () => {
  for (let turns = 0; turns < 20; turns++) {
    const stop = new AbortController();
    const abortSoon = async () => {
      for (let turn = 0; turn < turns; turn++) await undefined;
      stop.abort("enough");
    };
    const exec = () => {
      void abortSoon();
      return {};
    };
    const { run, clock } = new FakeMultipass({ instances: { a: { state: "Running" } } }, { exec });
    const channel = multipassChannel(new Daemon({ run, clock, random: () => 0.5, platform: "linux" }));
    const ended = channel.exec("a", { run: ["true"], signal: stop.signal }).catch(() => "ended");
    expect(await Promise.race([ended, delay(2_000, "waits")]), `${turns} turns later`).toBe("ended");
  }
});

test.each([
  ["is Stopped", { a: { state: "Stopped" } }],
  ["is Suspended", { a: { state: "Suspended" } }],
  ["is Unknown", { a: { state: "Unknown" } }],
  ["does not exist", {}],
])("a machine that %s is sent no command, which would start it", async (what, instances) => {
  const { run, clock, calls } = new FakeMultipass({ instances });
  const channel = multipassChannel(new Daemon({ run, clock, random: () => 0.5, platform: "linux" }));
  await expect(channel.exec("a", { run: ["true"] })).rejects.toThrow(`DEV-228 a ${what};`);
  expect(calls).toEqual([]);
});
