import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { processWorld } from "../../src/cli/world.ts";

const own = ["--version", "--help", "run --help", "exec --help"];

/** A command line whose stdout takes nothing. */
async function unwritten(line: string, code: string) {
  let said = "";
  const stdout = new Writable({
    write: (_, __, done) => done(Object.assign(new Error(`${code}: write`), { code })),
  });
  const stderr = new Writable({
    write(chunk, _, done) {
      said += chunk;
      done();
    },
  });
  const exitCode = await run(line.split(" "), {
    ...processWorld("/"),
    stdout: stdout as NodeJS.WriteStream,
    stderr: stderr as NodeJS.WriteStream,
  });
  return { exitCode, said };
}

it.each(own)("%s ends quietly when its reader goes away", async (line) => {
  expect(await unwritten(line, "EPIPE")).toEqual({ exitCode: 0, said: "" });
});

it.each(own)("%s that cannot be written is an error", async (line) => {
  expect(await unwritten(line, "ENOSPC")).toEqual({
    exitCode: 1,
    said: "devorch: the output could not be written: ENOSPC: write\n",
  });
});
