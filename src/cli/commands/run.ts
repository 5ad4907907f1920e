import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { addressName, type MachineAddress } from "../../core/address.ts";
import type { Desired } from "../../core/desired.ts";
import { DevorchError, type ExitCode, exitCodes } from "../../core/problem.ts";
import { Redactor } from "../../core/redact.ts";
import { expandTasks, type Job, type Target } from "../../core/tasks/expand-tasks.ts";
import { runStatus, type TaskEvent } from "../../core/tasks/task-event.ts";
import { prepareTask } from "../../drivers/guest/prepare-task.ts";
import { SurvivingCommands } from "../../drivers/guest/surviving.ts";
import { runTasks, type TaskRun } from "../../engine/run-tasks.ts";
import { neutraliseLine } from "../../render/neutralise.ts";
import { jobHead, runResultJson, runStartJson } from "../../render/run-result-json.ts";
import { explanationLine } from "../../render/task-ndjson.ts";
import { nodeFiles } from "../../store/files.ts";
import { acquireLock } from "../../store/lock.ts";
import { detachedPaths, runsPath, stateRoots } from "../../store/paths.ts";
import { writeOrder } from "../../store/run-order.ts";
import { createRunFolder, openRunFolder, pruneRuns } from "../../store/runs.ts";
import { revealer } from "../apply-plan.ts";
import type { Arguments, RunCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { hostOnly } from "../host-only.ts";
import { invalid } from "../invalid.ts";
import { withMachinesHeld } from "../locked.ts";
import { runningMachine } from "../owned-machine.ts";
import { parallelismOf } from "../parallelism.ts";
import { type Glance, glance, loadConfiguration, openProjectOf, optional, type Project } from "../project.ts";
import { refuseTogether } from "../refuse-together.ts";
import { sshAccess } from "../ssh-access.ts";
import { newRunId, runInBackground } from "../tasks/background.ts";
import { collectOutputs } from "../tasks/collect-outputs.ts";
import { cannotGoOn, earlierRun } from "../tasks/earlier-run.ts";
import { demandCommands, jobCommand } from "../tasks/job-command.ts";
import { activeRuns } from "../tasks/kept-runs.ts";
import type { NotedEvent } from "../tasks/noted-event.ts";
import { PulledFiles } from "../tasks/pulled-files.ts";
import { writeReports } from "../tasks/reports.ts";
import { type CacheMode, TaskCache } from "../tasks/task-cache.ts";
import { endOfRun, runExitCodes, taskView } from "../tasks/task-view.ts";

export const run: RunCommand = async (context, args) => {
  context.inLines();
  // Refused before anything is looked at, also where nothing will be done.
  parallelismOf(args);
  refuseTogether(args, "keep-going", "fail-fast");
  const { tasksFile, names } = what(args);
  if (tasksFile === undefined && names.length === 0)
    throw invalid("DEV-190", "name a task", "write devorch run TASK");
  const { desired } = await loadConfiguration(context, args, {
    file: args.value("config"),
    fileOption: "--config",
    ...optional("tasksFile", tasksFile),
  });
  if (args.flag("detach") && !context.world.background) {
    if (args.flag("explain"))
      throw invalid("DEV-190", "--explain runs nothing that could be detached", "leave --detach out");
    return runInBackground(context, runsPath(desired.root));
  }
  const project = await openProjectOf(context, desired);
  return withMachinesHeld(context, args, project, "run", async () => {
    const observed = await glance(context, project, context.signal);
    const chosen = names.length > 0 ? names : tasksIn(tasksFile!, desired, context.world.cwd);
    const jobs = expandTasks(desired.tasks, targetsOf(desired, observed), chosen, args.list("on"));
    if (args.flag("explain")) return explain(context, project, observed, jobs, cacheMode(args));
    for (const { target } of jobs) runningMachine(target.address, observed);
    const work = () => runKept(context, args, project, observed, jobs);
    const { background } = context.world;
    if (!background) return work();
    // One process for each: two who attach to a run that was cut off do not both go on with it.
    const { lock } = detachedPaths(stateRoots(context.world), background.run);
    const options = { timeoutMs: 0 };
    const own = await acquireLock(lock, project.claim("run"), project.lockWorld, options).catch((error) => {
      if (error instanceof DevorchError && error.exitCode === exitCodes.lockHeldOrStale) background.held();
      throw error;
    });
    return work().finally(() => own.release());
  });
};

/** `run tasks.json test` is `run --file tasks.json test`. */
function what(args: Arguments): { tasksFile: string | undefined; names: readonly string[] } {
  const [first, ...rest] = args.positionals;
  const file = args.value("file");
  if (file === undefined && first !== undefined && /\.(json|ya?ml)$/.test(first))
    return { tasksFile: first, names: rest };
  return { tasksFile: file, names: args.positionals };
}

function tasksIn(file: string, { tasks }: Desired, cwd: string): readonly string[] {
  return Object.values(tasks)
    .filter(({ source }) => resolve(cwd, source.file) === resolve(cwd, file))
    .map(({ name }) => name);
}

/** The machines of the configuration, and those made ad hoc. */
function targetsOf({ machines }: Desired, { ledger }: Glance): readonly Target[] {
  const known = new Set<string>(machines.map(({ address }) => address));
  const others = (Object.keys(ledger.machines) as MachineAddress[]).filter((address) => !known.has(address));
  return [
    ...machines,
    ...others.map((address) => {
      const { instance } = ledger.machines[address]!;
      return { address, key: addressName(address), instance, labels: [], env: {} };
    }),
  ];
}

/** Says of each job whether it would run, and why; what needs one that runs, runs too. */
async function explain(
  context: Context,
  project: Project,
  observed: Glance,
  jobs: readonly Job[],
  mode: CacheMode,
): Promise<ExitCode> {
  const cache = await TaskCache.open(project, observed, jobs, mode);
  const ran = new Set<string>();
  for (const job of jobs) {
    const decision = await cache.decide(
      job,
      job.after.filter((id) => ran.has(id)),
    );
    const because = "because" in decision ? decision.because : undefined;
    if (because !== undefined) ran.add(job.id);
    const words = because === undefined ? "cached" : `runs because ${because}`;
    context.print(
      context.json
        ? explanationLine(jobHead(job), because, words, context.world.clock.nowMs())
        : `${job.id}: ${neutraliseLine(words)}\n`,
    );
  }
  return exitCodes.success;
}

/** Runs the jobs, and keeps what they say and how they ended, however the run ends. */
async function runKept(
  context: Context,
  args: Arguments,
  project: Project,
  observed: Glance,
  jobs: readonly Job[],
): Promise<ExitCode> {
  const { world } = context;
  const parallelism = parallelismOf(args);
  const redactor = new Redactor();
  const reveal = revealer(context, project, observed, new Map(), redactor);
  // Before anything runs: what is missing is told at once, and the redactor knows every secret.
  await demandCommands(jobs, reveal);
  const { background } = world;
  const { root } = project.desired;
  const runs = runsPath(root);
  const id = background?.run ?? newRunId(world);
  const channel = sshAccess(context, project).channel(observed);
  const surviving = new SurvivingCommands(channel, world.clock);
  const earlier = background?.goesOn ? await earlierRun(runs, id, jobs) : undefined;
  for (const job of jobs) {
    const begun = earlier?.begun.get(job.id);
    const command = begun && begun.endedAtMs === undefined && (await jobCommand(job, reveal));
    if (command && (await surviving.differs(job.target.instance, commandId(id, job, begun.attempt), command)))
      throw cannotGoOn(
        id,
        `${job.id} runs with another command, or another secret, than it would have now`,
        "restore both, and attach again",
      );
  }
  const startedAtMs = earlier?.startedAtMs ?? world.clock.nowMs();
  const folder = background ? openRunFolder(runs, id) : await createRunFolder(runs, id);
  const kept = { id, desired: project.desired, jobs, startedAtMs };
  const start = runStartJson(kept, { ...project.lockWorld.processes.self });
  await folder.writeResult(start);
  const refused = hostOnly(context, root);
  const pulled = new PulledFiles();
  const { order } = detachedPaths(stateRoots(world), id);
  if (background) await writeOrder(nodeFiles, order, { argv: world.argv, cwd: world.cwd });
  background?.started();
  const cache = await TaskCache.open(project, observed, jobs, cacheMode(args));
  const logs = new Map(
    jobs.map((job) => [job.id, folder.log(job.target.instance, job.task.name, earlier !== undefined)]),
  );
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const results = new Map(earlier?.results);
  const attempts = new Map([...(earlier?.begun ?? [])].map(([job, { attempt }]) => [job, attempt]));
  const show = background ? () => {} : taskView(context, start.jobs);
  const tell = (event: TaskEvent) => {
    context.listener?.happened(event);
    return show(event);
  };
  const note = async (event: NotedEvent) => {
    const job = byId.get(event.job)!;
    if (event.type === "job_start") attempts.set(job.id, event.attempt);
    if (event.type === "job_start" && event.attempt === 1) await cache.begin(job, id);
    if (event.type === "job_end") {
      // Which inputs one that was begun earlier had seen, nobody knows.
      if (!earlier?.begun.has(job.id)) await cache.end(job, event.result, folder, pulled);
      results.set(event.job, event.result);
    }
    await folder.note(event);
    const attempt = attempts.get(job.id);
    if (background && attempt !== undefined && event.type !== "job_start")
      await surviving.forget(job.target.instance, commandId(id, job, attempt), job.task);
    await tell(event);
  };
  const stop = new AbortController();
  const release = context.onInterrupt(() => {
    if (stop.signal.aborted) return "abort";
    context.say("\nstopping: what runs is ended in its machine; again to leave at once\n");
    stop.abort("the run was told to stop");
    return "handled";
  }, "commands may go on in the machines: see there with devorch exec MACHINE -- ps -ef");
  const ticks = setInterval(() => void show({ type: "tick", atMs: world.clock.nowMs() }), 1000);
  try {
    await runTasks(jobs, {
      ...(earlier && { earlier }),
      clock: world.clock,
      redactor,
      parallelism,
      onFailure: onFailure(args),
      stop: stop.signal,
      kill: context.signal,
      decide: (job, ran) => cache.decide(job, ran),
      prepare: ({ task, target: { instance } }, signal) =>
        prepareTask({ channel, clock: world.clock }, task, { instance, root, signal }),
      async exec(job, { number, begun }, given) {
        const { instance } = job.target;
        const command = { ...(await jobCommand(job, reveal)), ...given };
        if (!background) return channel.exec(instance, command);
        return surviving[begun ? "resume" : "exec"](instance, commandId(id, job, number), command);
      },
      collect: (job, result, signal) =>
        collectOutputs(
          { job, result, signal },
          { channel, clock: world.clock, folder, redactor, root, refused, pulled },
        ),
      emit(event) {
        if (event.type !== "job_output") return note(event);
        logs.get(event.job)!.write(event.stream, event.bytes, event.atMs);
        return tell(event);
      },
    });
  } finally {
    clearInterval(ticks);
    release();
    for (const log of logs.values()) log.close();
    const endedAtMs = world.clock.nowMs();
    const result = runResultJson(kept, results, endedAtMs, hostUsage());
    await folder.writeResult(result);
    if (background) await nodeFiles.remove(order);
    context.listener?.ran(result);
    if (!background) endOfRun(context, folder.path, result);
  }
  const unwritten = await writeReports(context, args, { jobs, results, folder, startedAtMs, redactor });
  await pruneRuns(runs, retention, world.clock.nowMs(), await activeRuns(runs));
  context.report(unwritten);
  const code = runExitCodes[runStatus(jobs, results)];
  return unwritten.length > 0 ? code || exitCodes.error : code;
}

/** Of one attempt: what the guest keeps of it has this name. */
function commandId(run: string, job: Job, attempt: number): string {
  return createHash("sha256").update(`${run} ${job.id} ${attempt}`).digest("hex").slice(0, 32);
}

/** Of this process so far; not of the ssh that it starts. */
function hostUsage() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    user_ms: Math.round(userCPUTime / 1000),
    system_ms: Math.round(systemCPUTime / 1000),
    peak_memory_bytes: maxRSS * 1024,
  };
}

/** What is kept of runs in a checkout. */
const retention = { runs: 100, ageMs: 30 * 24 * 3_600_000, bytes: 5 * 1024 ** 3 };

function cacheMode(args: Arguments): CacheMode {
  if (args.flag("no-cache")) return "off";
  return args.flag("force") ? "renew" : "use";
}

function onFailure(args: Arguments): TaskRun["onFailure"] {
  if (args.flag("keep-going")) return "go-on";
  return args.flag("fail-fast") ? "end-all" : "start-none";
}
