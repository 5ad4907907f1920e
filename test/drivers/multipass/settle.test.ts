import { describe, expect, test } from "vitest";
import type { Action } from "../../../src/core/action.ts";
import { Daemon } from "../../../src/drivers/multipass/daemon.ts";
import { multipassDriver } from "../../../src/drivers/multipass/driver.ts";
import { settle } from "../../../src/drivers/multipass/settle.ts";
import { FakeMultipass, said, type World } from "./fake-multipass.ts";

type Scripts = ConstructorParameters<typeof FakeMultipass>[1];

/** Performs one action on a small world; gives the mutations that were made, and the problem if it failed. */
async function perform(action: Action, world: Partial<World>, scripts: Scripts = {}, begin = async () => {}) {
  const fake = new FakeMultipass(world, scripts);
  const driver = multipassDriver({ run: fake.run, clock: fake.clock, random: () => 0.5, platform: "linux" });
  const result = await driver
    .perform(action, {
      signal: new AbortController().signal,
      begin,
      reveal: async (value) => String(value),
      onOutput: () => {},
    })
    .then(
      () => "done",
      (error) => `${error.message} [exit ${error.exitCode}]`,
    );
  return { result, calls: fake.calls, world: fake.world, minutes: Math.round(fake.clock.nowMs() / 60_000) };
}

const one = (state: string): Partial<World> => ({ instances: { a: { state } } });
const becomes = (state: string) => (world: World) => {
  world.instances.a = { state };
  return {};
};
const vanishes = (world: World) => {
  delete world.instances.a;
  return {};
};
const launch: Action = {
  do: "launch",
  instance: "a",
  from: "24.04",
  cpus: 1,
  memoryBytes: 2 ** 30,
  diskBytes: 2 ** 33,
  networks: [],
  timeoutMs: 300_000,
};
const clone: Action = { do: "clone", template: "t", snapshot: "s", instance: "a" };
const sealed: Partial<World> = {
  instances: { t: { state: "Stopped" } },
  snapshots: { t: { s: { comment: "", parent: "" } } },
};

describe("what already holds needs no call", () => {
  test.each<[Action, Partial<World>]>([
    [launch, one("Running")],
    [launch, one("Unknown")],
    [{ do: "start", instance: "a" }, one("Running")],
    [{ do: "start", instance: "A" }, one("Running")],
    [{ do: "stop", instance: "a" }, one("Stopped")],
    [{ do: "suspend", instance: "a" }, one("Suspended")],
    [{ do: "recover", instance: "a" }, one("Stopped")],
    [{ do: "delete", instance: "a", purge: true }, {}],
    [{ do: "delete", instance: "a", purge: false }, one("Deleted")],
    [{ do: "delete-snapshot", instance: "a", snapshot: "s" }, one("Running")],
    [{ ...clone }, { instances: { a: { state: "Stopped" }, t: { state: "Running" } } }],
    [
      { do: "snapshot", instance: "t", snapshot: "s", comment: "" },
      { ...sealed, instances: { t: { state: "Running" } } },
    ],
    [
      { do: "resize", instance: "a", memoryBytes: 1300 * 2 ** 20 },
      { instances: { a: { state: "Running", sizes: { cpus: "1", memory: "1.3GiB", disk: "5.0GiB" } } } },
    ],
    [
      { do: "mount", instance: "a", source: "/src", target: "/w" },
      { instances: { a: { state: "Running", mounts: { "/w": "/src" } } } },
    ],
    [{ do: "umount", instance: "a", target: "/w" }, one("Running")],
  ])("%j", async (action, world) => {
    expect(await perform(action, world)).toMatchObject({ result: "done", calls: [] });
  });
});

describe("what would do harm is refused without a call", () => {
  test.each<[string, Action, Partial<World>]>([
    ["DEV-222", launch, one("Deleted")],
    ["DEV-220", { ...launch, from: "--name=b" }, {}],
    ["DEV-222", clone, { ...sealed, instances: { a: { state: "Deleted" }, t: { state: "Stopped" } } }],
    ["DEV-223", clone, {}],
    ["DEV-224", clone, { ...sealed, instances: { t: { state: "Running" } } }],
    ["DEV-224", clone, { ...sealed, instances: { t: { state: "Suspended" } } }],
    ["DEV-225", clone, { instances: { t: { state: "Stopped" } } }],
    ["DEV-212", { do: "start", instance: "a" }, {}],
    ["DEV-214", { do: "start", instance: "a" }, one("Deleted")],
    ["DEV-214", { do: "stop", instance: "a" }, one("Suspended")],
    ["DEV-214", { do: "restart", instance: "a" }, one("Stopped")],
    ["DEV-214", { do: "snapshot", instance: "a", snapshot: "s", comment: "" }, one("Running")],
    [
      "DEV-226",
      { do: "snapshot", instance: "t", snapshot: "s", comment: "another" },
      { ...sealed, instances: { t: { state: "Stopped" } } },
    ],
    ["DEV-225", { do: "restore", instance: "a", snapshot: "s" }, one("Stopped")],
    [
      "DEV-214",
      { do: "restore", instance: "t", snapshot: "s" },
      { ...sealed, instances: { t: { state: "Running" } } },
    ],
    [
      "DEV-214",
      { do: "resize", instance: "a", cpus: 2 },
      { instances: { a: { state: "Suspended", sizes: { cpus: "1", memory: "1.0GiB", disk: "5.0GiB" } } } },
    ],
    [
      "DEV-227",
      { do: "mount", instance: "a", source: "/src", target: "/w" },
      { instances: { a: { state: "Running", mounts: { "/w": "/other" } } } },
    ],
  ])("%s: %j", async (code, action, world) => {
    const { result, calls } = await perform(action, world);
    expect(result).toMatch(new RegExp(`^${code} `));
    expect(calls).toEqual([]);
  });
});

describe("launch", () => {
  test("that failed while the instance lives goes on with it", async () => {
    const failed = (world: World) => {
      becomes("Running")(world);
      return said("launch failed: Remote is gone\n");
    };
    expect(await perform(launch, {}, { launch: failed })).toMatchObject({ result: "done" });
  });

  test("that failed and left nothing fails with its reason", async () => {
    const failed = () => said('launch failed: Remote "" is unknown or unreachable.\n');
    expect((await perform(launch, {}, { launch: failed })).result).toMatch(/^DEV-216 .*unreachable/);
  });

  test("that timed out leaves an Unknown instance, which is taken up", async () => {
    const slow = (world: World) => {
      becomes("Unknown")(world);
      return said("Timed out waiting for instance launch.\n", 5);
    };
    expect(await perform(launch, {}, { launch: slow })).toMatchObject({ result: "done" });
  });

  test("whose client was given up is watched until it shows, and never made again on top", async () => {
    let looks = 0;
    const { result, calls } = await perform(
      launch,
      {},
      {
        launch: () => said("", "timed-out"),
        list: (world) => {
          if (++looks === 10) becomes("Starting")(world);
          return undefined;
        },
      },
    );
    expect(result).toBe("done");
    expect(calls).toHaveLength(1);
  });

  test("whose client was given up and which never shows ends with a time-out", async () => {
    const { result, calls, minutes } = await perform(launch, {}, { launch: () => said("", "timed-out") });
    expect(result).toMatch(/^DEV-206 .*\[exit 8\]$/);
    expect(calls).toHaveLength(1);
    // The deadline of its client, and five to appear in.
    expect(minutes).toBe(25 + 5);
  });

  test("of a name that is being prepared waits until it can be had or seen", async () => {
    const preparing = () => said('launch failed: instance "a" is being prepared\n');
    const { result, calls } = await perform(
      launch,
      {},
      { launch: [preparing, preparing, becomes("Running")] },
    );
    expect(result).toBe("done");
    expect(calls).toHaveLength(3);
  });

  test("whose connection broke is watched until it shows, and never made again on top", async () => {
    let looks = 0;
    const { result, calls } = await perform(
      launch,
      {},
      {
        launch: () => said("Socket closed\n"),
        list: (world) => {
          if (++looks === 10) becomes("Running")(world);
          return undefined;
        },
      },
    );
    expect(result).toBe("done");
    expect(calls).toHaveLength(1);
  });

  test("begins between the look that finds the name free and the call; a name found taken begins nothing", async () => {
    const events: string[] = [];
    const begin = async () => void events.push("begin");
    const noting = (event: string) => () => void events.push(event);
    const launched = (world: World) => {
      events.push("launch");
      return becomes("Running")(world);
    };
    await perform(launch, {}, { list: [noting("look"), () => undefined], launch: launched }, begin);
    expect(events).toEqual(["look", "begin", "launch"]);
    events.length = 0;
    const { result } = await perform({ ...launch, fresh: true } as Action, one("Running"), {}, begin);
    expect(result).toMatch(/^DEV-210 /);
    expect(events).toEqual([]);
  });

  test("of a name that somebody else takes in between claims nothing", async () => {
    const taken = (world: World) => {
      becomes("Running")(world);
      return said('launch failed: instance "a" already exists\n');
    };
    expect((await perform(launch, {}, { launch: taken })).result).toMatch(/^DEV-210 .*\[exit 5\]$/);
  });

  test("that hung is not what somebody else made under its name with other sizes", async () => {
    const taken = (world: World) => {
      world.instances.a = { state: "Running", sizes: { cpus: "7", memory: "1.0GiB", disk: "8.0GiB" } };
      return said("", "timed-out");
    };
    expect((await perform(launch, {}, { launch: taken })).result).toMatch(/^DEV-210 .*\[exit 5\]$/);
  });

  test("that succeeded and left nothing is not made again", async () => {
    const { result, calls } = await perform(launch, {}, { launch: () => ({}) });
    expect(result).toMatch(/^DEV-230 .*there is no a/);
    expect(calls).toHaveLength(1);
  });

  test("that succeeded, and was purged before it was seen, is not what somebody else made in its place", async () => {
    const replaced = (world: World) => {
      world.instances.a = { state: "Running", sizes: { cpus: "7", memory: "1.0GiB", disk: "8.0GiB" } };
      return {};
    };
    expect((await perform(launch, {}, { launch: replaced })).result).toMatch(/^DEV-210 .*\[exit 5\]$/);
  });

  test("that succeeded, and was replaced while its sizes were read, is looked at again", async () => {
    const absent = (world: World) => {
      world.instances.a = { state: "Running", sizes: { cpus: "7", memory: "1.0GiB", disk: "8.0GiB" } };
      return said("get failed: Cannot obtain instance settings; instance: a; reason: No such instance\n");
    };
    const scripts: Scripts = {
      launch: becomes("Running"),
      "get local.a.cpus": [absent, absent, () => undefined],
    };
    expect((await perform(launch, {}, scripts)).result).toMatch(/^DEV-210 .*\[exit 5\]$/);
  });

  test("of a second attempt is perhaps the first, with sizes that it asked for: the claim stays", async () => {
    const world = {
      instances: { a: { state: "Running", sizes: { cpus: "7", memory: "1.0GiB", disk: "8.0GiB" } } },
    };
    const { result, calls } = await perform({ ...launch, fresh: false }, world);
    expect([result, calls]).toEqual([expect.stringMatching(/^DEV-322 .*\[exit 5\]$/), []]);
  });
});

describe("delete", () => {
  test("that succeeded is not made again on what has the name then", async () => {
    const { result, calls } = await perform({ do: "delete", instance: "a", purge: true }, one("Running"), {
      delete: () => ({}),
    });
    expect(result).toMatch(/^DEV-230 /);
    expect(calls).toEqual(["delete --purge a"]);
  });
});

describe("clone", () => {
  test("restores the sealed snapshot, then copies", async () => {
    const { result, calls } = await perform(clone, structuredClone(sealed), { clone: becomes("Stopped") });
    expect(result).toBe("done");
    expect(calls).toEqual(["restore --destructive t.s", "clone t --name a"]);
  });

  test("is not made when the restore fails", async () => {
    const { result, calls } = await perform(clone, structuredClone(sealed), {
      restore: () => said("restore failed: Multipass can only restore snapshots of stopped instances.\n"),
    });
    expect(result).toMatch(/^DEV-214 /);
    expect(calls).toEqual(["restore --destructive t.s"]);
  });

  test("that hung is not what somebody else made under its name: that would rest", async () => {
    const taken = (world: World) => {
      becomes("Running")(world);
      return said("", "timed-out");
    };
    const { result } = await perform(clone, structuredClone(sealed), { clone: taken });
    expect(result).toMatch(/^DEV-322 .*\[exit 5\]$/);
  });

  test("that succeeded, and was purged before it was seen, is not what somebody else made in its place", async () => {
    const { result } = await perform(clone, structuredClone(sealed), { clone: becomes("Running") });
    expect(result).toMatch(/^DEV-322 .*\[exit 5\]$/);
  });

  test("one runs after the other", async () => {
    const fake = new FakeMultipass(structuredClone(sealed), {
      clone: (world, argv) => {
        world.instances[argv[3]!] = { state: "Stopped" };
        return {};
      },
    });
    const driver = multipassDriver({
      run: fake.run,
      clock: fake.clock,
      random: () => 0,
      platform: "linux",
    });
    const call = {
      signal: new AbortController().signal,
      reveal: async () => "",
      onOutput: () => {},
    };
    await Promise.all(["a", "b"].map((instance) => driver.perform({ ...clone, instance } as Action, call)));
    expect(fake.calls).toEqual([
      "restore --destructive t.s",
      "clone t --name a",
      "restore --destructive t.s",
      "clone t --name b",
    ]);
  });
});

describe("stop", () => {
  const stop: Action = { do: "stop", instance: "a" };

  test("that returned 0 while the process was dead is forced", async () => {
    const zombie = {
      "stop a": () => ({}),
      "stop --force": becomes("Stopped"),
      exec: () => said("exec failed: ssh connection failed\n"),
    };
    const { result, calls } = await perform(stop, one("Running"), zombie);
    expect(result).toBe("done");
    expect(calls.filter((call) => call.startsWith("stop"))).toEqual(["stop a", "stop --force a"]);
  });

  test("that returned 0 while the guest lives is asked for once more, and never forced", async () => {
    const { run, clock, calls } = new FakeMultipass(one("Running"), { stop: () => ({}) });
    const daemon = new Daemon({ run, clock, random: () => 0.5, platform: "linux" });
    const signal = new AbortController().signal;
    await expect(settle(daemon, async () => true, { do: "stop", instance: "a" }, { signal })).rejects.toThrow(
      /^DEV-230 .*but a is Running/,
    );
    expect(calls).toEqual(["stop a", "stop a"]);
  });

  test("that the guest ignores is never forced", async () => {
    const { result, calls, minutes } = await perform(stop, one("Running"), {
      stop: () =>
        said(
          "stop failed: The QEMU process did not finish within 300000 milliseconds after being shutdown\n",
        ),
    });
    expect(result).toMatch(/^DEV-215 .*\[exit 8\]$/);
    expect(calls).toEqual(["stop a"]);
    expect(minutes).toBe(0);
  });

  test("waits for a start under way, which would ignore it", async () => {
    let looks = 0;
    const { result, calls } = await perform(stop, one("Starting"), {
      list: (world) => {
        if (++looks === 5) becomes("Running")(world);
        return undefined;
      },
      stop: becomes("Stopped"),
    });
    expect(result).toBe("done");
    expect(calls).toEqual(["stop a"]);
  });
});

describe("start", () => {
  const start: Action = { do: "start", instance: "a" };

  test("that fails although the machine comes up is done", async () => {
    const failed = (world: World) => {
      becomes("Running")(world);
      return said("start failed: timed out\n");
    };
    expect(await perform(start, one("Stopped"), { start: failed })).toMatchObject({ result: "done" });
  });

  test("that never ends says how to end it", async () => {
    const { result } = await perform(start, one("Stopped"), { start: becomes("Starting") });
    expect(result).toMatch(/^DEV-231 a is Starting and did not change for 5\.5 minutes \[exit 8\]$/);
  });

  test("of a machine that is Unknown, as one that boots is, waits until it runs, and calls nothing on top", async () => {
    let looks = 0;
    const { result, calls } = await perform(start, one("Unknown"), {
      list: (world) => {
        if (++looks === 5) becomes("Running")(world);
        return undefined;
      },
    });
    expect({ result, calls }).toEqual({ result: "done", calls: [] });
    expect(looks).toBeGreaterThan(4);
  });

  test("that leaves it Unknown for ever says so", async () => {
    const { result } = await perform(start, one("Stopped"), { start: becomes("Unknown") });
    expect(result).toMatch(/^DEV-231 a is Unknown and did not change for 5\.5 minutes \[exit 8\]$/);
  });

  test("that succeeds without effect is tried once more, then reported", async () => {
    const { result, calls } = await perform(start, one("Stopped"), { start: () => ({}) });
    expect(result).toMatch(/^DEV-230 .*but a is Stopped/);
    expect(calls).toEqual(["start a", "start a"]);
  });

  test("that met a daemon on restart is made when it is back", async () => {
    const down = () => said("start failed: cannot connect to the multipass socket\n");
    const { result, calls } = await perform(start, one("Stopped"), { start: [down, becomes("Running")] });
    expect(result).toBe("done");
    expect(calls).toHaveLength(2);
  });
});

describe("delete", () => {
  test("purges by name, and an instance that is gone meanwhile is what was wanted", async () => {
    const gone = (world: World) => {
      vanishes(world);
      return said('delete failed: The following errors occurred:\ninstance "a" does not exist\n');
    };
    const { result, calls } = await perform({ do: "delete", instance: "a", purge: true }, one("Running"), {
      delete: gone,
    });
    expect(result).toBe("done");
    expect(calls).toEqual(["delete --purge a"]);
  });
});

test("a restart is confirmed by its call, for nobody can see it", async () => {
  const restart: Action = { do: "restart", instance: "a" };
  expect(await perform(restart, one("Running"), { restart: () => ({}) })).toMatchObject({
    result: "done",
    calls: ["restart a"],
  });
  expect(
    (await perform(restart, one("Running"), { restart: () => said("restart failed: no\n") })).result,
  ).toMatch(/^DEV-221 /);
});
