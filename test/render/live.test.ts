import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/core/plan.ts";
import { liveView } from "../../src/render/live.ts";
import { palette } from "../../src/render/style.ts";
import { columns } from "../../src/render/wrap.ts";
import { canary, change, everything, plan, runs, step } from "./fixtures.ts";
import { expectGolden } from "./golden.ts";

const hideCursor = "\x1b[?25l";
const showCursor = "\x1b[?25h";

/** A terminal that remembers what was written to it. */
function fakeTerminal(size: { columns: number; rows: number }) {
  const writes: string[] = [];
  const write = (text: string) => writes.push(text) > 0;
  return { stream: { ...size, isTTY: true, write } as unknown as NodeJS.WriteStream, writes };
}

/** What stands on the screen in the end: all that was written after the last picture was erased. */
function lastPicture(writes: readonly string[]): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with a control character
  const erased = writes.findLastIndex((text) => /^(\x1b\[[0-9]*[A-Z])+$/.test(text));
  return writes
    .slice(erased + 1)
    .filter((text) => text !== showCursor && text !== hideCursor)
    .join("");
}

async function replay(of: Plan, events: (typeof runs)["success"], size: { columns: number; rows: number }) {
  const { stream, writes } = fakeTerminal(size);
  const view = liveView(of, stream, palette(false));
  for (const event of events) {
    view.show(event);
    await setImmediate();
  }
  await view.close();
  return writes;
}

describe("the last picture", () => {
  test.each(Object.entries(runs))("of a run with %s", async (name, events) => {
    const writes = await replay(everything, events, { columns: 60, rows: 40 });
    expectGolden(`live/${name}.txt`, lastPicture(writes));
  });

  test("on a low terminal shows what failed only", async () => {
    const writes = await replay(everything, runs.failure, { columns: 60, rows: 12 });
    expectGolden("live/failure-low.txt", lastPicture(writes));
  });
});

test.each([40, 60, 100])("no picture is wider than %i columns", async (width) => {
  for (const events of Object.values(runs)) {
    const writes = await replay(everything, events, { columns: width, rows: 40 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with a control character
    const pictures = writes.filter((text) => /^\x1b\[|^[✔✖·❯⠋]/.test(text));
    expect(Math.max(...pictures.flatMap((text) => text.split("\n").map(columns)))).toBeLessThanOrEqual(width);
    expect(pictures.length).toBeGreaterThan(2);
  }
});

test("a view that is closed in the middle of a run gives the cursor back and claims nothing", async () => {
  const writes = await replay(everything, runs.success.slice(0, 2), { columns: 60, rows: 40 });
  expect(writes.lastIndexOf(hideCursor)).toBeLessThan(writes.lastIndexOf(showCursor));
  expect(lastPicture(writes)).toContain("interrupted");
  expect(lastPicture(writes)).not.toContain("✔");
});

test("an exit in the middle of a run gives the cursor back", async () => {
  const { stream, writes } = fakeTerminal({ columns: 60, rows: 40 });
  const before = process.listeners("exit");
  const view = liveView(everything, stream, palette(false));
  view.show(runs.success[0]!);
  await setImmediate();
  const [onExit] = process.listeners("exit").filter((listener) => !before.includes(listener));
  onExit?.(1);
  expect(writes.at(-1)).toBe(showCursor);
  await view.close();
});

test("what others write to the stream is shown after the view", async () => {
  const { stream, writes } = fakeTerminal({ columns: 60, rows: 40 });
  const view = liveView(everything, stream, palette(false));
  await setImmediate();
  await setImmediate();
  view.show(runs.success[0]!);
  await view.close();
  stream.write("afterwards\n");
  expect(writes.at(-1)).toBe("afterwards\n");
});

test("no secret is drawn, and nothing of the guest's moves the cursor", async () => {
  for (const events of Object.values(runs)) {
    const text = (await replay(everything, events, { columns: 60, rows: 40 })).join("");
    expect(text).not.toContain(canary);
    expect(text).not.toContain("\x1b]0;");
    expect(text).not.toContain("\u202e");
  }
});

test("a thousand machines stay within the rows of the terminal while they run", async () => {
  const machines = Array.from({ length: 1_000 }, (_, index) => `machine.m${index}` as const);
  const many = plan({
    changes: machines.map((address) => change(address, { action: "create" })),
    steps: machines.map((address) => step(address, "start", { do: "start", instance: address })),
  });
  const events = machines.flatMap((address, index) => [
    { type: "step_start" as const, atMs: index, step: `${address}/start` },
    {
      type: "step_end" as const,
      atMs: index,
      step: `${address}/start`,
      outcome: { status: "done" as const, facts: {} },
    },
  ]);
  const { stream, writes } = fakeTerminal({ columns: 80, rows: 24 });
  const view = liveView(many, stream, palette(false));
  for (const event of events) view.show(event);
  await setImmediate();
  await view.close();
  expect(Math.max(...writes.map((text) => text.split("\n").length))).toBeLessThanOrEqual(24);
});
