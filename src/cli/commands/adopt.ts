import type { MachineAddress } from "../../core/address.ts";
import { imageFingerprint } from "../../core/fingerprint.ts";
import { amend, type MachineRecord } from "../../core/ledger.ts";
import { instanceNamed } from "../../core/live.ts";
import { exitCodes } from "../../core/problem.ts";
import { parseTemplateComment } from "../../core/template.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { locked } from "../locked.ts";
import { observe, openProject } from "../project.ts";

/** Takes over an instance that devorch did not make: explicit, never part of plan or apply. The next plan says what differs. */
export const run: RunCommand = async (context, args) => {
  const [address, instance] = args.positionals;
  const project = await openProject(context, args);
  return locked(context, args, project, "adopt", async (store, ledger) => {
    const { live } = await observe(context, project, { refresh: false, signal: context.signal });
    const want = project.desired.machines.find((machine) => machine.address === address);
    if (!want || instance === undefined)
      throw invalid(
        "DEV-335",
        "name a machine of the configuration and an instance",
        "write devorch adopt machine.web INSTANCE",
      );
    if (ledger.machines[want.address])
      throw invalid(
        "DEV-335",
        `${address} has an instance already`,
        `let go of it first: devorch forget ${address}`,
      );
    const found = instanceNamed(live, instance);
    if (!found || found.state === "Deleted")
      throw invalid("DEV-335", `there is no instance ${instance}`, "`multipass list` shows what is there");
    const owner = Object.entries(ledger.machines).find(
      ([, record]) => record.instance.toLowerCase() === found.name.toLowerCase(),
    );
    if (owner)
      throw invalid(
        "DEV-335",
        `${found.name} is ${owner[0]} already`,
        `let go of it first: devorch forget ${owner[0]}`,
      );
    if (
      live.snapshots.some(
        (snapshot) => snapshot.instance === found.name && parseTemplateComment(snapshot.comment),
      )
    ) {
      throw invalid(
        "DEV-335",
        `${found.name} is the template of a golden image`,
        "machines are cloned from it; adopt another instance",
      );
    }
    const sized = await project.driver.observe(
      { sizesOf: [found.name], mountsOf: [found.name], networks: false },
      context.signal,
    );
    const now = instanceNamed(sized, found.name);
    if (!now?.sizes)
      throw invalid(
        "DEV-335",
        `the sizes of ${found.name} cannot be read`,
        "try again when `multipass list` shows it",
      );
    const { origin } = want;
    const record: MachineRecord = {
      instance: now.name,
      phase: "complete",
      generation: 1,
      origin:
        "image" in origin
          ? {
              image: origin.image,
              fingerprint: imageFingerprint(project.desired.images[origin.image]!, project.desired.project),
            }
          : { from: origin.from },
      createdAtMs: context.world.clock.nowMs(),
      sizes: now.sizes,
      release: now.release,
      // What somebody else made may be dear to them: only an explicit `protect: false` lets it be deleted.
      protect: true,
      onceProtected: true,
      adHoc: false,
      networks: want.networks.map(({ name, mode, mac }) => `${name}:${mode}${mac ? `:${mac}` : ""}`),
      files: {},
      mounts: now.mounts ?? {},
      setup: {},
    };
    await store.write(
      amend(ledger, { record: "put", address: want.address as MachineAddress, machine: record }),
    );
    context.say(
      `${now.name} is ${address} now, protected; devorch plan shows what differs from devorch.yaml\n`,
    );
    return exitCodes.success;
  });
};
