import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe } from "vitest";
import { multipassDriver } from "../../src/drivers/multipass/driver.ts";
import { processRunner } from "../../src/drivers/multipass/process-runner.ts";
import { processesWith } from "../../src/sim/guest/processes.ts";
import { connect } from "../../src/ssh/session.ts";
import { children, sshdMissing, startSshd } from "../ssh/sshd.ts";
import { builtBin } from "../support/build.ts";
import { simProcess } from "../support/sim-process.ts";
import { channelContract } from "./channel-contract.ts";

channelContract(
  "multipass exec",
  async () => {
    const { multipassSim } = await builtBin();
    const sim = await simProcess();
    sim.run(["launch", "--name", "a"]);
    const { channel } = multipassDriver({
      run: processRunner({ command: [process.execPath, multipassSim], env: sim.env }),
      clock: { nowMs: Date.now, sleep: (ms, signal) => delay(ms, undefined, { ...(signal && { signal }) }) },
      random: Math.random,
      platform: process.platform,
    });
    return {
      channel,
      instance: "a",
      // The guest as well: where it is plain processes, it holds the client's pipes and still tells how it ended.
      cut: () => {
        const [disk] = readdirSync(join(sim.home, "guests"));
        const marks = [
          `DEVORCH_SIM_HOME=${sim.home}`,
          `DEVORCH_SIM_GUEST=${join(sim.home, "guests", disk!)}`,
        ];
        for (const pid of marks.flatMap(processesWith)) process.kill(pid, "SIGKILL");
      },
      dispose: sim.dispose,
    };
  },
  2,
);

describe.skipIf(sshdMissing)(`with an sshd${sshdMissing ? ` (skipped: ${sshdMissing})` : ""}`, () => {
  channelContract(
    "OpenSSH",
    async () => {
      const sshd = await startSshd();
      const session = await connect(sshd.target, sshd);
      return {
        channel: { exec: (_, command) => session.exec(command) },
        instance: "dev-test",
        cut: () => {
          for (const pid of children(sshd.pid)) process.kill(pid, "SIGKILL");
        },
        async dispose() {
          await session.close();
          await sshd.stop();
        },
      };
    },
    6,
  );
});
