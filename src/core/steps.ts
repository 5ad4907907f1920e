import type { Action } from "./action.ts";
import type { Address, MachineAddress } from "./address.ts";
import type { Decision, ImageDecision, MachineDecision } from "./decide.ts";
import { setupFingerprints } from "./decide.ts";
import type { Desired, DesiredMachine, DesiredTask } from "./desired.ts";
import { imageFingerprint, sha256 } from "./fingerprint.ts";
import { networkText } from "./kinds/machine.ts";
import type { LedgerChange, MachineRecord, RecordedOrigin, RecordPatch, RegistryChange } from "./ledger.ts";
import type { Sizes } from "./live.ts";
import type { RecordChange, Step } from "./plan.ts";
import type { PlanInput } from "./planner.ts";
import { findTemplate, templateComment, templateInstance } from "./template.ts";

/** Multipass gives up after five minutes unless told otherwise; a first download takes longer. */
const launchTimeoutMs = 30 * 60_000;
const readyTimeoutMs = 10 * 60_000;
const taskTimeoutMs = 60 * 60_000;

/**
 * The driver calls for all decisions. Each resource is one chain, so that whatever happens to a machine happens in
 * order; chains wait for each other only where a machine needs an image, another machine, or a name that is still held.
 */
export function stepsOf(decisions: readonly Decision[], input: PlanInput): Step[] {
  const chains = new Map<Address, Chain>();
  for (const decision of decisions) {
    if (decision.change.action === "keep") continue;
    const chain = decision.kind === "image" ? buildImage(decision, input) : changeMachine(decision, input);
    if (chain.steps.length > 0) chains.set(decision.change.address, chain);
  }
  for (const decision of decisions) if (decision.kind === "machine") linkMachine(decision, chains);
  return [...chains.values()].flatMap((chain) => chain.steps);
}

/** Steps of one resource, each after the one before. */
class Chain {
  readonly steps: Step[] = [];
  readonly #address: Address;
  readonly #cause: string;
  readonly #ids = new Map<string, number>();

  constructor(address: Address, cause: string) {
    this.#address = address;
    this.#cause = cause;
  }

  add(verb: string, action: Action, records: { intent?: RecordChange; commit?: RecordChange } = {}): void {
    const count = (this.#ids.get(verb) ?? 0) + 1;
    this.#ids.set(verb, count);
    const last = this.steps.at(-1);
    this.steps.push({
      id: `${this.#address}/${verb}${count > 1 ? `-${count}` : ""}`,
      address: this.#address,
      action,
      after: last ? [last.id] : [],
      cause: this.#cause,
      ...records,
    });
  }

  waitFor(id: string, from = 0): void {
    const step = this.steps[from]!;
    this.steps[from] = { ...step, after: [...step.after, id] };
  }

  /** Index of the step with which the machine starts to run, else of the first. */
  get startIndex(): number {
    return Math.max(
      0,
      this.steps.findIndex(({ action }) => action.do === "start" || action.do === "launch"),
    );
  }

  /** Records `patch` when the whole chain is done: with its last step, or by a step of its own. */
  finish(address: MachineAddress, patch: RecordPatch, instance: string): void {
    const last = this.steps.at(-1);
    const commit = last?.commit?.ledger;
    if (last && (!commit || commit.record === "patch")) {
      const merged: LedgerChange = { record: "patch", address, patch: { ...commit?.patch, ...patch } };
      this.steps[this.steps.length - 1] = { ...last, commit: { ...last.commit, ledger: merged } };
      return;
    }
    this.add(
      "record",
      { do: "record", instance },
      { commit: { ledger: { record: "patch", address, patch } } },
    );
  }
}

function buildImage(
  { want, fingerprint, change, leftover }: ImageDecision,
  { desired, nowMs }: PlanInput,
): Chain {
  const chain = new Chain(want.address, change.reason);
  const { instance } = change;
  const registry = (registryChange: RegistryChange): RecordChange => ({ registry: registryChange });
  const builder = {
    project: desired.project,
    ...(desired.environment && { environment: desired.environment }),
  };
  if (leftover) chain.add("delete", { do: "delete", instance, purge: true });
  chain.add(
    "launch",
    {
      do: "launch",
      instance,
      from: want.from,
      cpus: want.cpus,
      memoryBytes: want.memoryBytes,
      diskBytes: want.diskBytes,
      networks: [],
      ...(want.cloudInit !== undefined && { cloudInit: want.cloudInit }),
      timeoutMs: launchTimeoutMs,
    },
    {
      intent: registry({
        template: "put",
        fingerprint,
        record: {
          image: want.name,
          instance,
          snapshot: want.snapshot,
          fingerprint,
          phase: "building",
          createdAtMs: nowMs,
          builder,
        },
      }),
    },
  );
  chain.add("wait-ready", { do: "wait-ready", instance, timeoutMs: readyTimeoutMs });
  for (const step of want.steps) {
    chain.add(`step:${step.name}`, {
      do: "run",
      instance,
      command: { run: step.shell, env: step.env, timeoutMs: step.timeoutMs },
    });
  }
  want.verify.forEach(({ run, expect }, index) => {
    chain.add(`verify:${index + 1}`, {
      do: "run",
      instance,
      command: { run, env: {}, timeoutMs: taskTimeoutMs },
      ...(expect !== undefined && { expect }),
    });
  });
  chain.add("stop", { do: "stop", instance });
  chain.add(
    "seal",
    {
      do: "snapshot",
      instance,
      snapshot: want.snapshot,
      comment: templateComment({ image: want.name, fingerprint }),
    },
    { commit: registry({ template: "seal", fingerprint }) },
  );
  return chain;
}

function changeMachine(decision: MachineDecision, input: PlanInput): Chain {
  const chain = new Chain(decision.address, decision.change.reason);
  const { movedFrom, address, record } = decision;
  if (movedFrom) {
    chain.add(
      "move",
      { do: "record", instance: record!.instance },
      { commit: { ledger: { record: "move", from: movedFrom, to: address } } },
    );
  }
  switch (decision.change.action) {
    case "create":
      createMachine(chain, decision, input);
      break;
    case "update":
      updateMachine(chain, decision, input);
      break;
    case "replace":
      deleteMachine(chain, decision, input, true);
      createMachine(chain, decision, input);
      break;
    case "delete":
      deleteMachine(chain, decision, input, false);
      break;
    case "keep":
      break;
  }
  return chain;
}

function createMachine(
  chain: Chain,
  { address, want, record, change }: MachineDecision,
  input: PlanInput,
): void {
  const machine = want!;
  const generation = (record?.generation ?? 0) + 1;
  // A record whose instance is gone keeps its name; a replaced machine takes the one that is asked for.
  const instance = change.action === "replace" ? machine.instance : (record?.instance ?? machine.instance);
  const sizes: Sizes = { cpus: machine.cpus, memoryBytes: machine.memoryBytes, diskBytes: machine.diskBytes };
  const { lifecycle } = machine;
  const protect = lifecycle.protect ?? record?.protect ?? false;
  const intended: MachineRecord = {
    instance,
    phase: "intended",
    generation,
    origin: originOf(machine, input.desired),
    createdAtMs: input.nowMs,
    sizes,
    protect,
    ...((protect || record?.onceProtected) && { onceProtected: true }),
    adHoc: record?.adHoc ?? false,
    ...(lifecycle.ttlMs !== undefined && { expiresAtMs: input.nowMs + lifecycle.ttlMs }),
    ...(lifecycle.trashMs !== undefined && { trashMs: lifecycle.trashMs }),
    networks: machine.networks.map(networkText),
    files: {},
    mounts: {},
    setup: {},
  };
  const records = {
    intent: { ledger: { record: "put", address, machine: intended } },
    commit: { ledger: { record: "patch", address, patch: { phase: "created" } } },
  } satisfies { intent: RecordChange; commit: RecordChange };
  if ("image" in machine.origin) {
    const image = input.desired.images[machine.origin.image]!;
    const fingerprint = imageFingerprint(image, input.desired.project);
    const sealed = findTemplate(input.live, fingerprint);
    const template =
      sealed?.instance ??
      input.registry.templates[fingerprint]?.instance ??
      templateInstance(image.name, fingerprint);
    chain.add(
      "clone",
      { do: "clone", template, snapshot: sealed?.name ?? image.snapshot, instance },
      records,
    );
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
        ...(machine.cloudInit !== undefined && { cloudInit: machine.cloudInit }),
        timeoutMs: launchTimeoutMs,
      },
      records,
    );
  }
  const setup = setupFingerprints(machine, input.desired, { instance, generation });
  const state = "image" in machine.origin ? "Stopped" : "Running";
  settle(chain, { address, machine, instance, record: intended, setup, state, fresh: true }, input);
}

function updateMachine(chain: Chain, decision: MachineDecision, input: PlanInput): void {
  const { address, want, record, live, setup } = decision;
  const instance = record!.instance;
  const recovered = live!.state === "Deleted";
  if (recovered)
    chain.add(
      "recover",
      { do: "recover", instance },
      { commit: { ledger: { record: "patch", address, patch: { deletedAtMs: undefined } } } },
    );
  settle(
    chain,
    {
      address,
      machine: want!,
      instance,
      record: record!,
      setup,
      state: recovered ? "Stopped" : live!.state,
      fresh: record!.phase !== "complete",
      ...(decision.change.fields && { changed: new Set(decision.change.fields.map((field) => field.path)) }),
      ...(live!.mounts && { mounts: live!.mounts }),
    },
    input,
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
function settle(chain: Chain, settling: Settling, input: PlanInput): void {
  const { address, machine, instance, record, fresh, changed } = settling;
  let state = settling.state;
  const patched = (patch: RecordPatch) =>
    ({ commit: { ledger: { record: "patch", address, patch } } }) satisfies { commit: RecordChange };
  const start = () => {
    if (state !== "Running") chain.add("start", { do: "start", instance });
    chain.add("wait-ready", {
      do: "wait-ready",
      instance,
      ...(machine.ready && {
        probe: { run: machine.ready.run, env: machine.env, timeoutMs: machine.ready.timeoutMs },
      }),
      timeoutMs: machine.ready?.timeoutMs ?? readyTimeoutMs,
    });
    state = "Running";
  };
  const stop = () => {
    // Multipass refuses to stop a suspended instance; --force would lose what it was doing.
    if (state === "Suspended") chain.add("start", { do: "start", instance });
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

  const work = guestWork(settling, input);
  const runs = machine.state !== "stopped";
  const rests = machine.state === "suspended" && state === "Suspended";
  if (
    (work.length > 0 || (runs && !rests)) &&
    (state !== "Running" || (fresh && work.length + Number(runs) > 0))
  )
    start();
  for (const { verb, action, patch } of work) chain.add(verb, action, patched(patch));
  if (machine.state === "stopped" && state !== "Stopped") stop();
  if (machine.state === "suspended" && state !== "Suspended")
    chain.add("suspend", { do: "suspend", instance });

  const { protect, ttlMs, trashMs } = machine.lifecycle;
  chain.finish(
    address,
    {
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
  { desired }: PlanInput,
): { verb: string; action: Action; patch: RecordPatch }[] {
  const due = (path: string) => (changed ? changed.has(path) : fresh);
  const work: { verb: string; action: Action; patch: RecordPatch }[] = [];

  const mounted = { ...record.mounts };
  const wanted = new Map(machine.mounts.map((mount) => [mount.target, mount.source]));
  for (const target of new Set([...Object.keys(mounts ?? record.mounts), ...wanted.keys()])) {
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
    work.push({
      verb: "checkout",
      action: { do: "checkout", instance, repo: machine.repo },
      patch: { repo: machine.repo },
    });
  }

  const done: Record<string, string> = {};
  for (const [name, fingerprint] of Object.entries(setup)) {
    if (due(`setup.${name}`)) {
      const task = desired.tasks[name]!;
      work.push({
        verb: `setup:${name}`,
        action: { do: "run", instance, command: taskCommand(task, machine) },
        patch: { setup: { ...record.setup, ...done, [name]: fingerprint } },
      });
    }
    done[name] = fingerprint;
  }
  return work;
}

function taskCommand(task: DesiredTask, machine: DesiredMachine): Extract<Action, { do: "run" }>["command"] {
  return {
    run: task.run,
    ...(task.workdir !== undefined && { workdir: task.workdir }),
    env: { ...machine.env, ...task.env },
    timeoutMs: task.timeoutMs ?? taskTimeoutMs,
    retries: task.retries,
  };
}

function deleteMachine(
  chain: Chain,
  { address, record, live, end }: MachineDecision,
  { options, nowMs }: PlanInput,
  replaced: boolean,
): void {
  const { instance, repo, trashMs } = record!;
  if (!live) {
    if (!replaced)
      chain.add("forget", { do: "record", instance }, { commit: { ledger: { record: "drop", address } } });
    return;
  }
  if (repo && !options.discardWork) chain.add("guard-work", { do: "guard-work", instance, path: repo.path });
  const keepInTrash = trashMs !== undefined && end !== "emptied" && !replaced && live.state !== "Deleted";
  if (keepInTrash) {
    chain.add(
      "delete",
      { do: "delete", instance, purge: false },
      { commit: { ledger: { record: "patch", address, patch: { deletedAtMs: nowMs } } } },
    );
    return;
  }
  const after: LedgerChange =
    end === "expired"
      ? { record: "patch", address, patch: { phase: "expired" } }
      : { record: "drop", address };
  // A replaced machine's record stays until its successor's intent overwrites it: no instance is ever without one.
  chain.add("delete", { do: "delete", instance, purge: true }, replaced ? {} : { commit: { ledger: after } });
}

/**
 * A machine waits for its image's seal, and starts only when the machines that it depends on are ready; those go only after it is gone.
 */
function linkMachine(decision: MachineDecision, chains: ReadonlyMap<Address, Chain>): void {
  const { address, want, change } = decision;
  const chain = chains.get(address);
  if (!want || !chain) return;
  const isDelete = change.action === "delete";
  if (!isDelete && "image" in want.origin) {
    const seal = chains.get(`image.${want.origin.image}`)?.steps.at(-1);
    if (seal) chain.waitFor(seal.id);
  }
  for (const other of want.dependsOn) {
    const otherChain = chains.get(other);
    if (!otherChain) continue;
    const otherGoes = otherChain.steps.at(-1)!.action.do === "delete";
    if (isDelete && otherGoes) otherChain.waitFor(chain.steps.at(-1)!.id);
    else if (!isDelete && !otherGoes) chain.waitFor(otherChain.steps.at(-1)!.id, chain.startIndex);
  }
}

function originOf(machine: DesiredMachine, desired: Desired): RecordedOrigin {
  const { origin } = machine;
  if ("from" in origin)
    return {
      from: origin.from,
      ...(machine.cloudInit !== undefined && { cloudInitSha256: sha256(machine.cloudInit) }),
    };
  return {
    image: origin.image,
    fingerprint: imageFingerprint(desired.images[origin.image]!, desired.project),
  };
}
