import { mkdtempSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { multipassDriver } from "../../src/drivers/multipass/driver.ts";
import { processRunner } from "../../src/drivers/multipass/process-runner.ts";
import { builtBin } from "../support/build.ts";
import { simProcess } from "../support/sim-process.ts";
import { driverContract } from "./contract.ts";
import { wallClock } from "./wall-clock.ts";

const driver = (command: readonly string[], env: NodeJS.ProcessEnv) =>
  multipassDriver({
    run: processRunner({ command, env }),
    clock: wallClock,
    random: Math.random,
    platform: process.platform,
  });

driverContract(
  "the simulator",
  async () => {
    const { multipassSim } = await builtBin();
    const sim = await simProcess();
    return {
      driver: driver([process.execPath, multipassSim], sim.env),
      image: "24.04",
      folder: sim.home,
      dispose: sim.dispose,
    };
  },
  120_000,
);

// A real daemon makes real machines: DEVORCH_REAL=1, and DEVORCH_REAL_IMAGE for another image than 24.04.
if (process.env.DEVORCH_REAL === "1") {
  driverContract(
    "Multipass",
    async () => {
      // Not /tmp: the snap cannot read it.
      const folder = mkdtempSync(join(homedir(), "devorch-contract-"));
      return {
        driver: driver(["multipass"], process.env),
        image: process.env.DEVORCH_REAL_IMAGE ?? "24.04",
        folder,
        dispose: () => rmSync(folder, { recursive: true, force: true }),
      };
    },
    900_000,
  );
}
