import { describe, expect, test } from "vitest";
import type { Event } from "../../src/core/event.ts";
import { plainRenderer } from "../../src/render/plain.ts";
import { palette } from "../../src/render/style.ts";
import { canary, everything, runs } from "./fixtures.ts";
import { expectGolden } from "./golden.ts";

function replay(events: readonly Event[], options: { verbose?: boolean; colour?: boolean } = {}): string {
  const { verbose = false, colour = false } = options;
  const render = plainRenderer(everything, { width: 100, palette: palette(colour), verbose });
  return events.map(render).join("");
}

describe("golden runs", () => {
  test.each(Object.entries(runs))("%s", (name, events) => {
    expectGolden(`plain/${name}.txt`, replay(events));
  });

  test("guest output is shown as it comes when verbose", () => {
    expectGolden("plain/noisy-verbose.txt", replay(runs.noisy, { verbose: true }));
  });

  test("in colour", () => {
    expectGolden("plain/colour.txt", replay(runs.failure, { colour: true }));
  });
});

test("no secret is shown", () => {
  for (const events of Object.values(runs)) expect(replay(events, { verbose: true })).not.toContain(canary);
});

test("a long step says every half minute that it still runs", () => {
  const render = plainRenderer(everything, { width: 100, palette: palette(false) });
  render({ type: "step_start", atMs: 0, step: "machine.db/stop" });
  const ticks = [10, 20, 30, 40, 61].map((second) => render({ type: "tick", atMs: second * 1000 }));
  expect(ticks).toEqual([
    "",
    "",
    "machine.db: stop: still running after 30s\n",
    "",
    "machine.db: stop: still running after 1m1s\n",
  ]);
});

test("of a failed step only the last lines are shown, however long they are", () => {
  const render = plainRenderer(everything, { width: 100, palette: palette(false) });
  const id = "machine.db/stop";
  render({ type: "step_start", atMs: 0, step: id });
  for (let line = 0; line < 1_000; line++)
    render({ type: "step_output", atMs: 0, step: id, stream: "stdout", text: `line ${line}\n` });
  render({ type: "step_output", atMs: 0, step: id, stream: "stderr", text: "x".repeat(10_000) });
  const text = render({
    type: "step_end",
    atMs: 1,
    step: id,
    outcome: { status: "failed", problem: { code: "DEV-510", severity: "error", message: "no" } },
  });
  expect(text).toContain("| line 999\n");
  expect(text).not.toContain("| line 982\n");
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(4_200);
});
