import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { ask } from "../../src/cli/ask.ts";
import type { Context } from "../../src/cli/context.ts";

test("a terminal that is gone, and fails to take its modes back, has typed nothing", async () => {
  const stdin = new PassThrough();
  const setRawMode = (raw: boolean) => {
    if (!raw) stdin.emit("error", new Error("setRawMode EIO"));
  };
  const world = { stdin: Object.assign(stdin, { isTTY: true, setRawMode }) };
  const context = { world, signal: new AbortController().signal } as unknown as Context;
  stdin.end();
  expect(await ask(context, "Go on? ", new PassThrough())).toBe("");
});
