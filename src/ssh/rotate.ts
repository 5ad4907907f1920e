import { existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { DevorchError } from "../core/problem.ts";
import { ensureKey, readKey } from "./keys.ts";
import { syncDirectory } from "./private-files.ts";

/** What rotation needs of the machines. Every call is idempotent, throws DevorchError, and is over when it returns. */
export interface KeyHolders {
  /** Accepts a public key besides those accepted already. */
  accept(instance: string, publicKey: string): Promise<void>;
  /** A fresh login (no shared connection) with this key and no other. */
  verify(instance: string, privateKeyFile: string): Promise<void>;
  /** Accepts a public key no longer; others stay. */
  drop(instance: string, publicKey: string): Promise<void>;
}

export type RotationStep =
  | { kind: "make" }
  | { kind: "accept" | "verify" | "drop"; instance: string }
  | { kind: "switch" }
  | { kind: "forget" };

/**
 * Where a rotation stands. The key files are the record: `id_ed25519.next` is being given out until the switch,
 * `id_ed25519.previous` is being taken back after it.
 */
export interface RotationState {
  next: boolean;
  previous: boolean;
}

/**
 * The steps that are left. Up to `switch` every machine accepts the key in use, and from `switch` on every machine
 * was seen to accept the new one, so that a rotation may stop anywhere and begin again.
 */
export function rotationSteps(
  { next, previous }: RotationState,
  instances: readonly string[],
): RotationStep[] {
  const takeBack: RotationStep[] = [
    ...instances.map((instance) => ({ kind: "drop" as const, instance })),
    { kind: "forget" },
  ];
  if (previous && !next) return takeBack;
  return [
    ...(next ? [] : [{ kind: "make" as const }]),
    ...instances.flatMap((instance) => [
      { kind: "accept" as const, instance },
      { kind: "verify" as const, instance },
    ]),
    { kind: "switch" },
    ...takeBack,
  ];
}

/**
 * Replaces the key `privateKeyFile` on all `instances`, or finishes a replacement that was interrupted.
 * All machines of the project must be given and reachable: one that fails stops the rotation before the switch
 * (DEV-615), and then the key in use is still the old one. The caller holds the project's lock.
 */
export async function rotateKey(
  privateKeyFile: string,
  instances: readonly string[],
  holders: KeyHolders,
  onStep: (step: RotationStep) => void = () => {},
): Promise<void> {
  const steps = rotationSteps(rotationState(privateKeyFile), instances);
  for (const step of steps) {
    onStep(step);
    await perform(step, privateKeyFile, holders).catch((cause) => {
      throw "instance" in step ? stopped(step, cause) : cause;
    });
  }
}

function rotationState(privateKeyFile: string): RotationState {
  const { next, previous } = keyFiles(privateKeyFile);
  return { next: existsSync(next), previous: existsSync(previous) };
}

function keyFiles(current: string) {
  return { current, next: `${current}.next`, previous: `${current}.previous` };
}

async function perform(step: RotationStep, privateKeyFile: string, holders: KeyHolders): Promise<void> {
  const { current, next, previous } = keyFiles(privateKeyFile);
  switch (step.kind) {
    case "make": {
      const comment = readKey(current).publicKey.split(" ").slice(2).join(" ");
      await ensureKey(dirname(next), basename(next), comment);
      return;
    }
    case "accept":
      return holders.accept(step.instance, readKey(next).publicKey);
    case "verify":
      return holders.verify(step.instance, next);
    case "switch":
      rmSync(previous, { force: true });
      linkSync(current, previous);
      renameSync(next, current);
      syncDirectory(dirname(current));
      return;
    case "drop":
      return holders.drop(step.instance, readKey(previous).publicKey);
    case "forget":
      rmSync(previous);
      syncDirectory(dirname(previous));
  }
}

function stopped(step: RotationStep & { instance: string }, cause: unknown): DevorchError {
  const problems = cause instanceof DevorchError ? cause.problems : [];
  return new DevorchError(
    [
      {
        code: "DEV-615",
        severity: "error",
        message: `key rotation stopped at ${step.instance} (${step.kind})`,
        hint: "start or mend that machine and run devorch keys rotate again; nobody is locked out meanwhile",
      },
      ...problems,
    ],
    { cause },
  );
}
