import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { onTestFinished, vi } from "vitest";
import type { World } from "../../src/cli/world.ts";
import type { Driver } from "../../src/engine/ports.ts";
import { type SimulatedWorld, simulatedWorld, type WorldOptions } from "./simulated-world.ts";

/** The command line in this process: real files, the real engine and driver, and the simulator's model with guests that are values. */
export interface CliWorld extends Pick<SimulatedWorld, "sim" | "guests" | "calls"> {
  /** Folder of the checkout. */
  folder: string;
  state: string;
  write(path: string, text: string): void;
  devorch(
    args: readonly string[],
    options?: {
      env?: Record<string, string>;
      cwd?: string;
      /** Typed at a terminal, which all three streams then are. */
      typed?: string;
      platform?: NodeJS.Platform;
      /** Each event "interrupt" of it is a Ctrl-C. */
      keyboard?: EventTarget;
    },
  ): Promise<{ code: number; stdout: string; stderr: string }>;
  /** Name → state. */
  machines(): Record<string, string>;
  /** Commands that ended well in any guest since the last question, in order. */
  ran(): string[];
}

/** The composition root alone is replaced: all else is what the built devorch runs. */
let driver: Driver;
vi.doMock("../../src/cli/compose.ts", () => ({
  composeDriver: () => ({ driver, endpoint: { provider: "sim", home: "/sim" } }),
}));

export async function cliWorld(yaml: string, client?: WorldOptions["client"]): Promise<CliWorld> {
  const options = { seed: 1, ...(client && { client }) };
  const { sim, guests, calls, clock, driver: simulated } = simulatedWorld(options);
  driver = simulated;
  const { run } = await import("../../src/cli/run.ts");
  const root = mkdtempSync(join(tmpdir(), "devorch-cli-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [folder, state] = [join(root, "checkout"), join(root, "state")];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("devorch.yaml", yaml);
  let ran = 0;
  let ids = 0;
  return {
    sim,
    guests,
    calls,
    folder,
    state,
    write,
    async devorch(
      args,
      { env = {}, cwd = folder, typed, platform = "linux", keyboard = new EventTarget() } = {},
    ) {
      const output = { stdout: "", stderr: "" };
      const isTTY = typed !== undefined;
      const stream = (name: keyof typeof output) => {
        const write = (data: Buffer, _: string, written: () => void) => {
          output[name] += data;
          written();
        };
        return Object.assign(new Writable({ write }), { isTTY, columns: 300 });
      };
      const stdin = new PassThrough();
      if (typed === undefined) stdin.end();
      else stdin.write(typed);
      const world = {
        cwd,
        argv: args,
        env: {
          HOME: join(root, "home"),
          DEVORCH_STATE_DIR: state,
          XDG_RUNTIME_DIR: join(root, "run"),
          ...env,
        },
        platform,
        home: join(root, "home"),
        user: "me",
        packageRoot: "/nowhere",
        stdin: Object.assign(stdin, { isTTY }),
        stdout: stream("stdout"),
        stderr: stream("stderr"),
        clock: {
          nowMs: () => Math.floor(sim.nowMs),
          sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms, signal),
        },
        newId: () => (++ids).toString(16).padStart(8, "0"),
        random: () => 0.5,
        onInterrupt(handler: () => void) {
          keyboard.addEventListener("interrupt", handler);
          return () => keyboard.removeEventListener("interrupt", handler);
        },
      } as unknown as World;
      return { code: await run(args, world), ...output };
    },
    machines: () =>
      Object.fromEntries(Object.entries(sim.world.instances).map(([name, { state: is }]) => [name, is])),
    ran() {
      const all = guests.log.slice(ran);
      ran = guests.log.length;
      return all;
    },
  };
}
