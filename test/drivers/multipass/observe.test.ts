import { describe, expect, test } from "vitest";
import { multipassDriver } from "../../../src/drivers/multipass/driver.ts";
import type { Query } from "../../../src/engine/ports.ts";
import { FakeMultipass, said, type World } from "./fake-multipass.ts";

const nothing: Query = { sizesOf: [], mountsOf: [], networks: false, driver: true };

function setUp(world: Partial<World>, scripts: ConstructorParameters<typeof FakeMultipass>[1] = {}) {
  const fake = new FakeMultipass(world, scripts);
  const driver = multipassDriver({ run: fake.run, clock: fake.clock, random: () => 0, platform: "linux" });
  const observe = (query: Partial<Query> = {}, signal = new AbortController().signal) =>
    driver.observe({ ...nothing, ...query }, signal);
  return { fake, driver, observe };
}

const unknown = (name: string) => () =>
  said(`get failed: Cannot obtain instance settings; instance: ${name}; reason: No such instance\n`);

const sizes = { cpus: "2", memory: "4.0GiB", disk: "20.0GiB" };
const ten = Object.fromEntries(
  Array.from({ length: 10 }, (_, at) => [
    `m${at}`,
    { state: "Running", ipv4: [`10.0.0.${at}`], sizes, mounts: { "/w": "/src" } },
  ]),
);

test("ten machines cost five calls and three for each whose sizes are asked, and nothing is changed", async () => {
  const { fake, observe } = setUp({ instances: ten });
  const live = await observe({ sizesOf: ["M1", "m2", "absent"], mountsOf: ["m1", "absent"] });
  expect(fake.reads.filter((call) => !/^get local\.m/.test(call))).toHaveLength(5);
  expect(fake.reads.filter((call) => /^get local\.m/.test(call))).toHaveLength(6);
  expect(fake.calls).toEqual([]);
  expect(live.provider).toEqual({ client: "1.16.3", daemon: "1.16.3", driver: "qemu", simulated: false });
  expect(live.instances[1]).toEqual({
    name: "m1",
    state: "Running",
    ipv4: ["10.0.0.1"],
    release: "Ubuntu 24.04 LTS",
    sizes: { cpus: 2, memoryBytes: 4 * 2 ** 30, diskBytes: 20 * 2 ** 30 },
    mounts: { "/w": "/src" },
  });
  expect(live.instances[0]).not.toHaveProperty("sizes");
  expect(live).not.toHaveProperty("networks");
});

describe("sizes read by one process for several machines", () => {
  /** As xargs does: the calls one after the other, each with its word. */
  const together = (scripts?: ConstructorParameters<typeof FakeMultipass>[1]) => {
    const fake = new FakeMultipass({ instances: structuredClone(ten) }, scripts);
    const shares: (readonly string[])[] = [];
    const driver = multipassDriver({
      run: fake.run,
      runEach: async (argv, words, options) => {
        shares.push(words);
        const exits = [];
        for (const word of words) exits.push(await fake.run([...argv, word], options));
        return {
          end: exits.every(({ end }) => end === 0) ? 0 : 123,
          stdout: exits.map(({ stdout }) => stdout).join(""),
          stderr: exits.map(({ stderr }) => stderr).join(""),
        };
      },
      clock: fake.clock,
      random: () => 0,
      platform: "linux",
    });
    const observe = async (sizesOf: readonly string[]) => {
      const { instances, provider } = await driver.observe(
        { ...nothing, sizesOf },
        new AbortController().signal,
      );
      expect(provider.driver).toBe("qemu");
      return Object.fromEntries(instances.map((one) => [one.name, one.sizes]));
    };
    return { observe, shares, fake };
  };
  const read = { cpus: 2, memoryBytes: 4 * 2 ** 30, diskBytes: 20 * 2 ** 30 };
  const names = Object.keys(ten);

  test("are each machine's own", async () => {
    const { observe, shares, fake } = together({ "get local.m7.cpus": () => ({ stdout: "7\n" }) });
    const sizesOfAll = await observe(names);
    expect(sizesOfAll).toEqual({
      ...Object.fromEntries(names.map((name) => [name, read])),
      m7: { ...read, cpus: 7 },
    });
    expect(shares.flat().filter((setting) => setting !== "local.driver")).toHaveLength(30);
    expect(shares).toHaveLength(2);
    expect(fake.reads.filter((call) => call.startsWith("get local.m"))).toHaveLength(30);
  });

  test("are left out for the one that vanished, and for no other", async () => {
    const { observe } = together({
      "get local.m3.memory": unknown("m3"),
    });
    expect(await observe(names)).toEqual(
      Object.fromEntries(names.map((name) => [name, name === "m3" ? undefined : read])),
    );
  });

  test.each([
    ["a line too few", { stdout: "" }],
    ["a line too many", { stdout: "2\n2\n" }],
    ["a line without its end", { stdout: "2" }],
    ["another value than a size", { stdout: "many\n" }],
    ["a daemon that restarts", said("get failed: cannot connect to the multipass socket\n")],
  ])("are asked again after %s", async (_what, exit) => {
    const { observe } = together({ "get local.m2.cpus": [() => exit, () => undefined] });
    expect((await observe(names)).m2).toEqual(read);
  });
});

test("nothing asked is nothing more looked up", async () => {
  const { fake, observe } = setUp({ instances: ten });
  await observe();
  expect(fake.reads).toHaveLength(4);
  expect((await observe({ driver: false })).provider).not.toHaveProperty("driver");
  expect(fake.reads).toHaveLength(7);
  expect((await observe({ networks: true })).networks).toEqual(["en0"]);
});

test("a machine that vanishes between two looks is passed over", async () => {
  const gone = (world: World) => {
    delete world.instances.m1;
    return said('info failed: The following errors occurred:\ninstance "m1" does not exist\n');
  };
  const { observe } = setUp(
    { instances: structuredClone(ten) },
    {
      info: [gone, () => undefined],
      "get local.m1.cpus": unknown("m1"),
      "get local.m1.memory": unknown("m1"),
      "get local.m1.disk": unknown("m1"),
    },
  );
  const live = await observe({ mountsOf: ["m1", "m2"], sizesOf: ["m1"] });
  expect(live.instances.find(({ name }) => name === "m2")?.mounts).toEqual({ "/w": "/src" });
  expect(live.instances.find(({ name }) => name === "m1")).not.toHaveProperty("sizes");
});

describe("a read that fails in passing is made again:", () => {
  test.each([
    ["a daemon that restarts", said("list failed: cannot connect to the multipass socket\n")],
    ["an answer that was cut off", { stdout: '{"list": [' }],
    ["a client that was killed", said("", "killed")],
  ])("%s", async (_what, exit) => {
    const { observe } = setUp({ instances: ten }, { list: [() => exit, () => exit, () => undefined] });
    expect((await observe()).instances).toHaveLength(10);
  });
});

test("a size whose end was cut off is looked up again", async () => {
  const { observe } = setUp(
    { instances: ten },
    { "get local.m1.memory": [() => ({ stdout: "1" }), () => undefined] },
  );
  const live = await observe({ sizesOf: ["m1"] });
  expect(live.instances.find(({ name }) => name === "m1")?.sizes?.memoryBytes).toBe(2 ** 32);
});

describe("a provider that is not there ends it with exit code 4:", () => {
  test.each([
    ["DEV-201 multipass is not installed", said("", "missing")],
    ["DEV-202 multipass list: cannot connect", said("list failed: cannot connect to the multipass socket\n")],
    [
      "DEV-204 multipass list: The client is not authenticated",
      said("list failed: The client is not authenticated with the Multipass service.\n"),
    ],
    ["DEV-205 multipass list answered something else", { stdout: "No instances found.\n" }],
  ])("%s", async (message, exit) => {
    const { fake, observe } = setUp({}, { list: () => exit });
    await expect(observe()).rejects.toMatchObject({ exitCode: 4, message: expect.stringContaining(message) });
    expect(fake.clock.nowMs()).toBeLessThanOrEqual(3_000);
  });
});

test.each([
  ["before it ever answered", []],
  ["after it answered", [() => undefined]],
])("a read that hangs to its deadline %s is made again", async (_when, before) => {
  const hangs = () => said("", "timed-out");
  const { fake, observe } = setUp({ instances: ten }, { list: [...before, hangs, () => undefined] });
  for (const _ of before) await observe();
  expect((await observe()).instances).toHaveLength(10);
  expect(fake.clock.nowMs()).toBe(60_250);
});

test("a daemon that hangs ends it after two deadlines as a time-out that says how to restart it here", async () => {
  const { fake, observe } = setUp({}, { list: () => said("", "timed-out") });
  await expect(observe()).rejects.toMatchObject({
    exitCode: 8,
    problems: [{ code: "DEV-206", hint: expect.stringContaining("sudo snap restart multipass") }],
  });
  expect(fake.clock.nowMs()).toBe(120_250);
});

test("after repeated misses nothing more is asked, although version still answers", async () => {
  const down = () => said("list failed: cannot connect to the multipass socket\n");
  const { fake, observe } = setUp({}, { list: down, get: down });
  for (let time = 0; time < 3; time++) await expect(observe()).rejects.toThrow(/^DEV-202/);
  const asked = fake.reads.length;
  await expect(observe()).rejects.toMatchObject({
    exitCode: 4,
    problems: [{ code: "DEV-203", hint: expect.stringContaining("sudo snap restart multipass") }],
  });
  expect(fake.reads.length).toBe(asked);
});

test("half a minute after repeated misses the daemon is asked again, and one more miss ends that", async () => {
  let up = false;
  const answer = () => (up ? undefined : said("list failed: cannot connect to the multipass socket\n"));
  const { fake, observe } = setUp({}, { list: answer, get: answer });
  const refused = () => expect(observe()).rejects.toThrow(/^DEV-203/);
  for (let time = 0; time < 3; time++) await expect(observe()).rejects.toThrow(/^DEV-202/);
  await refused();
  await fake.clock.sleep(30_000);
  await expect(observe()).rejects.toThrow(/^DEV-202/);
  await refused();
  up = true;
  await refused();
  await fake.clock.sleep(30_000);
  await observe();
  up = false;
  await expect(observe()).rejects.toThrow(/^DEV-202/);
});

test("an interruption while waiting ends it at once", async () => {
  const stop = new AbortController();
  const { observe } = setUp(
    {},
    {
      list: () => {
        stop.abort();
        return said("list failed: cannot connect to the multipass socket\n");
      },
    },
  );
  await expect(observe({}, stop.signal)).rejects.toMatchObject({ exitCode: 130 });
});
