import { instanceNamed, type LiveInstance, type Sizes } from "../../core/live.ts";
import { type ExitCode, exitCodes, type Problem, type ProblemCode } from "../../core/problem.ts";
import { displayedSize } from "../../core/size.ts";
import type { HostAction } from "./commands.ts";
import type { Sight } from "./observe.ts";

/**
 * What an observation says about an action.
 * `done`: its postcondition holds · `go`: it does not, and the calls may be made · `wait`: on the way, look again · else: they must not be made.
 */
export type Verdict = "done" | "go" | "wait" | { refused: Problem; exitCode: ExitCode };

/** What must be looked at besides the states of all instances. */
export function lookAt(action: HostAction): "snapshots" | "sizes" | "mounts" | undefined {
  switch (action.do) {
    case "clone":
    case "snapshot":
    case "restore":
    case "delete-snapshot":
      return "snapshots";
    case "launch":
    case "resize":
      return "sizes";
    case "mount":
    case "umount":
      return "mounts";
    default:
      return undefined;
  }
}

/**
 * The rule of each action, before its calls and after them. `called`: its calls were made and succeeded, which matters only where
 * the postcondition cannot be seen (restart, restore).
 */
export function judge(action: HostAction, live: Sight, called: boolean): Verdict {
  const instance = instanceNamed(live, action.instance);
  switch (action.do) {
    case "launch":
      if (action.from.startsWith("-")) return notAnImage(action);
      if (!instance) return "go";
      // It went while its sizes were read: what has its name by now may be another.
      if (!instance.sizes) return "wait";
      return sizesHold(action, instance) ? held(instance) : taken(action);
    case "clone":
      if (!instance) return cloneable(action, live);
      return ["Stopped", "Deleted"].includes(instance.state) ? held(instance) : taken(action);
    case "delete":
      if (!instance) return "done";
      return !action.purge && instance.state === "Deleted" ? "done" : "go";
    case "start":
    case "stop":
    case "suspend":
    case "restart":
    case "recover":
      if (!instance) return gone(action);
      return transition(action, instance, called);
    case "resize":
      if (!instance) return gone(action);
      return sizesHold(action, instance) ? "done" : onlyStopped(action, instance);
    case "snapshot": {
      const found = snapshotOf(live, action);
      if (!found) return instance ? onlyStopped(action, instance) : gone(action);
      return found.comment === action.comment ? "done" : snapshotTaken(action);
    }
    case "restore":
      if (!instance) return gone(action);
      if (!snapshotOf(live, action)) return snapshotMissing(action.instance, action.snapshot);
      return called ? "done" : onlyStopped(action, instance);
    case "delete-snapshot":
      if (!instance || !snapshotOf(live, action)) return "done";
      return onlyStopped(action, instance);
    case "mount": {
      if (!instance || instance.state === "Deleted") return gone(action);
      const source = instance.mounts?.[action.target];
      if (source === undefined) return "go";
      return source === action.source ? "done" : mountTaken(action, source);
    }
    case "umount":
      return instance?.mounts?.[action.target] === undefined ? "done" : "go";
  }
}

type Transition = "start" | "stop" | "suspend" | "restart" | "recover";
type KnownState =
  | "Running"
  | "Stopped"
  | "Suspended"
  | "Starting"
  | "Restarting"
  | "Suspending"
  | "Delayed Shutdown"
  | "Deleted"
  | "Unknown";
type Rule = "done" | "go" | "wait" | "no";

/**
 * What each state means to each transition; `no` is refused. `Unknown` is the normal state of booting (MULTIPASS.md fact 7): it is waited
 * for, but stop may try. A starting guest ignores a stop until its time is up (recordings/stop-starting.json), so that waits, too.
 */
const transitions: Readonly<Record<Transition, Readonly<Record<KnownState, Rule>>>> = {
  start: {
    Running: "done",
    Stopped: "go",
    Suspended: "go",
    Starting: "wait",
    Restarting: "wait",
    Suspending: "wait",
    "Delayed Shutdown": "go",
    Deleted: "no",
    Unknown: "wait",
  },
  stop: {
    Running: "go",
    Stopped: "done",
    Suspended: "no",
    Starting: "wait",
    Restarting: "wait",
    Suspending: "wait",
    "Delayed Shutdown": "go",
    Deleted: "no",
    Unknown: "go",
  },
  suspend: {
    Running: "go",
    Stopped: "no",
    Suspended: "done",
    Starting: "wait",
    Restarting: "wait",
    Suspending: "wait",
    "Delayed Shutdown": "go",
    Deleted: "no",
    Unknown: "wait",
  },
  restart: {
    Running: "go",
    Stopped: "no",
    Suspended: "no",
    Starting: "wait",
    Restarting: "wait",
    Suspending: "wait",
    "Delayed Shutdown": "go",
    Deleted: "no",
    Unknown: "wait",
  },
  recover: {
    Running: "done",
    Stopped: "done",
    Suspended: "done",
    Starting: "done",
    Restarting: "done",
    Suspending: "done",
    "Delayed Shutdown": "done",
    Deleted: "go",
    Unknown: "done",
  },
};

function transition(
  action: HostAction & { do: Transition },
  instance: LiveInstance,
  called: boolean,
): Verdict {
  const rule = transitions[action.do] as Readonly<Record<string, Rule>>;
  // A state of a later Multipass: let it be tried, and the next observation decide.
  const word = rule[instance.state] ?? "go";
  if (word === "no") return wrongState(action, instance);
  return action.do === "restart" && word === "go" && called ? "done" : word;
}

/**
 * What is there is not as the call would have left it, even if that succeeded: ours may have been purged before it was seen. (Else it is
 * ours: the intent was recorded when the name was seen free.) Only of a launch that is no second attempt is that certain: then it is
 * DEV-210, and the intent is taken back.
 */
function taken({ do: call, instance, fresh }: HostAction & { do: "launch" | "clone" }): Verdict {
  const certain = call === "launch" && fresh !== false;
  const problem = {
    code: certain ? "DEV-210" : "DEV-322",
    severity: "error",
    message: `${instance} is not as its ${call} would leave it: somebody else may have taken the name meanwhile`,
    hint: certain
      ? otherName
      : `if an earlier attempt may have made it, run the command again; else ${otherName}`,
  } as const;
  return { refused: problem, exitCode: exitCodes.protected };
}

const otherName = "choose another name with namePrefix or name, or delete theirs by hand";

/** A tombstone is nobody's to take up. */
function held(instance: LiveInstance): Verdict {
  if (instance.state !== "Deleted") return "done";
  return refuse(
    "DEV-222",
    `the name ${instance.name} is held by a deleted instance`,
    `take it back with "multipass recover ${instance.name}", or free the name with "multipass delete --purge ${instance.name}"`,
  );
}

/** Multipass copies the disk as it is now, so what is on it must be the sealed state (DESIGN: Cloning). */
function cloneable(action: HostAction & { do: "clone" }, live: Sight): Verdict {
  const template = instanceNamed(live, action.template);
  if (!template || template.state === "Deleted") {
    return refuse(
      "DEV-223",
      `the template ${action.template} is gone`,
      "run the command again: it is built anew",
    );
  }
  if (template.state !== "Stopped") {
    return refuse(
      "DEV-224",
      `the template ${action.template} is ${template.state}; somebody may be working in it`,
      `when nobody is, run "multipass stop ${template.name}"; its sealed snapshot is restored before it is cloned`,
    );
  }
  return snapshotOf(live, { instance: action.template, snapshot: action.snapshot })
    ? "go"
    : snapshotMissing(action.template, action.snapshot);
}

function snapshotOf(live: Sight, { instance, snapshot }: { instance: string; snapshot: string }) {
  const wanted = instance.toLowerCase();
  return live.snapshots.find((one) => one.instance.toLowerCase() === wanted && one.name === snapshot);
}

/** `get` rounds to one decimal, so that is as near as a size can be confirmed. */
function sizesHold(action: Partial<Sizes>, { sizes }: LiveInstance): boolean {
  return (
    sizes !== undefined &&
    (action.cpus ?? sizes.cpus) === sizes.cpus &&
    displayedSize(action.memoryBytes ?? sizes.memoryBytes) === displayedSize(sizes.memoryBytes) &&
    displayedSize(action.diskBytes ?? sizes.diskBytes) === displayedSize(sizes.diskBytes)
  );
}

function onlyStopped(action: HostAction, instance: LiveInstance): Verdict {
  return instance.state === "Stopped" ? "go" : wrongState(action, instance);
}

function wrongState(action: HostAction, instance: LiveInstance): Verdict {
  return refuse(
    "DEV-214",
    `${instance.name} is ${instance.state}; ${action.do} cannot be done in that state`,
    "somebody else may have changed it; run the command again to plan from what is live",
  );
}

function gone(action: HostAction): Verdict {
  return refuse(
    "DEV-212",
    `${action.instance} does not exist any more; ${action.do} cannot be done`,
    "run the command again to plan from what is live",
  );
}

function notAnImage(action: HostAction & { do: "launch" }): Verdict {
  return refuse(
    "DEV-220",
    `${JSON.stringify(action.from)} is no image: it would be read as an option`,
    'write an alias that "multipass find" shows, or a file:// or https:// address',
  );
}

function snapshotMissing(instance: string, snapshot: string): Verdict {
  return refuse(
    "DEV-225",
    `the snapshot ${instance}.${snapshot} is gone`,
    'see "multipass list --snapshots"; of a template: delete it with "multipass delete --purge" and apply builds it anew',
  );
}

function snapshotTaken(action: HostAction & { do: "snapshot" }): Verdict {
  return refuse(
    "DEV-226",
    `${action.instance} has another snapshot called ${action.snapshot}`,
    "choose another name, or delete that snapshot first",
  );
}

function mountTaken(action: HostAction & { do: "mount" }, source: string): Verdict {
  return refuse(
    "DEV-227",
    `${action.target} in ${action.instance} is a mount of ${source} already`,
    `unmount it first: "multipass umount ${action.instance}:${action.target}"`,
  );
}

function refuse(code: ProblemCode, message: string, hint: string): Verdict {
  return { refused: { code, severity: "error", message, hint }, exitCode: 1 };
}
