import { constants, existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { DesiredTask } from "../../core/desired.ts";
import type { Job } from "../../core/tasks/expand-tasks.ts";
import { glob } from "../../core/tasks/glob.ts";
import type { JobResult } from "../../core/tasks/task-event.ts";
import { changedFact, changedFile, type TaskFacts, taskFacts } from "../../core/tasks/task-facts.ts";
import type { Decision } from "../../engine/run-tasks.ts";
import { nodeFiles } from "../../store/files.ts";
import { InputFiles } from "../../store/input-files.ts";
import type { RunFolder } from "../../store/runs.ts";
import { type TaskRecord, TaskRecords } from "../../store/task-records.ts";
import { lookupIn } from "../lookup.ts";
import type { Glance, Project } from "../project.ts";
import { filesRead, inputMemory } from "./files-read.ts";
import type { PulledFiles } from "./pulled-files.ts";

/** `renew`: everything runs, and is remembered; `off`: everything runs, and what was remembered of it is forgotten. */
export type CacheMode = "use" | "renew" | "off";

/** Knows of each job whether it must run: since it passed last, on this machine, by whatever run, nothing may have changed. */
export class TaskCache {
  readonly #jobs: readonly Job[];
  readonly #observed: Glance;
  readonly #root: string;
  readonly #inputs: InputFiles;
  readonly #records: TaskRecords;
  readonly #mode: CacheMode;
  readonly #facts = new Map<string, TaskFacts>();
  readonly #files = new Map<string, ReadonlyMap<string, string>>();

  private constructor(
    project: Project,
    observed: Glance,
    jobs: readonly Job[],
    inputs: InputFiles,
    mode: CacheMode,
  ) {
    this.#jobs = jobs;
    this.#observed = observed;
    this.#root = project.desired.root;
    this.#inputs = inputs;
    this.#records = new TaskRecords(project.paths.tasks);
    this.#mode = mode;
  }

  static async open(project: Project, observed: Glance, jobs: readonly Job[], mode: CacheMode) {
    const { paths, desired } = project;
    const inputs = await InputFiles.open(desired.root, inputMemory(paths, desired.root));
    return new TaskCache(project, observed, jobs, inputs, mode);
  }

  /** @param ran jobs that it needs and that ran in this run: what they left may be new */
  async decide(job: Job, ran: readonly string[]): Promise<Decision> {
    const { task, target } = job;
    if (task.inputs.length === 0) return { because: "it has no inputs" };
    const facts = await this.#factsOf(job);
    this.#facts.set(job.id, facts);
    if (this.#mode !== "use")
      return { because: this.#mode === "renew" ? "--force asks for it" : "--no-cache asks for it" };
    if (ran[0] !== undefined) return { because: `${ran[0]} ran` };
    const { passed, run } = (await this.#records.read(target.instance, task.name)) ?? {};
    if (!passed) return { because: run ? `it did not pass in ${run}` : "it has not run on this machine yet" };
    const changed = changedFact(passed.facts, facts);
    if (changed !== undefined) return { because: changed };
    const files = Object.keys(facts.files);
    const without = task.inputs.find((pattern) => !files.some(glob(pattern).matches));
    if (without !== undefined) return { because: `its input ${without} matches no file` };
    for (const { path, file } of passed.outputs)
      if (!existsSync(join(passed.folder, file))) return { because: `its output ${path} is no longer kept` };
    for (const { from, to, direction } of task.sync)
      if (direction === "pull" && !existsSync(to))
        return { because: `what it gives of ${from} is gone here` };
    const { pulled = {} } = passed;
    const lost = changedFile(pulled, this.#pulled(Object.keys(pulled)));
    if (lost !== undefined) return { because: `${lost} since it was pulled` };
    return { cached: passed.outputs };
  }

  async #factsOf(job: Job): Promise<TaskFacts> {
    const files = this.#filesOf(job.task);
    await this.#inputs.save();
    const needs = new Map<string, string>();
    for (const { id, target, task } of this.#jobs.filter(({ id }) => job.after.includes(id)))
      needs.set(id, (await this.#records.read(target.instance, task.name))?.run ?? "");
    const machine = this.#observed.ledger.machines[job.target.address]!;
    return taskFacts(job, { root: this.#root, machine, lookup: lookupIn(this.#observed), needs, files });
  }

  /** Looked at once for all machines: what the task needs has run on all of them before it is decided on any. */
  #filesOf(task: DesiredTask): ReadonlyMap<string, string> {
    let files = this.#files.get(task.name);
    if (!files) {
      files = this.#inputs.hashes(filesRead(task, this.#root));
      this.#files.set(task.name, files);
    }
    return files;
  }

  /** Before the first try: until it has passed, nothing is known of it. */
  async begin({ task, target }: Job, run: string): Promise<void> {
    if (task.inputs.length > 0) await this.#records.write(target.instance, task.name, { run });
  }

  async end(job: Job, result: JobResult, folder: RunFolder, pulled: PulledFiles): Promise<void> {
    const { task, target } = job;
    if (task.inputs.length === 0) return;
    const before = await this.#records.read(target.instance, task.name);
    if (result.status === "cached") return this.#restore(before, job, folder);
    // Another run may have begun it meanwhile, and left the machine otherwise.
    if (result.status !== "passed" || before?.run !== folder.id || this.#mode === "off") return;
    const passed = {
      facts: this.#facts.get(job.id)!,
      folder: folder.path,
      outputs: result.outputs ?? [],
      pulled: this.#pulled(pulled.of(job).map((path) => relative(this.#root, path))),
    };
    await this.#records.write(target.instance, task.name, { run: folder.id, passed });
  }

  #pulled(paths: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#inputs.hashesOf(paths));
  }

  /** The outputs of then belong to this run, too, and stay when the old run goes. */
  async #restore(before: TaskRecord | undefined, { task, target }: Job, folder: RunFolder): Promise<void> {
    if (!before?.passed) return;
    for (const { file } of before.passed.outputs) {
      const to = join(folder.path, file);
      await nodeFiles.makeFolder(dirname(to));
      await cp(join(before.passed.folder, file), to, {
        recursive: true,
        verbatimSymlinks: true,
        mode: constants.COPYFILE_FICLONE,
      });
    }
    const passed = { ...before.passed, folder: folder.path };
    await this.#records.write(target.instance, task.name, { ...before, passed });
  }
}
