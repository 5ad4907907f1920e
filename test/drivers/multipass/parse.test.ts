import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DevorchError } from "../../../src/core/problem.ts";
import {
  parseDriver,
  parseFind,
  parseList,
  parseMounts,
  parseNetworks,
  parseSize,
  parseSnapshots,
  parseVersion,
} from "../../../src/drivers/multipass/parse.ts";
import { type Recording, recording, recordings } from "../recording.ts";

const answered = (first: string, ...options: string[]) =>
  recordings(
    ({ argv, exit, stdout }) =>
      exit === 0 &&
      argv[0] === first &&
      stdout.startsWith("{") &&
      options.every((option) => argv.includes(option)) &&
      (first !== "list" || options.includes("--snapshots") || !argv.includes("--snapshots")),
  );

describe("every recorded answer is understood", () => {
  const table: [string, Recording[], (stdout: string) => unknown, number][] = [
    ["version", answered("version"), parseVersion, 3],
    ["list", answered("list"), parseList, 30],
    ["list --snapshots", answered("list", "--snapshots"), parseSnapshots, 8],
    ["info", answered("info"), parseMounts, 12],
    ["networks", answered("networks"), parseNetworks, 1],
    ["find", answered("find"), parseFind, 1],
  ];
  test.each(table)("%s", (_command, found, parse, floor) => {
    expect(found.length).toBeGreaterThanOrEqual(floor);
    for (const { name, stdout } of found) expect(() => parse(stdout), name).not.toThrow();
  });
});

test("a daemon that is down has no version, and no simulator is seen where there is none", () => {
  expect(parseVersion(recording("version-json").stdout)).toEqual({
    client: "1.16.3",
    daemon: "1.16.3",
    simulated: false,
  });
  const simulator = (version: string) => parseVersion(JSON.stringify({ multipass: version }));
  expect(simulator("1.16.3+sim")).toEqual({ client: "1.16.3+sim", simulated: true });
  expect(simulator("1.16.3+sim.process")).toMatchObject({ simulated: true, plainProcesses: true });
  expect(parseVersion(recording("daemon-down-version-format-json").stdout)).toEqual({
    client: "1.16.3",
    simulated: false,
  });
});

test("instances are sorted by name, deleted ones among them", () => {
  expect(parseList(recording("list-deleted-json").stdout)).toEqual([
    { name: "f1", state: "Deleted", ipv4: [], release: "Not Available" },
    { name: "t1", state: "Running", ipv4: ["10.86.64.175"], release: "Ubuntu 24.04 LTS" },
    { name: "x1", state: "Running", ipv4: ["10.86.64.19"], release: "Ubuntu 24.04 LTS" },
  ]);
});

test("comments come back byte for byte, and a root snapshot has no parent", () => {
  expect(parseSnapshots(recording("list-snapshots-tree-json").stdout)).toEqual([
    { instance: "t1", name: "base", parent: "renamed", comment: 'first, with "quotes"' },
    { instance: "t1", name: "renamed", comment: "hey" },
    { instance: "t1", name: "snapshot4", parent: "base", comment: "" },
  ]);
});

test("mounts are guest target to host source", () => {
  expect(parseMounts(recording("info-with-mounts-json").stdout).get("t1")).toEqual({
    "/home/ubuntu/d": "/home/user/work/d",
    "/mnt/tt": "/home/user/work",
    "/mnt/www": "/home/user/www",
    reltt: "/home/user/work",
  });
});

test("sizes are read as get prints them", () => {
  const read = (key: "cpus" | "memory" | "disk") => parseSize(key, recording(`get-local.t1.${key}`).stdout);
  expect([read("cpus"), read("memory"), read("disk")]).toEqual([1, 2 ** 30, 5 * 2 ** 30]);
  expect(parseSize("memory", "512.0MiB\n")).toBe(2 ** 29);
  expect(() => parseSize("cpus", "two\n")).toThrow(DevorchError);
});

test("unknown states and fields are let through", () => {
  const odd = '{"list":[{"name":"a","state":"Unavailable","zone":{"name":"zone1"}}],"more":1}';
  expect(parseList(odd)).toEqual([{ name: "a", state: "Unavailable", ipv4: [], release: "" }]);
});

describe("any answer is understood or refused, never a crash:", () => {
  const shape = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, true, 7, "Running", ""),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          "list",
          "info",
          "name",
          "state",
          "ipv4",
          "mounts",
          "source_path",
          "multipass",
          "__proto__",
        ),
        tie("value"),
        { maxKeys: 4 },
      ),
    ),
  }));
  const answers = fc.oneof(
    fc.string(),
    shape.value.map((value) => JSON.stringify(value)),
  );
  test.each([parseVersion, parseList, parseSnapshots, parseMounts, parseNetworks, parseDriver])(
    "%o",
    (parse) => {
      fc.assert(
        fc.property(answers, (stdout) => {
          try {
            parse(stdout);
          } catch (error) {
            expect(error).toBeInstanceOf(DevorchError);
          }
        }),
        { numRuns: 1_000 },
      );
    },
  );
});

describe("garbage is refused with a problem", () => {
  const whole = recording("list-running-json").stdout;
  test.each([
    ["nothing", parseList, ""],
    ["text", parseList, "No instances found.\n"],
    ["a list cut off", parseList, whole.slice(0, whole.length / 2)],
    ["noise before the list", parseList, `\u001b[2K${whole}`],
    ["another shape", parseList, '{"list":{}}'],
    ["a name that is no text", parseList, '{"list":[{"name":7,"state":"Running"}]}'],
    ["an array", parseVersion, "[]"],
    ["no snapshots", parseSnapshots, '{"info":[]}'],
    ["a driver of two words", parseDriver, "get failed: oops\n"],
  ] as const)("%s", (_what, parse, stdout) => {
    expect(() => parse(stdout)).toThrow(/^DEV-205 multipass [\w. -]+ answered something else/);
  });
});
