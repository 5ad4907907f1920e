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
