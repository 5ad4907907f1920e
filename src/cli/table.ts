import type { Command, Option } from "./command.ts";

const flag = (help: string, short?: string): Option => ({ type: "boolean", help, ...(short && { short }) });
const value = (placeholder: string, help: string, short?: string): Option => ({
  type: "string",
  value: placeholder,
  help,
  ...(short && { short }),
});
const list = (placeholder: string, help: string): Option => ({ ...value(placeholder, help), multiple: true });

/** Understood by every command. */
export const globalOptions = {
  help: flag("Show this help", "h"),
  debug: flag("Trace every provider call, with its time, on stderr"),
} satisfies Record<string, Option>;

const configuration = {
  file: value("FILE", "Configuration to use, instead of the one found from here upwards", "f"),
  env: value("NAME", "Environment whose overlay applies", "e"),
  var: list("NAME=VALUE", "Set a variable; may be repeated"),
  "var-file": list("FILE", "Read variables from a YAML or JSON file; may be repeated"),
} satisfies Record<string, Option>;

const json = { json: flag("Print JSON on stdout; its format is stable") } satisfies Record<string, Option>;

const inGuest = {
  workdir: value("PATH", "Guest folder to run in; a leading ~/ is the guest's home", "w"),
} satisfies Record<string, Option>;

const planning = {
  target: list("ADDRESS", "Only this resource and what it depends on; may be repeated"),
  replace: list("ADDRESS", "Delete this machine and make it anew; may be repeated"),
  refresh: value("true|false", "false: believe the ledger, look no sizes up"),
  "refresh-only": flag("Only bring the ledger in line with what is live"),
  "discard-work": flag("Delete machines even if they hold uncommitted or unpushed work"),
  confirm: list("INSTANCE", "Confirm by name the deletion of a machine that was protected once"),
} satisfies Record<string, Option>;

const applying = {
  "auto-approve": flag("Do not ask before acting"),
  parallelism: value("N", "How many steps run at a time (10)"),
  "lock-timeout": value("DURATION", "How long to wait for another run to end (0s)"),
} satisfies Record<string, Option>;

const hostProvider = value("multipass|sim", "What the host is to serve (as in devorch.yaml, else multipass)");

const building = {
  "keep-failed": flag("Keep a template in which a step or a check failed, for a look"),
} satisfies Record<string, Option>;

const passphrase = {
  "passphrase-file": value(
    "FILE",
    "Read the passphrase from here; else DEVORCH_PASSPHRASE, or it is asked for",
  ),
} satisfies Record<string, Option>;

/** Every command, in the order in which help lists them. Adding one adds a row here and a file in commands/. */
export const commands: readonly Command[] = [
  {
    name: "init",
    summary: "Write a commented devorch.yaml to start from",
    options: {
      project: value("NAME", "Name of the project (the folder's)"),
      provider: value("multipass|sim", "Where machines live (multipass)"),
    },
    examples: ["devorch init", "devorch init --project acme --provider sim"],
    load: () => import("./commands/init.ts"),
  },
  {
    name: "validate",
    summary: "Check the configuration without looking at any machine",
    options: { ...configuration, ...json },
    examples: ["devorch validate", "devorch validate --env ci --json"],
    load: () => import("./commands/validate.ts"),
  },
  {
    name: "plan",
    summary: "Show what would change, and why",
    options: {
      ...configuration,
      ...planning,
      ...json,
      destroy: flag("Plan the deletion of everything this project owns"),
      out: value("FILE", "Save the plan, for `devorch apply FILE`"),
      steps: flag("List the steps in their order, too"),
      markdown: flag("Print Markdown, for a pull request's comment"),
      "detailed-exitcode": flag("Exit with 2 when there are changes"),
    },
    examples: ["devorch plan", "devorch plan --out plan.json", "devorch plan --detailed-exitcode"],
    load: () => import("./commands/plan.ts"),
  },
  {
    name: "apply",
    summary: "Make the machines what the configuration says",
    usage: "[PLAN-FILE]",
    options: {
      ...configuration,
      ...planning,
      ...applying,
      ...building,
      ...json,
      destroy: flag("Delete everything this project owns"),
    },
    examples: ["devorch apply", "devorch apply --auto-approve", "devorch apply plan.json"],
    notes:
      "A saved plan is planned again and refused unless nothing has changed. Options it was planned with must be given again: a file alone never deletes more than the configuration asks for.",
    load: () => import("./commands/apply.ts"),
  },
  {
    name: "destroy",
    summary: "Delete every machine this project owns",
    options: {
      ...configuration,
      ...applying,
      target: planning.target,
      "discard-work": planning["discard-work"],
      confirm: planning.confirm,
      ...json,
    },
    examples: ["devorch destroy", "devorch destroy --target machine.web --auto-approve"],
    load: () => import("./commands/destroy.ts"),
  },
  {
    name: "up",
    summary: "Make a machine without editing the configuration, or bring up one that is in it",
    usage: "NAME",
    options: {
      ...configuration,
      ...applying,
      ...json,
      image: value("NAME", "Image to clone; needless where the configuration has one image"),
      repo: value("URL", "Repository to check out in it"),
      ref: value("REF", "Branch, tag, commit or pull/N/head of the repository (main)"),
      "deploy-key": value(
        "SOURCE",
        "Where the key of a private repository is: env:NAME, file:PATH or command:…",
      ),
      "known-hosts": value("LINES", "Public keys of its SSH server, as ssh-keygen -F HOST prints them"),
      save: flag("Write the machine into the configuration, too"),
    },
    examples: ["devorch up box", "devorch up review --repo https://example.com/acme.git --ref topic --save"],
    notes:
      "What is not in the configuration is ad hoc: apply leaves it alone, status lists it, down deletes it.",
    load: () => import("./commands/up.ts"),
  },
  {
    name: "down",
    summary: "Delete a machine, ad hoc or not",
    usage: "NAME",
    options: {
      ...configuration,
      ...applying,
      "discard-work": planning["discard-work"],
      confirm: planning.confirm,
      ...json,
    },
    examples: ["devorch down box", "devorch down box --auto-approve"],
    load: () => import("./commands/down.ts"),
  },
  {
    name: "status",
    summary: "List the machines of this project, as they are",
    options: { ...configuration, ...json },
    examples: ["devorch status", "devorch status --json"],
    load: () => import("./commands/status.ts"),
  },
  {
    name: "show",
    summary: "Show all that is known of one machine",
    usage: "MACHINE",
    options: { ...configuration, ...json },
    examples: ["devorch show web"],
    load: () => import("./commands/show.ts"),
  },
  {
    name: "output",
    summary: "Print the outputs of the configuration",
    usage: "[NAME]",
    options: { ...configuration, ...json },
    examples: ["devorch output", "devorch output url"],
    load: () => import("./commands/output.ts"),
  },
  {
    name: "exec",
    summary: "Run a command in a machine; its exit code is passed through",
    usage: "MACHINE -- COMMAND [ARGUMENTS…]",
    options: {
      ...configuration,
      ...inGuest,
      terminal: flag("Give the command a terminal; needs SSH", "t"),
    },
    examples: [
      "devorch exec web -- uname -a",
      "devorch exec -t web -- htop",
      "devorch exec web -- sh -c 'cat > notes.txt' < notes.txt",
    ],
    notes: "Exit code 125 is devorch's own failure.",
    load: () => import("./commands/exec.ts"),
  },
  {
    name: "cp",
    summary: "Copy files and folders into a machine and back",
    usage: "SOURCE TARGET",
    options: { ...configuration },
    examples: ["devorch cp ./notes.txt web:", "devorch cp web:~/report ./report"],
    load: () => import("./commands/cp.ts"),
  },
  {
    name: "ssh",
    summary: "Open a shell in a machine, or run a command on a terminal there",
    usage: "MACHINE [-- COMMAND [ARGUMENTS…]]",
    options: { ...configuration, ...inGuest },
    examples: ["devorch ssh web", "devorch ssh web -- htop"],
    notes: "Exit code 125 is devorch's own failure.",
    load: () => import("./commands/ssh.ts"),
  },
  {
    name: "forward",
    summary: "Lead ports of this host's loopback to a machine's, until Ctrl-C",
    usage: "MACHINE PORT[:GUEST-PORT]…",
    options: { ...configuration },
    examples: ["devorch forward web 8080", "devorch forward web 8080:80 5432"],
    load: () => import("./commands/forward.ts"),
  },
  {
    name: "ssh-config",
    summary: "Print an SSH configuration in which the running machines have names",
    options: {
      ...configuration,
      write: flag("Write it to a file, for an Include in ~/.ssh/config, and read all host keys again"),
    },
    examples: ["devorch ssh-config", "devorch ssh-config --write"],
    notes: "Write it again when a machine has got another address.",
    load: () => import("./commands/ssh-config.ts"),
  },
  {
    name: "run",
    summary: "Run tasks in machines, after the tasks they need",
    usage: "[TASKS-FILE] [TASK…]",
    options: {
      ...configuration,
      file: value("FILE", "A file of tasks, JSON or YAML: all of them, if none is named", "f"),
      config: value("FILE", configuration.file.help),
      ...json,
      on: list("MACHINE", "Where tasks without on: run: a machine or a label; may be repeated"),
      "keep-going": flag("After a failure, still run what does not need the task that failed"),
      "fail-fast": flag("After a failure, end what runs, too"),
      junit: value("FILE", "Write a JUnit report: a suite for each machine"),
      explain: flag("Say of each task whether it would run, and why; run nothing"),
      force: flag("Run also what has passed before and has not changed since"),
      "no-cache": flag("The same, and remember nothing of it"),
      parallelism: value("N", "How many run at a time (10)"),
      "lock-timeout": applying["lock-timeout"],
    },
    examples: [
      "devorch run test",
      "devorch run lint test --on web --keep-going",
      "devorch run build-tasks.json --on dev-ci-build",
    ],
    notes: "What tasks print is kept under .devorch/runs/. Exit code 7: a task failed; 8: one took too long.",
    load: () => import("./commands/run.ts"),
  },
  {
    name: "keys rotate",
    summary: "Replace the project's SSH key on all its machines, without locking anybody out",
    options: { ...configuration, "lock-timeout": applying["lock-timeout"] },
    examples: ["devorch keys rotate"],
    notes: "All machines must run. Interrupted at any point, it goes on when it is run again.",
    load: () => import("./commands/keys-rotate.ts"),
  },
  {
    name: "runs",
    summary: "List the runs of tasks that are kept, newest first",
    options: { ...configuration, ...json },
    examples: ["devorch runs", "devorch runs --json"],
    load: () => import("./commands/runs.ts"),
  },
  {
    name: "logs",
    summary: "Print what the tasks of a run said: of the latest, if none is named",
    usage: "[RUN] [TASK]",
    options: {
      ...configuration,
      // Its short form means --follow here, as everywhere.
      file: value("FILE", configuration.file.help),
      follow: flag("Go on until the run ends", "f"),
      timestamps: flag("Begin each line with its time", "t"),
      raw: flag("Print the bytes as they are, without names"),
    },
    examples: ["devorch logs", "devorch logs --follow", "devorch logs 1f2e3d4c web-2.test --raw"],
    notes: "RUN is an id, or its beginning or end; TASK is a task, or a task of one machine.",
    load: () => import("./commands/logs.ts"),
  },
  {
    name: "artifacts",
    summary: "List the outputs that a run collected: of the latest, if none is named",
    usage: "[RUN]",
    options: { ...configuration, ...json },
    examples: ["devorch artifacts", "devorch artifacts 1f2e3d4c --json"],
    load: () => import("./commands/artifacts.ts"),
  },
  ...(["start", "stop", "restart"] as const).map(
    (verb): Command => ({
      name: verb,
      summary: `${verb[0]!.toUpperCase()}${verb.slice(1)} machines, without editing the configuration`,
      usage: "MACHINE…",
      options: { ...configuration, "lock-timeout": applying["lock-timeout"] },
      examples: [`devorch ${verb} web`],
      load: {
        start: () => import("./commands/start.ts"),
        stop: () => import("./commands/stop.ts"),
        restart: () => import("./commands/restart.ts"),
      }[verb],
    }),
  ),
  {
    name: "snapshot save",
    summary: "Save a machine's disk; it stops for that, and starts again",
    usage: "MACHINE [NAME]",
    options: {
      ...configuration,
      comment: value("TEXT", "A comment to find it by"),
      "lock-timeout": applying["lock-timeout"],
    },
    examples: ["devorch snapshot save db before-migration"],
    load: () => import("./commands/snapshot-save.ts"),
  },
  {
    name: "snapshot restore",
    summary: "Put a machine back to a snapshot; what was done since is lost",
    usage: "MACHINE NAME",
    options: { ...configuration, "lock-timeout": applying["lock-timeout"] },
    examples: ["devorch snapshot restore db before-migration"],
    load: () => import("./commands/snapshot-restore.ts"),
  },
  {
    name: "snapshot ls",
    summary: "List a machine's snapshots",
    usage: "MACHINE",
    options: { ...configuration, ...json },
    examples: ["devorch snapshot ls db"],
    load: () => import("./commands/snapshot-ls.ts"),
  },
  {
    name: "snapshot rm",
    summary: "Remove a snapshot",
    usage: "MACHINE NAME",
    options: { ...configuration, "lock-timeout": applying["lock-timeout"] },
    examples: ["devorch snapshot rm db before-migration"],
    load: () => import("./commands/snapshot-rm.ts"),
  },
  {
    name: "image ls",
    summary: "List the golden images of this host, their templates and who uses them",
    options: { ...configuration, ...json },
    examples: ["devorch image ls", "devorch image ls --json"],
    load: () => import("./commands/image-ls.ts"),
  },
  {
    name: "image show",
    summary: "Show what an image is made of, and its template",
    usage: "[NAME…]",
    options: { ...configuration, ...json },
    examples: ["devorch image show golden"],
    load: () => import("./commands/image-show.ts"),
  },
  {
    name: "image build",
    summary: "Build and seal images, without making machines",
    usage: "[NAME…]",
    options: { ...configuration, ...applying, ...building, ...json },
    examples: ["devorch image build", "devorch image build golden --keep-failed"],
    load: () => import("./commands/image-build.ts"),
  },
  {
    name: "image verify",
    summary: "Run the checks of built images, each in a throw-away clone",
    usage: "[NAME…]",
    options: {
      ...configuration,
      parallelism: applying.parallelism,
      "lock-timeout": applying["lock-timeout"],
      "keep-failed": flag("Keep a clone in which a check failed, for a look"),
      ...json,
    },
    examples: ["devorch image verify golden"],
    load: () => import("./commands/image-verify.ts"),
  },
  {
    name: "image update",
    summary: "Move the versions in devorch.lock.json to the newest",
    usage: "[NAME…]",
    options: { ...configuration, "lock-timeout": applying["lock-timeout"], ...json },
    examples: ["devorch image update", "devorch image update golden"],
    notes:
      "Base images are named by `multipass find`, uv and Python tools by PyPI, or its mirror in DEVORCH_PYPI_URL. What devorch.yaml says exactly stays.",
    load: () => import("./commands/image-update.ts"),
  },
  {
    name: "image export",
    summary: "Write an archive from which the same images are built anywhere",
    usage: "FILE [NAME…]",
    options: { ...configuration },
    examples: ["devorch image export images.tar", "devorch image export golden.tar golden"],
    notes:
      "It holds a configuration of these images, their scripts and cloud-init, the pinned versions and the fingerprints. No disk: Multipass cannot give one.",
    load: () => import("./commands/image-export.ts"),
  },
  {
    name: "image import",
    summary: "Unpack such an archive into a new folder, if it gives what it promises",
    usage: "FILE [FOLDER]",
    options: {},
    examples: ["devorch image import images.tar", "devorch image import images.tar golden"],
    load: () => import("./commands/image-import.ts"),
  },
  {
    name: "image gc",
    summary: "Delete the templates that nobody on this host uses",
    options: {
      ...configuration,
      "auto-approve": applying["auto-approve"],
      "lock-timeout": applying["lock-timeout"],
      ...json,
    },
    examples: ["devorch image gc", "devorch image gc --auto-approve"],
    load: () => import("./commands/image-gc.ts"),
  },
  {
    name: "drift",
    summary: "Show what changed outside devorch; exits with 2 if anything did",
    options: { ...configuration, ...json },
    examples: ["devorch drift", "devorch drift --json"],
    load: () => import("./commands/drift.ts"),
  },
  {
    name: "adopt",
    summary: "Take over an instance that devorch did not make",
    usage: "ADDRESS INSTANCE",
    options: { ...configuration, "lock-timeout": applying["lock-timeout"] },
    examples: ["devorch adopt machine.web my-old-vm"],
    load: () => import("./commands/adopt.ts"),
  },
  {
    name: "forget",
    summary: "Let go of a machine; its instance stays as it is",
    usage: "ADDRESS",
    options: {
      ...configuration,
      "auto-approve": applying["auto-approve"],
      "lock-timeout": applying["lock-timeout"],
    },
    examples: ["devorch forget machine.web"],
    load: () => import("./commands/forget.ts"),
  },
  {
    name: "state list",
    summary: "List the machines in the ledger, without asking the provider",
    options: { ...configuration, ...json },
    examples: ["devorch state list", "devorch state list --env ci --json"],
    load: () => import("./commands/state-list.ts"),
  },
  {
    name: "state show",
    summary: "Print all that the ledger holds of one machine, as JSON",
    usage: "ADDRESS",
    options: configuration,
    examples: ["devorch state show machine.web"],
    load: () => import("./commands/state-show.ts"),
  },
  {
    name: "state rm",
    summary: "Take a machine out of the ledger, as `forget` does",
    usage: "ADDRESS",
    options: {
      ...configuration,
      "auto-approve": applying["auto-approve"],
      "lock-timeout": applying["lock-timeout"],
    },
    examples: ["devorch state rm machine.web"],
    load: () => import("./commands/forget.ts"),
  },
  {
    name: "recover",
    summary: "After a lost ledger: propose which instances to adopt",
    options: { ...configuration, ...json },
    examples: ["devorch recover", "devorch recover --env ci"],
    load: () => import("./commands/recover.ts"),
  },
  {
    name: "undo",
    summary: "Bring a machine back from the trash",
    usage: "MACHINE",
    options: { ...configuration, "lock-timeout": applying["lock-timeout"] },
    examples: ["devorch undo web"],
    load: () => import("./commands/undo.ts"),
  },
  {
    name: "gc",
    summary: "Delete only what has had its time: expired machines, old trash",
    options: {
      ...configuration,
      ...applying,
      ...json,
      "discard-work": planning["discard-work"],
      confirm: planning.confirm,
    },
    examples: ["devorch gc", "devorch gc --auto-approve"],
    load: () => import("./commands/gc.ts"),
  },
  {
    name: "backup",
    summary: "Write ledger, keys and configuration into one encrypted file",
    usage: "FILE",
    options: { ...configuration, ...passphrase, "lock-timeout": applying["lock-timeout"] },
    examples: ["devorch backup acme.age --passphrase-file passphrase"],
    load: () => import("./commands/backup.ts"),
  },
  {
    name: "restore",
    summary: "Put a backup back; what would be replaced is asked for first",
    usage: "FILE [FOLDER]",
    options: {
      ...passphrase,
      "auto-approve": applying["auto-approve"],
      "lock-timeout": applying["lock-timeout"],
    },
    examples: ["devorch restore acme.age --passphrase-file passphrase"],
    notes:
      "The configuration goes into FOLDER (the current one). Every machine of the ledger is protected afterwards.",
    load: () => import("./commands/restore.ts"),
  },
  {
    name: "force-unlock",
    summary: "End a lock whose holder cannot be asked any more",
    usage: "ID",
    options: { ...configuration, "auto-approve": applying["auto-approve"] },
    examples: ["devorch force-unlock 6f9619ff-8b86-d011-b42d-00cf4fc964ff"],
    load: () => import("./commands/force-unlock.ts"),
  },
  {
    name: "setup",
    summary: "Install what devorch needs on this host, with the platform's own tools",
    options: {
      provider: hostProvider,
      "dry-run": flag("Print the commands, run none"),
      "auto-approve": applying["auto-approve"],
    },
    examples: ["devorch setup --dry-run", "devorch setup"],
    notes:
      "When a later part fails, what this run installed is taken back. On a host that is well nothing happens.",
    load: () => import("./commands/setup.ts"),
  },
  {
    name: "verify",
    summary: "Check that this host has what devorch needs",
    options: { provider: hostProvider, ...json },
    examples: ["devorch verify", "devorch verify --provider sim --json"],
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "doctor",
    summary: "Look for all that could be wrong, and say what mends it",
    options: { ...configuration, ...json },
    examples: ["devorch doctor", "devorch doctor --json"],
    notes:
      "Changes nothing, and works without a configuration, too. Exits with 1 for findings, 4 without provider.",
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "mcp",
    summary: "Serve this project to a program over the Model Context Protocol",
    options: configuration,
    examples: ["devorch mcp", "devorch mcp --env ci"],
    notes: "It speaks on stdin and stdout. What a program may change stands in mcp.allow of devorch.yaml.",
    load: () => import("./commands/mcp.ts"),
  },
  {
    name: "graph",
    summary: "Draw what depends on what, as Mermaid or for Graphviz",
    options: {
      ...configuration,
      dot: flag("Print DOT, for Graphviz"),
      steps: flag("Draw the steps of the plan instead of the resources"),
    },
    examples: ["devorch graph", "devorch graph --dot"],
    load: () => import("./commands/graph.ts"),
  },
  {
    name: "explain",
    summary: "Say more about a problem code",
    usage: "[CODE]",
    options: { ...json },
    examples: ["devorch explain DEV-104", "devorch explain"],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "completion",
    summary: "Print a completion script for bash, zsh or fish",
    usage: "SHELL",
    options: {},
    examples: ["devorch completion bash"],
    load: () => import("./commands/completion.ts"),
  },
  {
    name: "version",
    summary: "Print the version of devorch and of the provider",
    options: { ...json },
    examples: ["devorch version"],
    load: () => import("./commands/version.ts"),
  },
];
