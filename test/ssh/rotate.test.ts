import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ensureKey, readKey } from "../../src/ssh/keys.ts";
import { type KeyHolders, rotateKey, rotationSteps } from "../../src/ssh/rotate.ts";

const machines = ["web", "db"];
let folder: string;
let key: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "devorch-rotate-"));
  key = (await ensureKey(folder, "id_ed25519", "devorch acme")).privateKeyFile;
});
afterEach(() => rmSync(folder, { recursive: true }));

it("every machine accepts and shows the new key before the switch, and drops the old one after it", () => {
  const steps = rotationSteps({ next: false, previous: false }, machines);
  expect(steps.map((step) => ("instance" in step ? `${step.kind} ${step.instance}` : step.kind))).toEqual([
    "make",
    "accept web",
    "verify web",
    "accept db",
    "verify db",
    "switch",
    "drop web",
    "drop db",
    "forget",
  ]);
});

it("all machines end with the new key alone", async () => {
  const { holders, accepted } = fakeMachines();
  const old = readKey(key);
  await rotateKey(key, machines, holders);
  const { publicKey } = readKey(key);
  expect(publicKey).not.toBe(old.publicKey);
  expect(publicKey.split(" ")[2]).toBe("devorch");
  expect(accepted).toEqual({ web: new Set([publicKey]), db: new Set([publicKey]) });
  expect(readdirSync(folder)).toEqual(["id_ed25519"]);
});

it("interrupted before or after any step, nobody is locked out and the next run finishes", async () => {
  const total = rotationSteps({ next: false, previous: false }, machines).length;
  for (let stop = 0; stop < total; stop++) {
    for (const when of ["before", "after"] as const) {
      const { holders, accepted } = fakeMachines();
      const before = readKey(key).publicKey;
      let step = 0;
      let interrupt: Error | undefined;
      const interrupted = await rotateKey(
        key,
        machines,
        failing(holders, () => interrupt),
        () => {
          // A failing call of a machine's stands for a crash within the step, the throw here for one between steps.
          interrupt = when === "after" && step === stop ? new Error("crash") : undefined;
          if (when === "before" && step === stop) throw new Error("crash");
          step++;
        },
      ).then(
        () => false,
        () => true,
      );
      const current = readKey(key).publicKey;
      for (const machine of machines) expect(accepted[machine]).toContain(current);
      if (interrupted) await rotateKey(key, machines, holders);
      const after = readKey(key).publicKey;
      expect(after).not.toBe(before);
      for (const machine of machines) expect(accepted[machine]).toEqual(new Set([after]));
      expect(readdirSync(folder)).toEqual(["id_ed25519"]);
    }
  }
});

it("a machine that cannot be reached stops it before the switch, and is named", async () => {
  const { holders } = fakeMachines();
  const before = readKey(key);
  const broken = { ...holders, accept: () => Promise.reject(new Error("down")) };
  await expect(rotateKey(key, machines, broken)).rejects.toThrow(
    "DEV-615 key rotation stopped at web (accept)",
  );
  expect(readKey(key)).toEqual(before);
});

it("a machine that does not let the new key in stops it before the switch", async () => {
  const { holders } = fakeMachines();
  const before = readKey(key);
  await expect(rotateKey(key, machines, { ...holders, accept: async () => {} })).rejects.toThrow("(verify)");
  expect(readKey(key)).toEqual(before);
});

it("a machine made between two attempts is given the new key too", async () => {
  const { holders, accepted } = fakeMachines();
  const broken = { ...holders, verify: () => Promise.reject(new Error("down")) };
  await expect(rotateKey(key, machines, broken)).rejects.toThrow("DEV-615");
  accepted.late = new Set([readKey(key).publicKey]);
  await rotateKey(key, [...machines, "late"], holders);
  expect(accepted.late).toEqual(new Set([readKey(key).publicKey]));
});

/** Machines that know a set of public keys. */
function fakeMachines() {
  const { publicKey } = readKey(key);
  const accepted: Record<string, Set<string>> = {
    web: new Set([publicKey]),
    db: new Set([publicKey]),
  };
  const holders: KeyHolders = {
    accept: async (instance, newKey) => void accepted[instance]!.add(newKey),
    verify: async (instance, privateKeyFile) => {
      const { publicKey: shown } = readKey(privateKeyFile);
      if (!accepted[instance]!.has(shown)) throw new Error("refused");
    },
    drop: async (instance, oldKey) => void accepted[instance]!.delete(oldKey),
  };
  return { accepted, holders };
}

/** The same machines, whose calls have their effect and then fail when told. */
function failing(holders: KeyHolders, error: () => Error | undefined): KeyHolders {
  const after =
    <Args extends unknown[]>(call: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      await call(...args);
      const failure = error();
      if (failure) throw failure;
    };
  return { accept: after(holders.accept), verify: after(holders.verify), drop: after(holders.drop) };
}
