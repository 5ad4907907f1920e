import { capabilities } from "../capabilities.ts";
import type { Problem, ProblemCode } from "../problem.ts";
import { displayedSize, formatSize } from "../size.ts";
import type { HostFacts, MultipassFacts } from "./facts.ts";
import { type Part, remedy } from "./remedy.ts";

/** One thing that must be well on a host. */
export interface Check {
  name: string;
  /** What is there, in a few words. */
  found: string;
  problem?: Problem;
}

/** The checks of a host, in a fixed order. Only `multipass` needs more than the two tools and some room. */
export function checkHost(facts: HostFacts, provider: "multipass" | "sim"): readonly Check[] {
  return [
    system(facts, provider),
    ...(provider === "multipass" ? [virtualisation(facts)] : []),
    memory(facts),
    ...(facts.diskFreeBytes === undefined ? [] : [disk(facts.diskFreeBytes)]),
    tool("make", facts, provider, "xcode-select --install"),
    tool("ssh", facts, provider, "install OpenSSH's client, which has ssh and ssh-keygen"),
    ...(provider === "multipass" ? [multipass(facts)] : []),
  ];
}

/** No machine can be had from this provider while one of these stands. */
export function providerMissing({ problem }: Check): boolean {
  return problem !== undefined && ["DEV-803", "DEV-804", "DEV-805", "DEV-806"].includes(problem.code);
}

const instead = "or write provider: sim, which needs no virtual machines";

function system(facts: HostFacts, provider: "multipass" | "sim"): Check {
  const { system, architecture, wsl, container } = facts;
  const where = wsl ? `, WSL ${wsl}` : container ? ", in a container" : "";
  const found = `${system} (${architecture}${where})`;
  const why = provider === "sim" || facts.multipass ? undefined : whyNoMultipass(facts);
  return why ? failing("system", found, "DEV-809", ...why) : { name: "system", found };
}

type Why = [message: string, hint: string];

/** Why no Multipass can be installed on this system, whatever its hardware. */
function whyNoMultipass({ platform, wsl, container, systemd }: HostFacts): Why | undefined {
  if (platform === "darwin") return undefined;
  if (platform !== "linux")
    return [
      `devorch sets up Linux and macOS, not ${platform}`,
      "install Multipass from https://canonical.com/multipass/install",
    ];
  if (wsl === 1)
    return [
      "WSL 1 has no Linux kernel, so nothing here can run virtual machines",
      `run "wsl --set-version DISTRIBUTION 2" in Windows, ${instead}`,
    ];
  if (systemd) return undefined;
  const without = "runs without systemd, and so without snapd, through which Multipass comes";
  if (wsl)
    return [
      `WSL ${without}`,
      `write systemd=true under [boot] in /etc/wsl.conf, run "wsl --shutdown" in Windows, and open WSL again; ${instead}`,
    ];
  if (container) return [`this container ${without}`, `run devorch on the container's host, ${instead}`];
  return [`this system ${without}`, `use a distribution with systemd, ${instead}`];
}

function virtualisation(facts: HostFacts): Check {
  const name = "virtualisation";
  if (facts.virtualisation === "usable")
    return { name, found: facts.platform === "darwin" ? "Hypervisor.framework" : "KVM" };
  const [message, hint] = whyNoVirtualisation(facts);
  return failing(name, "none", "DEV-802", message, `${hint}, ${instead}`);
}

function whyNoVirtualisation({ wsl, container, virtualisation }: HostFacts): Why {
  if (wsl)
    return [
      "WSL has no /dev/kvm",
      'on Windows 11, write nestedVirtualization=true under [wsl2] in %UserProfile%\\.wslconfig and run "wsl --shutdown" in Windows',
    ];
  if (container) return ["this container has no /dev/kvm", "run devorch on the container's host"];
  if (virtualisation === "disabled")
    return [
      "the processor can run virtual machines, but there is no /dev/kvm",
      'switch virtualisation on in the firmware, and run "sudo modprobe -a kvm_intel kvm_amd"',
    ];
  return [
    "the processor shows no virtualisation",
    "switch VT-x or AMD-V on in the firmware, or in the settings of the virtual machine that this is",
  ];
}

/** What a machine of the default size takes, and as much again for the host. */
const leastMemoryBytes = 2 * 2 ** 30;
/** The disk of a machine of the default size. */
const leastDiskBytes = 5 * 2 ** 30;

function memory({ memoryBytes }: HostFacts): Check {
  const found = displayedSize(memoryBytes);
  if (memoryBytes >= leastMemoryBytes) return { name: "memory", found };
  return failing(
    "memory",
    found,
    "DEV-808",
    `${found} of memory leaves no room for a machine`,
    `use a host with ${formatSize(leastMemoryBytes)} or more`,
  );
}

function disk(freeBytes: number): Check {
  const found = `${displayedSize(freeBytes)} free`;
  if (freeBytes >= leastDiskBytes) return { name: "disk", found };
  return failing(
    "disk",
    found,
    "DEV-808",
    `the disk that machines lie on is full: ${found}`,
    'delete what is no longer needed: "multipass list" shows it, "multipass delete --purge NAME" frees it',
  );
}

function tool(part: "make" | "ssh", facts: HostFacts, provider: "multipass" | "sim", byHand: string): Check {
  if (facts[part]) return { name: part, found: "installed" };
  return failing(
    part,
    "missing",
    "DEV-801",
    `${part} is not installed`,
    advice(
      part,
      facts,
      facts.platform === "darwin" || part === "ssh" ? byHand : "install it with the system's packages",
      provider === "sim" ? "devorch setup --provider sim" : "devorch setup",
    ),
  );
}

function multipass(facts: HostFacts): Check {
  const name = "multipass";
  const installed = facts.multipass;
  if (!installed) {
    return failing(
      name,
      "missing",
      "DEV-803",
      "Multipass is not installed",
      advice(name, facts, byHand(facts)),
    );
  }
  const { path, by, onPath, client, daemon, driver, refusal } = installed;
  const found = `${client} (${by}${driver ? `, ${driver}` : ""})`;
  const fails = (code: ProblemCode, message: string, hint: string) =>
    failing(name, found, code, message, hint);
  if (!onPath) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    return fails(
      "DEV-804",
      `multipass lies in ${folder}, which is not on PATH`,
      `log in again, or run: export PATH="$PATH:${folder}"`,
    );
  }
  switch (refusal) {
    case "unreachable":
      return fails(
        "DEV-805",
        "Multipass's daemon does not answer",
        advice(name, facts, restartOf(installed)),
      );
    case "forbidden":
      return fails(
        "DEV-806",
        "the socket of Multipass's daemon is closed to you",
        'ask an administrator to run "multipass list" once, which opens it, and "multipass set local.passphrase"; then run "multipass authenticate"',
      );
    case "unauthenticated":
      return fails(
        "DEV-806",
        "Multipass's daemon does not know you",
        'run "multipass authenticate"; who uses Multipass already sets its passphrase with "multipass set local.passphrase"',
      );
  }
  const can = capabilities({
    client,
    ...(daemon && { daemon }),
    ...(driver && { driver }),
    simulated: false,
  });
  const lacking = (["clone", "snapshots", "suspend"] as const).filter((one) => !can[one]);
  if (lacking.length > 0)
    return fails(
      "DEV-807",
      `this Multipass (${daemon ?? client}, driver ${driver}) has no ${lacking.join(", no ")}`,
      can.snapshots
        ? `update it: ${updateOf(installed)}`
        : 'choose another driver: "multipass set local.driver=qemu"',
    );
  if (daemon !== undefined && daemon !== client)
    return fails(
      "DEV-807",
      `Multipass's client is ${client} and its daemon ${daemon}`,
      `an update is half done: ${restartOf(installed)}`,
    );
  return { name, found };
}

/** What a person does where setup does nothing. */
function advice(part: Part, facts: HostFacts, byHand: string, setup = "devorch setup"): string {
  if (remedy(part, facts).length > 0) return `run ${setup}`;
  if (remedy(part, { ...facts, sudo: true }).length > 0) return `run ${setup} as root: there is no sudo here`;
  return byHand;
}

function byHand({ platform, root, packages, systemd, virtualisation }: HostFacts): string {
  if (platform === "darwin" && packages === "brew" && root)
    return "run devorch setup as yourself: Homebrew does not work as root";
  if (platform === "darwin")
    return "install Homebrew (https://brew.sh) and run devorch setup, or take the package from https://canonical.com/multipass/install";
  if (!systemd || virtualisation !== "usable") return "first mend what stands above, then run devorch setup";
  return "install snapd (https://snapcraft.io/docs/installing-snapd), then run devorch setup";
}

function restartOf({ by }: MultipassFacts): string {
  switch (by) {
    case "snap":
      return "sudo snap restart multipass";
    case "brew":
      return "sudo launchctl kickstart -k system/com.canonical.multipassd";
    case "package":
      return "restart the service multipassd";
  }
}

function updateOf({ by }: MultipassFacts): string {
  switch (by) {
    case "snap":
      return "sudo snap refresh multipass";
    case "brew":
      return "brew upgrade --cask multipass";
    case "package":
      return "https://canonical.com/multipass/install";
  }
}

function failing(name: string, found: string, code: ProblemCode, message: string, hint: string): Check {
  return { name, found, problem: { code, severity: "error", message, hint } };
}
