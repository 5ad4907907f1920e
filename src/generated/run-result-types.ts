// Generated from schemas/run-result.schema.json by scripts/generate.mjs. Do not edit.

/**
 * While `running`, the file is what is known at the start. Then the worst status of a job that may not fail, but for those that were ended because of one: interrupted, failed, timed-out, errored, passed.
 */
export type RunStatus = "running" | "passed" | "failed" | "timed-out" | "errored" | "interrupted";
/**
 * UTC, as ISO 8601 has it.
 */
export type Time = string;

/**
 * What `devorch run` came to: `.devorch/runs/<id>/result.json`, and the last line of `devorch run --json`.
 */
export interface RunResult {
  /**
   * Grows in its first part when a reader of the old one would break; new keys come without notice.
   */
  format_version: "1.0";
  /**
   * Name of the run's folder.
   */
  id: string;
  project: string;
  environment?: string;
  status: RunStatus;
  started_at: Time;
  ended_at?: Time;
  /**
   * While it runs: the process that runs it. A run whose process is gone was cut off.
   */
  process?: {
    host: string;
    /**
     * Host and process-id space in which `pid` means something.
     */
    machine: string;
    pid: number;
    started: string;
    [k: string]: unknown;
  };
  /**
   * What devorch's own process used on the host, without the ssh that it starts.
   */
  host_usage?: {
    user_ms: number;
    system_ms: number;
    peak_memory_bytes: number;
    [k: string]: unknown;
  };
  /**
   * One task on one machine each, in an order in which each follows what it needs.
   */
  jobs: Job[];
  [k: string]: unknown;
}
export interface Job {
  id: string;
  task: string;
  /**
   * Address of the machine.
   */
  machine: string;
  instance: string;
  /**
   * `errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.
   */
  status: "waiting" | "passed" | "cached" | "failed" | "timed-out" | "errored" | "interrupted" | "skipped";
  /**
   * Why it did not pass, for a person.
   */
  reason?: string;
  /**
   * Of the problem, when it errored.
   */
  code?: string;
  /**
   * After a signal 128 + its number, as in a shell.
   */
  exit_code?: number;
  /**
   * Whose exit code it is, without SIG. A command can also exit with such a code by itself.
   */
  signal?: string;
  attempts?: number;
  started_at?: Time;
  /**
   * Of all attempts, with the pauses between them.
   */
  duration_ms?: number;
  /**
   * What the command of the last attempt, and what it waited for, used in the guest. Absent where the guest does not tell, or the command had no end.
   */
  usage?: {
    /**
     * Processor time, in steps of 10 ms.
     */
    user_ms: number;
    system_ms: number;
    /**
     * Most memory that any one of its processes held. Absent for a command that was over within 0.2 s, and in a guest without perl.
     */
    peak_memory_bytes?: number;
    [k: string]: unknown;
  };
  /**
   * What was collected from the guest.
   */
  outputs?: {
    /**
     * In the guest, as `outputs` of the task has it.
     */
    path: string;
    /**
     * File or folder of the host, below the run's folder.
     */
    file: string;
    [k: string]: unknown;
  }[];
  [k: string]: unknown;
}
