import { expect, it } from "vitest";
import type { Context } from "../../src/cli/context.ts";
import { copyProgress } from "../../src/cli/copy-progress.ts";

it("a copy says how far it is: at a terminal in place, elsewhere a line each half minute", () => {
  expect(said({ animation: true, everyMs: 400, pieces: 6 })).toBe(
    "\rcopied 3.0MiB in 1.2s\x1b[K\rcopied 6.0MiB in 2.4s\x1b[K\r\x1b[K",
  );
  expect(said({ animation: false, everyMs: 10_000, pieces: 7 })).toBe(
    "copied 3.0MiB in 30s\ncopied 6.0MiB in 1m\n",
  );
});

it("a copy that takes a moment says nothing", () => {
  for (const animation of [true, false]) expect(said({ animation, everyMs: 100, pieces: 9 })).toBe("");
});

function said({
  animation,
  everyMs,
  pieces,
}: {
  animation: boolean;
  everyMs: number;
  pieces: number;
}): string {
  let [atMs, text] = [0, ""];
  const context = {
    stderr: { animation, palette: { dim: (words: string) => words } },
    world: { clock: { nowMs: () => atMs } },
    say: (words: string) => {
      text += words;
    },
  };
  const progress = copyProgress(context as unknown as Context);
  for (let piece = 0; piece < pieces; piece++) {
    atMs += everyMs;
    progress.copied(2 ** 20);
  }
  progress.end();
  return text;
}
