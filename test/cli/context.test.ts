import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { Context } from "../../src/cli/context.ts";
import { processWorld } from "../../src/cli/world.ts";
import type { DevorchError } from "../../src/core/problem.ts";
import { cliWorld } from "../support/cli-world.ts";
import { bytesOf } from "../support/simulated-world.ts";

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

it("Ctrl-C says what is left only where a command knows that", () => {
  let press = () => {};
  const contextWith = (hint?: string) => {
    const onInterrupt = (handler: () => void) => {
      press = handler;
      return () => {};
    };
    const context = new Context({ ...processWorld("/"), onInterrupt }, { debug: false, json: false });
    const release = context.onInterrupt(() => "abort", hint);
    return { context, release };
  };
  const hintOf = ({ signal }: Context) => (signal.reason as DevorchError).problems[0]!.hint;
  const known = contextWith("run it again");
  press();
  expect(hintOf(known.context)).toBe("run it again");
  const over = contextWith("run it again");
  over.release();
  press();
  expect(hintOf(over.context)).toBeUndefined();
});

it.each([
  ["run stay", 2, "help: commands may go on in the machines"],
  ["exec web -- make stay", 1, undefined],
])("%s that is left at %i × Ctrl-C promises nothing of recorded steps", async (line, times, hint) => {
  const keyboard = new EventTarget();
  const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
tasks: { stay: { run: make stay } }
`;
  const at = await cliWorld(yaml, (run) => async (argv, options) => {
    const stdin = await bytesOf(options.stdin);
    if (!`${argv} ${stdin}`.includes("stay")) return run(argv, { ...options, stdin });
    return new Promise((resolve) => {
      options.signal.addEventListener("abort", () => resolve({ end: "aborted", stdout: "", stderr: "" }));
      for (let pressed = 0; pressed < times; pressed++) keyboard.dispatchEvent(new Event("interrupt"));
    });
  });
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  const { code, stderr } = await at.devorch(line.split(" "), { keyboard });
  expect(code).toBe(130);
  expect(stderr).toContain("error[DEV-590]: interrupted\n");
  expect(stderr).not.toContain("recorded");
  if (hint) expect(stderr).toContain(hint);
  else expect(stderr).not.toContain("help:");
});
