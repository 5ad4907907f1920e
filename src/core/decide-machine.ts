import { addressName, type MachineAddress } from "./address.ts";
import { capabilities } from "./capabilities.ts";
import type { Desired, DesiredMachine } from "./desired.ts";
import { sha256, taskFingerprint } from "./fingerprint.ts";
import { attempts, diffMachine, foundSizes, recognised, sameSizes } from "./kinds/machine.ts";
import type { MachineRecord } from "./ledger.ts";
import type { LiveInstance } from "./live.ts";
import { forgetCommand, ownerIn, ownerText } from "./owner.ts";
import type { Change, Drift, FieldChange } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { type PlanProblemCode, planProblem } from "./plan-problems.ts";
import type { Problem } from "./problem.ts";

export interface MachineDecision extends Subject {
  kind: "machine";
  change: Change;
  problems: readonly Problem[];
  drift: readonly Drift[];
  end: End | undefined;
}

/** A machine that is desired, owned, or both, as it was found. All its fields are always there: of ten thousand, the shape counts. */
interface Subject {
  address: MachineAddress;
  want: DesiredMachine | undefined;
  record: MachineRecord | undefined;
  /** The instance of our record; of a machine without one, whatever holds its name. */
  live: LiveInstance | undefined;
  /** Fingerprint of each setup task, with what it needs, in the order in which they run. */
  setup: Readonly<Record<string, string>>;
  /** The ledger's record moves here first. */
  movedFrom: MachineAddress | undefined;
}

/** Why a machine goes. `emptied`: its trash window is over. */
type End = "removed" | "absent" | "destroyed" | "expired" | "emptied";

interface Verdict extends Pick<Change, "action" | "reason" | "reasonCode"> {
  fields?: readonly FieldChange[];
  notes?: readonly string[];
  problems?: readonly Problem[];
  end?: End;
}

type Owned = Subject & { record: MachineRecord };

/** `undefined` for a machine that is neither there nor to be made. */
export function decideMachine(
  address: MachineAddress,
  want: DesiredMachine | undefined,
  movedFrom: MachineAddress | undefined,
  context: PlanContext,
): MachineDecision | undefined {
  const recorded = context.ledger.machines[movedFrom ?? address];
  const instance = recorded?.instance ?? want?.instance ?? "";
  const live = context.instance(instance);
  const record = recorded && live ? asMade(recorded, live, context) : recorded;
  const subject: Subject = {
    address,
    want,
    record,
    live,
    setup: want
      ? setupFingerprints(want, context.desired, { instance, generation: record?.generation ?? 1 })
      : {},
    movedFrom,
  };
  const drift = isOwned(subject) ? driftOf(subject, context) : [];
  const verdict = isOwned(subject) ? judgeOwned(subject, drift, context) : judgeNew(subject, context);
  if (!verdict) return undefined;
  const { action, reason, reasonCode, fields = [], notes = [], problems = [], end } = verdict;
  const blocked = problems.some(({ severity }) => severity === "error");
  // No spread: it costs 2 KB a machine.
  return {
    kind: "machine",
    address,
    want,
    record,
    live,
    setup: subject.setup,
    movedFrom,
    change: { address, instance, action, reason, ...(reasonCode && { reasonCode }), fields, notes, blocked },
    problems,
    drift,
    end,
  };
}

function isOwned(subject: Subject): subject is Owned {
  return subject.record !== undefined;
}

function judgeNew(subject: Subject, context: PlanContext): Verdict | undefined {
  const { want, setup } = subject;
  const { destroy, gc, refreshOnly } = context.options;
  if (!want || want.state === "absent" || destroy || gc || refreshOnly) return undefined;
  return {
    action: "create",
    reason: "does not exist yet",
    fields: diffMachine(want, {}, { setup }),
    problems: [...createProblems(want, context), ...nameProblems(want.instance, subject, context)],
  };
}

function judgeOwned(subject: Owned, drift: readonly Drift[], context: PlanContext): Verdict {
  const { want, record } = subject;
  const { options, nowMs } = context;
  if (options.refreshOnly) return refreshed(drift);
  const wanted = want && want.state !== "absent" && !options.destroy && !options.gc ? want : undefined;

  if (inTrash(subject)) {
    if (wanted && record.phase !== "expired") return judgeWanted(wanted, subject, context);
    return nowMs >= record.deletedAtMs! + (record.trashMs ?? 0)
      ? deletion("emptied", subject, context)
      : keep("in the trash; `devorch undo` brings it back");
  }
  if (record.phase === "expired") return judgeExpired(wanted, subject, context);
  const expiresAtMs = expiryOf(subject);
  if (expiresAtMs !== undefined && nowMs >= expiresAtMs) return deletion("expired", subject, context);
  if (options.gc) return keep();
  if (record.adHoc && !want && options.adHoc !== subject.address)
    return keep("made ad hoc, not in devorch.yaml: left alone");
  if (wanted) return judgeWanted(wanted, subject, context);
  return deletion(endOf(subject, context), subject, context);
}

function keep(...notes: string[]): Verdict {
  return { action: "keep", reason: "", notes };
}

function endOf({ want }: Subject, { options }: PlanContext): "destroyed" | "removed" | "absent" {
  return options.destroy ? "destroyed" : want ? "absent" : "removed";
}

/** Deleted by us, with a window in which it can come back. */
function inTrash({ record, live }: Owned): boolean {
  return record.deletedAtMs !== undefined && live?.state === "Deleted";
}

/** An edited `ttl` counts at once, not only after it was applied. */
function expiryOf({ want, record }: Owned): number | undefined {
  if (!want || record.adHoc) return record.expiresAtMs;
  const { ttlMs } = want.lifecycle;
  return ttlMs === undefined ? undefined : record.createdAtMs + ttlMs;
}

/** It was deleted because its time was over, and is not made again unasked. What has its name now is not ours. */
function judgeExpired(want: DesiredMachine | undefined, subject: Owned, context: PlanContext): Verdict {
  const { address, record, setup } = subject;
  if (context.options.gc) return keep();
  if (!want) return forgetting(endOf(subject, context), "it expired");
  if (!context.options.replace?.includes(address))
    return keep(`expired and deleted; \`devorch apply --replace ${address}\` makes it anew`);
  return {
    action: "create",
    reason: "asked for again after it expired",
    fields: diffMachine(want, {}, { setup }),
    problems: [...createProblems(want, context), ...nameProblems(record.instance, subject, context)],
  };
}

/** The ledger follows what is live; nothing else happens. */
function refreshed(drift: readonly Drift[]): Verdict {
  const fields = drift.flatMap(({ path, recorded, live, unit }): FieldChange[] =>
    path === "instance"
      ? []
      : [{ path, before: recorded!, after: live!, policy: "live", ...(unit && { unit }) }],
  );
  if (fields.length > 0) return { action: "update", reason: "the ledger takes over what is live", fields };
  const gone = drift.some(({ path, live }) => path === "instance" && live === undefined);
  return gone ? { action: "update", reason: "its instance is gone: the ledger forgets it" } : keep();
}

const ends: Readonly<Record<End, { reason: string; reasonCode: string }>> = {
  removed: { reason: "no longer in devorch.yaml", reasonCode: "delete_because_no_resource_config" },
  absent: { reason: "state is absent", reasonCode: "delete_because_absent" },
  destroyed: { reason: "destroy was asked for", reasonCode: "delete_because_destroy" },
  expired: { reason: "its time (ttl) is over", reasonCode: "delete_because_expired" },
  emptied: { reason: "its trash window is over", reasonCode: "delete_because_emptied" },
};

function deletion(end: End, subject: Owned, context: PlanContext): Verdict {
  if (!subject.live)
    return mayComeThrough(subject, context)
      ? keep("its launch was interrupted and may still come through; apply again in an hour")
      : forgetting(end, "its instance is gone");
  const problems = deleteProblems({ ...subject, live: subject.live }, context);
  return { action: "delete", ...ends[end], end, problems };
}

/** Nobody sees an instance whose image is still being prepared (MULTIPASS.md fact 13): forgotten now, it would come to be nobody's. */
function mayComeThrough({ record }: Owned, { nowMs }: PlanContext): boolean {
  return (
    record.phase === "intended" && "from" in record.origin && nowMs < record.createdAtMs + launchUnseenMs
  );
}

const launchUnseenMs = 3_600_000;

function forgetting(end: End, why: string): Verdict {
  const { reason, reasonCode } = ends[end];
  return { action: "delete", reason: `${reason}; ${why}, only the ledger changes`, reasonCode, end };
}

function judgeWanted(want: DesiredMachine, subject: Owned, context: PlanContext): Verdict {
  const { record, live, setup, address } = subject;
  const asked = context.options.replace?.includes(address) ?? false;
  if (!live) {
    const interrupted = record.phase === "intended";
    return {
      action: "create",
      reason: interrupted ? "an earlier creation did not get through" : "its instance is gone",
      fields: diffMachine(want, {}, { setup }),
      problems: [...createProblems(want, context), ...nameProblems(record.instance, subject, context)],
    };
  }
  const stranger = strangerProblems(subject, live, context);
  if (stranger.length > 0) {
    const reason =
      live.state === "Deleted" ? "its name is held by a deleted instance" : "its name was taken meanwhile";
    return { action: "update", reason, problems: stranger };
  }

  const fields = diffMachine(want, { record, live }, { setup });
  const outdated = outdatedOrigin(want, record, context);
  const renamed = want.instance.toLowerCase() !== record.instance.toLowerCase();
  const replaceable = outdated !== undefined && want.lifecycle.onImageChange === "replace";
  const forcing = fields.filter(({ policy }) => policy === "needs-replace").map(({ path }) => path);
  if (asked || replaceable || forcing.length > 0) {
    const trash = record.trashMs !== undefined || want.lifecycle.trashMs !== undefined;
    return {
      action: "replace",
      reason: asked
        ? "asked for by --replace"
        : forcing.length > 0
          ? `${forcing.join(", ")} cannot change in place`
          : `${outdated}, and onImageChange is replace`,
      reasonCode: asked ? "replace_by_request" : "replace_because_cannot_update",
      fields,
      problems: [
        ...deleteProblems({ ...subject, live }, context),
        ...createProblems(want, context),
        ...(renamed ? nameProblems(want.instance, subject, context) : []),
        ...(trash ? [ownedProblem("DEV-307", subject)] : []),
      ],
    };
  }

  const unsaid = record.protect && want.lifecycle.protect === undefined;
  const notes = [
    ...(unsaid ? ["still protected; `lifecycle: { protect: false }` takes that away"] : []),
    ...(outdated ? [`${outdated}; \`devorch apply --replace ${address}\` rebuilds it`] : []),
    ...(renamed ? [`keeps its instance name; a replace would name it ${want.instance}`] : []),
  ];
  const problems = suspendProblems(want, context);
  if (live.state === "Deleted")
    return { action: "update", reason: "it was deleted: it is recovered", fields, notes, problems };
  if (record.phase !== "complete") {
    const reason = "its creation was interrupted: it goes on";
    return { action: "update", reason, reasonCode: "resume_creation", fields, notes, problems };
  }
  const reason = fields.length > 0 ? fieldsReason(fields, live) : recordReason(subject, context);
  return reason ? { action: "update", reason, fields, notes, problems } : keep(...notes);
}

function fieldsReason(fields: readonly FieldChange[], { state }: LiveInstance): string {
  const stops = fields.filter(({ policy }) => policy === "needs-stop").map(({ path }) => path);
  if (stops.length === 0 || state === "Stopped")
    return `${fields.map(({ path }) => path).join(", ")} differ${fields.length === 1 ? "s" : ""}`;
  const suspended = state === "Suspended" ? "; a suspended one is started for that" : "";
  return `${stops.join(", ")} can change only while it is stopped${suspended}`;
}

/** Why the ledger alone changes. */
function recordReason({ movedFrom, record, address }: Owned, { options }: PlanContext): string | undefined {
  if (movedFrom) return `moved from ${movedFrom}`;
  const adHoc = options.adHoc === address;
  if (record.adHoc && !adHoc) return "was made ad hoc, and is in devorch.yaml now";
  if (adHoc && !record.adHoc) return "is no longer in devorch.yaml, and kept ad hoc";
  return record.deletedAtMs === undefined ? undefined : "it came back from the trash";
}

function deleteProblems(subject: Owned & { live: LiveInstance }, context: PlanContext): Problem[] {
  const { want, record, live } = subject;
  const { instance, repo } = record;
  const { options } = context;
  const problems = strangerProblems(subject, live, context);
  if (record.protect && want?.lifecycle.protect !== false) problems.push(ownedProblem("DEV-301", subject));
  else if ((record.protect || record.onceProtected) && !options.confirmed?.includes(instance))
    problems.push(ownedProblem("DEV-308", subject));
  // A running machine is asked by a step. What cannot be asked may hold work; what is in our trash was asked before.
  if (repo && !options.discardWork && live.state !== "Running" && !inTrash(subject)) {
    const wake =
      live.state === "Deleted"
        ? `recover it with \`multipass recover ${instance}\` and start it`
        : `start it with \`devorch start ${addressName(subject.address)}\``;
    problems.push(ownedProblem("DEV-305", subject, { state: live.state, path: repo.path, wake }));
  }
  return problems;
}

/** An instance under our name of which all that can be read does not say that it is ours. */
function strangerProblems(subject: Owned, live: LiveInstance, context: PlanContext): Problem[] {
  const { record } = subject;
  if (live.state !== "Deleted")
    return record.phase !== "intended" || mayBeMade(record, live, context)
      ? []
      : [ownedProblem("DEV-322", subject)];
  if (record.phase !== "intended" && recognised(record, live)) return [];
  const why = live.sizes
    ? "what is in the trash is not what devorch recorded"
    : "without a refresh it cannot be seen whether it is what devorch recorded";
  return [ownedProblem("DEV-304", subject, { why })];
}

/** Whether an instance is as a call leaves it whose end nobody saw: a launch gives the sizes asked for, a clone rests, and neither has snapshots. */
function mayBeMade(record: MachineRecord, live: LiveInstance, context: PlanContext): boolean {
  const name = live.name.toLowerCase();
  if (context.live.snapshots.some(({ instance }) => instance.toLowerCase() === name)) return false;
  return "image" in record.origin ? live.state === "Stopped" : !live.sizes || recognised(record, live);
}

/** The record as of the attempt that may have made what is there. */
function asMade(record: MachineRecord, live: LiveInstance, context: PlanContext): MachineRecord {
  if (!record.earlier) return record;
  const made = attempts(record)
    .map((attempt) => ({ ...record, ...attempt }))
    .find((one) => mayBeMade(one, live, context));
  return made ?? record;
}

/** Why a machine cannot be made, seen before anything is done: fail now, not in the middle. */
function createProblems(want: DesiredMachine, context: PlanContext): Problem[] {
  const { live } = context;
  const can = capabilities(live.provider);
  const problems = suspendProblems(want, context);
  if ("image" in want.origin) {
    const { sealed } = context.template(want.origin.image);
    if (sealed && sealed.state !== "Stopped")
      problems.push(wantProblem("DEV-309", want, { instance: sealed.name, state: sealed.state }));
    if (!can.clone || !can.snapshots) {
      const mend = "update to Multipass 1.16 with the qemu driver, or write `from:` instead of `image:`";
      problems.push(wantProblem("DEV-314", want, { what: "clone", mend }));
    }
  }
  for (const { name } of want.networks) {
    if (live.networks && !live.networks.includes(name))
      problems.push(wantProblem("DEV-312", want, { network: name, known: live.networks.join(", ") }));
  }
  return problems;
}

function suspendProblems(want: DesiredMachine, { live }: PlanContext): Problem[] {
  return want.state !== "suspended" || capabilities(live.provider).suspend
    ? []
    : [wantProblem("DEV-314", want, { what: "suspend", mend: "write `state: stopped`" })];
}

/** Whether somebody else has the name that is about to be taken. */
function nameProblems(
  instance: string,
  { address, want, movedFrom }: Pick<Subject, "address" | "want" | "movedFrom">,
  context: PlanContext,
): Problem[] {
  const owner = context.owner(instance);
  if (owner && owner !== address && owner !== movedFrom)
    return [planProblem("DEV-315", address, want?.source, { instance, owner })];
  const found = context.instance(instance);
  if (!found || owner) return [];
  if (found.state === "Deleted")
    return [planProblem("DEV-303", address, want?.source, { instance: found.name })];
  const adopt = `\`devorch adopt ${address} ${found.name}\``;
  const other = ownerIn(context.others ?? [], found.name);
  return [
    planProblem("DEV-302", address, want?.source, {
      instance: found.name,
      ...(other
        ? {
            why: `it is ${ownerText(other)}`,
            mend: `let go of it there with \`${forgetCommand(other)}\` and take it over with ${adopt}`,
          }
        : { why: "devorch did not make it", mend: `take it over with ${adopt}` }),
    }),
  ];
}

function wantProblem(code: PlanProblemCode, want: DesiredMachine, values: Record<string, string>): Problem {
  return planProblem(code, want.address, want.source, { instance: want.instance, ...values });
}

function ownedProblem(
  code: PlanProblemCode,
  { address, want, record }: Owned,
  values: Readonly<Record<string, string>> = {},
): Problem {
  return planProblem(code, address, want?.source, { instance: record.instance, ...values });
}

/** The image or cloud-init that it was made from is no longer the one that is asked for. */
function outdatedOrigin(
  { origin, cloudInit }: DesiredMachine,
  { origin: made }: MachineRecord,
  context: PlanContext,
): string | undefined {
  if ("image" in origin && "image" in made && origin.image === made.image) {
    if (made.fingerprint === undefined) return "adopted, so perhaps not from this image";
    return context.template(origin.image).fingerprint === made.fingerprint ? undefined : "outdated image";
  }
  if (!("from" in origin && "from" in made)) return undefined;
  const wanted = cloudInit === undefined ? undefined : sha256(cloudInit);
  return wanted === made.cloudInitSha256 ? undefined : "outdated cloud-init";
}

function driftOf({ address, record, live }: Owned, { options }: PlanContext): Drift[] {
  if (record.phase !== "complete" || options.destroy) return [];
  const at = { address, instance: record.instance };
  if (!live || (live.state === "Deleted" && record.deletedAtMs === undefined))
    return [{ ...at, path: "instance", recorded: record.instance, ...(live && { live: "Deleted" }) }];
  const found = foundSizes({ record, live }) ?? record.sizes;
  if (sameSizes(found, record.sizes)) return [];
  const rows = [
    { path: "cpus", recorded: record.sizes.cpus, live: found.cpus },
    { path: "memory", recorded: record.sizes.memoryBytes, live: found.memoryBytes, unit: "bytes" },
    { path: "disk", recorded: record.sizes.diskBytes, live: found.diskBytes, unit: "bytes" },
  ] as const;
  return rows.filter((row) => row.recorded !== row.live).map((row) => ({ ...at, ...row }));
}

/** The setup tasks with all that they need, needed ones first, each with its fingerprint. */
export function setupFingerprints(
  want: Pick<DesiredMachine, "setup" | "env">,
  desired: Desired,
  machine: { instance: string; generation: number },
): Record<string, string> {
  const result = new Map<string, string>();
  const visit = (name: string): string => {
    const task = desired.tasks[name];
    if (!task) throw new Error(`bug: no task ${name}; the configuration was not checked`);
    const known = result.get(name);
    if (known !== undefined) return known;
    const fingerprint = taskFingerprint(
      task,
      task.needs.map(visit),
      { ...machine, env: want.env },
      desired.root,
    );
    result.set(name, fingerprint);
    return fingerprint;
  };
  for (const name of want.setup) visit(name);
  return Object.fromEntries(result);
}
