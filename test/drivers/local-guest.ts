import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Action } from "../../src/core/action.ts";
import type { Facts } from "../../src/core/event.ts";
import { multipassDriver } from "../../src/drivers/multipass/driver.ts";
import { processRunner } from "../../src/drivers/multipass/process-runner.ts";
import type { Call, Driver } from "../../src/engine/ports.ts";
import { FakeMultipass, type World } from "./multipass/fake-multipass.ts";
import { wallClock } from "./wall-clock.ts";

export interface LocalGuest {
  /** Home of the guest's user, on this host. */
  home: string;
  fake: FakeMultipass;
  driver: Driver;
  /** What `perform` said while it ran. */
  heard: string[];
  perform(action: Action, call?: Partial<Call>): Promise<Facts>;
}

/** The driver over a Multipass whose only machine `a` is this host, with a temporary home: exec really runs. */
export function localGuest(
  world: Partial<World> = { instances: { a: { state: "Running", ipv4: ["10.0.0.2"] } } },
) {
  const home = mkdtempSync(join(tmpdir(), "devorch-guest-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const fake = new FakeMultipass(world);
  const env = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
  const driver = multipassDriver({
    run: async (argv, options) => {
      if (argv[0] !== "exec") return fake.run(argv, options);
      const [program, ...rest] = argv.slice(argv.indexOf("--") + 1);
      fake.calls.push(`exec ${argv[2]}`);
      // As in a real guest, what runs there survives the client.
      return processRunner({ command: ["setsid", "--wait", program!], env })(rest, options);
    },
    clock: wallClock,
    random: () => 0,
    platform: "linux",
  });
  const heard: string[] = [];
  const guest: LocalGuest = {
    home,
    fake,
    driver,
    heard,
    perform: (action, call) =>
      driver.perform(action, {
        signal: new AbortController().signal,
        reveal: async (value) => String(value),
        onOutput: (stream, text) => heard.push(`${stream}: ${text}`),
        ...call,
      }),
  };
  return guest;
}
