/** All that is asked of a host. Programs are looked for on PATH, then in `places`, which a login shell adds later. */
export interface Questions {
  programs: readonly string[];
  places: readonly string[];
  paths: readonly string[];
  /** Asked only where the program is there. */
  commands: readonly (readonly string[])[];
  /** The first that exists is where the disks of machines go. */
  disks: readonly string[];
}

/** What a host answered: plain data, so that a host can be recorded. */
export interface Answers {
  /** As Node names them: `linux`, `arm64`. */
  platform: string;
  architecture: string;
  root: boolean;
  searchPath: string;
  memoryBytes: number;
  diskFreeBytes?: number;
  /** Name → where it is. */
  programs: Readonly<Record<string, string>>;
  /** What exists; `text` of plain files, `usable`: this user may read and write it. */
  paths: Readonly<Record<string, { text?: string; usable: boolean }>>;
  /** By the words of the command. */
  commands: Readonly<Record<string, Answer>>;
}

export interface Answer {
  /** -1 when it did not end by itself. */
  exit: number;
  stdout: string;
  stderr: string;
}

export interface HostFacts {
  platform: string;
  /** `Ubuntu 24.04.1 LTS`. */
  system: string;
  architecture: string;
  root: boolean;
  sudo: boolean;
  /** Of Windows Subsystem for Linux. */
  wsl?: 1 | 2;
  container: boolean;
  systemd: boolean;
  /** `disabled`: the processor has it, and the kernel offers no device. */
  virtualisation: "usable" | "disabled" | "absent";
  memoryBytes: number;
  diskFreeBytes?: number;
  packages?: "apt-get" | "dnf" | "brew";
  snapd: "running" | "stopped" | "absent";
  make: boolean;
  ssh: boolean;
  multipass?: MultipassFacts;
}

export interface MultipassFacts {
  path: string;
  by: "snap" | "brew" | "package";
  onPath: boolean;
  client: string;
  daemon?: string;
  /** Why the daemon cannot be asked; `forbidden`: its socket is closed to this user. One that is `unreachable` may also hang. */
  refusal?: "unauthenticated" | "forbidden" | "unreachable";
  /** Of the snap's daemon; `disabled`: it does not come back with the next boot, either. */
  service?: "active" | "inactive" | "disabled";
  driver?: string;
}

const multipassCommands = [
  ["multipass", "version", "--format", "json"],
  ["multipass", "get", "local.driver"],
] as const;

const sockets = {
  linux: ["/var/snap/multipass/common/multipass_socket", "/run/multipass_socket"],
  darwin: ["/var/run/multipass_socket"],
} as const;

/** Where Homebrew notes its casks: Apple silicon, Intel. */
const casks = ["/opt/homebrew/Caskroom/multipass", "/usr/local/Caskroom/multipass"] as const;

export function questionsFor(platform: string): Questions {
  if (platform === "darwin") {
    return {
      programs: ["sudo", "brew", "ssh", "ssh-keygen", "xcode-select", "sw_vers", "sysctl", "multipass"],
      places: ["/opt/homebrew/bin", "/usr/local/bin"],
      paths: [...sockets.darwin, ...casks],
      commands: [
        ["sw_vers", "-productVersion"],
        ["sysctl", "-n", "kern.hv_support"],
        ["xcode-select", "-p"],
        ...multipassCommands,
      ],
      disks: ["/var/root/Library/Application Support/multipassd", "/"],
    };
  }
  return {
    programs: ["sudo", "apt-get", "dnf", "snap", "make", "ssh", "ssh-keygen", "multipass"],
    places: ["/snap/bin"],
    paths: [
      "/etc/os-release",
      "/proc/sys/kernel/osrelease",
      "/proc/cpuinfo",
      "/run/systemd/system",
      ...containerMarks,
      "/dev/kvm",
      ...sockets.linux,
    ],
    commands: [["snap", "version"], ["snap", "services", "multipass"], ...multipassCommands],
    disks: ["/var/snap/multipass/common", "/"],
  };
}

/** Docker, Podman, and whatever runs systemd inside. */
const containerMarks = ["/.dockerenv", "/run/.containerenv", "/run/systemd/container"] as const;

export function factsOf(answers: Answers): HostFacts {
  const { platform, architecture, root, programs, memoryBytes, diskFreeBytes } = answers;
  return {
    platform,
    architecture,
    root,
    sudo: "sudo" in programs,
    memoryBytes,
    ...(diskFreeBytes !== undefined && { diskFreeBytes }),
    ssh: "ssh" in programs && "ssh-keygen" in programs,
    ...(platform === "darwin" ? factsOfMac(answers) : factsOfLinux(answers)),
    ...multipassFacts(answers),
  };
}

type FactsOfPlatform = Pick<
  HostFacts,
  "system" | "wsl" | "container" | "systemd" | "virtualisation" | "packages" | "snapd" | "make"
>;

function factsOfMac({ programs, commands }: Answers): FactsOfPlatform {
  return {
    system: `macOS ${said(commands, "sw_vers -productVersion")}`.trim(),
    container: false,
    systemd: false,
    virtualisation: said(commands, "sysctl -n kern.hv_support") === "1" ? "usable" : "absent",
    ...("brew" in programs && { packages: "brew" }),
    snapd: "absent",
    // /usr/bin/make is always there; without the command line tools it only opens a window that offers them.
    make: commands["xcode-select -p"]?.exit === 0,
  };
}

function factsOfLinux({ programs, paths, commands, platform }: Answers): FactsOfPlatform {
  const kernel = paths["/proc/sys/kernel/osrelease"]?.text ?? "";
  // WSL 1 says "4.4.0-19041-Microsoft", WSL 2 "5.15.153.1-microsoft-standard-WSL2".
  const wsl = /-Microsoft\b/.test(kernel) ? 1 : /microsoft/.test(kernel) ? 2 : undefined;
  const packages = (["apt-get", "dnf"] as const).find((name) => name in programs);
  return {
    system: /^PRETTY_NAME="?([^"\n]*)/m.exec(paths["/etc/os-release"]?.text ?? "")?.[1] ?? platform,
    ...(wsl && { wsl }),
    container: containerMarks.some((path) => path in paths),
    systemd: "/run/systemd/system" in paths,
    // The flags of x86; other processors do not tell, and there only the device does.
    virtualisation:
      "/dev/kvm" in paths
        ? "usable"
        : /^flags\b.*\b(?:vmx|svm)\b/m.test(paths["/proc/cpuinfo"]?.text ?? "")
          ? "disabled"
          : "absent",
    ...(packages && { packages }),
    snapd: !("snap" in programs)
      ? "absent"
      : /^snapd\s+\d/m.test(commands["snap version"]?.stdout ?? "")
        ? "running"
        : "stopped",
    make: "make" in programs,
  };
}

function multipassFacts(answers: Answers): { multipass?: MultipassFacts } {
  const { platform, programs, paths, commands, searchPath } = answers;
  const path = programs.multipass;
  if (path === undefined) return {};
  const version = versions(said(commands, "multipass version --format json"));
  const driver = commands["multipass get local.driver"];
  const service = serviceIn(said(commands, "snap services multipass"));
  const refusal = driver && refusalIn(driver, answers, service);
  return {
    multipass: {
      path,
      by: path.startsWith("/snap/")
        ? "snap"
        : platform === "darwin" && casks.some((cask) => cask in paths)
          ? "brew"
          : "package",
      onPath: searchPath.split(":").includes(path.slice(0, path.lastIndexOf("/"))),
      client: version.multipass ?? "unknown",
      ...(version.multipassd !== undefined && { daemon: version.multipassd }),
      ...(service && { service }),
      ...(refusal ? { refusal } : { driver: driver?.stdout.trim() ?? "" }),
    },
  };
}

/** Sources: recordings/daemon-down-get-local.driver.json, unauthenticated-list.json; a closed socket says the same as none. */
function refusalIn(
  { exit, stderr }: Answer,
  { platform, paths }: Answers,
  service: MultipassFacts["service"],
): MultipassFacts["refusal"] {
  if (exit === 0) return undefined;
  if (/not authenticated/.test(stderr)) return "unauthenticated";
  // A daemon that was killed leaves its socket.
  if (service === "inactive" || service === "disabled") return "unreachable";
  const known = platform === "darwin" ? sockets.darwin : sockets.linux;
  return known.some((socket) => paths[socket]?.usable === false) ? "forbidden" : "unreachable";
}

/** `multipass.multipassd  enabled  active  -` */
function serviceIn(services: string): MultipassFacts["service"] {
  const [, startup, current] = /^multipass\.multipassd\s+(\w+)\s+(\w+)/m.exec(services) ?? [];
  if (current === "active") return "active";
  if (startup === undefined) return undefined;
  return startup === "disabled" ? "disabled" : "inactive";
}

function said(commands: Answers["commands"], command: string): string {
  const answer = commands[command];
  return answer?.exit === 0 ? answer.stdout.trim() : "";
}

/** What `version` says; nothing of what is no such answer. */
function versions(json: string): { multipass?: string; multipassd?: string } {
  try {
    const answer = Object.entries(JSON.parse(json) as object);
    return Object.fromEntries(answer.filter(([, version]) => typeof version === "string"));
  } catch {
    return {};
  }
}
