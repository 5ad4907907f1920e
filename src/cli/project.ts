import { totalmem } from "node:os";
import { type LoadOptions, load } from "../config/load.ts";
import { compareText } from "../core/compare-text.ts";
import type { Desired } from "../core/desired.ts";
import { sha256 } from "../core/fingerprint.ts";
import { emptyLedger, type Ledger, type Registry, scopeText } from "../core/ledger.ts";
import type { Live } from "../core/live.ts";
import type { Plan } from "../core/plan.ts";
import { makePlan, type PlanOptions } from "../core/planner.ts";
import { DevorchError, exitCodes, type Problem } from "../core/problem.ts";
import { withPins } from "../core/version-lock.ts";
import { queryFor } from "../engine/observe.ts";
import type { Driver, LedgerStore, RegistryStore } from "../engine/ports.ts";
import { diskFree } from "../host/disk-free.ts";
import { readAllLedgers } from "../store/all-ledgers.ts";
import { nodeFiles } from "../store/files.ts";
import { InputFiles } from "../store/input-files.ts";
import type { RunJournal } from "../store/journal.ts";
import { openLedgerStore } from "../store/ledger-store.ts";
import type { LockClaim, LockWorld } from "../store/lock.ts";
import { type Endpoint, type StorePaths, stateRoots, storePaths, workFolder } from "../store/paths.ts";
import { openProcesses } from "../store/processes.ts";
import { openRegistryStore } from "../store/registry-store.ts";
import { readVersionLock } from "../store/version-lock-file.ts";
import type { Arguments } from "./command.ts";
import { composeDriver } from "./compose.ts";
import type { Context } from "./context.ts";
import { simulatorHome } from "./simulator-home.ts";
import { filesRead, inputMemory } from "./tasks/files-read.ts";
import type { World } from "./world.ts";

/** A loaded configuration with all that belongs to it on this host. */
export interface Project {
  desired: Desired;
  driver: Driver;
  endpoint: Endpoint;
  paths: StorePaths;
  registryStore: RegistryStore;
  lockWorld: LockWorld;
  claim(command: string, subject?: string): LockClaim;
}

/** What there is at one moment. */
export interface Observed extends Glance {
  live: Live;
  registry: Registry;
}

/** As much of it as work in machines needs. */
export interface Glance {
  live: Pick<Live, "instances">;
  ledger: Ledger;
}

/** What no guest may see. */
export function closedFolders(world: World): string[] {
  return [...Object.values(stateRoots(world)), simulatorHome(world)];
}

/**
 * Reads the configuration that the arguments name: `configured` as it is written, `desired` with the versions of devorch.lock.json. Warnings
 * are said; problems throw, exit code 3.
 */
export async function loadConfiguration(
  context: Context,
  args: Arguments,
  options: Pick<LoadOptions, "overlay" | "tasksFile" | "fileOption"> & { file?: string | undefined } = {},
): Promise<{ desired: Desired; configured: Desired; file: string }> {
  const { world } = context;
  const loaded = await load({
    cwd: world.cwd,
    env: world.env,
    closed: closedFolders(world),
    vars: args.list("var"),
    varFiles: args.list("var-file"),
    ...optional("overlay", options.overlay),
    ...optional("tasksFile", options.tasksFile),
    ...optional("fileOption", options.fileOption),
    ...optional("file", "file" in options ? options.file : args.value("file")),
    ...optional("environment", args.value("env") ?? (world.env.DEVORCH_ENV || undefined)),
  });
  context.sources = loaded.sources;
  if ("problems" in loaded) throw new DevorchError(loaded.problems, { exitCode: exitCodes.invalid });
  context.warn(loaded.warnings);
  const { desired: configured, file } = loaded;
  const desired = withPins(configured, await readVersionLock(nodeFiles, configured.root));
  return { desired, configured, file };
}

export async function openProject(context: Context, args: Arguments): Promise<Project> {
  return openProjectOf(context, (await loadConfiguration(context, args)).desired);
}

export async function openProjectOf(context: Context, desired: Desired): Promise<Project> {
  const { world } = context;
  const { driver, endpoint } = composeDriver(desired.provider, context, workFolder(desired.root));
  const paths = storePaths(stateRoots(world), endpoint, desired.project, desired.environment);
  const lockWorld: LockWorld = {
    files: nodeFiles,
    processes: await openProcesses(),
    clock: world.clock,
    newId: world.newId,
    random: world.random,
  };
  const claim = (command: string, what = scopeText(desired)): LockClaim => ({
    command: `devorch ${command}`,
    user: world.user,
    subject: what,
  });
  const warn = (problem: Problem) => context.warn([problem]);
  const registryStore = openRegistryStore({
    files: nodeFiles,
    paths,
    lock: lockWorld,
    claim: claim("registry", "the registry of templates"),
    warn,
  });
  return { desired, driver, endpoint, paths, registryStore, lockWorld, claim };
}

/** The project's ledger on disk. With the run's journal it can be rebuilt from that, too. */
export function ledgerStoreOf(
  context: Context,
  { paths, desired }: Project,
  journal?: Pick<RunJournal, "noteLedger">,
): LedgerStore {
  return openLedgerStore({
    files: nodeFiles,
    paths,
    project: desired.project,
    ...optional("environment", desired.environment),
    warn: (problem) => context.warn([problem]),
    ...optional("journal", journal),
  });
}

/** The ledger of a project that has none yet owns nothing. */
export async function readLedger(
  context: Context,
  store: LedgerStore,
  { desired }: Project,
): Promise<Ledger> {
  return (await store.read()) ?? emptyLedger(desired.project, desired.environment, context.world.newId());
}

/** Of all projects and environments of this provider endpoint, this one's included. */
export function allLedgers(context: Context, { paths }: Project): Promise<readonly Ledger[]> {
  return readAllLedgers(nodeFiles, paths, (problem) => context.warn([problem]));
}

/** Ledger, registry and provider, read now; by reading calls only. */
export async function observe(
  context: Context,
  project: Project,
  options: { refresh: boolean; signal: AbortSignal },
): Promise<Observed> {
  const { desired, driver, registryStore } = project;
  const ledger = await readLedger(context, ledgerStoreOf(context, project), project);
  const [live, registry] = await Promise.all([
    driver.observe(queryFor(ledger, desired, options), options.signal),
    registryStore.read(),
  ]);
  return { live, ledger, registry };
}

/** The same, of machines alone: one call where a plan's questions take three or more. */
export async function glance(context: Context, project: Project, signal: AbortSignal): Promise<Glance> {
  const [ledger, instances] = await Promise.all([
    readLedger(context, ledgerStoreOf(context, project), project),
    project.driver.instances(signal),
  ]);
  return { ledger, live: { instances } };
}

export async function planFrom(
  context: Context,
  project: Project,
  observed: Observed,
  options: PlanOptions,
  nowMs: number = context.world.clock.nowMs(),
): Promise<Plan> {
  const input = {
    desired: await withContents(project),
    ...observed,
    nowMs,
    host: { memoryBytes: totalmem(), ...optional("diskFreeBytes", diskFree(diskPaths(project))) },
    options,
  };
  const plan = makePlan(input);
  if (!plan.problems.some(({ code }) => code === "DEV-302")) return plan;
  // Read only now: few plans need what other projects own, and one that is lost is theirs to mend.
  const others = await allLedgers(context, project).catch(() => []);
  return makePlan({ ...input, others });
}

/** The desired state with the hashes of what its setup tasks read: a changed input runs them again. */
async function withContents({ desired, paths }: Project): Promise<Desired> {
  const reads = [...new Set(desired.machines.flatMap(({ setup }) => setup))]
    .map((name) => ({ name, patterns: filesRead(desired.tasks[name]!, desired.root) }))
    .filter(({ patterns }) => patterns.length > 0);
  if (reads.length === 0) return desired;
  const files = await InputFiles.open(desired.root, inputMemory(paths, desired.root));
  const tasks = { ...desired.tasks };
  for (const { name, patterns } of reads) {
    const found = [...files.hashes(patterns)].sort(([a], [b]) => compareText(a, b));
    tasks[name] = { ...tasks[name]!, contentHash: sha256(JSON.stringify(found)) };
  }
  return { ...desired, tasks };
}

/** Where the provider most likely keeps its disks. */
function diskPaths({ desired, paths }: Project): readonly string[] {
  return desired.provider === "sim"
    ? [paths.endpoint, "/"]
    : ["/var/snap/multipass/common", "/var/root/Library/Application Support/multipassd", "/"];
}

/** `{ key: value }`, or `{}` when there is no value: for exact optional properties. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
