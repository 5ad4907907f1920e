import { binds } from "./mounts.ts";
import { isUp } from "./names.ts";
import type { Effect } from "./turn.ts";
import type { Claim, Instance, World } from "./world.ts";

export const STOPPED: Partial<Instance> = { state: "Stopped", shutdownAt: undefined, claim: undefined };

export function freeAddress(world: World): string {
  const used = new Set(Object.values(world.instances).map(({ ipv4 }) => ipv4));
  for (let last = 2; last < 255; last++) {
    const address = `${world.subnet}.${last}`;
    if (!used.has(address)) return address;
  }
  throw new Error("no address is left: the simulator has room for 253 instances");
}

export function bootEffect(name: string, instance: Instance): Effect {
  const { disk, cpus, memoryBytes, ipv4 } = instance;
  return { kind: "boot", disk, name, cpus, memoryBytes, ipv4, mounts: binds(instance.mounts) };
}

/** Whether a transition may still be ended by who began it: the instance may have been stopped or deleted meanwhile. */
export function stillOurs(world: World, name: string, disk: string, claim: Claim): boolean {
  const instance = world.instances[name];
  return (
    instance?.disk === disk && instance.claim?.pid === claim.pid && instance.claim.started === claim.started
  );
}

/** Takes down a guest that came up after its instance was stopped or deleted. */
export function abandon(world: World, name: string, disk: string): Effect[] {
  const instance = world.instances[name];
  if (instance?.disk !== disk)
    return [
      { kind: "shutdown", disk },
      { kind: "remove", disk },
    ];
  return isUp(instance) ? [] : [{ kind: "shutdown", disk }];
}
