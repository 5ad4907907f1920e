import type { Action } from "../../core/action.ts";
import { amend, type GuestRecord, type MachineRecord, type RecordPatch } from "../../core/ledger.ts";
import { own } from "../../core/own.ts";
import { exitCodes } from "../../core/problem.ts";
import { table } from "../../render/table.ts";
import { TaskRecords } from "../../store/task-records.ts";
import type { Arguments, RunCommand } from "../command.ts";
import { approved } from "../confirm.ts";
import type { Context } from "../context.ts";
import { invalid } from "../invalid.ts";
import { locked } from "../locked.ts";
import { type OwnedMachine, presentMachine } from "../owned-machine.ts";
import { plainCall } from "../plain-call.ts";
import { type Observed, observe, openProject, type Project } from "../project.ts";

interface Work {
  context: Context;
  args: Arguments;
  project: Project;
  observed: Observed;
  machine: Required<OwnedMachine>;
  perform: Perform;
  /** Written before it returns. */
  record(patch: RecordPatch): Promise<void>;
}

/** `snapshot save MACHINE [NAME]`: stops the machine if need be, and starts it again. */
export const save = mutating("snapshot save", async (work) => {
  const { context, args, machine, observed, perform, record } = work;
  const { instance, snapshots } = machine.record;
  const name = args.positionals[1] ?? nextName(machine, observed);
  if (observed.live.snapshots.some((snapshot) => snapshot.instance === instance && snapshot.name === name)) {
    throw invalid("DEV-333", `${instance} has a snapshot ${name} already`, "give another name");
  }
  await whileStopped(work, async () => {
    await perform({ do: "snapshot", instance, snapshot: name, comment: args.value("comment") ?? "" });
    await record({ snapshots: { ...snapshots, [name]: guestRecord(machine.record) } });
  });
  context.say(`${instance}.${name}: saved\n`);
});

/** `snapshot restore MACHINE NAME`: what was done since is lost, so it asks, and loses no work in a checkout unless `--discard-work` says so. */
export const restore = mutating("snapshot restore", async (work) => {
  const { context, project, machine, observed, args, perform, record } = work;
  const { instance, repo, snapshots = {} } = machine.record;
  const name = existing(args, machine, observed);
  if (repo && !args.flag("discard-work")) await perform({ do: "guard-work", instance, path: repo.path });
  const question = `Put ${instance} back to its snapshot ${name}, and lose what was done since?`;
  if (!(await approved(context, args, question))) return;
  await whileStopped(work, async () => {
    // Which disk is there when this is cut off nobody knows: the next plan writes everything again.
    await record({ files: {}, setup: {} });
    // What tasks left on this disk goes with it.
    await new TaskRecords(project.paths.tasks).forget(instance);
    await perform({ do: "restore", instance, snapshot: name });
    // Of a snapshot that devorch did not save nothing is known, either.
    await record(own(snapshots, name) ?? { files: {}, mounts: {}, setup: {}, repo });
  });
  context.say(`${instance}.${name}: restored; devorch plan shows what differs from devorch.yaml\n`);
});

export const rm = mutating("snapshot rm", async (work) => {
  const { context, machine, observed, args, perform, record } = work;
  const { instance } = machine.record;
  const name = existing(args, machine, observed);
  const { [name]: _, ...snapshots } = machine.record.snapshots ?? {};
  await whileStopped(work, async () => {
    await record({ snapshots });
    await perform({ do: "delete-snapshot", instance, snapshot: name });
  });
  context.say(`${instance}.${name}: removed\n`);
});

export const ls: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: false, signal: context.signal });
  const { record } = presentMachine(args.positionals[0], observed);
  const snapshots = observed.live.snapshots.filter((snapshot) => snapshot.instance === record.instance);
  if (context.json) context.printJson(snapshots);
  else if (snapshots.length === 0) context.print(`${record.instance} has no snapshots.\n`);
  else
    context.print(
      table(
        ["NAME", "PARENT", "COMMENT"],
        snapshots.map(({ name, parent, comment }) => [name, parent ?? "", comment]),
        context.stdout,
      ),
    );
  return exitCodes.success;
};

type Perform = (action: Action) => Promise<unknown>;

function mutating(command: string, work: (work: Work) => Promise<void>): RunCommand {
  return async (context, args) => {
    const project = await openProject(context, args);
    return locked(context, args, project, command, async (store, ledger) => {
      const observed = await observe(context, project, { refresh: false, signal: context.signal });
      const machine = presentMachine(args.positionals[0], observed);
      const perform: Perform = (action) => project.driver.perform(action, plainCall(context.signal));
      let known = ledger;
      const record = async (patch: RecordPatch) => {
        known = amend(known, { record: "patch", address: machine.address, patch });
        await store.write(known);
      };
      await work({ context, args, project, observed, machine, perform, record });
      return exitCodes.success;
    });
  };
}

/**
 * Multipass takes, restores and deletes snapshots of stopped instances only. A machine that ran runs again, whatever happened; `work` records
 * what it did itself, since that start can fail.
 */
async function whileStopped(
  { machine: { record, live }, perform }: Work,
  work: () => Promise<void>,
): Promise<void> {
  const { instance } = record;
  if (live.state === "Suspended") await perform({ do: "start", instance });
  if (live.state !== "Stopped") await perform({ do: "stop", instance });
  try {
    await work();
  } finally {
    if (live.state !== "Stopped") await perform({ do: "start", instance });
    if (live.state === "Suspended") await perform({ do: "suspend", instance });
  }
}

function existing(args: Arguments, machine: Required<OwnedMachine>, { live }: Observed): string {
  const { instance } = machine.record;
  const known = live.snapshots.filter((snapshot) => snapshot.instance === instance).map(({ name }) => name);
  const name = args.positionals[1];
  if (name !== undefined && known.includes(name)) return name;
  throw invalid(
    "DEV-334",
    name ? `${instance} has no snapshot ${name}` : "name a snapshot",
    known.length > 0
      ? `it has: ${known.join(", ")}`
      : `make one: devorch snapshot save ${args.positionals[0]}`,
  );
}

/** `snapshot1`, `snapshot2` …, as Multipass itself would name it. */
function nextName({ record }: Required<OwnedMachine>, { live }: Observed): string {
  const taken = new Set(
    live.snapshots.filter(({ instance }) => instance === record.instance).map(({ name }) => name),
  );
  for (let number = 1; ; number++) if (!taken.has(`snapshot${number}`)) return `snapshot${number}`;
}

function guestRecord({ sizes, repo, files, mounts, setup }: MachineRecord): GuestRecord {
  return { sizes, files, mounts, setup, ...(repo && { repo }) };
}
