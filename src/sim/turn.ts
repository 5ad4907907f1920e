import type { Transfer } from "./command.ts";
import type { World } from "./world.ts";

/** What the daemon has done in a guest or to its disk. Disks are named by their key; the interpreter knows where they are. */
export type Effect =
  | { kind: "create"; disk: string }
  | {
      kind: "boot";
      disk: string;
      name: string;
      cpus: number;
      memoryBytes: number;
      ipv4: string;
      mounts: Bind[];
    }
  | { kind: "initialise"; disk: string; name: string; userData: string; timeoutMs: number }
  | { kind: "shutdown"; disk: string }
  | { kind: "remount"; disk: string; mounts: Bind[] }
  | { kind: "copy"; from: string; to: string }
  | { kind: "remove"; disk: string }
  | { kind: "exec"; disk: string; argv: string[]; directory: string }
  | { kind: "transfer"; disk: string; transfer: Transfer };

export interface Bind {
  source: string;
  target: string;
}

/**
 * One indivisible move of the daemon. The interpreter saves `world`, writes the output, carries out `effects` in
 * order, and then asks `next` for the following move, with the message of the first effect that failed. Between two
 * moves other commands have their turn, except where `held`: then the effects come first, and if they fail
 * `world` is dropped, as nothing has been promised yet.
 */
export type Turn = Outcome & {
  world: World;
  stdout?: string;
  stderr?: string;
  effects?: readonly Effect[];
  held?: boolean;
};

/** `guest`: the exit code is that of the last effect, an exec or a transfer. */
type Outcome = { next: Next; exit?: undefined } | { exit: number | "guest"; next?: undefined };

export type Next = (world: World, nowMs: number, failure?: string) => Turn;

/** How an effect that ran out of its time reports its failure. */
export const TIMED_OUT = "timed out";

export const say = (world: World, stdout: string): Turn => ({ world, stdout, exit: 0 });

/** A refusal by the daemon, after what the client had already drawn. */
export function fail(world: World, command: { verb: string }, text: string, stdout = ""): Turn {
  return { world, stdout, stderr: `${command.verb} failed: ${text}\n`, exit: 2 };
}
