import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";
import { bytesOf, type WorldOptions } from "../support/simulated-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04" } }
tasks:
  push: { run: make, on: web, sync: [ { from: src, to: src } ] }
  pull: { run: make, on: web, sync: [ { from: out, to: out, direction: pull } ] }
  out: { run: make, on: web, outputs: [ report ] }
`;

/** Never ends a command whose text, told over stdin, holds this. */
function hangsAt(text: string): NonNullable<WorldOptions["client"]> {
  return (run, clock) => async (argv, options) => {
    if (argv[0] !== "exec") return run(argv, options);
    const stdin = await clock.during(() => bytesOf(options.stdin));
    if (!stdin.includes(text)) return run(argv, { ...options, stdin });
    return new Promise((resolve) => {
      const end = () => resolve({ end: "aborted", stdout: "", stderr: "" });
      options.signal.addEventListener("abort", end);
    });
  };
}

const minutesOf = { brief: 3, copy: 5 };

test.each<[string, string, number, string, keyof typeof minutesOf]>([
  ["ssh-config --write", "ssh_host_", 8, "DEV-206", "brief"],
  ["keys rotate", "ssh_host_", 8, "DEV-206", "brief"],
  ["run out", "ssh_host_", 1, "did not answer in 3 min", "brief"],
  ["cp web:x ./here", "tar -cf", 1, "DEV-613", "copy"],
  ["cp ./devorch.yaml web:x", "tar -xof", 1, "DEV-613", "copy"],
  ["cp ./devorch.yaml web:x", '[ -d "$path" ]', 1, "DEV-613", "copy"],
  ["run push", "tar -xof", 1, "for 5 min", "copy"],
  ["run pull", "tar -cf", 7, "for 5 min", "copy"],
  ["run out", "tar -cf", 7, "for 5 min", "copy"],
])("%s ends although the guest never ends %s", async (args, text, code, told, kind) => {
  const at = await cliWorld(yaml, hangsAt(text));
  at.write("src/x", "x");
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  const startedAtMs = at.sim.nowMs;
  const ended = await at.devorch(args.replace("./", `${at.folder}/`).split(" "));
  expect(ended.stdout + ended.stderr).toContain(told);
  expect(ended.code).toBe(code);
  expect((at.sim.nowMs - startedAtMs) / 60_000).toBeGreaterThanOrEqual(minutesOf[kind]);
  expect(existsSync(join(at.folder, "here"))).toBe(false);
});
