import type { DesiredMachine } from "../../core/desired.ts";
import { launchOrigin, networkText } from "../../core/kinds/machine.ts";
import { amend, type MachineRecord } from "../../core/ledger.ts";
import { instanceNamed, type LiveInstance } from "../../core/live.ts";
import { exitCodes } from "../../core/problem.ts";
import { statesOnly } from "../../engine/observe.ts";
import { whyTaken } from "../adoption.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { locked } from "../locked.ts";
import { allLedgers, observe, openProject } from "../project.ts";

/** Takes over an instance that devorch did not make: explicit, never part of plan or apply. The next plan says what differs. */
export const run: RunCommand = async (context, args) => {
  const [address, instance] = args.positionals;
  const project = await openProject(context, args);
  return locked(context, args, project, "adopt", async (store, ledger) => {
    const { live, registry } = await observe(context, project, { refresh: false, signal: context.signal });
    const want = project.desired.machines.find((machine) => machine.address === address);
    if (!want || instance === undefined)
      throw refused(
        "name a machine of the configuration and an instance",
        "write devorch adopt machine.web INSTANCE",
      );
    if (ledger.machines[want.address])
      throw refused(`${address} has an instance already`, `let go of it first: devorch forget ${address}`);
    const found = instanceNamed(live, instance);
    if (!found || found.state === "Deleted")
      throw refused(`there is no instance ${instance}`, "`multipass list` shows what is there");
    const taken = whyTaken(found, { live, registry, ledger, ledgers: await allLedgers(context, project) });
    if (taken) throw refused(taken.message, taken.hint);
    const sized = await project.driver.observe(
      { ...statesOnly, sizesOf: [found.name], mountsOf: [found.name] },
      context.signal,
    );
    const now = instanceNamed(sized, found.name);
    if (!now?.sizes)
      throw refused(`the sizes of ${found.name} cannot be read`, "try again when `multipass list` shows it");
    const machine = adopted(want, { ...now, sizes: now.sizes }, context.world.clock.nowMs());
    await store.write(amend(ledger, { record: "put", address: want.address, machine }));
    context.say(
      `${now.name} is ${address} now, protected; devorch plan shows what differs from devorch.yaml\n`,
    );
    return exitCodes.success;
  });
};

function adopted(
  { origin, cloudInit, networks }: DesiredMachine,
  found: LiveInstance & Pick<MachineRecord, "sizes">,
  nowMs: number,
): MachineRecord {
  return {
    instance: found.name,
    phase: "complete",
    generation: 1,
    origin: "image" in origin ? { image: origin.image } : launchOrigin(origin.from, cloudInit),
    createdAtMs: nowMs,
    sizes: found.sizes,
    release: found.release,
    // What somebody else made may be dear to them: only an explicit `protect: false` lets it be deleted.
    protect: true,
    onceProtected: true,
    adHoc: false,
    networks: networks.map(networkText),
    files: {},
    mounts: found.mounts ?? {},
    setup: {},
  };
}

function refused(message: string, hint: string) {
  return invalid("DEV-335", message, hint);
}
