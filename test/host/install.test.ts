import { afterEach, beforeEach, expect, test } from "vitest";
import { checkHost } from "../../src/core/host/check.ts";
import type { HostAction } from "../../src/core/host/remedy.ts";
import { planSetup } from "../../src/core/host/setup.ts";
import { DevorchError } from "../../src/core/problem.ts";
import { type Host, hostFacts } from "../../src/host/host.ts";
import { install } from "../../src/host/install.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { VirtualClock } from "../drivers/virtual-clock.ts";
import { type FakeHost, fakeHost } from "./fake-host.ts";

let fake: FakeHost;
beforeEach(() => {
  fake = fakeHost();
});
afterEach(() => fake.remove());

const installed = [
  "apt-get update",
  "apt-get install -y make",
  "apt-get install -y openssh-client",
  "apt-get install -y snapd",
  "systemctl enable --now snapd.socket",
  "snap wait system seed.loaded",
  "snap install multipass",
];
const takenBack = [
  "systemctl disable --now snapd.socket",
  "apt-get remove -y snapd",
  "apt-get remove -y openssh-client",
  "apt-get remove -y make",
];

test("a bare host is set up part by part, and a second run finds nothing to do", async () => {
  await setUp();
  expect(fake.log()).toEqual(installed);
  expect(checkHost(await hostFacts(host()), "multipass").filter(({ problem }) => problem)).toEqual([]);
  await setUp();
  expect(fake.log()).toEqual(installed);
});

test("when a part fails, what this run installed goes again, the last first; what was there stays", async () => {
  await host().run(["apt-get", "install", "-y", "make"]);
  fake.sabotage("snap", '[ "$1" = install ] && exit 3');
  await expect(setUp()).rejects.toThrow(/DEV-810 "sudo snap install multipass" failed with exit code 3/);
  expect(fake.log().slice(-3)).toEqual(takenBack.slice(0, 3));
  expect(["make", "ssh", "snap", "multipass"].filter(fake.has)).toEqual(["make"]);
  fake.mend("snap");
  await setUp();
  expect(fake.has("multipass")).toBe(true);
});

test("a part that was installed and does not work is taken back, too", async () => {
  // The program never comes.
  fake.sabotage("apt-get", '[ "$1$3" = installmake ] && exit 0');
  const error = await failure(setUp());
  expect(error.message).toMatch(/^DEV-810 make is not well after "sudo apt-get install -y make"/);
  expect(fake.log()).toEqual(["apt-get update", "apt-get remove -y make"]);
});

test("what cannot be taken back is told, with the command, and the rest is", async () => {
  fake.sabotage("snap", '[ "$1" = install ] && exit 3');
  fake.sabotage("apt-get", '[ "$1$3" = removesnapd ] && exit 100');
  const error = await failure(setUp());
  expect(error.problems).toMatchObject([
    { code: "DEV-811", hint: "run by hand: sudo apt-get remove -y snapd" },
  ]);
  expect(["make", "ssh", "snap"].filter(fake.has)).toEqual(["snap"]);
});

test("interrupted, what this run installed is taken back, and nothing more is installed", async () => {
  const stop = new AbortController();
  const error = await failure(
    setUp({ signal: stop.signal, show: (argv) => void (argv.includes("openssh-client") && stop.abort()) }),
  );
  expect(error.exitCode).toBe(130);
  expect(fake.log()).toEqual([...installed.slice(0, 3), ...takenBack.slice(2)]);
});

test.each([
  ["starts slowly is waited for", 5, ["true"]],
  ["never answers is taken back", Number.POSITIVE_INFINITY, ["true", "undone"]],
])("a daemon that %s", async (_, answersAt, expected) => {
  let looks = 0;
  const action: HostAction = { part: "multipass", argv: ["true"], undo: ["undone"] };
  const slow = await hostFacts(host());
  const multipass = { path: "/snap/bin/multipass", by: "snap", onPath: true, client: "1.16.3" } as const;
  const ran: string[] = [];
  const installing = install([action], {
    run: async (argv) => {
      ran.push(argv.join(" "));
      return 0;
    },
    facts: async () => ({
      ...slow,
      multipass: { ...multipass, service: "active", ...(++looks < answersAt && { refusal: "unreachable" }) },
    }),
    clock: new VirtualClock(),
    show: () => {},
    signal: new AbortController().signal,
  });
  await installing.catch((error) => expect(error.message).toMatch(/^DEV-810 multipass is not well/));
  expect(ran).toEqual(expected);
  expect(looks).toBeGreaterThan(4);
});

/** A Linux with systemd and KVM, whoever runs this test, and the stand-ins for its tools. */
function host(): Host {
  const there: Record<string, { text?: string; usable: boolean }> = {
    "/etc/os-release": { text: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n', usable: false },
    "/run/systemd/system": { usable: false },
    "/dev/kvm": { usable: true },
  };
  const node = nodeHost({ PATH: fake.path });
  return {
    ...node,
    platform: "linux",
    root: false,
    memoryBytes: 2 ** 34,
    find: (program) => node.find(program, []),
    look: async (path) => there[path],
    diskFree: async () => 2 ** 36,
  };
}

async function setUp(more: Partial<Parameters<typeof install>[1]> = {}): Promise<void> {
  const facts = await hostFacts(host());
  await install(planSetup(checkHost(facts, "multipass"), facts).actions, {
    run: host().run,
    facts: () => hostFacts(host()),
    clock: new VirtualClock(),
    show: () => {},
    signal: new AbortController().signal,
    ...more,
  });
}

async function failure(work: Promise<void>): Promise<DevorchError> {
  const error: unknown = await work.catch((thrown) => thrown);
  if (error instanceof DevorchError) return error;
  throw new Error(`no DevorchError: ${error}`);
}
