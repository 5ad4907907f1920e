import { statSync } from "node:fs";
import { join } from "node:path";
import { DevorchError, type Problem } from "../core/problem.ts";
import { capture } from "../drivers/guest/capture.ts";
import { briefly } from "../drivers/guest/deadline.ts";
import type { Channel, ChannelCommand } from "../engine/ports.ts";
import { authorizedKeys } from "../ssh/authorized-keys.ts";
import { ensureKey, readKey } from "../ssh/keys.ts";
import { parseHostKeys, pinHostKeys } from "../ssh/known-hosts.ts";
import { type RotationStep, rotateKey } from "../ssh/rotate.ts";
import { connect, runtimeDirectory, type Session } from "../ssh/session.ts";
import type { SshTarget } from "../ssh/ssh-config.ts";
import type { Context } from "./context.ts";
import { type PresentMachine, runningMachine } from "./owned-machine.ts";
import type { Glance, Project } from "./project.ts";

/** How commands reach the machines of a project. */
export interface SshAccess {
  /**
   * How to reach a running machine. The first time, and with `renew`, its host keys are pinned and the project's key is put into
   * it, over the provider's own channel; so it is again after the machine was made anew.
   * Throws DEV-604 when it has no address, DEV-617 when it has no SSH server, DEV-601, 602, 610, 616.
   */
  target(machine: PresentMachine, options?: { renew: boolean }): Promise<SshTarget>;
  /** The shared connection to a machine. Throws as `target` and `connect` do; `outOfReach` tells which of that is no fault. */
  session(machine: PresentMachine): Promise<Session>;
  /**
   * Replaces the project's key on these machines, which must be all that have it, or finishes a replacement that was interrupted.
   * Returns why machines were left out: they have no SSH server. Throws as `target` and `rotateKey` do.
   */
  rotate(machines: readonly PresentMachine[], onStep: (step: RotationStep) => void): Promise<Problem[]>;
  /** Commands into these machines: over SSH, or over the provider's own channel where SSH does not reach. */
  channel(observed: Glance): Channel;
}

export function sshAccess(context: Context, { driver, paths, desired }: Project): SshAccess {
  const runtime = runtimeDirectory(context.world.env, process.getuid?.() ?? 0);
  const { signal } = context;
  const provider = briefly(driver.channel, context.world.clock);

  const projectKey = () => ensureKey(paths.keys, "id_ed25519", `devorch-${desired.project}`);

  async function target(machine: PresentMachine, { renew } = { renew: false }): Promise<SshTarget> {
    const { instance, createdAtMs } = machine.record;
    const key = await projectKey();
    const reached: SshTarget = {
      instance,
      host: addressOf(machine),
      user: "ubuntu",
      identityFile: key.privateKeyFile,
      // One file a machine: calls for different machines at once do not lose each other's lines.
      knownHostsFile: join(paths.keys, `known_hosts.${instance.toLowerCase()}`),
    };
    const pinnedAtMs = statSync(reached.knownHostsFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (renew || pinnedAtMs <= createdAtMs) {
      const hostKeys = parseHostKeys(await readHostKeys(provider, instance, signal));
      await authorize(reached);
      pinHostKeys(reached.knownHostsFile, instance, hostKeys);
    }
    return reached;
  }

  async function authorize(reached: SshTarget): Promise<void> {
    const { publicKey } = readKey(reached.identityFile);
    await authorizedKeys(provider, () => reached, runtime).accept(reached.instance, publicKey);
  }

  async function session(machine: PresentMachine): Promise<Session> {
    const reached = await target(machine);
    const open = () => connect(reached, { runtimeDirectory: runtime, signal });
    try {
      return await open();
    } catch (error) {
      // A restored snapshot may be older than the key.
      if (!isProblem(error, "DEV-605")) throw error;
      await authorize(reached);
      return open();
    }
  }

  async function rotate(machines: readonly PresentMachine[], onStep: (step: RotationStep) => void) {
    const targets = new Map<string, SshTarget>();
    const leftOut: Problem[] = [];
    for (const machine of machines) {
      try {
        targets.set(machine.record.instance, await target(machine));
      } catch (error) {
        if (!isProblem(error, "DEV-617")) throw error;
        leftOut.push(...error.problems);
      }
    }
    const holders = authorizedKeys(provider, (instance) => targets.get(instance)!, runtime);
    await rotateKey((await projectKey()).privateKeyFile, [...targets.keys()], holders, onStep);
    return leftOut;
  }

  function channel(observed: Glance): Channel {
    const opened = new Map<string, Promise<Channel>>();
    const open = async (instance: string): Promise<Channel> => {
      try {
        const over = await session(runningMachine(instance, observed));
        return { exec: (_, command) => over.exec(command) };
      } catch (error) {
        if (outOfReach(error)) return driver.channel;
        opened.delete(instance);
        throw error;
      }
    };
    return {
      async exec(instance: string, command: ChannelCommand) {
        const way = opened.get(instance) ?? open(instance);
        opened.set(instance, way);
        return (await way).exec(instance, command);
      },
    };
  }

  return { target, session, rotate, channel };
}

/**
 * Whether SSH does not reach a machine for a reason that is no fault: no client here, no server there, no way between them. A
 * host key that is not the pinned one, or a key open to others, is never passed over.
 */
export function outOfReach(error: unknown): boolean {
  return isProblem(error, "DEV-602", "DEV-604", "DEV-617");
}

function isProblem(error: unknown, ...codes: string[]): error is DevorchError {
  return error instanceof DevorchError && codes.includes(error.problems[0]!.code);
}

/** What answers at a loopback address is this host: the simulator's guests have one where they are plain processes. */
function addressOf({ record: { instance }, live: { ipv4 }, address }: PresentMachine): string {
  const host = ipv4.find((at) => !at.startsWith("127."));
  if (host !== undefined) return host;
  throw new DevorchError([
    {
      code: "DEV-604",
      severity: "error",
      message: `${instance} has no network address of its own`,
      hint: "see whether it gets one with devorch status; devorch exec and cp need none",
      address,
    },
  ]);
}

/** The public host keys, as text. Throws DEV-617 for a machine without a server to have them. */
async function readHostKeys(channel: Channel, instance: string, signal: AbortSignal): Promise<string> {
  const { stdout: keys } = await capture(channel, instance, {
    run: 'for key in /etc/ssh/ssh_host_*_key.pub; do if [ -e "$key" ]; then cat "$key"; fi; done',
    signal,
  });
  if (keys !== "") return keys;
  throw new DevorchError([
    {
      code: "DEV-617",
      severity: "error",
      message: `${instance} has no SSH server`,
      hint: "install openssh-server in its image; devorch exec works without",
    },
  ]);
}
