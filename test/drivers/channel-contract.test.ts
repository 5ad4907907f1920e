import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SurvivingCommands } from "../../src/drivers/guest/surviving.ts";
import { multipassDriver } from "../../src/drivers/multipass/driver.ts";
import { processRunner } from "../../src/drivers/multipass/process-runner.ts";
import type { Channel } from "../../src/engine/ports.ts";
import { processesWith } from "../../src/sim/guest/processes.ts";
import { connect } from "../../src/ssh/session.ts";
import { connections, sshdMissing, startSshd } from "../ssh/sshd.ts";
import { builtBin } from "../support/build.ts";
import { simProcess } from "../support/sim-process.ts";
import { alive } from "./alive.ts";
import { channelContract } from "./channel-contract.ts";
import { wallClock } from "./wall-clock.ts";

channelContract(
  "multipass exec",
  async () => {
    const { multipassSim } = await builtBin();
    const sim = await simProcess();
    sim.run(["launch", "--name", "a"]);
    const { channel } = multipassDriver({
      run: processRunner({ command: [process.execPath, multipassSim], env: sim.env }),
      clock: wallClock,
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
  const overSsh = (wrap: (channel: Channel) => Channel) => async () => {
    const sshd = await startSshd();
    const session = await connect(sshd.target, sshd);
    return {
      channel: wrap({ exec: (_, command) => session.exec(command) }),
      instance: "dev-test",
      cut: () => {
        for (const pid of connections(sshd.pid)) process.kill(pid, "SIGKILL");
      },
      async dispose() {
        await session.close();
        await sshd.stop();
      },
    };
  };
  const ids: string[] = [];
  const surviving = (channel: Channel): Channel => {
    const commands = new SurvivingCommands(channel, wallClock);
    return {
      async exec(instance, command) {
        const id = crypto.randomUUID();
        ids.push(id);
        try {
          return await commands.exec(instance, id, command);
        } finally {
          await commands.forget(instance, id, command);
        }
      },
    };
  };
  channelContract(
    "OpenSSH",
    overSsh((channel) => channel),
    6,
  );
  channelContract("OpenSSH, surviving", overSsh(surviving), 2, true);

  describe("a surviving command over OpenSSH", () => {
    let at: Awaited<ReturnType<ReturnType<typeof overSsh>>>;
    beforeAll(async () => {
      at = await overSsh(surviving)();
    });
    afterAll(() => at.dispose());
    const left = () => ids.filter((id) => existsSync(`/var/tmp/devorch-${id}`));

    it("goes on when its connection breaks, again and again, and every byte of its output arrives once", async () => {
      const chunks = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
      let cuts = 0;
      const run = `i=0; while [ $i -lt 8 ]; do head -c 100000 /dev/zero | tr '\\0' $i; echo $i$$ >&2; i=$((i+1)); sleep 0.5; done; exit 4`;
      const ended = await at.channel.exec(at.instance, {
        run,
        onStdout: (chunk) => void chunks.stdout.push(Uint8Array.from(chunk)),
        onStderr(chunk) {
          chunks.stderr.push(Uint8Array.from(chunk));
          if (cuts++ < 3) at.cut();
        },
      });
      expect(ended).toEqual({ kind: "exited", code: 4 });
      const digits = [..."01234567"];
      expect(Buffer.concat(chunks.stdout).toString()).toBe(
        digits.map((digit) => digit.repeat(100_000)).join(""),
      );
      // One process said it all.
      expect(
        new Set(
          Buffer.concat(chunks.stderr)
            .toString()
            .trim()
            .split("\n")
            .map((line) => line.slice(1)),
        ).size,
      ).toBe(1);
      expect(cuts).toBeGreaterThan(1);
      expect(left()).toEqual([]);
    }, 60_000);

    it("is gone with all it started when it is aborted, also while the connection is broken", async () => {
      const stop = new AbortController();
      let pid = 0;
      const running = at.channel.exec(at.instance, {
        run: "sleep 600 & echo $!; wait",
        signal: stop.signal,
        onStdout(chunk) {
          pid = Number(Buffer.from(chunk).toString());
          at.cut();
          setTimeout(() => stop.abort("enough"), 500);
        },
      });
      await expect(running).rejects.toBe("enough");
      expect(alive(pid)).toBe(false);
    }, 60_000);

    it("tells when it is gone without an exit code", async () => {
      const running = at.channel.exec(at.instance, { run: "kill -KILL 0 $PPID" });
      await expect(running).rejects.toThrow(/^DEV-618 /);
    });
  });
});
