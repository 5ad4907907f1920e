import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neutralise, neutraliseLine } from "../../src/render/neutralise.ts";
import { palette, terminal } from "../../src/render/style.ts";
import { count, elapsed } from "../../src/render/units.ts";
import { columns, pad, truncate, wrap } from "../../src/render/wrap.ts";

describe("the terminal", () => {
  test.each([
    { isTTY: true, env: {}, colour: true, animation: true },
    { isTTY: false, env: {}, colour: false, animation: false },
    { isTTY: true, env: { NO_COLOR: "1" }, colour: false, animation: true },
    { isTTY: true, env: { NO_COLOR: "" }, colour: true, animation: true },
    { isTTY: true, env: { TERM: "dumb" }, colour: false, animation: false },
    { isTTY: false, env: { FORCE_COLOR: "1" }, colour: true, animation: false },
    { isTTY: false, env: { FORCE_COLOR: "" }, colour: true, animation: false },
    { isTTY: true, env: { FORCE_COLOR: "0" }, colour: false, animation: true },
    { isTTY: true, env: { FORCE_COLOR: "false" }, colour: false, animation: true },
    { isTTY: true, env: { FORCE_COLOR: "1", NO_COLOR: "1" }, colour: true, animation: true },
    { isTTY: true, env: { CI: "true" }, colour: true, animation: false },
    { isTTY: true, env: { CI: "false" }, colour: true, animation: true },
    { isTTY: true, env: { CI: "" }, colour: true, animation: true },
  ])("isTTY $isTTY with $env: colour $colour, animation $animation", ({ isTTY, env, colour, animation }) => {
    expect(terminal({ isTTY, env })).toMatchObject({ colour, animation });
  });

  test("its width is the stream's, else COLUMNS, else 100", () => {
    expect(terminal({ isTTY: true, columns: 77, env: { COLUMNS: "50" } }).width).toBe(77);
    expect(terminal({ isTTY: false, env: { COLUMNS: "50" } }).width).toBe(50);
    expect(terminal({ isTTY: false, env: { COLUMNS: "wide" } }).width).toBe(100);
  });
});

test("without colour a palette changes nothing, with colour it closes what it opens", () => {
  expect(palette(false).red("text")).toBe("text");
  expect(palette(true).red("text")).toBe("\x1b[31mtext\x1b[39m");
  expect(palette(true).red("")).toBe("");
});

describe("neutralise", () => {
  test.each([
    ["\x1b[31mred\x1b[0m", "red"],
    ["\x1b[2J", "\\x1b[2J"],
    ["\x1b]0;title\x07", "\\x1b]0;title\\x07"],
    ["\x9b31m", "\\x9b31m"],
    ["10%\r20%", "10%\\x0d20%"],
    ["a\r\nb\tc", "a\nb\tc"],
    ["\u202egnp.exe", "\\u{202e}gnp.exe"],
    ["zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}"],
    ["tag\u{e0041}", "tag\\u{e0041}"],
    ["lone \ud800", "lone \\u{d800}"],
    ["👩‍👩‍👧 ü 日本", "👩‍👩‍👧 ü 日本"],
    ["\x1b\x1b[31m[2J", "\\x1b[2J"],
  ])("%j is shown as %j", (text, shown) => {
    expect(neutralise(text)).toBe(shown);
  });

  test("nothing that moves a cursor is left, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom("\x1b", "[", "m", "3", "\r", "\n"), fc.string()) }),
        (text) => {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
          expect(neutraliseLine(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/);
          expect(neutralise(neutralise(text))).toBe(neutralise(text));
        },
      ),
    );
  });
});

describe("wrap", () => {
  test("tokens are kept whole and in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z日]{1,60}$/)),
        fc.integer({ min: 1, max: 60 }),
        (tokens, width) => {
          const lines = wrap(tokens, width, 4).split("\n");
          expect(lines.flatMap((line) => line.trim().split(" ")).filter(Boolean)).toEqual(tokens);
          for (const line of lines.slice(1))
            if (line.trim().includes(" ")) expect(columns(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test("a truncated text fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(columns(truncate(text, width))).toBeLessThanOrEqual(width);
      }),
    );
    expect(truncate("日本語", 5)).toBe("日本…");
  });

  test("padding counts columns, not characters", () => {
    expect(pad("日本", 6)).toBe("日本  ");
    expect(pad("7", 3, "left")).toBe("  7");
  });
});

test.each([
  [0, "0.0s"],
  [-5, "0.0s"],
  [420, "0.4s"],
  [9_949, "9.9s"],
  [9_960, "10s"],
  [59_499, "59s"],
  [59_600, "1m"],
  [80_000, "1m20s"],
  [7_500_000, "2h5m"],
  [3_599_900, "1h"],
])("%i ms are %s", (ms, text) => {
  expect(elapsed(ms)).toBe(text);
});

test("one problem is singular", () => {
  expect([count(1, "problem"), count(0, "problem")]).toEqual(["1 problem", "0 problems"]);
});
