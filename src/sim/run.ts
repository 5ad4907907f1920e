import type { Command } from "./command.ts";
import { step } from "./model.ts";
import type { Effect, Next } from "./turn.ts";
import type { Claim, World } from "./world.ts";

/** What the model needs around it. The executable has one over files and real guests; tests have one in memory. */
export interface Machine {
  /** Runs `work` with nobody else at the world; later callers wait. */
  exclusive<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Carries out an effect. The code is that of the guest's command for exec and transfer, else 0. Throws on failure. */
  perform(effect: Effect): Promise<number>;
  write(output: { stdout?: string; stderr?: string }): void;
  nowMs(): number;
  /** Called between two turns. */
  pause(): Promise<void>;
}

export interface Store {
  load(): World;
  save(world: World): void;
}

/** Takes `command` through its turns; resolves to the exit code. */
export async function run(command: Command, claim: Claim, machine: Machine): Promise<number> {
  let move: Next = (world, nowMs) => step(world, command, nowMs, claim);
  let failure: string | undefined;
  for (;;) {
    const { turn, held } = await machine.exclusive(async (store) => {
      const world = store.load();
      const turn = move(world, machine.nowMs(), failure);
      const held = turn.held ? await performAll(machine, turn.effects) : { code: 0 };
      if (held.failure === undefined && turn.world !== world) store.save(turn.world);
      return { turn, held };
    });
    if (held.failure !== undefined) {
      machine.write({ stderr: `${command.verb} failed: ${held.failure}\n` });
      return 2;
    }
    machine.write(turn);
    const free = turn.held ? held : await performAll(machine, turn.effects);
    if (turn.next === undefined) {
      if (free.failure !== undefined) machine.write({ stderr: `${command.verb} failed: ${free.failure}\n` });
      return free.failure !== undefined ? 2 : turn.exit === "guest" ? free.code : turn.exit;
    }
    failure = free.failure;
    move = turn.next;
    await machine.pause();
  }
}

async function performAll(
  machine: Machine,
  effects: readonly Effect[] = [],
): Promise<{ code: number; failure?: string }> {
  let code = 0;
  for (const effect of effects)
    try {
      code = await machine.perform(effect);
    } catch (error) {
      return { code: 1, failure: error instanceof Error ? error.message : String(error) };
    }
  return { code };
}
