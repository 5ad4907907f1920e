// Generated from schemas/tasks.schema.json by scripts/generate.mjs. Do not edit.

/**
 * Text, a number, true or false; or where a secret comes from.
 */
export type Value =
  | string
  | number
  | boolean
  | {
      /**
       * Where the secret comes from.
       */
      secret: string;
    };

/**
 * A stand-alone file of tasks for `devorch run --file`.
 */
export interface Tasks {
  /**
   * Version of this format.
   */
  apiVersion?: "devorch/v1";
  /**
   * Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.
   */
  vars?: {
    [k: string]: Variable;
  };
  /**
   * Tasks by name.
   */
  tasks: {
    [k: string]: Task;
  };
  /**
   * Ignored: a place for YAML anchors.
   *
   * This interface was referenced by `Tasks`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | "devorch/v1"
    | {
        [k: string]: Variable;
      }
    | {
        [k: string]: Task;
      }
    | undefined;
}
/**
 * An input of the configuration, used as `${var.NAME}`.
 */
export interface Variable {
  /**
   * Value when none is given; without it, one must be given.
   */
  default?: string | number | boolean;
  /**
   * What a given value is read as. Default: the type of `default`, else string.
   */
  type?: "string" | "number" | "boolean";
  /**
   * Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.
   */
  sensitive?: boolean;
  /**
   * What the variable is for.
   */
  description?: string;
}
/**
 * A command run in machines.
 */
export interface Task {
  /**
   * The command: text for a shell, or a list of arguments that no shell touches.
   *
   * @minItems 1
   */
  run: string | [string, ...string[]];
  /**
   * Shell that runs the text of `run`.
   */
  shell?: string;
  /**
   * Folder in the guest; `~` is the home of the user.
   */
  workdir?: string;
  /**
   * User in the guest, by `sudo`, with that user's home.
   */
  user?: string;
  /**
   * Environment of the task, added to the machine's.
   */
  env?: {
    [k: string]: Value;
  };
  /**
   * What the task reads on standard input: text, or a host file.
   */
  stdin?:
    | string
    | {
        /**
         * Host path, relative to this file.
         */
        file: string;
      };
  /**
   * Tasks that must succeed first.
   */
  needs?: string[];
  /**
   * Where it runs: machines by name (`web` is all its replicas, `web-2` the second), or labels. Default: chosen on the command line.
   */
  on?: string | string[];
  /**
   * Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached, if each entry matches a file.
   */
  inputs?: string[];
  /**
   * Guest files to collect afterwards, relative to `workdir`.
   */
  outputs?: string[];
  /**
   * Guest files in JUnit XML or TAP, or folders of `.xml` and `.tap` files, relative to `workdir`. Collected as `outputs` are, and their tests become part of the JUnit report and of the step's summary.
   */
  reports?: string[];
  /**
   * How long one try may take. Default: no limit.
   */
  timeout?: string;
  /**
   * How long it may stay silent. Default: no limit.
   */
  idleTimeout?: string;
  /**
   * How often to try again after a failure.
   */
  retries?: (number | string) & number;
  /**
   * Failures that are tried again: exit codes, `timeout`. Default: all.
   */
  retryOn?: (number | string)[];
  /**
   * Go on with what needs this task although it failed.
   */
  continueOnError?: boolean;
  /**
   * When to run, by how what it needs has ended: `always`, `onFailure`, or an expression of `NAME.passed`, `NAME.failed`, `NAME.skipped`, `&&`, `||`, `!` and brackets. Default: when all of it ended well.
   */
  when?: string;
  /**
   * TCP ports of the machine that must answer first: for five minutes, or until `timeout`.
   */
  ports?: number[];
  /**
   * Files and folders to copy before (`push`, host to guest) and after (`pull`, guest to host): the host's side below the project, the guest's relative to `workdir`, folders merged.
   */
  sync?: Sync[];
}
/**
 * One copy between host and guest around a task.
 */
export interface Sync {
  /**
   * Where to copy from.
   */
  from: string;
  /**
   * Where to copy to.
   */
  to: string;
  /**
   * `push` copies host to guest before the task, `pull` guest to host after it.
   */
  direction?: "push" | "pull";
}
