import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { Context } from "../../src/cli/context.ts";
import { processWorld } from "../../src/cli/world.ts";

it("long texts that are written at once to a slow reader arrive whole", async () => {
  let written = "";
  const stdout = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      setImmediate(() => {
        written += chunk;
        done();
      });
    },
  }) as NodeJS.WriteStream;
  const context = new Context(
    { ...processWorld("/"), stdout, stderr: stdout },
    { debug: false, json: false },
  );
  const texts = ["a", "é", "c"].map((letter) => letter.repeat(50_000));
  await Promise.all(texts.map((text) => context.printed(text)));
  await context.printed(texts[0]!);
  expect(written === [...texts, texts[0]].join("")).toBe(true);
});
