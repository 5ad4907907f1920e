import type { Action, GuestCommand } from "./action.ts";
import type { Address, MachineAddress } from "./address.ts";
import { buildImage } from "./build-image.ts";
import { Chain } from "./chain.ts";
import type { Decision } from "./decide.ts";
import { type MachineDecision, setupFingerprints } from "./decide-machine.ts";
import type { DesiredMachine, DesiredTask } from "./desired.ts";
import { canonical } from "./fingerprint.ts";
import { attempts, foundSizes, launchOrigin, networkText } from "./kinds/machine.ts";
import { launchDocument } from "./launch-document.ts";
import type { Attempt, LedgerChange, MachineRecord, RecordedOrigin, RecordPatch } from "./ledger.ts";
import type { Sizes } from "./live.ts";
import type { RecordChange, Step } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { taskCommand } from "./tasks/task-command.ts";
import { launchTimeoutMs, readyTimeoutMs, taskTimeoutMs } from "./timeouts.ts";

/**
 * The driver calls for all decisions that nothing blocks. Each resource is one chain, so that whatever happens to a machine happens in
 * order; chains wait for each other only where a machine needs an image, another machine, or a name that is still held.
 */
export function stepsOf(decisions: readonly Decision[], context: PlanContext): Step[] {
  const chains = new Map<Address, Chain>();
  const blocked = new Set(
    decisions.filter(({ change }) => change.blocked).map(({ change }) => change.address),
  );
  for (const decision of decisions) {
    const { action, address } = decision.change;
    if (action === "keep" || blocked.has(address) || waitsFor(blocked, decision)) continue;
    const chain =
      decision.kind === "image" ? buildImage(decision, context) : changeMachine(decision, context);
    if (chain.steps.length > 0) chains.set(decision.change.address, chain);
  }
  for (const decision of decisions) if (decision.kind === "machine") linkMachine(decision, chains);
  return [...chains.values()].flatMap((chain) => chain.steps);
}

/** Whether it is to be made from an image that is not going to be built. */
function waitsFor(blocked: ReadonlySet<Address>, decision: Decision): boolean {
  if (decision.kind === "image" || !["create", "replace"].includes(decision.change.action)) return false;
  const { origin } = decision.want!;
  return "image" in origin && blocked.has(`image.${origin.image}`);
}

function changeMachine(decision: MachineDecision, context: PlanContext): Chain {
  const { address, change, movedFrom, record } = decision;
  const chain = new Chain(address, change.reason);
  if (movedFrom) chain.record("move", record!.instance, { record: "move", from: movedFrom, to: address });
  if (context.options.refreshOnly) refreshMachine(chain, decision);
  else if (change.action === "update") updateMachine(chain, decision, context);
  else {
    if (change.action !== "create") deleteMachine(chain, decision, context);
    if (change.action !== "delete") createMachine(chain, decision, context);
  }
  return chain;
}

function refreshMachine(chain: Chain, { address, record, live }: MachineDecision): void {
  const { instance, sizes } = record!;
  if (live)
    chain.record("refresh", instance, {
      record: "patch",
      address,
      patch: { sizes: foundSizes({ record: record!, live }) ?? sizes },
    });
  else chain.record("forget", instance, { record: "drop", address });
}

function createMachine(
  chain: Chain,
  { address, want, record, change }: MachineDecision,
  context: PlanContext,
): void {
  const machine = want!;
  const generation = (record?.generation ?? 0) + 1;
  // A record whose instance is gone keeps its name; a replaced machine takes the one that is asked for.
  const instance = change.action === "replace" ? machine.instance : (record?.instance ?? machine.instance);
  const sizes: Sizes = { cpus: machine.cpus, memoryBytes: machine.memoryBytes, diskBytes: machine.diskBytes };
  const fresh = record?.phase !== "intended" || change.action === "replace";
  const origin = originOf(machine, context);
  const earlier = fresh ? [] : earlierAttempts(record!, { origin, sizes });
  const { lifecycle } = machine;
  const protect = lifecycle.protect ?? record?.protect ?? false;
  const intended: MachineRecord = {
    instance,
    phase: "intended",
    generation,
    origin,
    createdAtMs: context.nowMs,
    sizes,
    ...(earlier.length > 0 && { earlier }),
    protect,
    ...((protect || record?.protect || record?.onceProtected) && { onceProtected: true }),
    adHoc: context.options.adHoc === address,
    ...(lifecycle.ttlMs !== undefined && { expiresAtMs: context.nowMs + lifecycle.ttlMs }),
    ...(lifecycle.trashMs !== undefined && { trashMs: lifecycle.trashMs }),
    networks: machine.networks.map(networkText),
    files: {},
    mounts: {},
    setup: {},
  };
  const records = {
    intent: { ledger: { record: "put", address, machine: intended } },
    commit: { ledger: created(address, intended) },
  } satisfies { intent: RecordChange; commit: RecordChange };
  if ("image" in machine.origin) {
    const { instance: template, snapshot } = context.template(machine.origin.image);
    chain.add("clone", { do: "clone", template, snapshot, instance, fresh }, records);
    chain.add("resize", { do: "resize", instance, ...sizes });
  } else {
    chain.add(
      "launch",
      {
        do: "launch",
        instance,
        from: machine.origin.from,
        ...sizes,
        networks: machine.networks,
        ...launchDocument(machine),
        timeoutMs: launchTimeoutMs,
        fresh,
      },
      records,
    );
  }
  const setup = setupFingerprints(machine, context.desired, { instance, generation });
  const state = "image" in machine.origin ? "Stopped" : "Running";
  settle(chain, { address, machine, instance, record: intended, setup, state, fresh: true }, context);
}

/** What is there is what `origin` and `sizes` say, perhaps of an earlier attempt. */
function created(address: MachineAddress, { origin, sizes, earlier }: MachineRecord): LedgerChange {
  const patch = { phase: "created", ...(earlier && { origin, sizes, earlier: undefined }) } as const;
  return { record: "patch", address, patch };
}

/** The attempts that were given up and may still come through, but for one that asked for the same. */
function earlierAttempts(record: MachineRecord, asked: Attempt): readonly Attempt[] {
  const earlier = new Map(attempts(record).map((one) => [attemptText(one), one]));
  earlier.delete(attemptText(asked));
  return [...earlier.values()];
}

function attemptText({ origin, sizes }: Attempt): string {
  return canonical({ origin: { ...origin }, sizes: { ...sizes } });
}

function updateMachine(chain: Chain, decision: MachineDecision, context: PlanContext): void {
  const { address, want, record, live, setup, change } = decision;
  const { instance, phase } = record!;
  // Else a guest that has been worked in would be taken for what a call has just left.
  if (phase === "intended") chain.record("record", instance, created(address, record!));
  if (live!.state === "Deleted") chain.add("recover", { do: "recover", instance });
  settle(
    chain,
    {
      address,
      machine: want!,
      instance,
      record: record!,
      setup,
      state: live!.state,
      fresh: phase !== "complete",
      changed: new Set(change.fields.map(({ path }) => path)),
      ...(live!.mounts && { mounts: live!.mounts }),
    },
    context,
  );
}

interface Settling {
  address: MachineAddress;
  machine: DesiredMachine;
  instance: string;
  record: MachineRecord;
  setup: Readonly<Record<string, string>>;
  /** Provider's state when the chain arrives here. */
  state: string;
  /** Its creation is not complete: everything that is wanted is done (again). */
  fresh: boolean;
  /** Paths of changed fields, of a machine that exists. */
  changed?: ReadonlySet<string>;
  mounts?: Readonly<Record<string, string>>;
}

/** From an instance that exists to the one that is wanted: sizes, state, mounts, files, checkout, setup. */
function settle(chain: Chain, settling: Settling, context: PlanContext): void {
  const { address, machine, instance, record, fresh, changed } = settling;
  let state = settling.state;
  const patched = (patch: RecordPatch) =>
    ({ commit: { ledger: { record: "patch", address, patch } } }) satisfies { commit: RecordChange };
  const waitReady = (ready: DesiredMachine["ready"]) =>
    chain.add("wait-ready", {
      do: "wait-ready",
      instance,
      ...(ready && { probe: { run: ready.run, env: machine.env, timeoutMs: ready.timeoutMs } }),
      timeoutMs: ready?.timeoutMs ?? readyTimeoutMs,
    });
  const stop = () => {
    // Multipass refuses to stop a suspended instance; --force would lose what it was doing. One that was deleted may come back suspended.
    if (["Suspended", "Suspending", "Deleted"].includes(state)) chain.add("start", { do: "start", instance });
    chain.add("stop", { do: "stop", instance });
    state = "Stopped";
  };

  const sizes = { cpus: machine.cpus, memoryBytes: machine.memoryBytes, diskBytes: machine.diskBytes };
  const resized = {
    ...(changed?.has("cpus") && { cpus: sizes.cpus }),
    ...(changed?.has("memory") && { memoryBytes: sizes.memoryBytes }),
    ...(changed?.has("disk") && { diskBytes: sizes.diskBytes }),
  };
  if (Object.keys(resized).length > 0) {
    if (state !== "Stopped") stop();
    chain.add("resize", { do: "resize", instance, ...resized }, patched({ sizes }));
  }

  const work = guestWork(settling, context);
  const runs = machine.state !== "stopped";
  const rests = machine.state === "suspended" && state === "Suspended";
  const starts =
    (work.length > 0 || (runs && !rests)) &&
    (state !== "Running" || (fresh && work.length + Number(runs) > 0));
  if (starts) {
    if (state !== "Running") chain.add("start", { do: "start", instance });
    state = "Running";
    // What the probe asks for may be what the work brings.
    waitReady(work.length > 0 ? undefined : machine.ready);
  }
  for (const { verb, action, patch } of work) {
    const { commit } = patched(patch);
    // A mount is remembered before it is made: one of an interrupted call that nobody wants any more would stay.
    chain.add(verb, action, action.do === "mount" ? { intent: commit } : { commit });
  }
  if (starts && work.length > 0 && machine.ready) waitReady(machine.ready);
  if (machine.state === "stopped" && state !== "Stopped") stop();
  if (machine.state === "suspended" && state !== "Suspended")
    chain.add("suspend", { do: "suspend", instance });

  const { protect, ttlMs, trashMs } = machine.lifecycle;
  const adHoc = context.options.adHoc === address;
  chain.finish(
    address,
    {
      ...(record.adHoc !== adHoc && { adHoc }),
      ...(record.deletedAtMs !== undefined && { deletedAtMs: undefined }),
      ...(fresh && { phase: "complete" as const }),
      ...(changed?.has("protect") && {
        protect: protect ?? record.protect,
        ...((protect || record.protect) && { onceProtected: true }),
      }),
      ...(changed?.has("ttl") && {
        expiresAtMs: ttlMs === undefined ? undefined : record.createdAtMs + ttlMs,
      }),
      ...(changed?.has("trash") && { trashMs }),
    },
    instance,
  );
}

/** What has to be done in the running guest, in order, with what the ledger then remembers. */
function guestWork(
  { machine, instance, record, setup, fresh, changed, mounts }: Settling,
  { desired }: PlanContext,
): { verb: string; action: Action; patch: RecordPatch }[] {
  const due = (path: string) => (changed ? changed.has(path) : fresh);
  const work: { verb: string; action: Action; patch: RecordPatch }[] = [];

  const mounted = { ...record.mounts };
  const wanted = new Map(machine.mounts.map((mount) => [mount.target, mount.source]));
  for (const target of new Set([...Object.keys(mounts ?? record.mounts).sort(), ...wanted.keys()])) {
    if (!due(`mounts.${target}`)) continue;
    const source = wanted.get(target);
    if ((mounts ?? record.mounts)[target] !== undefined) {
      delete mounted[target];
      work.push({
        verb: `umount:${target}`,
        action: { do: "umount", instance, target },
        patch: { mounts: { ...mounted } },
      });
    }
    if (source === undefined) continue;
    mounted[target] = source;
    work.push({
      verb: `mount:${target}`,
      action: { do: "mount", instance, source, target },
      patch: { mounts: { ...mounted } },
    });
  }

  const files: Record<string, { sha256: string; mode: string }> = { ...record.files };
  for (const file of machine.files) {
    if (!due(`files.${file.to}`)) continue;
    files[file.to] = { sha256: file.sha256, mode: file.mode };
    work.push({
      verb: `file:${file.to}`,
      action: { do: "write-file", instance, file },
      patch: { files: { ...files } },
    });
  }

  if (machine.repo && ["repo.url", "repo.ref", "repo.path"].some(due)) {
    const { url, ref, path } = machine.repo;
    work.push({
      verb: "checkout",
      action: { do: "checkout", instance, repo: machine.repo },
      patch: { repo: { url, ref, path } },
    });
  }

  const done: Record<string, string> = {};
  for (const [name, fingerprint] of Object.entries(setup)) {
    if (due(`setup.${name}`)) {
      const task = desired.tasks[name]!;
      work.push({
        verb: `setup:${name}`,
        action: { do: "run", instance, command: setupCommand(task, machine, desired.root) },
        patch: { setup: { ...record.setup, ...done, [name]: fingerprint } },
      });
    }
    done[name] = fingerprint;
  }
  return work;
}

function setupCommand(task: DesiredTask, machine: DesiredMachine, root: string): GuestCommand {
  const { timeoutMs = taskTimeoutMs, idleTimeoutMs, retries, retryOn, ports, sync, stdin } = task;
  const hasFirst = ports.length + sync.length > 0 || (stdin && "file" in stdin);
  return {
    ...taskCommand(task, machine),
    timeoutMs,
    ...(idleTimeoutMs !== undefined && { idleTimeoutMs }),
    retries,
    ...(retryOn.length > 0 && { retryOn }),
    ...(hasFirst && { first: { ports, sync, root } }),
  };
}

/** A replaced machine's record stays until its successor's intent overwrites it: no instance is ever without one. */
function deleteMachine(
  chain: Chain,
  { address, want, record, live, end }: MachineDecision,
  { options, nowMs }: PlanContext,
): void {
  const { instance, phase, repo, trashMs } = record!;
  // Remembered only while it is in devorch.yaml: nothing else could make it again.
  const expired = want && end === "expired" && { phase: "expired" as const };
  // What has the name of an expired machine that is not in our trash is somebody else's.
  if (!live || (phase === "expired" && end !== "emptied")) {
    if (!end) return;
    if (expired) chain.record("record", instance, { record: "patch", address, patch: expired });
    else chain.record("forget", instance, { record: "drop", address });
    return;
  }
  if (repo && live.state === "Running" && !options.discardWork)
    chain.add("guard-work", { do: "guard-work", instance, path: repo.path });
  const purge = trashMs === undefined || end === "emptied" || !end;
  const patch: RecordPatch | undefined = purge
    ? expired || (want && phase === "expired" && { deletedAtMs: undefined }) || undefined
    : { ...expired, deletedAtMs: nowMs };
  const commit: RecordChange = {
    ledger: patch ? { record: "patch", address, patch } : { record: "drop", address },
  };
  chain.add("delete", { do: "delete", instance, purge }, end && { commit });
}

/**
 * A machine waits for its image's seal before anything is done to it, and starts only when the machines that it depends on are ready;
 * those go only after it is gone.
 */
function linkMachine({ want, change }: MachineDecision, chains: ReadonlyMap<Address, Chain>): void {
  const chain = chains.get(change.address);
  if (!want || !chain) return;
  const seal = "image" in want.origin && chains.get(`image.${want.origin.image}`)?.last;
  if (seal && chain.steps.some(({ action }) => action.do === "clone")) chain.waitFor(seal.id);
  const goes = change.action === "delete";
  for (const address of want.dependsOn) {
    const other = chains.get(address);
    if (!other) continue;
    const otherGoes = other.last.action.do === "delete";
    if (goes && otherGoes) other.waitFor(chain.last.id);
    else if (!goes && !otherGoes) chain.waitFor(other.last.id, chain.startIndex);
  }
}

function originOf(machine: DesiredMachine, context: PlanContext): RecordedOrigin {
  const { origin } = machine;
  if ("from" in origin) return launchOrigin(origin.from, machine.cloudInit);
  return { image: origin.image, fingerprint: context.template(origin.image).fingerprint };
}
