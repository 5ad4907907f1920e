import fc from "fast-check";
import { expect, it } from "vitest";
import { neutralise } from "../../src/render/neutralise.ts";
import { OutputLines } from "../../src/render/output-lines.ts";
import { LineRoom } from "../../src/render/plain-lines.ts";
import { palette } from "../../src/render/style.ts";
import { keptText, taskGroups, taskText } from "../../src/render/task-text.ts";

const memory = new LineRoom(20_000);
const room = () => memory;
const rooms = [undefined, ...[10, 40, 100, 200].map((size) => new LineRoom(size))];

it("output is shown line by line behind its job, wherever its bytes were cut", () => {
  const words = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom("a", "b c", "\t", "\n", "\n\n", "as long as words are", "a line of a log\n"),
    },
    fc.constantFrom("\r\n", "\r", "é", "\u{1f600}", "\x1b[31m", "\x07", "\x7f", "\x1f", "$&"),
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 40, size: "max" }),
      fc.array(fc.nat(60)),
      fc.constantFrom(...rooms),
      (parts, cuts, room) => {
        const bytes = Buffer.from(parts.join(""));
        const text = keptText([{ id: "web.build", machine: "dev-web" }], palette(false), {
          times: false,
          room: () => room,
        });
        let shown = "";
        for (let at = 0; at < bytes.length; ) {
          const end = at + 1 + (cuts.pop() ?? 100);
          const piece = text.push("web.build", { atMs: 0, stream: "stdout" }, bytes.subarray(at, end));
          shown += Buffer.from(piece).toString();
          at = end;
        }
        shown += text.end();
        const unprefixed = shown.split("\n").slice(0, -1);
        expect(unprefixed.filter((line) => !line.startsWith("web.build | "))).toEqual([]);
        const expected = bytes.toString().split(/\r?\n/);
        if (expected.at(-1) === "") expected.pop();
        expect(unprefixed.map((line) => line.slice("web.build | ".length))).toEqual(expected.map(neutralise));
      },
    ),
    { numRuns: 1_000 },
  );
});

it("a line without end is shown in parts, also behind plain lines", () => {
  const text = keptText([{ id: "web.build", machine: "dev-web" }], palette(false), { times: false, room });
  const shown = text.push(
    "web.build",
    { atMs: 0, stream: "stdout" },
    Buffer.from(`a\n${"b".repeat(20_000)}`),
  );
  const part = "b".repeat(16_384);
  expect(Buffer.from(shown).toString()).toBe(`web.build | a\nweb.build | ${part}\n`);
});

it.each([
  ["a character", `${"x".repeat(16_383)}\u{1f600}yz`, 16_383],
  ["a colour", `${"x".repeat(16_381)}\x1b[1;31mred`, 16_381],
  ["a colour whose end is still to come", `${"x".repeat(16_382)}\x1b[3`, 16_382],
  ["nothing, after a colour that is whole", `${"x".repeat(16_379)}\x1b[31mred`, 16_384],
])("a line that is shown in parts is not cut within %s", (_, text, at) => {
  const lines = new OutputLines(0, 16_384);
  expect(lines.block("stdout", text)).toBe(`${text.slice(0, at)}\n`);
  expect(lines.end()).toEqual([text.slice(at)]);
});

it("a sequence whose second piece is plain is safe to show, too", () => {
  const text = keptText([{ id: "web.build", machine: "dev-web" }], palette(false), { times: false, room });
  const push = (piece: string) =>
    text.push("web.build", { atMs: 0, stream: "stdout" }, Buffer.from(piece, "latin1")).toString();
  expect([push("\x1b"), push("[2J\n"), push("\xc3"), push("a\n")].join("")).toBe(
    "web.build | \\x1b[2J\nweb.build | \ufffda\n",
  );
});

it("a group of GitHub's log has whole lines, wherever the bytes of its job were cut", () => {
  const words = fc.constantFrom(
    "a",
    "é",
    "\u{1f600}",
    "\n",
    "\r\n",
    "10 %\r",
    "\x1b[1;31m",
    "\x1b[2K",
    "::error::x\n",
    "##[error]",
  );
  const jobs = [{ id: "web.build", task: "build", machine: "web", instance: "dev-web" }];
  const shown = (bytes: Uint8Array, cuts: readonly number[]) => {
    const show = taskGroups(jobs, palette(false), () => "token");
    let at = 0;
    for (const end of [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
      show({ type: "job_output", atMs: 0, job: "web.build", stream: "stdout", bytes: bytes.slice(at, end) });
      at = end;
    }
    const tries = { attempts: 1, startedAtMs: 0, durationMs: 1000 };
    return show({ type: "job_end", atMs: 0, job: "web.build", result: { status: "passed", tries } });
  };
  fc.assert(
    fc.property(fc.array(words), fc.array(fc.nat(200)), (parts, cuts) => {
      const bytes = Buffer.from(parts.join(""));
      const lines = bytes
        .toString()
        .replace(/\r?\n$/, "")
        .split(/\r?\n/);
      const said = bytes.length === 0 ? "" : lines.map((line) => `${neutralise(line)}\n`).join("");
      expect(shown(bytes, cuts)).toBe(
        `::group::web.build: passed after 1.0s\n::stop-commands::token\n${said}::token::\n::endgroup::\n`,
      );
    }),
  );
});

it("a machine has a colour of its own, whatever runs on it", () => {
  const jobs = ["web.build", "db.build", "web.test"].map((id) => {
    const [machine, task] = id.split(".") as [string, string];
    return { id, task, machine, instance: `dev-${machine}` };
  });
  const show = taskText(jobs, palette(true), room);
  const colours = jobs.map(({ id: job }) => {
    const bytes = Buffer.from("said\n");
    const shown = show({ type: "job_output", atMs: 0, job, stream: "stdout", bytes });
    return new RegExp(`^\x1b\\[(\\d+)m${job} \\|\x1b\\[39m said\n$`).exec(Buffer.from(shown).toString())?.[1];
  });
  expect(colours).toEqual([expect.any(String), expect.any(String), colours[0]]);
  expect(colours[1]).not.toBe(colours[0]);
});
