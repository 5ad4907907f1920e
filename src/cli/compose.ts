import { realpathSync } from "node:fs";
import { join } from "node:path";
import { multipassDriver } from "../drivers/multipass/driver.ts";
import { type Environment, processRunner, xargsRunner } from "../drivers/multipass/process-runner.ts";
import { sideBySide } from "../drivers/multipass/side-by-side.ts";
import type { Driver } from "../engine/ports.ts";
import type { Endpoint } from "../store/paths.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";
import { simulatorHome } from "./simulator-home.ts";

/** The composition root: the only place that names concrete drivers. */
export function composeDriver(
  provider: "multipass" | "sim",
  context: Context,
  /** A folder of the host that simulated machines do not see. */
  hidden?: string,
): { driver: Driver; endpoint: Endpoint } {
  const { world } = context;
  const driver = (command: readonly string[], env: Environment) => {
    const windows = world.platform === "win32";
    const client = { command, env, ...(!windows && { start: sideBySide(env) }) };
    return multipassDriver({
      run: processRunner(client),
      ...(!windows && { runEach: xargsRunner(client) }),
      // It measures how long things take, which a host's clock that is set meanwhile does not tell.
      clock: { ...world.clock, nowMs: () => performance.now() },
      random: world.random,
      platform: world.platform,
      deadlineFactor: deadlineFactor(world.env),
      ...(context.debug && {
        trace: ({ argv, durationMs, end }) =>
          context.say(`debug: ${argv.join(" ")} (${Math.round(durationMs)} ms, ${JSON.stringify(end)})\n`),
      }),
    });
  };
  if (provider === "sim") {
    const home = simulatorHome(world);
    return {
      driver: driver([process.execPath, join(world.packageRoot, "bin", "multipass-sim")], {
        ...world.env,
        DEVORCH_SIM_HOME: home,
        DEVORCH_SIM_HIDE: hidden,
      }),
      endpoint: { provider: "sim", home: canonical(home) },
    };
  }
  const address = world.env.MULTIPASS_SERVER_ADDRESS;
  return {
    driver: driver(["multipass"], world.env),
    endpoint: { provider: "multipass", ...(address && { address }) },
  };
}

/** Deadlines of all calls, times this: 2 for a slow host. */
function deadlineFactor({
  DEVORCH_DEADLINE_FACTOR: said,
}: Readonly<Record<string, string | undefined>>): number {
  if (!said) return 1;
  const factor = Number(said);
  if (factor > 0 && Number.isFinite(factor)) return factor;
  throw invalid(
    "DEV-190",
    `DEVORCH_DEADLINE_FACTOR is ${JSON.stringify(said)}, not a number above 0`,
    "unset it, or write 2 for a host that is slow",
  );
}

function canonical(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
