import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemRegistry } from "../../../src/core/problem-registry.ts";
import { failureOf } from "../../../src/drivers/multipass/failure.ts";
import { recordings } from "../recording.ts";

/** Client and daemon refusals; a guest's own exit code comes from exec and is no failure of Multipass. */
const refused = recordings(
  ({ argv, exit, stderr }) =>
    exit > 0 && argv[0] !== undefined && !(argv[0] === "exec" && !/^exec failed|^\[/.test(stderr)),
);

const line = ({ argv, exit, stdout, stderr }: (typeof refused)[number]) => {
  const { kind, exitCode, problem } = failureOf(argv, { end: exit, stdout, stderr }, "linux");
  return `${kind} (${problem.code}, exit ${exitCode}): ${problem.message}`;
};

test("each refusal on record is told apart", async () => {
  expect(refused.length).toBeGreaterThan(100);
  const table = refused.map((one) => `${one.name}\n  ${line(one)}\n`).join("");
  await expect(table).toMatchFileSnapshot("golden/failures.txt");
});

test("every failure has a registered code, a hint and a message of one line", () => {
  for (const { argv, exit, stdout, stderr } of refused) {
    const { problem } = failureOf(argv, { end: exit, stdout, stderr }, "darwin");
    expect(problemRegistry).toHaveProperty(problem.code);
    expect(problem.hint).not.toBe("");
    expect(problem.message).not.toContain("\n");
  }
});

describe("what the client's end alone tells", () => {
  test.each([
    ["missing", "DEV-201", 4, "multipass is not installed, or not on PATH"],
    ["timed-out", "DEV-206", 8, "multipass start did not answer in time and was given up"],
    ["killed", "DEV-207", 1, "multipass start was killed from outside"],
    ["aborted", "DEV-208", 130, "multipass start was interrupted"],
  ] as const)("%s", (end, code, exitCode, message) => {
    const failure = failureOf(["start", "a"], { end, stdout: "", stderr: "" }, "linux");
    expect(failure).toMatchObject({ kind: end, exitCode, problem: { code, message } });
  });
});

test("a missing Multipass is never swapped silently: the hint says how to install it and how to try the simulator", () => {
  const hint = (platform: NodeJS.Platform) =>
    failureOf(["list"], { end: "missing", stdout: "", stderr: "" }, platform).problem.hint;
  expect(hint("linux")).toBe(
    'install it: "sudo snap install multipass"; or try devorch without it: write provider: sim',
  );
  expect(hint("darwin")).toContain("brew install --cask multipass");
  expect(hint("win32")).toContain("winget install Canonical.Multipass");
});

test.each([
  ["linux", "sudo snap restart multipass"],
  ["darwin", "sudo launchctl kickstart -k system/com.canonical.multipassd"],
  ["win32", "Restart-Service Multipass"],
] as const)("on %s an unreachable daemon is restarted with %s", (platform, command) => {
  const exit = { end: 2, stdout: "", stderr: "list failed: cannot connect to the multipass socket\n" };
  expect(failureOf(["list"], exit, platform)).toMatchObject({
    kind: "unreachable",
    exitCode: 4,
    problem: { hint: expect.stringContaining(command) },
  });
});

test("any words at all give a failure with a code on record and one line", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string()),
      fc.integer({ min: 1, max: 255 }),
      fc.string({ unit: "binary" }),
      (argv, end, stderr) => {
        const { problem } = failureOf(argv, { end, stdout: "", stderr }, "linux");
        expect(problemRegistry).toHaveProperty(problem.code);
        expect(problem.message).not.toContain("\n");
      },
    ),
  );
});

test("a call that failed in silence says so", () => {
  expect(failureOf(["start", "a"], { end: 2, stdout: "", stderr: "" }, "linux").problem.message).toBe(
    "multipass start failed with exit code 2 and said nothing",
  );
});
