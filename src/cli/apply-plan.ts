import type { Event } from "../core/event.ts";
import type { Ledger } from "../core/ledger.ts";
import type { Plan } from "../core/plan.ts";
import { blockingProblems, hasChanges, type PlanOptions } from "../core/planner.ts";
import { DevorchError, type ExitCode, exitCodes } from "../core/problem.ts";
import type { Limits } from "../core/progress.ts";
import { Redactor } from "../core/redact.ts";
import { simulatorWarnings } from "../core/simulator-warnings.ts";
import { type Lookup, references, revealText } from "../core/text.ts";
import {
  type BaseImage,
  movedBases,
  openVersions,
  type PinnedImage,
  withPins,
} from "../core/version-lock.ts";
import { execute, type Run } from "../engine/execute.ts";
import { statesOnly } from "../engine/observe.ts";
import type { Driver, Reveal } from "../engine/ports.ts";
import type { Tick } from "../render/event-renderer.ts";
import { liveView } from "../render/live.ts";
import { ndjsonRenderer } from "../render/ndjson.ts";
import { plainRenderer } from "../render/plain.ts";
import { resolveSecret } from "../secrets/resolve-secret.ts";
import { nodeFiles } from "../store/files.ts";
import { openJournal, pruneJournals, type RunJournal } from "../store/journal.ts";
import { acquireLock, type Lock, withLock } from "../store/lock.ts";
import { templateLockPath } from "../store/paths.ts";
import { markApplied, type SavedPlan } from "../store/plan-file.ts";
import { readVersionLock } from "../store/version-lock-file.ts";
import { prepareCacheFolder } from "./cache-folder.ts";
import type { Arguments } from "./command.ts";
import { approved } from "./confirm.ts";
import type { Context } from "./context.ts";
import { endFailedBuilds } from "./failed-builds.ts";
import { withProjectLock } from "./locked.ts";
import { lookupIn } from "./lookup.ts";
import { parallelismOf } from "./parallelism.ts";
import { pinImages, recordPins } from "./pin-images.ts";
import { printOutputs } from "./print-outputs.ts";
import {
  closedFolders,
  type Glance,
  ledgerStoreOf,
  type Observed,
  observe,
  openProject,
  type Project,
  planFrom,
} from "./project.ts";
import { demandEqual } from "./saved-plan.ts";
import { showPlanOfRun } from "./show-plan.ts";

export interface ApplyOptions {
  command: string;
  question: string;
  /** Whether a plan is done without asking; else only `--auto-approve` says so. */
  unasked?(plan: Plan): boolean;
  /** Opened already; else as the arguments say. */
  project?: Project;
  planOptions(project: Project, observed: Observed): PlanOptions;
  refresh: boolean;
  /** A plan that was saved: planned again as of then, and refused unless that gives the same. */
  saved?(project: Project): Promise<SavedPlan>;
}

/** Plans and performs, with the lock of project and environment held from before the first look until the end. */
export async function applyPlan(context: Context, args: Arguments, options: ApplyOptions): Promise<ExitCode> {
  context.inLines();
  // Refused before anything is looked at, also where nothing will be done.
  parallelismOf(args);
  const project = options.project ?? (await openProject(context, args));
  return withProjectLock(context, args, project, options.command, (lock) =>
    applyLocked(context, args, options, project, lock),
  );
}

async function applyLocked(
  context: Context,
  args: Arguments,
  options: ApplyOptions,
  project: Project,
  lock: Lock,
): Promise<ExitCode> {
  const builds = new Map<string, Lock>();
  try {
    const saved = await options.saved?.(project);
    const planAgain = () => planUnderLocks(context, options, project, builds, saved?.createdAtMs);
    let { observed, plan } = await planAgain();
    const versions = saved ? undefined : await pinMissing(context, project, plan);
    if (versions) ({ observed, plan } = await planAgain());
    showPlanOfRun(context, plan, observed);
    if (blockingProblems(plan).length > 0) return exitCodes.protected;
    if (saved) {
      demandEqual(saved, plan, project, observed);
      refuseOpenVersions(plan);
    }
    if (!hasChanges(plan)) {
      printOutputs(context, plan.outputs, lookupIn(observed));
      return exitCodes.success;
    }
    const unasked = saved !== undefined || options.unasked?.(plan);
    if (!unasked && !(await approved(context, args, options.question))) return exitCodes.success;
    if (!(await lock.held())) throw lockLost();
    await prepareCacheFolder(context, project, plan);
    if (versions) await recordPins(project, options.command, versions);
    const run = await perform(context, args, options.command, project, observed, plan, lock);
    if (saved && run.status === "done") await rememberApplied(context, project, saved, run.ledger);
    if (run.status === "failed")
      await endFailedBuilds(context, project, plan, run.progress, args.flag("keep-failed"));
    return await conclude(context, project, plan, run);
  } finally {
    for (const build of builds.values()) await build.release();
  }
}

/** The ledger moves on even when no step recorded anything, so that the plan is refused the second time. */
async function rememberApplied(
  context: Context,
  project: Project,
  saved: SavedPlan,
  ledger: Ledger,
): Promise<void> {
  const applied = markApplied(saved, ledger);
  if (applied !== ledger) await ledgerStoreOf(context, project).write(applied);
}

/** Looks up what the images that are to be built leave open. Written down only when it is known that they are. */
async function pinMissing(
  context: Context,
  project: Project,
  { changes }: Plan,
): Promise<Record<string, PinnedImage> | undefined> {
  const { desired, driver } = project;
  const built = Object.values(desired.images).filter((image) =>
    changes.some(
      ({ address, action, blocked }) => address === image.address && action === "create" && !blocked,
    ),
  );
  if (built.length === 0) return undefined;
  const known = await baseImages(context, driver);
  const open = built.filter((image) => image.base === undefined || openVersions(image).length > 0);
  context.warn(
    movedBases(
      built.filter((image) => !open.includes(image)),
      known,
    ),
  );
  if (open.length === 0) return undefined;
  const pins = (await readVersionLock(nodeFiles, desired.root))?.images ?? {};
  const versions = await pinImages(context, known, open, pins);
  project.desired = withPins(desired, { format: 1, images: versions });
  return versions;
}

/** An image that is in the provider's cache can be launched without the network; its version then stays open. */
async function baseImages(context: Context, driver: Driver): Promise<readonly BaseImage[]> {
  try {
    return await driver.images(context.signal);
  } catch (error) {
    if (!(error instanceof DevorchError) || context.signal.aborted) throw error;
    context.say(`whether base images are the newest cannot be seen: ${error.problems[0]!.message}\n`);
    return [];
  }
}

/** What was saved says `latest`: to build that would make something that nobody could build again. */
function refuseOpenVersions({ changes, problems }: Plan): void {
  const open = problems.filter(
    ({ code, address }) =>
      code === "DEV-352" &&
      changes.some((change) => change.address === address && change.action === "create"),
  );
  if (open.length > 0)
    throw new DevorchError(
      open.map((problem) => ({ ...problem, severity: "error" as const })),
      { exitCode: exitCodes.invalid },
    );
}

/**
 * Whoever builds a template holds its host-wide lock. One that another project is building is waited for; then everything is looked at
 * again, since it is most likely there by now. `builds` has the locks that this run holds, by fingerprint: one would wait for itself.
 */
async function planUnderLocks(
  context: Context,
  options: ApplyOptions,
  project: Project,
  builds: Map<string, Lock>,
  nowMs?: number,
): Promise<{ observed: Observed; plan: Plan }> {
  for (;;) {
    const observed = await observe(context, project, { refresh: options.refresh, signal: context.signal });
    const plan = await planFrom(context, project, observed, options.planOptions(project, observed), nowMs);
    const fingerprints = plan.steps.flatMap(({ intent }) => intent?.registry?.fingerprint ?? []);
    const wanted = [...new Set(fingerprints)].filter((fingerprint) => !builds.has(fingerprint));
    if (wanted.length === 0) return { observed, plan };
    for (const fingerprint of wanted.sort()) {
      builds.set(
        fingerprint,
        await acquireLock(
          templateLockPath(project.paths, fingerprint),
          project.claim(options.command, `the build of template ${fingerprint.slice(0, 8)}`),
          project.lockWorld,
          {
            timeoutMs: Number.POSITIVE_INFINITY,
            signal: context.signal,
            onWait: ({ subject, user }) => context.say(`waiting for ${subject} by ${user}\n`),
          },
        ),
      );
    }
  }
}

/** After an apply that was cut off. */
export const applyAgain = "run it again: steps that are recorded as done are not repeated";

/** Runs whose journals are kept; the newest from which the ledger can be rebuilt always is. */
const keptJournals = 50;

/** Under the project's lock. What it reports goes to stdout, and into a journal of its own. */
export async function perform(
  context: Context,
  args: Arguments,
  command: string,
  project: Project,
  observed: Observed,
  plan: Plan,
  lock?: Lock,
): Promise<Run> {
  const { world } = context;
  const runId = newRunId(world.clock.nowMs(), world.newId());
  const journal = await openJournal(nodeFiles, project.paths.journals, {
    run: runId,
    command,
    atMs: world.clock.nowMs(),
  });
  const ledgerStore = ledgerStoreOf(context, project, journal);
  const redactor = new Redactor();
  const learned = new Map<string, string>();
  const view = openView(context, plan, journal);
  const stop = new AbortController();
  const release = context.onInterrupt(() => {
    if (!stop.signal.aborted) {
      context.say("\nstopping: what runs now is let end; again to stop at once\n");
      stop.abort();
      return "handled";
    }
    return "abort";
  }, applyAgain);
  try {
    return await execute({
      plan,
      ledger: observed.ledger,
      driver: project.driver,
      ledgerStore,
      registryStore: project.registryStore,
      clock: world.clock,
      limits: limitsFrom(args, world.platform),
      reveal: revealer(context, project, observed, learned, redactor),
      redactor,
      mayGoOn: async () => {
        if (lock && !(await lock.held())) throw lockLost();
      },
      withTemplate: (template, work) =>
        withLock(
          templateLockPath(project.paths, template),
          project.claim(command, `template ${template}`),
          project.lockWorld,
          { timeoutMs: Number.POSITIVE_INFINITY, signal: context.signal },
          work,
        ),
      learn: (step, { ipv4 }) => {
        if (ipv4 && "instance" in step.action) learned.set(step.action.instance.toLowerCase(), ipv4);
      },
      emit: view.emit,
      stop: stop.signal,
      kill: context.signal,
    });
  } finally {
    release();
    await view.close();
    await journal.close();
    await pruneJournals(nodeFiles, project.paths.journals, keptJournals);
  }
}

/** References by what the run learned so far, else by what was observed; secrets from their sources, once each. */
export function revealer(
  context: Context,
  project: Project,
  observed: Glance,
  learned: ReadonlyMap<string, string>,
  redactor: Redactor,
): Reveal {
  const secrets = new Map<string, Promise<string>>();
  const known = lookupIn(observed);
  const names = new Map(project.desired.machines.map(({ address, instance }) => [address, instance]));
  return async (value) => {
    if (typeof value === "object" && "secret" in value) {
      let secret = secrets.get(value.secret);
      if (!secret) {
        const { world } = context;
        const { root } = project.desired;
        secret = resolveSecret(value, { env: world.env, root, closed: closedFolders(world) });
        secrets.set(value.secret, secret);
      }
      redactor.add(await secret);
      return secret;
    }
    if (typeof value === "object")
      for (const part of value.parts)
        if (typeof part === "object" && "sensitive" in part) redactor.add(part.sensitive);
    const lookup: Lookup = (reference) => {
      const address = `machine.${reference.machine}` as const;
      const instance = observed.ledger.machines[address]?.instance ?? names.get(address);
      const fresh = instance && learned.get(instance.toLowerCase());
      if (reference.attribute === "name") return instance;
      return reference.attribute === "ipv4" && fresh ? fresh : known(reference);
    };
    const text = revealText(value, lookup);
    if (text !== undefined) return text;
    const missing = references(value).find((reference) => lookup(reference) === undefined)!;
    throw new DevorchError([
      {
        code: "DEV-541",
        severity: "error",
        message: `\${machine.${missing.machine}.${missing.attribute}} has no value now`,
        hint: "the machine that it names must run: see devorch status",
      },
    ]);
  };
}

function openView(
  context: Context,
  plan: Plan,
  journal: RunJournal,
): { emit(event: Event): void; close(): Promise<void> } {
  // What guests say is no part of the record: it can be without end.
  const note = (event: Event) => {
    if (event.type !== "step_output") journal.append(event);
    context.listener?.happened(event);
  };
  const { stderr, stdout } = context;
  if (stderr.animation && stdout.animation && !context.json) {
    const live = liveView(plan, context.world.stderr, stderr.palette);
    const ticks = setInterval(() => live.show({ type: "tick", atMs: context.world.clock.nowMs() }), 1000);
    return {
      emit(event) {
        note(event);
        live.show(event);
      },
      async close() {
        clearInterval(ticks);
        await live.close();
      },
    };
  }
  const render = context.json
    ? ndjsonRenderer(plan)
    : plainRenderer(plan, { width: stdout.width, palette: stdout.palette, verbose: context.debug });
  const show = (event: Event | Tick) => context.print(render(event));
  const ticks = setInterval(() => show({ type: "tick", atMs: context.world.clock.nowMs() }), 1000);
  return {
    emit(event) {
      note(event);
      show(event);
    },
    async close() {
      clearInterval(ticks);
    },
  };
}

async function conclude(context: Context, project: Project, plan: Plan, run: Run): Promise<ExitCode> {
  if (run.status === "interrupted") return exitCodes.interrupted;
  if (run.status === "failed") return run.exitCode;
  const live = await project.driver.observe(statesOnly, context.signal);
  // Where only the first machine showed what they can be.
  context.warn(
    simulatorWarnings(project.desired, plan.steps, live.provider).filter(
      ({ code }) => !plan.problems.some((problem) => problem.code === code),
    ),
  );
  printOutputs(context, plan.outputs, lookupIn({ live, ledger: run.ledger }));
  return exitCodes.success;
}

function limitsFrom(args: Arguments, platform: NodeJS.Platform): Limits {
  const general = parallelismOf(args);
  return { clone: 1, launch: Math.min(general, platform === "darwin" ? 1 : 2), general };
}

/** Sorts by time: `20261124T101530.123Z-1f0c9a2b`. */
function newRunId(nowMs: number, id: string): string {
  return `${new Date(nowMs).toISOString().replace(/[-:]/g, "")}-${id.slice(0, 8)}`;
}

function lockLost(): DevorchError {
  return new DevorchError(
    [
      {
        code: "DEV-411",
        severity: "error",
        message: "the lock was taken away by force-unlock",
        hint: "see who works on this project, then apply again",
      },
    ],
    { exitCode: exitCodes.lockHeldOrStale },
  );
}
