import { DevorchError, type ExitCode, type Problem, type ProblemCode } from "../../core/problem.ts";
import type { Exit } from "./runner.ts";

/** What a call that did not end with 0 means. `kind` decides what the driver does next, `problem` what a person reads. */
export interface Failure {
  kind: FailureKind;
  problem: Problem;
  exitCode: ExitCode;
}

export type FailureKind = keyof typeof kinds;

/** Whether the daemon may still be working on the call: then nothing may be said or done before a fresh observation. */
export function unclear(failure: Failure): boolean {
  const kind: Kind = kinds[failure.kind];
  return kind.unclear === true;
}

/**
 * Tells apart what Multipass says in one exit code: 2 is "no" as well as "no daemon" (MULTIPASS.md fact 9). Total: any text gives a failure.
 * Sources: the recordings whose exit is not 0.
 */
export function failureOf(argv: readonly string[], exit: Exit, platform: NodeJS.Platform): Failure {
  const said = words(exit.stderr);
  const kind = kindOf(exit, exit.stderr);
  const { code, exitCode, hint }: Kind = kinds[kind];
  return {
    kind,
    exitCode: exitCode ?? 1,
    problem: {
      code,
      severity: "error",
      message: message(kind, `multipass ${argv[0] ?? ""}`, said, exit),
      hint: hint({ platform, call: `multipass ${shown(argv)}` }),
    },
  };
}

export function errorOf(failure: Failure, cause?: unknown): DevorchError {
  return new DevorchError([failure.problem], { exitCode: failure.exitCode, cause });
}

/** How to restart the daemon here. It suspends running instances and resumes them (fact 24). */
export function restartHint(platform: NodeJS.Platform): string {
  switch (platform) {
    case "darwin":
      return 'restart it: "sudo launchctl kickstart -k system/com.canonical.multipassd"';
    case "win32":
      return 'restart it in an administrator\'s PowerShell: "Restart-Service Multipass"';
    default:
      return 'restart it: "sudo snap restart multipass"';
  }
}

interface Kind {
  code: ProblemCode;
  /** 1 unless said. */
  exitCode?: ExitCode;
  unclear?: true;
  hint: (context: { platform: NodeJS.Platform; call: string }) => string;
}

const kinds = {
  missing: {
    code: "DEV-201",
    exitCode: 4,
    hint: ({ platform }) =>
      `install it: ${installHint(platform)}; or try devorch without it: write provider: sim`,
  },
  unreachable: { code: "DEV-202", exitCode: 4, unclear: true, hint: ({ platform }) => restartHint(platform) },
  /** The connection broke in the middle: the call may have been taken up. */
  "cut-off": { code: "DEV-202", exitCode: 4, unclear: true, hint: ({ platform }) => restartHint(platform) },
  unauthenticated: {
    code: "DEV-204",
    exitCode: 4,
    hint: () => 'run "multipass authenticate", or use a user of the group that owns the socket',
  },
  "timed-out": {
    code: "DEV-206",
    exitCode: 8,
    unclear: true,
    hint: ({ platform }) => `run the command again; if Multipass hangs, ${restartHint(platform)}`,
  },
  killed: {
    code: "DEV-207",
    unclear: true,
    hint: () => "run the command again: it goes on from what is live",
  },
  aborted: {
    code: "DEV-208",
    exitCode: 130,
    unclear: true,
    hint: () => "run the command again: it goes on from what is live",
  },
  "launch-timed-out": {
    code: "DEV-209",
    exitCode: 8,
    hint: () => "run the command again: the instance stays and is taken up",
  },
  exists: {
    code: "DEV-210",
    exitCode: 5,
    hint: () =>
      "somebody else made an instance of that name; choose another with namePrefix or name, or delete theirs by hand",
  },
  preparing: {
    code: "DEV-211",
    unclear: true,
    hint: () => "wait until its launch has ended, then run the command again",
  },
  absent: { code: "DEV-212", hint: () => 'see "multipass list --snapshots" and run the command again' },
  deleted: { code: "DEV-213", hint: () => 'take it back with "multipass recover", or purge it by name' },
  state: {
    code: "DEV-214",
    hint: () =>
      'see its state with "multipass list"; somebody else may have changed it; run the command again',
  },
  "guest-ignores-stop": {
    code: "DEV-215",
    exitCode: 8,
    hint: ({ call }) =>
      `look why the guest does not shut down, or power it off and lose what it has not written: "${call.replace("stop ", "stop --force ")}"`,
  },
  image: {
    code: "DEV-216",
    hint: () => 'choose one that "multipass find" shows, and check the network and any proxy',
  },
  "cloud-init": { code: "DEV-217", hint: () => "correct the document that cloudInit: names" },
  mounts: {
    code: "DEV-218",
    hint: () => 'check the folder; mounts may need "multipass set local.privileged-mounts=true"',
  },
  networks: { code: "DEV-219", hint: () => 'use a network that "multipass networks" shows' },
  argument: { code: "DEV-220", hint: ({ call }) => `the call was: ${call}` },
  refused: { code: "DEV-221", hint: ({ call }) => `the call was: ${call}` },
} satisfies Record<string, Kind>;

/** First match wins; tried in this order on the whole of stderr. */
const patterns: readonly (readonly [FailureKind, RegExp])[] = [
  ["unauthenticated", /client is not authenticated/],
  [
    "unreachable",
    /cannot connect to the multipass socket|missing port number in address|failed to connect to all addresses/,
  ],
  ["cut-off", /Socket closed|Connection reset/],
  ["launch-timed-out", /Timed out waiting for/],
  ["guest-ignores-stop", /did not finish within \d+ milliseconds after being shutdown/],
  ["preparing", /is being prepared/],
  ["exists", /instance "[^"]*" already exists/],
  ["cloud-init", /Could not load cloud-init configuration/],
  [
    "mounts",
    /[Ss]ource path "[^"]*" (?:does not exist|is not a directory)|is not mounted in|[Mm]ounts are disabled|privileged-mounts/,
  ],
  ["networks", /Invalid network options|Missing bridges|bridged-network/],
  [
    "image",
    /Unable to find an image|Remote "[^"]*" is unknown or unreachable|Custom image|failed to download|below minimum for this image/,
  ],
  ["deleted", /is deleted/],
  ["absent", /does not exist|No such (?:instance|snapshot)|instance\(s\) missing/i],
  [
    "state",
    /stopped instances|must be stopped|is not running|Cannot shut down suspended|in an? unknown state|in unknown state|Failed to get shared/,
  ],
  [
    "argument",
    /[Ii]nvalid|valid memory size|has to be a|Unrecognized settings key|Unknown option|Too many arguments|Wrong number|required|Please provide|Need the name/,
  ],
];

function kindOf(exit: Exit, stderr: string): FailureKind {
  if (typeof exit.end === "string") return exit.end;
  return patterns.find(([, pattern]) => pattern.test(stderr))?.[0] ?? "refused";
}

function message(kind: FailureKind, call: string, said: string, exit: Exit): string {
  switch (kind) {
    case "missing":
      return "multipass is not installed, or not on PATH";
    case "timed-out":
      return `${call} did not answer in time and was given up`;
    case "killed":
      return `${call} was killed from outside`;
    case "aborted":
      return `${call} was interrupted`;
    default:
      return said === "" ? `${call} failed with exit code ${exit.end} and said nothing` : `${call}: ${said}`;
  }
}

/** stderr as one sentence: without time stamps, the name of the command, and sentences that say nothing. */
function words(stderr: string): string {
  return stderr
    .split("\n")
    .map((line) =>
      line
        .replace(/^(?:\[[^\]]*\] ){2,3}/, "")
        .replace(/^Caught an unhandled exception: /, "")
        .replace(/^(?:\w+ failed|[Ee]rror): /, "")
        .trim(),
    )
    .filter(
      (line, at, all) =>
        line !== "" &&
        !/^(?:The following errors occurred:|instance\(s\) missing|Invalid arguments supplied)$/.test(line) &&
        all.indexOf(line) === at,
    )
    .join("; ")
    .replace(/\.$/, "")
    .slice(0, 600);
}

function installHint(platform: NodeJS.Platform): string {
  switch (platform) {
    case "darwin":
      return '"brew install --cask multipass"';
    case "win32":
      return '"winget install Canonical.Multipass"';
    default:
      return '"sudo snap install multipass"';
  }
}

/** For a person to read and repeat, never for a shell to run unread. */
function shown(argv: readonly string[]): string {
  return argv
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word)))
    .join(" ")
    .slice(0, 300);
}
