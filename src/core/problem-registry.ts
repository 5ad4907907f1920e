import type { ProblemCode } from "./problem.ts";

export interface ProblemText {
  title: string;
  /** What it means and what to do, for `devorch explain`. */
  text: string;
}

/** Every code that devorch can report, in order. */
export const problemRegistry: Readonly<Record<ProblemCode, ProblemText>> = {
  "DEV-101": {
    title: "The file is not UTF-8 text",
    text: "devorch reads UTF-8. The message names the first byte that is not: a UTF-16 file from a Windows editor, a NUL byte, or text in an older encoding. Save the file as UTF-8.",
  },
  "DEV-102": {
    title: "The file is too large or nested too deeply",
    text: 'A configuration has at most 256 KiB, 100 levels of nesting and 64 KiB in one value, so that a hostile or broken file is refused at once. Move scripts and cloud-init documents to files of their own, and split the configuration.\n\nWrong:\n\n    machines: { web: { cloudInit: "#cloud-config … 200 KiB …" } }\n\nRight:\n\n    machines: { web: { cloudInit: ./cloud-init.yaml } }',
  },
  "DEV-103": {
    title: "The file is not valid YAML",
    text: 'The place is where YAML could not go on; the cause is often a line earlier: indentation, a missing quote, a tab, or a value with `: ` or a leading `*`, `@` or `!` that needs quotes.\n\nWrong:\n\n    run: echo done: all\n\nRight:\n\n    run: "echo done: all"',
  },
  "DEV-104": {
    title: "A key is written twice",
    text: "In one map each key stands once. YAML would let the last one win without a word.\n\nWrong:\n\n    web: { cpus: 2, cpus: 4 }\n\nRight:\n\n    web: { cpus: 4 }",
  },
  "DEV-105": {
    title: "An alias or merge key cannot be resolved",
    text: "`*NAME` repeats the value that `&NAME` marked before it; `<<: *NAME` merges a map. The anchor must come first, must not contain its own alias, and all aliases together expand to at most 50,000 values.\n\nWrong:\n\n    machines: { web: *base }\n\nRight:\n\n    x-base: &base { image: golden }\n    machines: { web: *base }",
  },
  "DEV-106": {
    title: "A YAML tag or value is not supported",
    text: 'Values are text, numbers, true, false, lists and maps. Tags that make dates, bytes or sets are refused, and so is a NUL character, which no program can be given.\n\nWrong:\n\n    env: { KEY: !!binary aGVsbG8= }\n\nRight:\n\n    env: { KEY: "hello" }',
  },
  "DEV-110": {
    title: "Unknown key",
    text: "The key means nothing at this place: a slip, or the right key at the wrong level. Nothing is ignored, because an ignored line is a wish unfulfilled. Top-level keys that start with `x-` are free for anchors.\n\nWrong:\n\n    machines: { web: { memry: 4G } }\n\nRight:\n\n    machines: { web: { memory: 4G } }",
  },
  "DEV-111": {
    title: "A value is not what the key takes",
    text: 'The message says what the key takes and what was found. Numbers with a meaning as text, such as versions and octal modes, need quotes.\n\nWrong:\n\n    from: 22.04\n\nRight:\n\n    from: "22.04"',
  },
  "DEV-112": {
    title: "A required key is missing",
    text: "The message names the key, the hint a value for it.\n\nWrong:\n\n    mounts: [ { source: . } ]\n\nRight:\n\n    mounts: [ { source: ., target: /workspace } ]",
  },
  "DEV-113": {
    title: "A name has characters that names cannot have",
    text: "Names of projects, environments, images and machines become names of instances: letters, digits and hyphens, first a letter, last no hyphen. Names of tasks and variables may have `_` as well.\n\nWrong:\n\n    machines: { web_1: { image: golden } }\n\nRight:\n\n    machines: { web-1: { image: golden } }",
  },
  "DEV-114": {
    title: "One of two keys is needed, and not both",
    text: 'A machine has `image` (a clone) or `from` (a plain launch). A step of an image has `run` (a command) or `script` (a host file).\n\nWrong:\n\n    web: { image: golden, from: "24.04" }\n\nRight:\n\n    web: { image: golden }',
  },
  "DEV-120": {
    title: "No configuration was found",
    text: "devorch looks for devorch.yaml, devorch.yml, devorch.json, the same in .config/, and a key `devorch` in package.json: in the working directory, then in the folders above it up to the root of the git checkout. `devorch init` writes one; --file names one, and --config for `devorch run`.",
  },
  "DEV-121": {
    title: "An included file cannot be used",
    text: "A file under `include` does not exist, cannot be read, or includes the file that includes it. Its path is relative to the file that names it.\n\nWrong:\n\n    include: [ machines.yml ]    # the file is machines.yaml\n\nRight:\n\n    include: [ machines.yaml ]",
  },
  "DEV-122": {
    title: "There is no such environment",
    text: "--env names an environment that the configuration does not declare.\n\nWrong:\n\n    devorch plan --env cl\n\nRight:\n\n    devorch plan --env ci        # environments: { ci: {} }",
  },
  "DEV-130": {
    title: "There is no such variable",
    text: 'A variable that is used or given must be declared under `vars`. A name in a variable file that is not declared is a warning only, so that projects can share the file.\n\nWrong:\n\n    env: { HOST: "${var.hst}" }\n\nRight:\n\n    vars: { host: { default: localhost } }\n    …  env: { HOST: "${var.host}" }',
  },
  "DEV-131": {
    title: "A variable has no value",
    text: "The variable has no `default` and none was given. Give one with DEVORCH_VAR_NAME, --var-file or --var; sensitive ones not with --var.\n\nWrong:\n\n    vars: { ref: {} }            # and no value\n\nRight:\n\n    DEVORCH_VAR_ref=main devorch plan",
  },
  "DEV-132": {
    title: "A variable's value has the wrong type",
    text: "The type is `type`, or that of `default`. Text from the command line is converted if it can be.\n\nWrong:\n\n    --var replicas=many          # vars: { replicas: { default: 1 } }\n\nRight:\n\n    --var replicas=3",
  },
  "DEV-133": {
    title: "A variable argument or file is malformed",
    text: "--var takes NAME=VALUE. A variable file is a YAML or JSON map of names to values.\n\nWrong:\n\n    --var replicas\n\nRight:\n\n    --var replicas=3",
  },
  "DEV-134": {
    title: "A sensitive value would be visible",
    text: 'Sensitive values may stand only where they reach a guest over standard input, and never in a plan, a name or an argument; and they cannot be given by --var, because other users of the host see arguments.\n\nWrong:\n\n    repo: { url: "https://${var.token}@example.com/acme.git" }\n\nRight:\n\n    env: { TOKEN: "${var.token}" }',
  },
  "DEV-140": {
    title: "A reference cannot be resolved",
    text: "References are `${var.NAME}`, `${machine.NAME.ipv4}`, `.name` and `.state`. For a `${…}` that is meant for the guest's shell, write `$${…}`.\n\nWrong:\n\n    run: echo ${HOME}\n\nRight:\n\n    run: echo $${HOME}",
  },
  "DEV-141": {
    title: "There is no image, machine or task of this name",
    text: "A name under `image`, `dependsOn`, `setup`, `needs` or `on` is not declared. Names are compared with their case; `web` is all replicas of web, `web-2` the second.\n\nWrong:\n\n    web: { image: goldn }\n\nRight:\n\n    web: { image: golden }",
  },
  "DEV-142": {
    title: "Things wait for each other",
    text: "Following `dependsOn` and references between machines, or `needs` between tasks, leads back to the start, so none of them could ever begin. The message shows the way round.\n\nWrong:\n\n    db: { dependsOn: [web] }\n    web: { dependsOn: [db] }\n\nRight:\n\n    db: {}\n    web: { dependsOn: [db] }",
  },
  "DEV-143": {
    title: "This value must be known when planning",
    text: 'The address of a machine is known only when it runs. Sizes, names, images and paths decide what is done and so cannot wait for it.\n\nWrong:\n\n    repo: { url: "http://${machine.git.ipv4}/acme.git" }\n\nRight:\n\n    env: { GIT_HOST: "${machine.git.ipv4}" }',
  },
  "DEV-144": {
    title: "A condition cannot be understood",
    text: "`when` of a task is `always` (once all that it needs has ended, however), `onFailure` (one of those that it needs failed), or an expression over them: NAME.passed, NAME.failed and NAME.skipped, joined by && and ||, turned round by !, grouped by ( ).\n\nWrong:\n\n    report: { run: ./report.sh, when: test == failed }\n\nRight:\n\n    report: { run: ./report.sh, needs: [test], when: test.failed }",
  },
  "DEV-145": {
    title: "A copy of a task has no place to go",
    text: "`sync` of a task copies one file or folder under one name, so the guest's side names it. What is pulled comes from a machine that is not trusted: it goes into a file or folder of its own below the project, and never over the project as a whole, .git, .devorch, devorch.yaml and its like.\n\nWrong:\n\n    sync: [ { from: ~/out, to: ., direction: pull } ]\n\nRight:\n\n    sync: [ { from: ~/out, to: ./out, direction: pull } ]",
  },
  "DEV-146": {
    title: "A setup task has a key that only a run can honour",
    text: 'A task under `setup` of a machine, or needed by one, belongs to the state of that machine: apply runs it once, and again when it has changed. So it cannot depend on how others ended (`when`), fail and count as done (`continueOnError`), or hand files to a host where no run keeps them (`outputs`, `reports`, `sync` with `pull`).\n\nWrong:\n\n    machines: { web: { from: "24.04", setup: [build] } }\n    tasks: { build: { run: make, outputs: [report.xml] } }\n\nRight:\n\n    tasks:\n      build: { run: make }\n      report: { run: make report, needs: [build], outputs: [report.xml] }',
  },
  "DEV-150": {
    title: "An instance name is not possible",
    text: "Multipass allows 63 characters in the name of an instance. It is made of prefix, environment, machine and replica; `primary` is taken by Multipass itself.\n\nWrong:\n\n    machines: { a-name-of-far-more-than-fifty-characters-… : {} }\n\nRight:\n\n    machines: { web: {} }",
  },
  "DEV-151": {
    title: "Two machines have the same instance name",
    text: "Names are compared without case. The second of `web` is `web-2`, so a machine of that name collides with it.\n\nWrong:\n\n    web: { replicas: 2 }\n    web-2: { image: golden }\n\nRight:\n\n    web: { replicas: 2 }\n    admin: { image: golden }",
  },
  "DEV-152": {
    title: "The disk is smaller than the image's",
    text: 'A clone starts with the disk of its image, and a disk can only grow.\n\nWrong:\n\n    images: { golden: { from: "22.04", disk: 20G } }\n    machines: { web: { image: golden, disk: 10G } }\n\nRight:\n\n    machines: { web: { image: golden, disk: 20G } }',
  },
  "DEV-153": {
    title: "A size is not one that Multipass allows",
    text: "An instance has at least 128M of memory and 512M of disk; what is too large to be counted in bytes is refused, too. Note the unit: `memory: 4` is four bytes.\n\nWrong:\n\n    memory: 64M\n\nRight:\n\n    memory: 1G",
  },
  "DEV-154": {
    title: "A clone has the cloud-init of its image",
    text: '`cloudInit` of a machine applies to a plain launch. What is cloned has been set up by its image already.\n\nWrong:\n\n    web: { image: golden, cloudInit: ./web.yaml }\n\nRight:\n\n    images: { golden: { from: "22.04", cloudInit: ./web.yaml } }',
  },
  "DEV-155": {
    title: "Too many machines",
    text: "A configuration makes at most 10,000 machines, so that a slip in `replicas` does not fill the memory.\n\nWrong:\n\n    web: { image: golden, replicas: 1000 }    # and ten more like it\n\nRight:\n\n    web: { image: golden, replicas: 10 }",
  },
  "DEV-156": {
    title: "A folder cannot be mounted there",
    text: "Multipass refuses /, /home, /home/ubuntu, and what is at or below /dev, /proc and /sys: the machine could not be used. Each place holds one mount; `/w/` is `/w`.\n\nWrong:\n\n    mounts: [{ source: ., target: /home/ubuntu }]\n\nRight:\n\n    mounts: [{ source: ., target: /home/ubuntu/work }]",
  },
  "DEV-160": {
    title: "A host file or folder cannot be used",
    text: "A path under `files`, `mounts`, `script`, `cloudInit`, `stdin` or `caCertificates` is missing, unreadable or of the wrong kind, or a file that `inputs`, `stdin` or `sync` of a task means cannot be read, or has a name that is not UTF-8. It is relative to the file in which it is written.\n\nWrong:\n\n    files: [ { from: ./env, to: ~/.env } ]    # there is env.template\n\nRight:\n\n    files: [ { from: ./env.template, to: ~/.env } ]",
  },
  "DEV-161": {
    title: "A path leads out of the project",
    text: "Files are read and mounted only from the git checkout that holds the configuration (or its folder, where there is none), symbolic links followed. Folders elsewhere are opened one by one, in the main file.\n\nWrong:\n\n    mounts: [ { source: ~/data, target: /data } ]\n\nRight:\n\n    allowOutside: [ ~/data ]",
  },
  "DEV-162": {
    title: "A cloud-init document cannot be used",
    text: "The document is not YAML, or is no mapping that the settings under `host` could be added to. Multipass would find that out only after creating the machine.\n\nWrong:\n\n    cloudInit: |\n      #cloud-config\n      packages: [git\n\nRight:\n\n    cloudInit: |\n      #cloud-config\n      packages: [git]",
  },
  "DEV-163": {
    title: "The file holds no certificate",
    text: "`caCertificates` names PEM files. One in DER form is converted with openssl x509 -inform der.\n\nWrong:\n\n    caCertificates: [ ca.der ]\n\nRight:\n\n    caCertificates: [ ca.pem ]",
  },
  "DEV-164": {
    title: "A URL holds a password that every guest would get",
    text: 'Proxies and mirrors are written into guests and into images that other projects share, so their URLs cannot hold a password. Let a forwarder on the host add it. One that is only in the environment (http_proxy, https_proxy) is left out with a warning.\n\nWrong:\n\n    host: { proxy: { http: "http://me:secret@proxy.example.com:3128" } }\n\nRight:\n\n    host: { proxy: { http: "http://192.168.64.1:3128" } }',
  },
  "DEV-165": {
    title: "A guest would see what is devorch's own",
    text: "Keys, ledger, journals and simulated machines lie in the state and data folders of devorch. Whoever reads them can enter every machine, and whoever writes them can have machines deleted, so no guest gets them, nor a folder that holds them, by `mounts`, `files`, `sync`, `cacheDir` or a secret's `file:`, whatever `allowOutside` says.\n\nWrong:\n\n    allowOutside: [ ~ ]\n    …  mounts: [ { source: ~, target: /home/me } ]\n\nRight:\n\n    allowOutside: [ ~/data ]\n    …  mounts: [ { source: ~/data, target: /data } ]",
  },
  "DEV-170": {
    title: "A move does not fit",
    text: "`moved` says that a machine has a new name in the configuration: `to` must be there and `from` no longer.\n\nWrong:\n\n    moved: [ { from: machine.web, to: machine.app } ]    # web is still under machines\n\nRight:\n\n    moved: [ { from: machine.web, to: machine.app } ]    # only app is",
  },
  "DEV-190": {
    title: "The command line cannot be understood",
    text: "An unknown command or option, a missing argument, or a value of the wrong kind. Nothing was looked at or changed. devorch COMMAND --help shows what there is, with examples.",
  },
  "DEV-191": {
    title: "There is nobody to ask",
    text: "The command wants a yes before it acts, and standard input is not a terminal. In scripts and CI, pass --auto-approve; better still, save a plan with plan --out, look at it, and apply that file.",
  },
  "DEV-192": {
    title: "What was asked for by name does not exist",
    text: "There is no output, or no problem code, of that name. The hint names the nearest one.",
  },
  "DEV-201": {
    title: "Multipass is not installed",
    text: "devorch drives the multipass command and did not find it on PATH. Install it as the hint says. To look around without virtual machines, write provider: sim in devorch.yaml: it never happens by itself.",
  },
  "DEV-202": {
    title: "The Multipass daemon cannot be reached",
    text: "The client is there, but nothing answers on the daemon's socket: it is stopped, restarting (a snap refresh does that), or crashed. Reads were tried again for a while first. Restart it as the hint says; running machines are suspended and resumed.",
  },
  "DEV-203": {
    title: "The Multipass daemon keeps missing calls",
    text: "Several calls in a row found no daemon, or were not answered before their deadline, so the rest of the run was given up at once and not one by one. What is done is recorded: restart the daemon, then run the same command again. A process that lives on, such as devorch mcp, asks it again after half a minute.",
  },
  "DEV-204": {
    title: "The Multipass daemon refuses this user",
    text: "Only members of the group that owns the daemon's socket, and clients that were authenticated, may use it. Run multipass authenticate, or join that group.",
  },
  "DEV-205": {
    title: "Multipass answered something that cannot be read",
    text: "devorch reads only JSON and settings. What came was cut off or of another shape: a very old or very new Multipass, or something else called multipass. Unknown states and fields alone are no reason for this.",
  },
  "DEV-206": {
    title: "A call of Multipass did not answer in time",
    text: "Every call has a deadline for its kind, longer when it queues behind a clone or a stop, and so have small commands of its own in a machine. Past it, the client is ended with its children. The daemon may go on, so devorch looks before it does anything else.",
  },
  "DEV-207": {
    title: "The Multipass client was killed",
    text: "Somebody or the system (out of memory) ended the client. The daemon may have gone on with the call; the next run finds out and goes on from there.",
  },
  "DEV-208": {
    title: "The run was interrupted",
    text: "The call under way was given up because of Ctrl-C, a signal, or a terminal that closed. The daemon may go on with it; the next run takes up what it finds.",
  },
  "DEV-209": {
    title: "A launch took longer than its timeout",
    text: "Multipass stopped waiting for the machine to start or to initialise. The instance stays and may become ready: the next run takes it up, since its creation is on record.",
  },
  "DEV-210": {
    title: "Somebody else took the name first",
    text: "The name was free when devorch looked and taken when it called. An instance that devorch did not make is never used, changed or deleted.",
  },
  "DEV-211": {
    title: "An instance of that name is being prepared",
    text: "Another launch of the name is loading its image; until then Multipass shows it to nobody. devorch waited for it to appear and gave up.",
  },
  "DEV-212": {
    title: "What the action needs does not exist any more",
    text: "The instance or snapshot was there when the plan was made. Somebody deleted it meanwhile. Plan again.",
  },
  "DEV-213": {
    title: "The instance is deleted",
    text: "It lies in Multipass's trash, where it keeps its name and snapshots. Recover it, or purge it by name.",
  },
  "DEV-214": {
    title: "The instance is in the wrong state for this",
    text: "Snapshots, restores, clones and new sizes need a stopped instance; a suspended one cannot be stopped. The plan would have brought it there, so somebody changed it meanwhile. Plan again.",
  },
  "DEV-215": {
    title: "The guest does not shut down",
    text: "Multipass asks the guest to power off and gives up after five minutes. A program in the guest may hang, or the machine is still booting. Powering it off loses what it has not written, so devorch leaves that to you.",
  },
  "DEV-216": {
    title: "The image cannot be had",
    text: "Multipass knows no image of that name, cannot reach the server that has it, or the disk is too small for it. multipass find lists what there is.",
  },
  "DEV-217": {
    title: "The cloud-init document is refused",
    text: "Multipass could not read it as YAML. The message has line and column in the document that is sent.",
  },
  "DEV-218": {
    title: "A mount is refused",
    text: "The host folder does not exist or is a file, or mounts are switched off on this host (multipass get local.privileged-mounts).",
  },
  "DEV-219": {
    title: "A network is refused",
    text: "No network of that name can be used, or it needs a bridge that Multipass would have to make first, which it does only after asking at a terminal. multipass networks lists them.",
  },
  "DEV-220": {
    title: "Multipass does not accept an argument",
    text: "The value passed devorch's own checks and not Multipass's: it may be too small, or of a form that this version does not know. The hint shows the call.",
  },
  "DEV-221": {
    title: "Multipass refused the call",
    text: "The daemon said no for a reason that devorch does not know. The message has its words, the hint shows the call.",
  },
  "DEV-222": {
    title: "The name is held by a deleted instance",
    text: "A deleted instance keeps its name until it is purged. devorch does not purge what it does not own: recover it, or free the name.",
  },
  "DEV-223": {
    title: "The template is gone",
    text: "Machines are cloned from a template, which was there when the plan was made. Plan again: a missing template is built anew.",
  },
  "DEV-224": {
    title: "The template is not stopped",
    text: "Multipass clones the disk as it is, so the template is reset to its sealed snapshot first. That would destroy the work of whoever started it: stop it when nobody needs it.",
  },
  "DEV-225": {
    title: "The snapshot is gone",
    text: "Without its sealed snapshot a template cannot be trusted to hold what its image describes. Somebody deleted or renamed it.",
  },
  "DEV-226": {
    title: "Another snapshot has that name",
    text: "A snapshot of the same name with another comment exists. devorch does not overwrite it.",
  },
  "DEV-227": {
    title: "The target is a mount of another folder",
    text: "Another host folder is mounted there. Unmount it first.",
  },
  "DEV-228": {
    title: "The machine does not run",
    text: "multipass exec would start a stopped or suspended machine behind the plan's back, so devorch looks first and refuses.",
  },
  "DEV-229": {
    title: "The working directory does not exist in the guest",
    text: "The command was not run: ubuntu cannot enter its workdir.",
  },
  "DEV-230": {
    title: "A call succeeded without effect",
    text: "Multipass said that it was done, but the state that should follow was not seen, also after a second attempt where one is safe. Success is what an observation confirms.",
  },
  "DEV-231": {
    title: "A machine is stuck between two states",
    text: "It kept Starting, Suspending or Unknown for longer than Multipass itself allows. Powering it off usually helps; the next run takes it from there.",
  },
  "DEV-301": {
    title: "The machine is protected",
    text: "`lifecycle.protect: true` was applied once, and the ledger remembers it: removing the line, or the machine, from devorch.yaml does not take the protection away. Write `lifecycle: { protect: false }` and apply; then the machine can be deleted with `--confirm=INSTANCE`.",
  },
  "DEV-302": {
    title: "The name is taken by an instance that is not this project's",
    text: "devorch never starts, changes or deletes an instance that it did not make, nor one of another project or environment. Take it over with `devorch adopt` (one of another project after `devorch forget` there), or let this machine have another name.\n\n    machines: { web: { image: golden, name: acme-web-2 } }",
  },
  "DEV-303": {
    title: "The name is held by a deleted instance that is not devorch's",
    text: "A deleted instance keeps its name until it is purged. Since devorch did not make it, only its owner can say whether to recover it, to purge it, or to leave it and to use another name here.",
  },
  "DEV-304": {
    title: "What is in the trash is not surely ours",
    text: "An owned machine that somebody deleted is recovered only if all that can still be read of it (release, cpus, memory, disk) is as devorch recorded it. Else it may be a stranger with our name, and nothing is done to it. With --refresh=false sizes are not read, so that nothing in the trash is recognised.",
  },
  "DEV-305": {
    title: "Unsaved work cannot be ruled out",
    text: "Before a machine with `repo:` is deleted or replaced, devorch looks for uncommitted and unpushed work in it, and a machine that does not run cannot be asked. Start it so that it can be, or pass --discard-work if nothing in it matters.",
  },
  "DEV-307": {
    title: "A machine with a trash window cannot be replaced",
    text: "`lifecycle.trash` keeps the deleted instance, and Multipass keeps its name with it, so that its successor could not have the name. Take the trash window out and apply; then replace the machine.",
  },
  "DEV-308": {
    title: "A deletion wants to be confirmed by name",
    text: "The machine was protected at some time. Its deletion is done only with `--confirm=INSTANCE`, so that nobody deletes it with a mere `--auto-approve`.",
  },
  "DEV-309": {
    title: "The template is not stopped",
    text: "A clone copies the template's disk, after its sealed snapshot was restored to it; whoever works in a running template would lose that work. Stop it when nobody does.",
  },
  "DEV-311": {
    title: "The template lost its sealed snapshot",
    text: "The instance is there, but not the snapshot that machines are cloned from: somebody may be working in it. If nobody is, purge it; the next apply builds it again.",
  },
  "DEV-312": {
    title: "The host has no such network",
    text: "`networks:` names networks of the host, as `multipass networks` lists them.",
  },
  "DEV-313": {
    title: "Nothing has this address",
    text: "`--target` and `--replace` take the addresses that `devorch status` lists: `machine.web`, `machine.web-2`, `image.golden`.",
  },
  "DEV-314": {
    title: "This Multipass cannot do it",
    text: "Clones need Multipass 1.15, snapshots 1.13; the lxd driver has neither, and applevz neither snapshots nor suspend. devorch says so before anything is done.",
  },
  "DEV-315": {
    title: "The name belongs to another machine of this project",
    text: "Two machines cannot have one instance. A machine that only got a new name in devorch.yaml is the same machine if `moved:` says so.\n\n    moved: [{ from: machine.web, to: machine.app }]",
  },
  "DEV-316": {
    title: "The template's name is taken",
    text: "A template is called after its image and its content. An instance with that name which devorch did not build is left alone. Free the name, or give the image another one.",
  },
  "DEV-317": {
    title: "The template was deleted",
    text: "It is in Multipass's trash, where it keeps its name. Recover it, or purge it: the next apply builds it again.",
  },
  "DEV-318": {
    title: "The host may have too little memory",
    text: "A warning: the machines of this project that are to run want more memory together than the host has. Multipass starts them nevertheless, and the host may swap or kill. Machines of others are not counted.",
  },
  "DEV-319": {
    title: "The host may have too little disk",
    text: "A warning: disks start small and grow as they are written. Together the new ones may grow beyond what is free now.",
  },
  "DEV-320": {
    title: "The machine holds work that would be lost",
    text: "Its checkout has uncommitted changes, untracked files, commits that are on no remote, or stashes. They would go with the disk. Push them, or say --discard-work.",
  },
  "DEV-321": {
    title: "Nobody can tell whether the machine holds work",
    text: "A machine with a repo: is asked for uncommitted and unpushed work before it is deleted or replaced. It is stopped, or does not answer, and unknown counts as yes.",
  },
  "DEV-322": {
    title: "What has the name is not what was being made",
    text: "A run recorded what it was about to make, and did not see it come about. Since then an instance has appeared under that name: of a launch it would have the cpus, memory and disk that were asked for, of a clone it would be stopped, and it would have no snapshots. This one differs, so nothing is done to it. Forgetting the machine gives up the claim to the name; it changes nothing in the instance.",
  },
  "DEV-324": {
    title: "A guest can change the project",
    text: "A mount shows a folder of the host as it is, and guests write there, too. With devorch.yaml or scripts in it, a guest has a say in what runs on the host the next time; in `.devorch` it sees, and can change, what tasks of all machines said and left. Keys and state are never in it (DEV-165), and what runs write there goes through no link. It is a warning, told when the mount is made. For machines that run what you do not trust, mount a folder below, or copy files there with `sync`.\n\nWide:\n\n    mounts: [ { source: ., target: /workspace } ]\n\nNarrow:\n\n    mounts: [ { source: ./src, target: /workspace/src } ]",
  },
  "DEV-325": {
    title: "Multipass is devorch's simulator here",
    text: "A warning: the program called multipass on PATH answers as multipass-sim does, most likely because it is a script that forwards to it. Everything works, but machines are simulated. Whoever wants virtual machines installs Multipass; who wants to simulate writes provider: sim, and needs no such script.",
  },
  "DEV-326": {
    title: "Simulated machines are not isolated here",
    text: "A warning: the simulator isolates its machines with Linux namespaces, which need root and are withheld in most containers. Without them a machine is a folder and processes of the user who runs devorch: steps, setup tasks and exec run on the host itself, with its files and its network, and sudo in them is a stand-in. multipass-sim launch says why.",
  },
  "DEV-330": {
    title: "This project has no such machine",
    text: "Commands that touch a machine take only those that this project and environment own: as web, machine.web, or by the instance's name. What was made with another --env belongs to that environment.",
  },
  "DEV-331": {
    title: "The machine is not there",
    text: "The ledger knows it, the provider does not have it, or has it only in its trash. The next apply makes or recovers it.",
  },
  "DEV-332": {
    title: "The machine does not run",
    text: "multipass exec would start a stopped instance in passing; devorch starts machines only when asked to.",
  },
  "DEV-333": {
    title: "A snapshot of this name exists",
    text: "Snapshots are never overwritten. Give another name, or remove the old one with devorch snapshot rm.",
  },
  "DEV-334": {
    title: "There is no such snapshot",
    text: "devorch snapshot ls lists a machine's snapshots.",
  },
  "DEV-335": {
    title: "The instance cannot be adopted",
    text: "adopt gives an existing instance to a machine of the configuration that has none yet. It refuses templates, deleted instances, and those that are ours already.",
  },
  "DEV-336": {
    title: "The machine is not in the trash",
    text: "undo brings back what was deleted within its trash window (lifecycle.trash). What was purged is gone.",
  },
  "DEV-340": {
    title: "The saved plan no longer fits",
    text: "apply FILE plans again under the lock and demands the same result. The message shows what is different. Options such as --target, --destroy or --var must be given again, as the command that plan --out prints names them: a file alone never asks for more than the configuration does.",
  },
  "DEV-341": {
    title: "A program may copy inside the project only",
    text: "The copy_files tool of `devorch mcp` reads and writes paths in the folder of devorch.yaml, symbolic links followed, but nothing in .git and .devorch, and never over devorch.yaml and its like. A person copies from and to anywhere with devorch cp.",
  },
  "DEV-350": {
    title: "There is no such image",
    text: "Images are named by their keys under images: in devorch.yaml; templates of other projects are listed by devorch image ls, and belong to those.",
  },
  "DEV-351": {
    title: "The image cannot be verified",
    text: "Its checks run in a clone of the sealed template, so it must be built. The clone is in the ledger as machine.verify-NAME while it lives; a machine of yours must not have that name.",
  },
  "DEV-352": {
    title: "A version is open",
    text: "A warning: the toolchain says latest, or no version, and devorch.lock.json has none. plan never asks the network; the first build, or devorch image update, looks the newest up and writes it there. Commit that file, so that everybody builds the same. A saved plan is not applied while a version is open.",
  },
  "DEV-353": {
    title: "devorch.lock.json cannot be used",
    text: "It is no JSON of the known format, for instance after a merge. It is never overwritten in this state, because what it pinned would be lost.",
  },
  "DEV-354": {
    title: "The newest version of a package cannot be read",
    text: "Versions of uv and of Python tools come from PyPI's JSON API; DEVORCH_PYPI_URL names a mirror that has it. Those of Python come from the list in uv's repository, by the version of uv; DEVORCH_UV_URL names a mirror of that. Nothing was written.",
  },
  "DEV-355": {
    title: "What is to be written exists",
    text: "devorch image import makes a new folder, and devorch image export a new file. Neither writes into what is there.",
  },
  "DEV-356": {
    title: "The archive of images cannot be imported",
    text: "It was not made by devorch image export, or was changed since: what it holds has another fingerprint than it says. Nothing was left behind.",
  },
  "DEV-357": {
    title: "The base image that is pinned cannot be had any more",
    text: "Multipass launches the newest version of an image only. What is built now has that base, under the fingerprint of the pinned one; image update moves the pin, and with it the fingerprint.",
  },
  "DEV-358": {
    title: "The folder of package caches cannot be used",
    text: "host.cacheDir is mounted in the guest while an image is built. What is in it is installed in every image, so nobody else may write to it. Multipass from the snap sees only folders in your home whose first name does not start with a dot.",
  },
  "DEV-401": {
    title: "The state folder cannot be written",
    text: "devorch records what it is about to do before it does it. The folder with its ledger is read-only, or belongs to somebody else, so nothing was started. Give yourself write access, or set DEVORCH_STATE_DIR to a folder of your own.",
  },
  "DEV-402": {
    title: "The disk with the state folder is full",
    text: "What cannot be recorded must not be done, so devorch checks for space before the first change and stops when there is none. Free some space (multipass list shows the machines; old output lies in .devorch/runs), then run the command again.",
  },
  "DEV-403": {
    title: "A state file cannot be used",
    text: "The operating system refused to read or write a file of devorch's for a reason other than permissions or space: a failing disk, a folder, pipe or device in a file's place, a file far larger than any state, or a file system without hard links. The message has its words.",
  },
  "DEV-404": {
    title: "The ledger was damaged or gone, and has been rebuilt",
    text: "The ledger says which machines devorch owns. It could not be read, so it was rebuilt from its backup and the newest journal. Every machine in it is protected until you say otherwise; a damaged file is kept beside it as ledger.json.corrupt-….",
  },
  "DEV-405": {
    title: "The ledger is damaged and cannot be rebuilt",
    text: "Neither the ledger nor its backup nor a journal can be read. devorch never takes a lost ledger for an empty one, because it would then create machines that exist. With a good copy put in its place, all is as before. Without one, move the damaged files away; devorch recover then proposes which instances to adopt.",
  },
  "DEV-406": {
    title: "A file was written by a newer devorch",
    text: "Its format is newer than this devorch knows. Reading it by guesswork could lose what it records. Update devorch on this host.",
  },
  "DEV-407": {
    title: "The ledger belongs to another project or environment",
    text: "The file names another owner than the folder it is in: it was moved or copied by hand. Put it back, so that one project's run does not act on another's machines.",
  },
  "DEV-408": {
    title: "The ledger changed while this run was at work",
    text: "Another run wrote the ledger after this one read it, which happens only after force-unlock on a live run. This run stops and has not overwritten the other's record. Run it again when the other has ended.",
  },
  "DEV-409": {
    title: "The registry of templates was damaged or gone",
    text: "The registry says which golden images devorch built on this host. Its backup was used; without one it starts empty, and templates that are not in it are used but never deleted by image gc.",
  },
  "DEV-410": {
    title: "Somebody else holds the lock",
    text: "Only one run at a time may change the machines of a project and environment on a host, from whatever checkout. The message says whose it is. Wait for it with --lock-timeout. A holder that died is recognised without help; one in another container or on another host cannot be, and then devorch force-unlock ID ends its lock.",
  },
  "DEV-411": {
    title: "No lock with this id",
    text: "force-unlock ends exactly the lock whose id you saw, so that you cannot end somebody's who came after. The lock is free by now or has changed hands: try your command again.",
  },
  "DEV-420": {
    title: "No plan can be read from this file",
    text: "The file is absent, cut short, or was not written by devorch plan --out. Save the plan again: plan --out replaces an earlier plan, and no other file. A configuration is named with --file.",
  },
  "DEV-421": {
    title: "The plan file was changed after it was saved",
    text: "A saved plan carries a digest of its content. This one no longer fits, so it is not the plan that was looked at. Save the plan again; nothing was applied.",
  },
  "DEV-422": {
    title: "The plan file is for another project or environment",
    text: "A plan can only be applied to the project and environment it was made for. Run apply in that project, with the same --env.",
  },
  "DEV-423": {
    title: "The saved plan is stale",
    text: "The ledger is not the one the plan was made on: the plan was applied already, or another run came between. Plan again, look at the result, and apply that.",
  },
  "DEV-425": {
    title: "A plan with a secret in it was not saved",
    text: "Plan files never hold secrets. A sensitive value also stands in a place that is not sensitive, for instance as part of a name or a command. Refer to the sensitive variable there, or use another text.",
  },
  "DEV-430": {
    title: "Others have access to devorch's files",
    text: "The state folders are for their owner only (folders 0700, files 0600), whatever the umask. The mode or the owner was changed by hand or by a restore from a backup. The hint has the command that mends it.",
  },
  "DEV-431": {
    title: "A damaged file was set aside",
    text: "A state file that could not be read was kept under this name when it was replaced, so that nothing is lost. Delete it when you no longer need it.",
  },
  "DEV-432": {
    title: "A file is left over from a killed run",
    text: "A run that was killed in the middle of a write left a temporary file. It is never read and can be deleted.",
  },
  "DEV-433": {
    title: "A lock is left over",
    text: "The run that held it died, or is in a place that cannot be seen from here, such as another container. A lock of a dead run is taken over by the next; for the other kind, make sure that it is gone, then use force-unlock.",
  },
  "DEV-434": {
    title: "A state file is damaged",
    text: "The ledger or the registry of templates cannot be read. The next apply rebuilds it from its backup or journal and sets the damaged file aside.",
  },
  "DEV-440": {
    title: "There is no passphrase",
    text: "A backup holds private keys, so it is always encrypted. The passphrase comes from --passphrase-file, DEVORCH_PASSPHRASE or the terminal, never from an argument: other users of the host could see it.",
  },
  "DEV-441": {
    title: "The backup cannot be opened",
    text: "The passphrase is another one, the file is no backup, or it names files outside the folders that it is restored to. Nothing was written.",
  },
  "DEV-501": {
    title: "The machine did not become ready in time",
    text: "Ready means: running, with an address, answering, cloud-init finished, and the ready: command exits 0. The message says which of these was missing at the end.",
  },
  "DEV-502": {
    title: "The machine stopped while it was waited for",
    text: "It will not become ready by waiting. Somebody stopped it, or its start failed.",
  },
  "DEV-503": {
    title: "cloud-init failed",
    text: "Multipass reports a launch as successful even when cloud-init ends with an error, so devorch asks it. The message ends with the last lines of its log.",
  },
  "DEV-504": {
    title: "A file to be written cannot be read",
    text: "The file of files[].from was there when the plan was made.",
  },
  "DEV-505": {
    title: "A file changed after it was planned",
    text: "What is written must be what was shown in the plan. The guest's file is as it was.",
  },
  "DEV-506": {
    title: "A file cannot be written in the guest",
    text: "The guest's last words are in the message: a folder in the file's place, no space, or a read-only file system.",
  },
  "DEV-507": {
    title: "A repository address or ref would be read as an option",
    text: "Values that begin with a dash, and empty ones, are refused before git sees them.",
  },
  "DEV-508": {
    title: "The repository cannot be checked out",
    text: "git could not clone, fetch or check out. The message ends with its words: often the address, the ref, a missing key, or no git in the image.",
  },
  "DEV-509": {
    title: "The checkout holds work that would be overwritten",
    text: "The checkout has changes, or commits that its remote branch does not have, and another ref was asked for. devorch never overwrites them.",
  },
  "DEV-510": {
    title: "A command failed in the guest",
    text: "It did not exit with 0, also after its retries. The message ends with the last lines that it printed.",
  },
  "DEV-511": {
    title: "A command took longer than its timeout",
    text: "It was ended in the guest as well.",
  },
  "DEV-512": {
    title: "A command printed something else than expected",
    text: "Its stdout, without space at either end, must equal expect:.",
  },
  "DEV-540": {
    title: "A secret is not to be had",
    text: "Its source (env:, file: or command:) gave nothing when the value was needed. Its text is never part of a message.",
  },
  "DEV-541": {
    title: "A reference has no value",
    text: "A value like ${machine.db.ipv4} is known only while that machine runs and has an address.",
  },
  "DEV-590": {
    title: "Interrupted",
    text: "Ctrl-C, a termination signal, or a terminal that closed. What an apply has done is recorded; the next one goes on from there. A run that is told twice leaves at once: its commands may go on in the machines.",
  },
  "DEV-601": {
    title: "A private file is open to others",
    text: "Keys, and the folders they and SSH's control sockets lie in, must be yours, closed to everybody else (mode 0600, folders 0700) and no links. devorch refuses them otherwise: whoever read the key could log in to every machine. If others may have read it, run devorch keys rotate after the chmod.",
  },
  "DEV-602": {
    title: "An OpenSSH tool is missing or failed",
    text: "devorch uses the OpenSSH client of the host (ssh, ssh-keygen) and a project key without a passphrase. The message ends with the tool's own words.",
  },
  "DEV-603": {
    title: "A machine shows another host key than the pinned one",
    text: "devorch reads a machine's host keys over the provider's own channel and trusts no key that the network shows. Either the guest's host keys were changed (devorch ssh-config --write reads them again), or another machine answers at its address.",
  },
  "DEV-604": {
    title: "A machine cannot be reached over SSH",
    text: "The connection was refused, timed out or had no route; no command was run. Look whether the machine runs, has an address and has started sshd.",
  },
  "DEV-605": {
    title: "A machine refuses the project's key",
    text: "The key is not in the machine's ~/.ssh/authorized_keys, for instance after a snapshot from before a key rotation was restored. The next command puts it there again over the provider's own channel, unless the guest's sshd refuses keys altogether.",
  },
  "DEV-606": {
    title: "The connection broke while a command ran",
    text: "How the command ended is unknown. What is left of it is ended, so that it does not run beside a second try; where the machine cannot be reached, it may still run. It is repeated only as often as retries: says.",
  },
  "DEV-607": {
    title: "A command cannot be given to a process",
    text: "No process can have a NUL byte in its arguments, environment or directory, UTF-8 has no bytes for half of a surrogate pair, and no shell can export a variable whose name is not made of letters, digits and _.",
  },
  "DEV-608": {
    title: "A stopped command may still run",
    text: "Its processes were told to end (TERM, then KILL), also as root, and some are still there or the machine could not be asked. A process in an uninterruptible wait, as on a dead network file system, ends when that does.",
  },
  "DEV-609": {
    title: "A value cannot be written in an SSH configuration",
    text: "Host aliases, addresses and users have letters, digits, dots, colons, _ and -; paths are absolute and have no quotes, backslashes, control characters or ${. OpenSSH cannot escape these.",
  },
  "DEV-610": {
    title: "A machine's host keys cannot be read",
    text: "What the machine answered is not a list of public keys, so nothing is pinned and nothing trusted.",
  },
  "DEV-611": {
    title: "A working directory is not there",
    text: "The command was not run. Directories are absolute, begin with ~/, or are relative to the home of ubuntu.",
  },
  "DEV-612": {
    title: "A port cannot be forwarded",
    text: "The local port is taken or not allowed. The message ends with ssh's own words.",
  },
  "DEV-613": {
    title: "Files cannot be copied",
    text: "A side cannot be read or written, a folder would take the place of a file or a file that of a folder, a path that ends with a slash is no folder, a file changed while it was read or has a name that is not UTF-8, a folder holds sockets, pipes or devices, or the machine neither took nor gave a byte for five minutes. The message says which, with the words of tar or of the system.",
  },
  "DEV-614": {
    title: "An archive from a machine is refused",
    text: "A guest is not trusted with the host's files: names and links that lead out of the target, files below links, devices, names that are not UTF-8, damaged archives, files for .git, .devorch and devorch.yaml where a task or a program copies, and archives with more bytes or files, or longer paths, than are taken end the copy. Where there are that many files on purpose, pack them in the machine into one. What was unpacked before stays, inside the target.",
  },
  "DEV-615": {
    title: "A key rotation stopped",
    text: "Until every machine was seen to accept the new key, the old one stays in use; after that the old one is taken back machine by machine. Nobody is locked out at any point. Run devorch keys rotate again to finish.",
  },
  "DEV-616": {
    title: "The accepted keys of a machine cannot be changed",
    text: "~/.ssh/authorized_keys could not be written, or no key would be left in it, which would lock everybody out.",
  },
  "DEV-617": {
    title: "A machine has no SSH server",
    text: "There are no host keys in its /etc/ssh, so nothing could be pinned. devorch exec, cp and run go over the provider's own channel; ssh, forward and keys rotate need a server. Images for Multipass have one; add openssh-server to the image's cloud-init where one was made without.",
  },
  "DEV-618": {
    title: "A command is gone without an exit code",
    text: "A command of a detached run outlives a lost connection, but not its machine: it was restarted, or all processes of the command were killed together.",
  },
  "DEV-619": {
    title: "A command of a detached run cannot be started",
    text: "While there is no connection, what it says is kept in a folder of the guest under /var/tmp, and setsid (util-linux) starts it in a session of its own.",
  },
  "DEV-701": {
    title: "There is no such task",
    text: "A task named on the command line is not under tasks: in devorch.yaml.",
  },
  "DEV-702": {
    title: "Nothing says where a task runs",
    text: "A task runs on the machines of its on:, else on those given with --on (names or labels), else on the only machine of the project.",
  },
  "DEV-703": {
    title: "The standard input of a task cannot be read",
    text: "stdin: { file: … } of a task names a host file, relative to the file that holds the task. It is read anew for each try.",
  },
  "DEV-704": {
    title: "There is no such run",
    text: "devorch runs lists what is kept under .devorch/runs/. A run is named by its id, or by the beginning or end of it.",
  },
  "DEV-705": {
    title: "A task did not pass",
    text: "It failed, took too long, or there was no answer of it. The annotation in GitHub Actions has this code; devorch logs prints what the task said.",
  },
  "DEV-706": {
    title: "A port does not answer",
    text: "A task with `ports` starts once each of them accepts connections in its machine, at 127.0.0.1, ::1 or an address of its own. After five minutes it gives up, or earlier, with the task's timeout.",
  },
  "DEV-707": {
    title: "A task's files are not copied",
    text: "`sync` of a task stays within the project: a path that leads through a symbolic link is refused, in both directions, and so is a file of the project on its `stdin`, since a machine that has a folder mounted can make one. What holds a secret's value is not pulled.",
  },
  "DEV-708": {
    title: "A run was cut off",
    text: "The process that ran the tasks is gone: it was killed, or the host went down. What it had kept is kept; tasks without an end did not come to one that anybody saw. Only a run that was started with --detach can be gone on with.",
  },
  "DEV-709": {
    title: "A run belongs to another host",
    text: "Its process is on another host, or in another container, and cannot be told to end from here. The message names the host.",
  },
  "DEV-710": {
    title: "A detached run cannot go on",
    text: "The process of a detached run is gone, and devorch attach or devorch cancel would have another go on with it. For that its tasks must be those that it was started with, and the secrets of a command that still runs the same: else its output could hold one that nobody knows any more. Nothing was changed, and what runs is left alone: with the tasks and secrets of then, attach goes on.",
  },
  "DEV-801": {
    title: "A tool that devorch needs is not installed",
    text: "devorch uses the host's OpenSSH client (ssh and ssh-keygen), and its checkout uses make. devorch setup installs them with the system's own package manager where that is apt-get or dnf. On macOS ssh is part of the system, and make of the command line tools.",
  },
  "DEV-802": {
    title: "This host cannot run virtual machines",
    text: "Multipass needs KVM on Linux and Hypervisor.framework on macOS. Virtualisation is switched off in the firmware, its kernel module is not loaded, or this host is itself a virtual machine or a container to which it is not given. The embedded provider (provider: sim) needs none of that.",
  },
  "DEV-803": {
    title: "Multipass is not installed",
    text: "devorch setup installs it: as a snap on Linux, where snapd is installed first if need be, and with Homebrew on macOS. The hint says what a person must do first where setup cannot.",
  },
  "DEV-804": {
    title: "Multipass is not on PATH",
    text: "It is installed, but the shell that started devorch does not look into its folder. A login after the installation of snapd does.",
  },
  "DEV-805": {
    title: "The daemon of Multipass does not answer",
    text: "The client is there, but multipassd does not run or hangs. devorch setup starts a daemon that is stopped.",
  },
  "DEV-806": {
    title: "Multipass does not let you in",
    text: "Whoever can use Multipass can become root, so its daemon takes only whom it knows: first a member of the group that owns its socket, then everybody who gives the passphrase that an earlier user set. devorch changes neither groups nor passphrases.",
  },
  "DEV-807": {
    title: "This Multipass lacks something",
    text: "Cloning came with 1.15, snapshots with 1.13; the LXD driver has neither, and AppleVZ cannot suspend. Plans that need what is missing are refused. A client and a daemon of different versions are an update that did not get to its end.",
  },
  "DEV-808": {
    title: "The host has no room for a machine",
    text: "Less memory or disk is left than one machine of the default size takes.",
  },
  "DEV-809": {
    title: "devorch cannot set this host up",
    text: "Multipass comes through snapd on Linux, and that needs systemd; containers, WSL 1 and WSL without systemd have none. The hint says what would help. Without virtual machines, provider: sim works, and devorch setup --provider sim installs only what that needs.",
  },
  "DEV-810": {
    title: "Setting the host up failed",
    text: "One of the commands failed, or what it installed does not work. What this run had installed before was removed again, the last first; what was there before the run was not touched. Dependencies that a package manager brought along are left to it (apt-get autoremove).",
  },
  "DEV-811": {
    title: "Setting the host up failed, and something is left of it",
    text: "A command failed, and so did one of those that take back what was installed before. The hint has those that are left to run.",
  },
  "DEV-820": {
    title: "Something is half-built",
    text: "A run that made this machine or template was stopped or failed, and none is at work on it now. The next apply of its project goes on where it stopped; a template that nobody asks for any more goes with image gc.",
  },
  "DEV-821": {
    title: "A machine may be stuck",
    text: "It is in a state that passes, and was still in it after a minute. Multipass also shows Unknown for a machine that boots. Where that takes longer, look again; if it stays so, power it off, which loses what it has not written: the next apply starts it.",
  },
  "DEV-822": {
    title: "A template is used by nobody",
    text: "No machine of any project on this host was made from it, and the configuration at hand does not ask for it. Another checkout may: it would build it again.",
  },
  "DEV-823": {
    title: "A file of pinned host keys is damaged",
    text: "Its lines are not pinned host keys of this machine, so ssh would refuse the machine or ask about it. Remove it: the next connection reads the host keys anew, over the provider's own channel.",
  },
  "DEV-824": {
    title: "Host keys are pinned for a machine that is no more",
    text: "No project on this host owns an instance of that name. The file is of no use and does no harm.",
  },
  "DEV-901": {
    title: "DEVORCH_SIM_RUNTIME has an unknown value",
    text: "It says where the embedded provider runs its machines: namespace isolates them and needs root on Linux, process runs plain processes anywhere, and auto, the default, takes the first where it works.",
  },
  "DEV-902": {
    title: "Simulated machines cannot change their kind",
    text: "A machine's disk is made for namespaces or for plain processes, and all machines below one DEVORCH_SIM_HOME are alike. Keep DEVORCH_SIM_RUNTIME as it was, or begin afresh in another folder.",
  },
  "DEV-903": {
    title: "Namespaces do not work here",
    text: "Machines of the kind namespace were asked for, or exist below DEVORCH_SIM_HOME, but this host does not run them: the message has the reason. They need Linux, root, the commands of util-linux and iproute2, Perl, and a kernel that lets a file system be laid over the root. Many containers do not.",
  },
};
