import { describe, expect, test } from "vitest";
import { afterHostBoot, settle } from "../../src/sim/model.ts";
import type { Effect } from "../../src/sim/turn.ts";
import { type FakeGuest, memorySim } from "../support/memory-sim.ts";

/** A guest that stops at effects of this kind until it is let go. */
function gate(kind: Effect["kind"]): { guest: FakeGuest; reached: Promise<void>; open(): void } {
  const [reached, reach] = signal();
  const [opened, open] = signal();
  return {
    reached,
    open,
    async guest(effect) {
      if (effect.kind !== kind) return {};
      reach();
      await opened;
      return {};
    },
  };
}

function signal(): [Promise<void>, () => void] {
  let fire = () => {};
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return [fired, () => fire()];
}

test.each([
  ["namespace", "1.16.3+sim", /simulator of Multipass\.\n$/],
  ["process", "1.16.3+sim.process", /simulator of Multipass; .* plain processes, not isolated\.\n$/],
] as const)(
  "version says in every format that this is a simulator of the kind %s",
  async (runtime, mark, words) => {
    const sim = memorySim();
    sim.world = { ...sim.world, runtime };
    for (const daemon of [undefined, "down"] as const) {
      sim.world = { ...sim.world, ...(daemon && { daemon }) };
      for (const format of ["json", "yaml", "csv"])
        expect((await sim.call(["version", "--format", format])).stdout).toMatch(
          new RegExp(`\\b${mark.replace(/[.+]/g, "\\$&")}(?![.\\w])`),
        );
      expect((await sim.call(["version"])).stdout).toMatch(words);
    }
  },
);

test.each([
  ["", "24.04 LTS"],
  ...["default", "lts", "noble", "n", "24.04", "release:lts", "daily:noble"].map((name) => [
    name,
    "24.04 LTS",
  ]),
  ...["22.04", "jammy", "j", "release:22.04"].map((name) => [name, "22.04 LTS"]),
  ...["focal", "f", "20.04"].map((name) => [name, "20.04 LTS"]),
  ...["xenial", "x"].map((name) => [name, "16.04 LTS"]),
  ...["groovy", "hirsute", "impish", "kinetic", "lunar", "mantic", "oracular"].map((name, at) => [
    name,
    ["20.10", "21.04", "21.10", "22.10", "23.04", "23.10", "24.10"][at]!,
  ]),
  ["precise", "12.04 LTS"],
  ["p", "25.04"],
  ["devel", "26.10"],
  ["daily:26.10", "26.10"],
  ["core22", "Core 22"],
  ["adguard-home", "Ubuntu AdGuard Home Appliance"],
] as [string, string][])("the image %j launches Ubuntu's %s", async (alias, release) => {
  const sim = memorySim();
  expect(await sim.call(["launch", ...(alias ? [alias] : []), "--name", "a", "--disk", "5G"])).toMatchObject({
    exit: 0,
  });
  const { info } = JSON.parse((await sim.call(["info", "a", "--format", "json"])).stdout);
  expect(info.a.image_release).toBe(release);
});

test.each(["nosuchimage", "lt", "1", "daily:nosuch"])("no image is called %j", async (alias) => {
  expect((await memorySim().call(["launch", alias, "--name", "a"])).exit).toBe(2);
});

describe("a launch under way", () => {
  test("hides the name until its disk is there, then shows it as starting, then running", async () => {
    const sim = memorySim();
    const seen: string[] = [];
    const look = async () => {
      const { list } = JSON.parse((await sim.call(["list", "--format", "json"])).stdout) as {
        list: { state: string }[];
      };
      seen.push(list.map(({ state }) => state).join() || "none");
    };
    await sim.call(["launch", "--name", "a"], {
      async guest({ kind }) {
        seen.push(kind);
        await look();
        return {};
      },
    });
    await look();
    expect(seen).toEqual(["create", "none", "boot", "Starting", "initialise", "Running", "Running"]);
  });

  test("that is stopped by force stays stopped, and its guest is taken down again", async () => {
    const sim = memorySim();
    const { guest, reached, open } = gate("boot");
    const launch = sim.call(["launch", "--name", "a"], { guest });
    await reached;
    expect((await sim.call(["stop", "--force", "a"])).exit).toBe(0);
    open();
    expect((await launch).exit).toBe(2);
    expect(sim.world.instances.a?.state).toBe("Stopped");
    expect(sim.effects.at(-1)).toEqual({ kind: "shutdown", disk: "d1" });
  });

  test("that is purged leaves neither instance nor disk", async () => {
    const sim = memorySim();
    const { guest, reached, open } = gate("boot");
    const launch = sim.call(["launch", "--name", "a"], { guest });
    await reached;
    await sim.call(["delete", "--purge", "a"]);
    open();
    expect((await launch).exit).toBe(2);
    expect(sim.world.instances).toEqual({});
    expect(sim.effects.at(-1)).toEqual({ kind: "remove", disk: "d1" });
  });

  test("whose process dies frees the name, or leaves an instance in an unknown state", async () => {
    for (const [kind, left] of [
      ["create", undefined],
      ["boot", "Unknown"],
      ["initialise", "Running"],
    ] as const) {
      const sim = memorySim();
      const { guest, reached } = gate(kind);
      void sim.call(["launch", "--name", "a"], { guest });
      await reached;
      sim.world = settle(sim.world, () => false);
      expect(sim.world.instances.a?.state).toBe(left);
      expect((await sim.call(["delete", "--purge", "a"])).exit).toBe(left ? 0 : 2);
      expect(await sim.call(["launch", "--name", "a"])).toMatchObject({ exit: 0 });
    }
  });

  test("that outlives its timeout exits 5 and leaves a running instance", async () => {
    const sim = memorySim();
    const answer = await sim.call(["launch", "--name", "a", "--timeout", "1"], {
      async guest({ kind }) {
        if (kind === "initialise") throw new Error("timed out");
        return {};
      },
    });
    expect({ ...answer, state: sim.world.instances.a?.state }).toMatchObject({ exit: 5, state: "Running" });
  });
});

test("a copy that fails is no snapshot, and no number is used up", async () => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "a"]);
  await sim.call(["stop", "a"]);
  const before = sim.world;
  const full: FakeGuest = async () => {
    throw new Error("No space left on device");
  };
  expect(await sim.call(["snapshot", "a"], { guest: full })).toMatchObject({
    exit: 2,
    stderr: "snapshot failed: No space left on device\n",
  });
  expect(sim.world).toEqual(before);
});

test("others wait while a clone copies the disk", async () => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "a"]);
  await sim.call(["stop", "a"]);
  const { guest, reached, open } = gate("copy");
  const order: string[] = [];
  const clone = sim.call(["clone", "a"], { guest }).then(() => order.push("clone"));
  await reached;
  const list = sim.call(["list"]).then(() => order.push("list"));
  open();
  await Promise.all([clone, list]);
  expect(order).toEqual(["clone", "list"]);
});

test("cloud-init runs once for an instance, and again in its clone", async () => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "a", "--cloud-init", "-"], { stdin: "#cloud-config\n" });
  for (const argv of ["stop a", "clone a --name b", "start a", "start b", "stop b", "start b"])
    await sim.call(argv.split(" "));
  expect(sim.effects.filter(({ kind }) => kind === "initialise")).toMatchObject([
    { name: "a", userData: "#cloud-config\n" },
    { name: "b", userData: "#cloud-config\n" },
  ]);
});

test("a snapshot from before cloud-init ran brings back a disk on which it has not run", async () => {
  const sim = memorySim();
  const calls = ["launch --name a", "stop a", "clone a --name b", "snapshot b --name s", "start b", "stop b"];
  for (const argv of [...calls, "restore --destructive b.s", "start b", "stop b", "start b"])
    expect(await sim.call(argv.split(" "))).toMatchObject({ exit: 0 });
  const names = sim.effects.flatMap((effect) => (effect.kind === "initialise" ? effect.name : []));
  expect(names).toEqual(["a", "b", "b"]);
});

test("a delayed shutdown comes when its time has come", async () => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "a"]);
  await sim.call(["stop", "--time", "5", "a"]);
  sim.nowMs += 4 * 60_000;
  await sim.call(["list"]);
  expect(sim.world.instances.a?.state).toBe("Delayed Shutdown");
  sim.nowMs += 60_000;
  await sim.call(["list"]);
  expect(sim.world.instances.a?.state).toBe("Stopped");
  expect(sim.effects.at(-1)).toEqual({ kind: "shutdown", disk: "d1" });
});

test("after a restart of the host every machine is stopped, and starts again", async () => {
  const sim = memorySim();
  for (const argv of ["launch --name a", "launch --name b", "suspend b"]) await sim.call(argv.split(" "));
  sim.world = afterHostBoot(sim.world, "second boot");
  expect(Object.values(sim.world.instances).map(({ state }) => state)).toEqual(["Stopped", "Suspended"]);
  expect(afterHostBoot(sim.world, "second boot")).toBe(sim.world);
  expect(await sim.call(["start", "a"])).toMatchObject({ exit: 0 });
});

test.each([
  ["/", "/"],
  ["/home", "/home"],
  ["/home/ubuntu/", "/home/ubuntu"],
  ["/dev", "/dev"],
  ["/proc/x", "/proc/x"],
  ["/tmp/../sys", "/sys"],
])("nothing is mounted at %s", async (path, told) => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "web"]);
  expect(await sim.call(["mount", "/work", `web:${path}`])).toMatchObject({
    exit: 2,
    stderr: `mount failed: The following errors occurred:\nunable to mount to "${told}"\n`,
  });
  expect(sim.world.instances.web!.mounts).toEqual({});
});

test("one place takes one mount, however it is written", async () => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "web"]);
  await sim.call(["mount", "/work", "web:/w/"]);
  expect(Object.keys(sim.world.instances.web!.mounts)).toEqual(["/w"]);
  expect((await sim.call(["mount", "/other", "web:/w"])).stderr).toContain("is already mounted");
});

test.each(["purge", "list", "networks", "version", "aliases"])(
  "%s takes no arguments, and does nothing when it gets one",
  async (verb) => {
    const sim = memorySim();
    for (const argv of ["launch --name a", "delete a"]) await sim.call(argv.split(" "));
    expect(await sim.call([verb, "x"])).toEqual({
      exit: 1,
      stdout: "",
      stderr: "This command takes no arguments\n",
    });
    expect(sim.world.instances.a?.deleted).toBe(true);
  },
);

test.each(["delete", "stop", "start", "restart", "suspend", "recover"])(
  "%s takes names or --all, and does nothing when it gets both",
  async (verb) => {
    const sim = memorySim();
    for (const argv of ["launch --name a", "launch --name b", "launch --name c", "stop b", "delete c"])
      await sim.call(argv.split(" "));
    const before = sim.world;
    for (const [given, said] of [
      [["a"], "name"],
      [["a", "b"], "names"],
    ] as const)
      expect(await sim.call([verb, "--all", ...given])).toEqual({
        exit: 1,
        stdout: "",
        stderr: `Cannot specify ${said} when --all option set\n`,
      });
    expect(sim.world).toBe(before);
  },
);

test.each([
  ["stop --force --time 60 a", "Cannot set 'force' along with 'time' or 'cancel' options at the same time"],
  ["stop --force --cancel a", "Cannot set 'force' along with 'time' or 'cancel' options at the same time"],
  ["stop --time 5 --cancel a", "Cannot set 'time' and 'cancel' options at the same time"],
  ["stop --time x a", "Time must be in digit form"],
  ["stop --time 1e1 a", "Time must be in digit form"],
  ["get a b", "Multiple settings not implemented yet."],
  ["find a b", "Wrong number of arguments"],
  ["shell a b", "Too many arguments given"],
  ["list --snapshots --no-ipv4", "IP addresses are not applicable in conjunction with listing snapshots"],
  ["transfer a:/x a:/y -", "Only two arguments allowed when using '-'"],
])("%s is refused by the client", async (argv, why) => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "a"]);
  const before = sim.world;
  expect(await sim.call(argv.split(" "))).toEqual({ exit: 1, stdout: "", stderr: `${why}\n` });
  expect(sim.world).toBe(before);
});

test("shell ends with 0 and exec with the guest's exit code", async () => {
  const sim = memorySim();
  await sim.call(["launch", "--name", "a"]);
  const guest: FakeGuest = async () => ({ exit: 5 });
  expect(await sim.call(["shell", "a"], { guest })).toMatchObject({ exit: 0 });
  expect(await sim.call(["exec", "a", "--", "x"], { guest })).toMatchObject({ exit: 5 });
});

test.each([
  ["ls", "list"],
  ["sh nosuch", "shell nosuch"],
  ["connect nosuch", "shell nosuch"],
  ["copy-files nosuch:/x /y", "transfer nosuch:/x /y"],
])("%s is another name of %s", async (synonym, argv) => {
  const sim = memorySim();
  expect(await sim.call(synonym.split(" "))).toEqual(await sim.call(argv.split(" ")));
});
