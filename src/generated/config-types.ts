// Generated from schemas/devorch.schema.json by scripts/generate.mjs. Do not edit.

/**
 * Letters, digits and hyphens; starts with a letter and does not end with a hyphen.
 */
export type Name = string;
/**
 * A whole number from 1, or one variable.
 */
export type Count = number | string;
/**
 * A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.
 */
export type Size = string | number;
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
      secret: Secret;
    };
/**
 * Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.
 */
export type Secret = string;
/**
 * A duration as in Go: `30s`, `2m30s`, `8h`.
 */
export type Duration = string;
/**
 * A whole number from 0, or one variable.
 */
export type Number = number | string;

/**
 * devorch.yaml: the machines a project wants, and the tasks run in them.
 */
export interface Config {
  /**
   * Version of this format.
   */
  apiVersion: "devorch/v1";
  /**
   * Name of the project. With the environment it is the scope of ownership.
   */
  project: Name;
  /**
   * What runs the machines: Multipass, or the simulator that comes with devorch.
   */
  provider?: "multipass" | "sim";
  /**
   * Start of the instances' names, before environment and machine. Default: `dev-` and the project.
   */
  namePrefix?: Name;
  /**
   * Files merged under this one, in order: maps are merged, lists are replaced, this file wins.
   */
  include?: string[];
  /**
   * Folders outside the project that this configuration may read or mount.
   */
  allowOutside?: string[];
  defaults?: Defaults;
  /**
   * Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.
   */
  vars?: {
    [k: string]: Variable;
  };
  /**
   * Changes by environment.
   */
  environments?: {
    [k: string]: Environment;
  };
  /**
   * Golden images by name.
   */
  images?: {
    [k: string]: Image;
  };
  /**
   * Machines by name.
   */
  machines?: {
    [k: string]: Machine;
  };
  /**
   * Tasks by name.
   */
  tasks?: {
    [k: string]: Task;
  };
  /**
   * Values that `devorch output` prints.
   */
  outputs?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Machines that were renamed in this file.
   */
  moved?: Move[];
  host?: Host;
  mcp?: MCP;
  /**
   * Ignored: a place for YAML anchors.
   *
   * This interface was referenced by `Config`'s JSON-Schema definition
   * via the `patternProperty` "^x-".
   */
  [k: string]:
    | {
        [k: string]: unknown;
      }
    | "devorch/v1"
    | Name
    | "multipass"
    | "sim"
    | string[]
    | Defaults
    | {
        [k: string]: Variable;
      }
    | {
        [k: string]: Environment;
      }
    | {
        [k: string]: Image;
      }
    | {
        [k: string]: Machine;
      }
    | {
        [k: string]: Task;
      }
    | {
        [k: string]: string | number | boolean;
      }
    | Move[]
    | Host
    | MCP
    | undefined;
}
/**
 * What images and machines get when they do not say otherwise.
 */
export interface Defaults {
  /**
   * Number of CPUs.
   */
  cpus?: Count & number;
  /**
   * Memory.
   */
  memory?: Size & string;
  /**
   * Disk of images, and of machines that are launched and not cloned.
   */
  disk?: Size & string;
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
 * Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.
 */
export interface Environment {
  defaults?: Defaults;
  /**
   * Variables to change or add.
   */
  vars?: {
    [k: string]: Variable | null;
  };
  /**
   * Images to change, add, or remove with `null`.
   */
  images?: {
    [k: string]: Image | null;
  };
  /**
   * Machines to change, add, or remove with `null`.
   */
  machines?: {
    [k: string]: Machine | null;
  };
  /**
   * Tasks to change, add, or remove with `null`.
   */
  tasks?: {
    [k: string]: Task | null;
  };
  /**
   * Outputs to change, add, or remove with `null`.
   */
  outputs?: {
    [k: string]: string | number | boolean | null;
  };
  host?: Host;
  mcp?: MCP;
}
/**
 * A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.
 */
export interface Image {
  /**
   * What to start from: an Ubuntu release, an alias, or the URL of an image.
   */
  from: string;
  /**
   * CPUs while it is built. Default: `defaults.cpus`.
   */
  cpus?: Count;
  /**
   * Memory while it is built. Default: `defaults.memory`.
   */
  memory?: Size;
  /**
   * Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.
   */
  disk?: Size;
  /**
   * cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.
   */
  cloudInit?:
    | string
    | {
        [k: string]: unknown;
      };
  toolchain?: Toolchain;
  /**
   * What is run in the template, in order.
   */
  steps?: ImageStep[];
  /**
   * Checks before the image is sealed.
   */
  verify?: Verify[];
  /**
   * Name of the sealed snapshot.
   */
  snapshot?: Name;
}
/**
 * Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.
 */
export interface Toolchain {
  /**
   * Python, installed through uv. `3.12` and `latest` are pinned in devorch.lock.json.
   */
  python?: string;
  /**
   * uv.
   */
  uv?: string;
  /**
   * Podman, usable by the `ubuntu` user without root.
   */
  podman?: "rootless";
  /**
   * git.
   */
  git?: boolean;
  /**
   * Python command-line tools, installed with uv: a name, or `name==version`.
   */
  tools?: string[];
  /**
   * bash aliases, by name.
   */
  aliases?: {
    [k: string]: string;
  };
}
/**
 * One step of building an image: exactly one of `run` and `script`.
 */
export interface ImageStep {
  /**
   * Name shown in plans and logs. Default: `step-N`.
   */
  name?: string;
  /**
   * A shell command for the guest.
   */
  run?: string;
  /**
   * A script on the host, relative to this file, run in the guest.
   */
  script?: string;
  /**
   * Environment of this step only.
   */
  env?: {
    [k: string]: Value;
  };
  /**
   * How long the step may take.
   */
  timeout?: Duration;
  /**
   * Seal after this step: a later build whose steps agree up to here starts from it.
   */
  checkpoint?: boolean;
}
/**
 * A command that must exit 0 in the finished template.
 */
export interface Verify {
  /**
   * A shell command for the guest.
   */
  run: string;
  /**
   * What its trimmed standard output must be.
   */
  expect?: string;
}
/**
 * A development machine: a clone of a golden image (`image`) or a plain launch (`from`).
 */
export interface Machine {
  /**
   * Name of an image of this configuration.
   */
  image?: string;
  /**
   * What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.
   */
  from?: string;
  /**
   * Name of the instance, instead of one made from prefix, environment and machine.
   */
  name?: Name;
  /**
   * Labels by which tasks select machines.
   *
   * Items: A label.
   */
  labels?: string[];
  /**
   * Number of CPUs. Default: `defaults.cpus`.
   */
  cpus?: Count;
  /**
   * Memory. Default: `defaults.memory`.
   */
  memory?: Size;
  /**
   * Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.
   */
  disk?: Size;
  /**
   * How many instances: `web`, `web-2`, `web-3`.
   */
  replicas?: Number & number;
  /**
   * The state to keep the machine in.
   */
  state?: "running" | "stopped" | "suspended" | "absent";
  /**
   * Host networks to join, beside the default one.
   */
  networks?: Network[];
  /**
   * cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.
   */
  cloudInit?:
    | string
    | {
        [k: string]: unknown;
      };
  repo?: Repository;
  /**
   * Host files to copy into the machine. What was copied stays in the guest when its entry is removed: no plan shows it.
   */
  files?: File[];
  /**
   * Host folders to mount in the machine.
   */
  mounts?: Mount[];
  /**
   * Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.
   */
  env?: {
    [k: string]: Value;
  };
  /**
   * Tasks that belong to the desired state, run in this order, each after its `needs`.
   */
  setup?: string[];
  /**
   * Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.
   */
  dependsOn?: string[];
  ready?: Readiness;
  lifecycle?: Lifecycle;
}
/**
 * A host network, as `multipass networks` lists it.
 */
export interface Network {
  /**
   * Name of the host network.
   */
  name: string;
  /**
   * `auto` configures the interface in the guest; `manual` leaves it.
   */
  mode?: "auto" | "manual";
  /**
   * MAC address of the interface.
   */
  mac?: string;
}
/**
 * A git repository that is checked out in the machine.
 */
export interface Repository {
  /**
   * URL of the repository.
   */
  url: string;
  /**
   * Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.
   */
  ref?: string;
  /**
   * Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.
   */
  path?: string;
  /**
   * Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.
   */
  deployKey?: {
    /**
     * Where the key comes from.
     */
    secret: Secret;
  };
  /**
   * Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.
   */
  knownHosts?: string;
}
/**
 * A host file copied into the machine whenever its content changes.
 */
export interface File {
  /**
   * Host path, relative to this file.
   */
  from: string;
  /**
   * Guest path; a leading `~/` is the home of `ubuntu`.
   */
  to: string;
  /**
   * Permissions in octal, in quotes.
   */
  mode?: string;
}
/**
 * A host folder mounted in the machine.
 */
export interface Mount {
  /**
   * Host folder, relative to this file.
   */
  source: string;
  /**
   * Absolute path in the guest.
   */
  target: string;
}
/**
 * When the machine counts as ready: a command that exits 0, tried until it does, once files, checkout and setup tasks are there.
 */
export interface Readiness {
  /**
   * A shell command for the guest.
   */
  run: string;
  /**
   * How long to keep trying.
   */
  timeout?: Duration;
}
/**
 * How far devorch may go with the machine.
 */
export interface Lifecycle {
  /**
   * Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.
   */
  protect?: boolean;
  /**
   * What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.
   */
  onImageChange?: "keep" | "replace";
  /**
   * Age from which the machine is planned for deletion.
   */
  ttl?: Duration;
  /**
   * How long a deleted machine can be recovered before it is purged.
   */
  trash?: Duration;
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
  timeout?: Duration;
  /**
   * How long it may stay silent. Default: no limit.
   */
  idleTimeout?: Duration;
  /**
   * How often to try again after a failure.
   */
  retries?: Number & number;
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
/**
 * The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.
 */
export interface Host {
  proxy?: Proxy;
  /**
   * PEM files with certificates that guests trust, relative to this file.
   */
  caCertificates?: string[];
  /**
   * Mirror of the Ubuntu archive.
   */
  packageMirror?: string;
  /**
   * Proxy for apt only, such as apt-cacher-ng.
   */
  aptProxy?: string;
  /**
   * Locale of guests.
   */
  locale?: string;
  /**
   * Host folder of package caches (apt, uv, pip, npm) that builds of images share. It is made, for you alone.
   */
  cacheDir?: string;
}
/**
 * HTTP proxy for guests.
 */
export interface Proxy {
  /**
   * Proxy for http.
   */
  http?: string;
  /**
   * Proxy for https.
   */
  https?: string;
  /**
   * Hosts that are reached directly, separated by commas.
   */
  noProxy?: string;
}
/**
 * What programs may do through `devorch mcp`.
 */
export interface MCP {
  /**
   * Tools that change or destroy something and are allowed nevertheless.
   */
  allow?: ("apply" | "create_machine" | "run_task" | "copy_files" | "destroy")[];
}
/**
 * A machine that has a new name in this file; nothing is replaced for it. Its further replicas move with it, but for those with a move of their own.
 */
export interface Move {
  /**
   * Old address.
   */
  from: string;
  /**
   * New address.
   */
  to: string;
}
