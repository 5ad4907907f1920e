import { chmod, realpath, stat } from "node:fs/promises";
import type { MachineAddress } from "../../core/address.ts";
import type { Desired } from "../../core/desired.ts";
import type { MachineRecord } from "../../core/ledger.ts";
import { replaceFile } from "../../store/atomic.ts";
import { explained, nodeFiles, readText } from "../../store/files.ts";
import { applyPlan } from "../apply-plan.ts";
import type { Arguments, RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { ledgerStoreOf, loadConfiguration, openProjectOf, readLedger } from "../project.ts";
import { type MachineText, withMachine } from "../with-machine.ts";

/** `devorch up`: one machine. What devorch.yaml does not have is planned as if it had it, and recorded as ad hoc. */
export const run: RunCommand = async (context, args) => {
  const [name, ...more] = args.positionals;
  if (name === undefined || more.length > 0)
    throw invalid("DEV-190", "up makes one machine", "write devorch up NAME");
  const address: MachineAddress = `machine.${name}`;
  const { desired, file } = await loadConfiguration(context, args);
  const project = await openProjectOf(context, desired);
  const inFile = desired.machines.some((machine) => machine.address === address);
  if (inFile) refuseOptions(args, name);
  else {
    const ledger = await readLedger(context, ledgerStoreOf(context, project), project);
    const machine = machineText(args, desired, ledger.machines[address]);
    const overlay = JSON.stringify({ machines: { [name]: machine } });
    project.desired = (await loadConfiguration(context, args, { overlay })).desired;
    if (args.flag("save")) await save(file, name, machine);
  }
  const adHoc = inFile || args.flag("save") ? {} : { adHoc: address };
  return applyPlan(context, args, {
    command: "up",
    question: "Do you want to make these changes?",
    unasked: ({ changes }) => changes.every(({ action }) => action !== "delete" && action !== "replace"),
    refresh: true,
    project,
    planOptions: () => ({ targets: [address], ...adHoc }),
  });
};

/** All or nothing: on a full disk the configuration stays as it was. */
async function save(file: string, name: string, machine: MachineText): Promise<void> {
  if (file.endsWith(".json")) {
    const text = JSON.stringify({ [name]: machine });
    throw invalid(
      "DEV-190",
      "--save can add to YAML only",
      `add it to the machines in ${file} yourself: ${text}`,
    );
  }
  // A link stays a link, and whoever may read the file still may.
  const path = await explained(file, () => realpath(file));
  const { mode } = await explained(path, () => stat(path));
  await replaceFile(
    nodeFiles,
    path,
    withMachine(await explained(path, () => readText(path, 2 ** 20)), name, machine),
  );
  await explained(path, () => chmod(path, mode));
}

/** As the options say; what they leave open is as it was when the machine was made. */
function machineText(args: Arguments, { images }: Desired, record: MachineRecord | undefined): MachineText {
  const { origin, repo: before } = record ?? {};
  const names = Object.keys(images);
  const image = args.value("image") ?? (origin && "image" in origin ? origin.image : undefined);
  if (image === undefined && !origin && names.length > 1) {
    throw invalid(
      "DEV-190",
      "the configuration has several images",
      `write --image ${names.join(" or --image ")}`,
    );
  }
  const from = origin && "from" in origin ? origin.from : defaultRelease;
  const made = image ?? (origin ? undefined : names[0]);
  const url = args.value("repo") ?? before?.url;
  const ref = args.value("ref") ?? before?.ref;
  const deployKey = args.value("deploy-key");
  const knownHosts = args.value("known-hosts");
  const needy = repoOptions.find((option) => option !== "repo" && args.value(option) !== undefined);
  if (url === undefined && needy) throw invalid("DEV-190", `--${needy} needs --repo`, "write --repo URL");
  return {
    ...(made === undefined ? { from } : { image: made }),
    ...(url !== undefined && {
      repo: {
        url,
        ...(ref !== undefined && { ref }),
        ...(before && url === before.url && { path: before.path }),
        ...(deployKey !== undefined && { deployKey: { secret: deployKey } }),
        ...(knownHosts !== undefined && { knownHosts }),
      },
    }),
  };
}

/** What a machine is launched from in a project without images. */
const defaultRelease = "24.04";

const repoOptions = ["repo", "ref", "deploy-key", "known-hosts"] as const;

function refuseOptions(args: Arguments, name: string): void {
  const given = ["image", ...repoOptions].filter((option) => args.value(option) !== undefined);
  if (args.flag("save")) given.push("save");
  if (given.length === 0) return;
  throw invalid(
    "DEV-190",
    `${name} is in the configuration, which says what it is; --${given.join(", --")} cannot`,
    "edit it there, or choose another name",
  );
}
