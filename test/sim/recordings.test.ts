import { describe, expect, test } from "vitest";
import { memorySim, obedient } from "../support/memory-sim.ts";
import { expectLike, recording, recordingNames } from "./recorded.ts";
import {
  IN_A_GUEST,
  IN_CLOUD_INIT,
  IN_MOUNTS,
  LEFT_OUT,
  mute,
  SCENARIOS,
  type Scenario,
  words,
} from "./scenarios.ts";

test("every recording is replayed, or left out for a reason", () => {
  const replayed = [
    ...SCENARIOS.map(({ recordings }) => recordings),
    IN_A_GUEST,
    IN_MOUNTS,
    IN_CLOUD_INIT,
  ].flatMap(words);
  const accounted = [...replayed, ...Object.keys(LEFT_OUT)];
  expect(accounted.filter((name, i) => accounted.indexOf(name) !== i)).toEqual([]);
  expect([...accounted].sort()).toEqual([...recordingNames].sort());
  expect(replayed.length).toBeGreaterThanOrEqual(250);
});

describe("the model answers as Multipass did", () => {
  for (const scenario of SCENARIOS)
    for (const name of words(scenario.recordings)) test(name, () => replayInMemory(scenario, name));
});

async function replayInMemory({ given, guestPrints, guestIsMute }: Scenario, name: string): Promise<void> {
  const sim = memorySim({ client: { pathKind, cwd: "/home/user" } });
  for (const step of given) {
    if (typeof step === "function") await step(sim);
    else {
      const argv = typeof step === "string" ? step.split(" ") : step;
      expect(await sim.call(argv), argv.join(" ")).toMatchObject({ exit: 0 });
    }
  }
  const recorded = recording(name);
  const guest = guestIsMute ? mute : guestPrints ? printing(guestPrints) : obedient;
  const stdin = recorded.stdin ?? (name === "launch-cloudinit-bad-yaml" ? "a:\n  [x," : "");
  expectLike(await sim.call(recorded.argv.slice(1), { stdin, guest }), recorded);
}

const printing =
  (stdout: string): typeof obedient =>
  async ({ kind }) =>
    kind === "exec" ? { stdout } : {};

function pathKind(path: string): "file" | "directory" | "missing" {
  if (/nosuch/.test(path)) return "missing";
  return /\.(txt|img|qcow2)$|hostname$/.test(path) ? "file" : "directory";
}
