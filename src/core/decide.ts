import type { Address, MachineAddress } from "./address.ts";
import { capabilities } from "./capabilities.ts";
import type { Desired, DesiredImage, DesiredMachine } from "./desired.ts";
import { imageFingerprint, sha256, taskFingerprint } from "./fingerprint.ts";
import { diffMachine, foundSizes, recognised } from "./kinds/machine.ts";
import type { MachineRecord, TemplateRecord } from "./ledger.ts";
import { instanceNamed, type LiveInstance, type LiveSnapshot } from "./live.ts";
import type { Change, Drift, FieldChange } from "./plan.ts";
import { planProblem } from "./plan-problems.ts";
import type { PlanInput, PlanOptions } from "./planner.ts";
import type { Problem } from "./problem.ts";
import { findTemplate, templateInstance } from "./template.ts";

/** What must happen to one resource, with the values from which its steps are made. */
export type Decision = ImageDecision | MachineDecision;

interface Common {
  change: Change;
  problems: readonly Problem[];
  drift: readonly Drift[];
}

export interface ImageDecision extends Common {
  kind: "image";
  want: DesiredImage;
  fingerprint: string;
  /** The sealed snapshot, when there is one. */
  sealed?: LiveSnapshot;
  /** A half-built template of ours that must go first. */
  leftover?: LiveInstance;
}

export interface MachineDecision extends Common {
  kind: "machine";
  address: MachineAddress;
  want?: DesiredMachine;
  record?: MachineRecord;
  live?: LiveInstance;
  /** Fingerprint of each setup task, with what it needs, in the order in which they run. */
  setup: Readonly<Record<string, string>>;
  /** The ledger's record moves here first. */
  movedFrom?: MachineAddress;
  /** Why it goes, when it is deleted. */
  end?: "removed" | "destroyed" | "expired" | "emptied";
}

/** One decision a resource, desired or owned; in no particular order. */
export function decide(input: PlanInput): Decision[] {
  const { desired, ledger, options } = input;
  const scope = scopeOf(desired, options);
  const moves = new Map(
    desired.moved
      .filter((move) => ledger.machines[move.from] && !ledger.machines[move.to])
      .map((move) => [move.to, move.from]),
  );
  const movedAway = new Set(moves.values());

  const images =
    options.destroy || options.gc
      ? []
      : Object.values(desired.images)
          .filter((image) => scope.has(image.address))
          .map((image) => decideImage(image, input));

  const wanted = new Map(desired.machines.map((machine) => [machine.address, machine]));
  const owned = (Object.keys(ledger.machines) as MachineAddress[]).filter(
    (address) => !wanted.has(address) && !movedAway.has(address),
  );
  const machines = [...wanted.keys(), ...owned]
    .filter((address) => scope.has(address))
    .map((address) => decideMachine(address, wanted.get(address), moves.get(address), input));
  return [...images, ...machines.filter((decision) => decision !== undefined)];
}

function decideImage(want: DesiredImage, { desired, live, registry, options }: PlanInput): ImageDecision {
  const fingerprint = imageFingerprint(want, desired.project);
  const sealed = findTemplate(live, fingerprint);
  const known: TemplateRecord | undefined = registry.templates[fingerprint];
  const instance = sealed?.instance ?? known?.instance ?? templateInstance(want.name, fingerprint);
  const found = instanceNamed(live, instance);
  const decision = (
    action: Change["action"],
    reason: string,
    problems: Problem[] = [],
    leftover?: LiveInstance,
  ): ImageDecision => ({
    kind: "image",
    want,
    fingerprint,
    ...(sealed && { sealed }),
    ...(leftover && { leftover }),
    problems,
    drift: [],
    change: {
      address: want.address,
      instance,
      action,
      reason,
      fields: action === "create" ? imageFields(want, fingerprint) : [],
      notes: [],
      blocked: problems.length > 0,
    },
  });

  if (sealed || options.refreshOnly) return decision("keep", "");
  if (!found) return decision("create", known ? "its template is gone" : "no template has this content yet");
  if (!known) {
    return decision("create", "no template has this content yet", [
      planProblem("DEV-302", want.address, want.source, { instance: found.name }),
    ]);
  }
  if (known.phase === "sealed") {
    return decision("create", "its sealed snapshot is gone", [
      planProblem("DEV-311", want.address, want.source, { instance: found.name, snapshot: known.snapshot }),
    ]);
  }
  return decision("create", "an earlier build was interrupted: it starts anew", [], found);
}

function decideMachine(
  address: MachineAddress,
  want: DesiredMachine | undefined,
  movedFrom: MachineAddress | undefined,
  input: PlanInput,
): MachineDecision | undefined {
  const { ledger, live, options, nowMs } = input;
  const record = ledger.machines[movedFrom ?? address];
  const instance = record?.instance ?? want?.instance ?? "";
  const found = instanceNamed(live, instance);
  const base = {
    kind: "machine" as const,
    address,
    ...(want && { want }),
    ...(record && { record }),
    ...(found && { live: found }),
    ...(movedFrom && { movedFrom }),
  };
  const setup = want
    ? setupFingerprints(want, input.desired, { instance, generation: record?.generation ?? 1 })
    : {};
  const make = (
    action: Change["action"],
    reason: string,
    more: {
      fields?: FieldChange[];
      notes?: string[];
      problems?: Problem[];
      reasonCode?: string;
      end?: MachineDecision["end"];
    } = {},
  ): MachineDecision => {
    const problems = more.problems ?? [];
    return {
      ...base,
      setup,
      ...(more.end && { end: more.end }),
      problems,
      drift: driftOf(address, record, found, input),
      change: {
        address,
        instance,
        action,
        reason,
        ...(more.reasonCode && { reasonCode: more.reasonCode }),
        fields: more.fields ?? [],
        notes: more.notes ?? [],
        blocked: problems.some((problem) => problem.severity === "error"),
      },
    };
  };
  const problem = (code: Parameters<typeof planProblem>[0], values: Record<string, string> = {}) =>
    planProblem(code, address, want?.source, { instance, ...values });
  const deletion = (reason: string, reasonCode: string, end: NonNullable<MachineDecision["end"]>) =>
    make("delete", reason, { reasonCode, end, problems: deleteProblems(record!, found, options, problem) });

  if (options.refreshOnly) return record ? make("keep", "") : undefined;

  // Ours already, in whatever state.
  if (record) {
    const time = endOfTime(record, found, nowMs);
    if (record.phase === "expired" && !options.destroy && want?.state !== "absent" && want) {
      return wantsReplace(address, options)
        ? make("create", "asked for again after it expired", { fields: diffMachine(want, {}, { setup }) })
        : make("keep", "", {
            notes: [`expired and deleted; \`devorch apply --replace ${address}\` makes it anew`],
          });
    }
    if (record.phase === "expired")
      return make("delete", "no longer in devorch.yaml", {
        end: "removed",
        reasonCode: "delete_because_no_resource_config",
      });
    if (time)
      return deletion(
        time === "expired" ? "its time (ttl) is over" : "its trash window is over",
        `delete_because_${time}`,
        time,
      );
    if (options.gc) return make("keep", "");
    if (record.adHoc && !want)
      return make("keep", "", { notes: ["made ad hoc, not in devorch.yaml: left alone"] });
    if (options.destroy) return deletion("destroy was asked for", "delete_because_destroy", "destroyed");
    if (!want) {
      if (record.deletedAtMs !== undefined && found?.state === "Deleted")
        return make("keep", "", { notes: ["in the trash; `devorch undo` brings it back"] });
      return deletion("no longer in devorch.yaml", "delete_because_no_resource_config", "removed");
    }
    if (want.state === "absent") return deletion("state is absent", "delete_because_absent", "removed");
    return decideOwned(want, record, found, { make, problem, setup }, input);
  }

  if (options.gc || options.destroy || !want || want.state === "absent") return undefined;
  const fields = diffMachine(want, {}, { setup });
  const problems = createProblems(want, input, problem);
  if (found) problems.push(problem(found.state === "Deleted" ? "DEV-303" : "DEV-302"));
  return make("create", "does not exist yet", { fields, problems });
}

interface OwnedTools {
  make: (
    action: Change["action"],
    reason: string,
    more?: { fields?: FieldChange[]; notes?: string[]; problems?: Problem[]; reasonCode?: string },
  ) => MachineDecision;
  problem: (code: Parameters<typeof planProblem>[0], values?: Record<string, string>) => Problem;
  setup: Readonly<Record<string, string>>;
}

function decideOwned(
  want: DesiredMachine,
  record: MachineRecord,
  found: LiveInstance | undefined,
  { make, problem, setup }: OwnedTools,
  input: PlanInput,
): MachineDecision {
  const { options } = input;
  const everything = () => diffMachine(want, {}, { setup });
  if (!found) {
    const reason =
      record.phase === "intended"
        ? "an earlier creation did not get through"
        : "its instance is gone from the provider";
    return make("create", reason, {
      fields: everything(),
      problems: createProblems(want, input, problem),
    });
  }
  if (found.state === "Deleted") {
    if (record.phase === "intended" || !recognised(record, found))
      return make("update", "its name is held by a deleted instance", { problems: [problem("DEV-304")] });
    return make("update", "it was deleted: it is recovered", {
      fields: diffMachine(want, { record, live: found }, { setup }),
    });
  }

  const fields = diffMachine(want, { record, live: found }, { setup });
  const notes: string[] = [];
  const outdated = outdatedOrigin(want, record, input.desired);
  if (outdated && want.lifecycle.onImageChange === "keep")
    notes.push(`${outdated}; \`devorch apply --replace ${want.address}\` rebuilds it`);
  if (want.instance.toLowerCase() !== record.instance.toLowerCase())
    notes.push(`keeps its instance name; a replace would name it ${want.instance}`);

  const forcing = fields.filter((field) => field.policy === "needs-replace").map((field) => field.path);
  const asked = wantsReplace(want.address, options);
  const imageForces = outdated !== undefined && want.lifecycle.onImageChange === "replace";
  if (asked || imageForces || forcing.length > 0) {
    const problems = [
      ...deleteProblems(record, found, options, problem),
      ...createProblems(want, input, problem),
    ];
    if (record.trashMs !== undefined || want.lifecycle.trashMs !== undefined)
      problems.push(problem("DEV-307"));
    return make(
      "replace",
      asked
        ? "asked for by --replace"
        : imageForces
          ? outdated
          : `${forcing.join(", ")} cannot change in place`,
      {
        fields,
        notes,
        problems,
        reasonCode: asked ? "replace_by_request" : "replace_because_cannot_update",
      },
    );
  }
  if (record.phase !== "complete")
    return make("update", "its creation was interrupted: it goes on", {
      fields,
      notes,
      reasonCode: "resume_creation",
    });
  if (fields.length === 0) return make("keep", "", { notes });
  return make("update", updateReason(fields), { fields, notes });
}

function updateReason(fields: readonly FieldChange[]): string {
  const stops = fields.filter((field) => field.policy === "needs-stop").map((field) => field.path);
  return stops.length > 0
    ? `${stops.join(", ")} can change only while it is stopped`
    : `${fields.map((field) => field.path).join(", ")} differ${fields.length === 1 ? "s" : ""}`;
}

function deleteProblems(
  record: MachineRecord,
  found: LiveInstance | undefined,
  options: PlanOptions,
  problem: OwnedTools["problem"],
): Problem[] {
  if (!found) return [];
  const problems: Problem[] = [];
  if (record.protect) problems.push(problem("DEV-301"));
  else if (record.onceProtected && !options.confirmed?.includes(record.instance))
    problems.push(problem("DEV-308"));
  // Only a running machine can be asked; the guard step does. What cannot be asked may hold work.
  if (record.repo && !options.discardWork && found.state !== "Running")
    problems.push(problem("DEV-305", { state: found.state, path: record.repo.path }));
  return problems;
}

/** Why a machine cannot be made, seen before anything is done: fail now, not in the middle. */
function createProblems(
  want: DesiredMachine,
  { desired, live }: PlanInput,
  problem: OwnedTools["problem"],
): Problem[] {
  const can = capabilities(live.provider);
  const problems: Problem[] = [];
  if ("image" in want.origin) {
    const template = findTemplate(
      live,
      imageFingerprint(desired.images[want.origin.image]!, desired.project),
    );
    const state = template && instanceNamed(live, template.instance)?.state;
    if (state && state !== "Stopped")
      problems.push(problem("DEV-309", { instance: template.instance, state }));
    if (!can.clone || !can.snapshots) {
      problems.push(
        problem("DEV-314", {
          what: "clone",
          mend: "update to Multipass 1.16 with the qemu driver, or write from: instead of image:",
        }),
      );
    }
  }
  if (want.state === "suspended" && !can.suspend) {
    problems.push(problem("DEV-314", { what: "suspend", mend: "write state: stopped" }));
  }
  const unknown = want.networks.filter((network) => live.networks && !live.networks.includes(network.name));
  for (const { name } of unknown)
    problems.push(problem("DEV-312", { network: name, known: live.networks!.join(", ") }));
  return problems;
}

/** The image or cloud-init that it was made from is no longer the one that is asked for. */
function outdatedOrigin(want: DesiredMachine, record: MachineRecord, desired: Desired): string | undefined {
  if ("image" in want.origin && "image" in record.origin && want.origin.image === record.origin.image) {
    const image = desired.images[want.origin.image];
    return image && imageFingerprint(image, desired.project) !== record.origin.fingerprint
      ? "outdated image"
      : undefined;
  }
  if ("from" in want.origin && "from" in record.origin) {
    const wanted = want.cloudInit === undefined ? undefined : sha256(want.cloudInit);
    return wanted !== record.origin.cloudInitSha256 ? "outdated cloud-init" : undefined;
  }
  return undefined;
}

function endOfTime(
  record: MachineRecord,
  found: LiveInstance | undefined,
  nowMs: number,
): "expired" | "emptied" | undefined {
  if (record.phase === "expired") return undefined;
  if (record.deletedAtMs !== undefined && found?.state === "Deleted")
    return nowMs >= record.deletedAtMs + (record.trashMs ?? 0) ? "emptied" : undefined;
  return record.expiresAtMs !== undefined && nowMs >= record.expiresAtMs ? "expired" : undefined;
}

function wantsReplace(address: MachineAddress, options: PlanOptions): boolean {
  return options.replace?.includes(address) ?? false;
}

function driftOf(
  address: MachineAddress,
  record: MachineRecord | undefined,
  found: LiveInstance | undefined,
  { options }: PlanInput,
): Drift[] {
  if (record?.phase !== "complete" || options.destroy) return [];
  const at = { address, instance: record.instance };
  if (!found || (found.state === "Deleted" && record.deletedAtMs === undefined))
    return [{ ...at, path: "instance", recorded: record.instance, ...(found && { live: "Deleted" }) }];
  const sizes = foundSizes({ record, live: found });
  if (!sizes) return [];
  const drift: Drift[] = [];
  if (sizes.cpus !== record.sizes.cpus)
    drift.push({ ...at, path: "cpus", recorded: record.sizes.cpus, live: sizes.cpus });
  if (sizes.memoryBytes !== record.sizes.memoryBytes)
    drift.push({
      ...at,
      path: "memory",
      recorded: record.sizes.memoryBytes,
      live: sizes.memoryBytes,
      unit: "bytes",
    });
  if (sizes.diskBytes !== record.sizes.diskBytes)
    drift.push({
      ...at,
      path: "disk",
      recorded: record.sizes.diskBytes,
      live: sizes.diskBytes,
      unit: "bytes",
    });
  return drift;
}

/** The setup tasks with all that they need, needed ones first, each with its fingerprint. */
export function setupFingerprints(
  want: Pick<DesiredMachine, "setup">,
  desired: Desired,
  machine: { instance: string; generation: number },
): Record<string, string> {
  const result: Record<string, string> = {};
  const visit = (name: string): string => {
    const task = desired.tasks[name];
    if (!task) throw new Error(`bug: no task ${name}; the configuration was not checked`);
    result[name] ??= taskFingerprint(task, task.needs.map(visit), machine);
    return result[name];
  };
  for (const name of want.setup) visit(name);
  return result;
}

/** The addresses that count: everything, or the targets with all that they depend on. */
function scopeOf(desired: Desired, options: PlanOptions): { has(address: Address): boolean } {
  if (!options.targets?.length) return { has: () => true };
  const scope = new Set<Address>();
  const machines = new Map(desired.machines.map((machine) => [machine.address, machine]));
  const add = (address: Address): void => {
    if (scope.has(address)) return;
    scope.add(address);
    const machine = machines.get(address as MachineAddress);
    if (!machine || options.destroy) return;
    if ("image" in machine.origin) add(`image.${machine.origin.image}`);
    for (const other of machine.dependsOn) add(other);
  };
  for (const target of options.targets) add(target);
  return scope;
}

function imageFields(want: DesiredImage, fingerprint: string): FieldChange[] {
  return [
    { path: "from", after: want.from, policy: "live" },
    { path: "fingerprint", after: fingerprint.slice(0, 12), policy: "live" },
    { path: "disk", after: want.diskBytes, unit: "bytes", policy: "live" },
    ...want.steps.map(
      (step): FieldChange => ({ path: `steps.${step.name}`, after: step.shell, policy: "live" }),
    ),
    { path: "snapshot", after: want.snapshot, policy: "live" },
  ];
}
