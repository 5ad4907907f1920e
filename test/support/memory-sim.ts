import type { Client } from "../../src/sim/command.ts";
import { HELP, parseArgs } from "../../src/sim/parse-args.ts";
import { type Machine, run } from "../../src/sim/run.ts";
import type { Effect } from "../../src/sim/turn.ts";
import { withUserData } from "../../src/sim/with-user-data.ts";
import { emptyWorld, type World } from "../../src/sim/world.ts";

/** How a guest in memory takes an effect: an exit code and output, or a rejection with the reason. */
export type FakeGuest = (effect: Effect) => Promise<{ exit?: number; stdout?: string; stderr?: string }>;

export interface CallOptions {
  stdin?: string;
  guest?: FakeGuest;
}

/** A simulator whose world is a value, whose clock is an argument, and whose guests are functions. */
export interface MemorySim {
  world: World;
  nowMs: number;
  /** What has been done to guests so far. */
  effects: Effect[];
  call(
    argv: readonly string[],
    options?: CallOptions,
  ): Promise<{ exit: number; stdout: string; stderr: string }>;
}

export function memorySim(
  options: { world?: World; client?: Partial<Client>; guest?: FakeGuest } = {},
): MemorySim {
  let turn: Promise<unknown> = Promise.resolve();
  let calls = 0;
  const sim: MemorySim = {
    world: options.world ?? emptyWorld(HOST),
    nowMs: Date.UTC(2026, 10, 22, 7, 7, 48),
    effects: [],
    async call(argv, { stdin = "", guest = options.guest ?? obedient } = {}) {
      let stdout = "";
      let stderr = "";
      const keep = (world: World) => {
        sim.world = world;
      };
      const machine: Machine = {
        exclusive(work) {
          const mine = turn.then(() => work({ load: () => sim.world, save: keep }));
          turn = mine.catch(() => undefined);
          return mine;
        },
        async perform(effect) {
          sim.effects.push(effect);
          const said = await guest(effect);
          machine.write(said);
          return said.exit ?? 0;
        },
        write(output) {
          stdout += output.stdout ?? "";
          stderr += output.stderr ?? "";
        },
        nowMs: () => sim.nowMs,
        pause: async () => undefined,
      };
      const client: Client = { cwd: "/", nowMs: sim.nowMs, pathKind: () => "directory", ...options.client };
      const parsed = parseArgs(argv, client);
      if ("exit" in parsed) return parsed;
      const command = await withUserData(parsed, (source) => {
        if (client.pathKind(source) === "missing") throw new Error(`no file ${source}`);
        return stdin;
      });
      if ("exit" in command) return command;
      if (command.verb === "help") return { exit: 0, stdout: HELP, stderr: "" };
      const exit = await run(command, { pid: ++calls, started: "" }, machine);
      return { exit, stdout, stderr };
    },
  };
  return sim;
}

export const obedient: FakeGuest = async () => ({});

const HOST = {
  subnet: "10.86.64",
  guestRelease: "Debian GNU/Linux 12 (bookworm)",
  networks: [
    { name: "eth0", type: "ethernet", description: "Ethernet device" },
    { name: "lxdbr0", type: "bridge", description: "Network bridge" },
    { name: "lxlab0", type: "bridge", description: "Network bridge" },
    { name: "mpqemubr0", type: "bridge", description: "Network bridge" },
  ],
  runtime: "namespace",
  hostBoot: "",
} as const;
