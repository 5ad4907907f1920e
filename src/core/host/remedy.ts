import type { HostFacts } from "./facts.ts";

/** What setup can install or start, in the order in which one needs the other. */
export const parts = ["make", "ssh", "snapd", "multipass"] as const;
export type Part = (typeof parts)[number];

/** One command of setup. */
export interface HostAction {
  part: Part;
  argv: readonly string[];
  /** Takes back what `argv` brought; absent where nothing stays. */
  undo?: readonly string[];
}

/**
 * What makes a part well on this host: empty when it is, or when that takes a person. sudo stands only where the
 * user is not root.
 */
export function remedy(part: Part, facts: HostFacts): readonly HostAction[] {
  switch (part) {
    case "make":
      return facts.make ? [] : installed(part, "make", facts);
    case "ssh":
      return facts.ssh ? [] : installed(part, { "apt-get": "openssh-client", dnf: "openssh-clients" }, facts);
    case "snapd":
      return snapd(facts);
    case "multipass":
      return facts.multipass ? started(facts) : multipass(facts);
  }
}

type PackageNames = string | Partial<Record<NonNullable<HostFacts["packages"]>, string>>;

function installed(part: Part, names: PackageNames, facts: HostFacts): readonly HostAction[] {
  const { packages } = facts;
  // What make and ssh are on macOS comes with the system and its command line tools.
  if (packages === undefined || packages === "brew") return [];
  const name = typeof names === "string" ? names : names[packages];
  if (name === undefined) return [];
  return asRoot(facts, [
    ...(packages === "apt-get" ? [{ part, argv: ["apt-get", "update"] }] : []),
    { part, argv: [packages, "install", "-y", name], undo: [packages, "remove", "-y", name] },
  ]);
}

/** Wanted for Multipass alone, where systemd can run it. */
function snapd(facts: HostFacts): readonly HostAction[] {
  if (facts.multipass || facts.snapd === "running" || !canSnap(facts)) return [];
  const enable: HostAction = {
    part: "snapd",
    argv: ["systemctl", "enable", "--now", "snapd.socket"],
    undo: ["systemctl", "disable", "--now", "snapd.socket"],
  };
  // Until it has seeded itself, snapd refuses to install anything.
  const seeded: HostAction = { part: "snapd", argv: ["snap", "wait", "system", "seed.loaded"] };
  const missing = facts.snapd === "absent" ? installed("snapd", "snapd", facts) : [];
  if (facts.snapd === "absent" && missing.length === 0) return [];
  return [...missing, ...asRoot(facts, [enable, seeded])];
}

function multipass(facts: HostFacts): readonly HostAction[] {
  if (facts.packages === "brew" && !facts.root) {
    // brew asks for the password itself, for Multipass's installer.
    return [
      {
        part: "multipass",
        argv: ["brew", "install", "--cask", "multipass"],
        undo: ["brew", "uninstall", "--cask", "multipass"],
      },
    ];
  }
  const snapdComes = facts.snapd === "running" || snapd(facts).length > 0;
  if (!canSnap(facts) || !snapdComes) return [];
  return asRoot(facts, [
    {
      part: "multipass",
      argv: ["snap", "install", "multipass"],
      undo: ["snap", "remove", "--purge", "multipass"],
    },
  ]);
}

/** Starts a daemon that is stopped. One that hangs is for a person to restart: it would suspend running machines. */
function started(facts: HostFacts): readonly HostAction[] {
  const part = "multipass";
  const { refusal, service } = facts.multipass ?? {};
  if (refusal !== "unreachable") return [];
  if (facts.platform === "darwin")
    return asRoot(facts, [{ part, argv: ["launchctl", "kickstart", "system/com.canonical.multipassd"] }]);
  switch (service) {
    case "inactive":
      return asRoot(facts, [
        { part, argv: ["snap", "start", "multipass"], undo: ["snap", "stop", "multipass"] },
      ]);
    case "disabled":
      return asRoot(facts, [
        {
          part,
          argv: ["snap", "start", "--enable", "multipass"],
          undo: ["snap", "stop", "--disable", "multipass"],
        },
      ]);
    default:
      return [];
  }
}

function canSnap({ platform, systemd, wsl, virtualisation }: HostFacts): boolean {
  return platform === "linux" && systemd && wsl !== 1 && virtualisation === "usable";
}

/** Empty where nobody can become root. */
function asRoot({ root, sudo }: HostFacts, actions: readonly HostAction[]): readonly HostAction[] {
  if (root) return actions;
  if (!sudo) return [];
  return actions.map(({ part, argv, undo }) => ({
    part,
    argv: ["sudo", ...argv],
    ...(undo && { undo: ["sudo", ...undo] }),
  }));
}
