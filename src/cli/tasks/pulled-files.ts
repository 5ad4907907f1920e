import type { Job } from "../../core/tasks/expand-tasks.ts";

/** Which job of a run has given each file to the host, by its absolute path. */
export class PulledFiles {
  readonly #byPath = new Map<string, Job>();

  /** Why it may not: of one task on several machines the last would win, whichever that is. Another task may want to follow it. */
  claim(path: string, job: Job): string | undefined {
    const giver = this.#byPath.get(path);
    if (giver && giver.id !== job.id && giver.task.name === job.task.name)
      return `has come from ${giver.id} in this run: what several machines give belongs under outputs, which are kept apart`;
    this.#byPath.set(path, job);
    return undefined;
  }

  /** What it has given, and nobody after it. */
  of(job: Job): string[] {
    return [...this.#byPath].filter(([, { id }]) => id === job.id).map(([path]) => path);
  }
}
