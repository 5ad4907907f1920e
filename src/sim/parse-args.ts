import { unhandled } from "./client-log.ts";
import type { Client, Command, Format, Refusal, Target } from "./command.ts";
import { imagePath, isUrl } from "./images.ts";
import { badSize, parseSize } from "./size.ts";

/** Parses the arguments after `multipass`. Source of the messages: the recordings. */
export function parseArgs(argv: readonly string[], client: Client): Command | Refusal {
  const word = argv[0];
  const verb = word !== undefined && Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : word;
  if (verb === undefined) return { exit: 2, stdout: HELP, stderr: "" };
  if (verb === "help" || verb === "--help" || verb === "-h") return { verb: "help" };
  const read = Object.hasOwn(READERS, verb) ? READERS[verb] : undefined;
  if (!read) {
    const stdout = `Error: Unknown command or alias '${verb}' (try "multipass help" or "multipass aliases")\n`;
    return { exit: 1, stdout, stderr: "" };
  }
  try {
    const args = readOptions(argv.slice(1), read.options);
    return args.has("help") ? { verb: "help" } : read.command(args, client);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const inner = verb === "exec" && error.message.startsWith("Unknown option");
    return { exit: 1, stdout: error.stdout, stderr: `${error.message}\n${inner ? EXEC_HINT : ""}` };
  }
}

/** Other names of commands. */
const SYNONYMS: Record<string, string> = {
  ls: "list",
  sh: "shell",
  connect: "shell",
  "copy-files": "transfer",
};

export const HELP = `Usage: multipass [options] <command>
The simulator of Multipass that comes with devorch. It keeps its instances under DEVORCH_SIM_HOME.

Available commands:
  ${["aliases", "authenticate", "clone", "delete", "exec", "find", "get", "help", "info", "launch", "list", "mount", "networks", "purge", "recover", "restart", "restore", "set", "shell", "snapshot", "start", "stop", "suspend", "transfer", "umount", "version"].join("\n  ")}
`;

const EXEC_HINT = `
Options to the inner command should come after "--", like this:
multipass exec <instance> -- <command> <arguments>
`;

class UsageError extends Error {
  readonly stdout: string;
  constructor(message: string, stdout = "") {
    super(message);
    this.stdout = stdout;
  }
}

const refuse = (message: string): never => {
  throw new UsageError(message);
};

/** Option names → the name its values go by, with `=` when it takes a value. */
type Options = Record<string, string>;

interface Reader {
  options: Options;
  command(args: Args, client: Client): Command | Refusal;
}

class Args {
  readonly positional: string[] = [];
  /** Set once `--` was seen. */
  dashes = false;
  readonly #values = new Map<string, string[]>();

  add(name: string, value: string): void {
    this.#values.set(name, [...this.all(name), value]);
  }
  has(name: string): boolean {
    return this.#values.has(name);
  }
  all(name: string): string[] {
    return this.#values.get(name) ?? [];
  }
  last(name: string): string {
    return this.all(name).at(-1) ?? "";
  }
}

const COMMON: Options = {
  "-h": "help",
  "--help": "help",
  "-v": "verbose",
  "-vv": "verbose",
  "-vvv": "verbose",
  "-vvvv": "verbose",
  "--verbose": "verbose",
};

function readOptions(argv: readonly string[], own: Options): Args {
  const options = { ...COMMON, ...own };
  const args = new Args();
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === "--") {
      args.dashes = true;
      args.positional.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      args.positional.push(word);
      continue;
    }
    const [flag, inline] = word.startsWith("--") ? splitOnce(word, "=") : [word];
    const meaning = options[flag];
    if (meaning === undefined) return refuse(`Unknown option '${flag.replace(/^-+/, "")}'.`);
    if (!meaning.endsWith("=")) {
      args.add(meaning, "");
      continue;
    }
    const value = inline ?? argv[++i] ?? refuse(`Missing value after '${flag}'.`);
    args.add(meaning.slice(0, -1), value);
  }
  return args;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

const NAMES: Options = { "--all": "all" };
const FORMAT: Options = { "--format": "format=" };
const TIMEOUT: Options = { "--timeout": "timeout=" };

const READERS: Record<string, Reader> = {
  version: bare(FORMAT, (args) => ({ verb: "version", format: format(args) })),
  list: bare({ ...FORMAT, "--snapshots": "snapshots", "--no-ipv4": "no-ipv4" }, (args) => {
    const [snapshots, addresses] = [args.has("snapshots"), !args.has("no-ipv4")];
    if (snapshots && !addresses)
      refuse("IP addresses are not applicable in conjunction with listing snapshots");
    return { verb: "list", snapshots, format: format(args), addresses };
  }),
  info: {
    options: {
      ...FORMAT,
      "--snapshots": "snapshots",
      "--all": "all",
      "--no-runtime-information": "no-runtime-information",
    },
    command: (args) => ({
      verb: "info",
      names: args.positional,
      snapshots: args.has("snapshots"),
      runtime: !args.has("no-runtime-information"),
      format: format(args),
    }),
  },
  find: {
    options: {
      ...FORMAT,
      "--show-unsupported": "unsupported",
      "--force-update": "force-update",
      "--only-images": "only-images",
    },
    command: (args) => ({
      verb: "find",
      text: atMostOne(args, "Wrong number of arguments"),
      unsupported: args.has("unsupported"),
      format: format(args),
    }),
  },
  networks: bare(FORMAT, (args) => ({ verb: "networks", format: format(args) })),
  aliases: bare(FORMAT, (args) => ({ verb: "aliases", format: format(args) })),
  authenticate: { options: {}, command: () => ({ verb: "authenticate" }) },
  get: {
    options: { "--keys": "keys", "--raw": "raw" },
    command: (args) => ({
      verb: "get",
      key: atMostOne(args, "Multiple settings not implemented yet."),
      keys: args.has("keys"),
      raw: args.has("raw"),
    }),
  },
  set: {
    options: {},
    command: (args) => {
      if (args.positional.length !== 1) refuse("Need exactly one key-value pair (in <key>=<value> form).");
      const [key, value] = splitOnce(args.positional[0]!, "=");
      // The value would be asked for; without a terminal there is nothing to read. Source: set-malformed.json.
      if (value === undefined) throw new UsageError("Failed to read value", `${key}: `);
      return { verb: "set", key, value };
    },
  },
  launch: {
    options: {
      ...TIMEOUT,
      "-c": "cpus=",
      "--cpus": "cpus=",
      "-d": "disk=",
      "--disk": "disk=",
      "-m": "memory=",
      "--memory": "memory=",
      "--mem": "memory=",
      "-n": "name=",
      "--name": "name=",
      "--cloud-init": "cloud-init=",
      "--network": "network=",
      "--bridged": "bridged",
      "--mount": "mount=",
    },
    command: readLaunch,
  },
  start: {
    options: { ...NAMES, ...TIMEOUT },
    command: (args) => ({ verb: "start", ...names(args), timeoutS: timeout(args) }),
  },
  restart: {
    options: { ...NAMES, ...TIMEOUT },
    command: (args) => ({ verb: "restart", ...names(args), timeoutS: timeout(args) }),
  },
  stop: {
    options: {
      ...NAMES,
      "-t": "time=",
      "--time": "time=",
      "-c": "cancel",
      "--cancel": "cancel",
      "--force": "force",
    },
    command: (args) => {
      const named = names(args);
      const [force, cancel] = [args.has("force"), args.has("cancel")];
      // Source of the order and the messages: parse_args in Multipass's src/client/cli/cmd/stop.cpp.
      if (args.has("time") && cancel) refuse("Cannot set 'time' and 'cancel' options at the same time");
      if (force && (args.has("time") || cancel))
        refuse("Cannot set 'force' along with 'time' or 'cancel' options at the same time");
      const minutes = args.last("time").replace(/^\+/, "");
      if (!/^\d*$/.test(minutes)) refuse("Time must be in digit form");
      return { verb: "stop", ...named, force, minutes: Number(minutes), cancel };
    },
  },
  suspend: { options: NAMES, command: (args) => ({ verb: "suspend", ...names(args) }) },
  delete: {
    options: { ...NAMES, "-p": "purge", "--purge": "purge" },
    command: (args) => ({ verb: "delete", ...namesRequired(args), purge: args.has("purge") }),
  },
  recover: { options: NAMES, command: (args) => ({ verb: "recover", ...namesRequired(args) }) },
  purge: bare({}, () => ({ verb: "purge" })),
  snapshot: {
    options: {
      "-n": "name=",
      "--name": "name=",
      "-c": "comment=",
      "-m": "comment=",
      "--comment": "comment=",
    },
    command: (args) => ({
      verb: "snapshot",
      name: only(args, "Need the name of an instance to snapshot.", "Too many arguments supplied"),
      snapshot: args.last("name"),
      comment: args.last("comment"),
    }),
  },
  restore: {
    options: { "-d": "destructive", "--destructive": "destructive" },
    command: (args) => {
      const text = only(
        args,
        "Need the name of an instance and snapshot to restore.",
        "Too many arguments supplied",
      );
      const [name, snapshot] = splitOnce(text, ".");
      if (!name || !snapshot)
        return refuse(
          "Invalid format. Please specify the instance to restore and snapshot to use in the form <instance>.<snapshot>.",
        );
      return { verb: "restore", name, snapshot, destructive: args.has("destructive") };
    },
  },
  clone: {
    options: { "-n": "name=", "--name": "name=" },
    command: (args) => ({
      verb: "clone",
      name: only(args, "Please provide the name of the source instance.", "Too many arguments."),
      target: args.last("name"),
    }),
  },
  exec: {
    options: {
      "-d": "directory=",
      "--working-directory": "directory=",
      "-n": "unmapped",
      "--no-map-working-directory": "unmapped",
    },
    command: (args, client) => {
      const [name, ...argv] = args.positional;
      if (name === undefined || argv.length === 0) return refuse("Wrong number of arguments");
      if (args.has("directory") && args.has("unmapped"))
        refuse("Options --working-directory and --no-map-working-directory clash");
      return {
        verb: "exec",
        name,
        argv,
        directory: args.last("directory"),
        hostDirectory: args.has("unmapped") || args.has("directory") ? "" : client.cwd,
      };
    },
  },
  shell: {
    options: TIMEOUT,
    command: (args) => ({ verb: "shell", name: atMostOne(args, "Too many arguments given") }),
  },
  transfer: {
    options: { "-r": "recursive", "--recursive": "recursive", "-p": "parents", "--parents": "parents" },
    command: readTransfer,
  },
  mount: {
    options: {
      "-u": "uid=",
      "--uid-map": "uid=",
      "-g": "gid=",
      "--gid-map": "gid=",
      "-t": "type=",
      "--type": "type=",
    },
    command: readMount,
  },
  umount: {
    options: {},
    command: (args) => {
      if (args.positional.length === 0) refuse("Not enough arguments given");
      return { verb: "umount", targets: args.positional.map(target) };
    },
  },
};

/** A command without arguments. Source of the message: parse_args in Multipass's src/client/cli/cmd/purge.cpp, list.cpp and others. */
function bare(options: Options, command: Reader["command"]): Reader {
  return {
    options,
    command: (args, client) =>
      args.positional.length > 0 ? refuse("This command takes no arguments") : command(args, client),
  };
}

function format(args: Args): Format {
  const text = args.last("format") || "table";
  return text === "table" || text === "json" || text === "csv" || text === "yaml"
    ? text
    : refuse("Invalid format type given.");
}

function timeout(args: Args): number {
  const text = args.last("timeout");
  if (text === "") return 300;
  return /^[1-9]\d*$/.test(text)
    ? Number(text)
    : refuse("error: --timeout value has to be a positive integer");
}

/**
 * No name and no --all means the primary instance, which the daemon knows. Source of the message:
 * check_for_name_and_all_option_conflict in Multipass's src/client/cli/cmd/common_cli.cpp.
 */
function names(args: Args): { names: string[]; all: boolean } {
  const [names, all] = [args.positional, args.has("all")];
  if (all && names.length > 0)
    refuse(`Cannot specify name${names.length > 1 ? "s" : ""} when --all option set`);
  return { names, all };
}

function namesRequired(args: Args): { names: string[]; all: boolean } {
  if (args.positional.length === 0 && !args.has("all")) refuse("Name argument or --all is required");
  return names(args);
}

function atMostOne(args: Args, many: string): string {
  if (args.positional.length > 1) refuse(many);
  return args.positional[0] ?? "";
}

function only(args: Args, none: string, many: string): string {
  if (args.positional.length === 0) refuse(none);
  return atMostOne(args, many);
}

function target(text: string): Target {
  const [name, path = ""] = splitOnce(text, ":");
  return { name, path };
}

function readLaunch(args: Args, client: Client): Command | Refusal {
  if (args.positional.length > 1) refuse("Too many arguments supplied");
  const image = args.positional[0] ?? "";
  const cpus = args.last("cpus") || "1";
  if (!/^[1-9]\d*$/.test(cpus)) refuse(`Error: invalid CPU count '${cpus}', need a positive integer value.`);
  for (const size of [args.last("memory"), args.last("disk")])
    if (size && parseSize(size) === undefined)
      return { exit: 1, stdout: "", stderr: unhandled(client.nowMs, badSize(size)) };
  const mounts = args.all("mount").map((spec) => {
    const [source, path = ""] = splitOnce(spec, ":");
    if (client.pathKind(source) === "missing") refuse(`Mount source path "${source}" does not exist`);
    return { source, target: path || source };
  });
  return {
    verb: "launch",
    name: args.last("name"),
    image,
    imageExists:
      !isUrl(image) || !image.startsWith("file://") || client.pathKind(imagePath(image)) === "file",
    cpus: Number(cpus),
    memory: args.last("memory") || "1G",
    disk: args.last("disk") || "5G",
    cloudInit: args.last("cloud-init"),
    userData: "",
    timeoutS: timeout(args),
    networks: [...args.all("network").map(networkName), ...(args.has("bridged") ? ["bridged"] : [])],
    mounts,
  };
}

/** `eth0` and `name=eth0,mode=auto,mac=…` name a network. */
function networkName(spec: string): string {
  const name = spec.split(",").find((part) => part.startsWith("name="));
  return name ? name.slice("name=".length) : spec;
}

function readTransfer(args: Args, client: Client): Command | Refusal {
  if (args.positional.length < 2) refuse("Not enough arguments given");
  const sources = args.positional.slice(0, -1);
  const destination = args.positional.at(-1)!;
  if (args.positional.includes("-") && sources.length > 1)
    refuse("Only two arguments allowed when using '-'");
  const remote = (text: string) => /^[A-Za-z][A-Za-z0-9-]*:/.test(text);
  const push = remote(destination);
  const pull = sources.some(remote);
  if (!push && !pull) refuse("An instance name is needed for either source or destination");
  if (push && pull) refuse("Cannot specify an instance name for both source and destination");
  const flags = { recursive: args.has("recursive"), parents: args.has("parents") };
  if (push) {
    const { name, path } = target(destination);
    for (const source of sources)
      if (source !== "-" && client.pathKind(source) === "missing")
        refuse(`Source path "${source}" does not exist`);
    return { verb: "transfer", direction: "push", name, sources, target: path, ...flags };
  }
  const targets = sources.map(target);
  const [first] = targets;
  if (!sources.every(remote) || targets.some(({ name }) => name !== first!.name))
    refuse("All sources must be paths in one instance");
  const paths = targets.map(({ path }) => path);
  return {
    verb: "transfer",
    direction: "pull",
    name: first!.name,
    sources: paths,
    target: destination,
    ...flags,
  };
}

function readMount(args: Args, client: Client): Command | Refusal {
  const [source, ...targets] = args.positional;
  if (source === undefined || targets.length === 0) return refuse("Not enough arguments given");
  const type = args.last("type") || "classic";
  if (type !== "classic" && type !== "native")
    refuse(`error: Bad mount type '${type}' specified, please use 'classic' or 'native'`);
  const kind = client.pathKind(source);
  if (kind === "missing") refuse(`Source path "${source}" does not exist`);
  if (kind === "file") refuse(`Source path "${source}" is not a directory`);
  return {
    verb: "mount",
    source,
    targets: targets.map(target),
    uidMaps: args.all("uid"),
    gidMaps: args.all("gid"),
    native: type === "native",
  };
}
