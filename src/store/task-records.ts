import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Output } from "../core/tasks/task-event.ts";
import type { TaskFacts } from "../core/tasks/task-facts.ts";
import { replaceFile } from "./atomic.ts";
import { explained, nodeFiles } from "./files.ts";
import { safeName } from "./paths.ts";
import { fields, list, optional, record, text } from "./shape.ts";

/** The last run of a task on a machine, whoever ran it. */
export interface TaskRecord {
  /** The run that did it. */
  run: string;
  /** Absent until it has passed. */
  passed?: {
    facts: TaskFacts;
    /** Absolute path of the run's folder. */
    folder: string;
    outputs: readonly Output[];
    /** What it gave to the checkout: path below the root → hash of the content. Absent of an older devorch. */
    pulled?: Readonly<Record<string, string>>;
  };
}

const recordShape = fields<TaskRecord>({
  run: text,
  passed: optional(
    fields<NonNullable<TaskRecord["passed"]>>({
      facts: fields<TaskFacts>({ named: record(text), files: record(text) }),
      folder: text,
      outputs: list(fields<Output>({ path: text, file: text })),
      pulled: optional(record(text)),
    }),
  ),
});

/** Records of the tasks of a project, a file each: `<folder>/<instance>/<task>.json`. */
export class TaskRecords {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `undefined` when it has not run, or its record is damaged. */
  async read(instance: string, task: string): Promise<TaskRecord | undefined> {
    try {
      const found: unknown = JSON.parse((await nodeFiles.read(this.#path(instance, task))) ?? "");
      return recordShape(found, "") === undefined ? (found as TaskRecord) : undefined;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  async write(instance: string, task: string, record: TaskRecord): Promise<void> {
    const path = this.#path(instance, task);
    await nodeFiles.makeFolder(join(path, ".."));
    await replaceFile(nodeFiles, path, JSON.stringify(record));
  }

  /** For a machine whose disk is no longer the one on which they ran. */
  async forget(instance: string): Promise<void> {
    const path = join(this.#folder, safeName(instance));
    await explained(path, () => rm(path, { recursive: true, force: true }));
  }

  #path(instance: string, task: string): string {
    return join(this.#folder, safeName(instance), `${safeName(task)}.json`);
  }
}
