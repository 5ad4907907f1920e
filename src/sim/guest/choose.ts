import { accessSync, constants, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { DevorchError, type ProblemCode } from "../../core/problem.ts";
import type { GuestRuntime } from "./guest.ts";
import { guestPath } from "./namespace-disk.ts";
import { namespaceGuest } from "./namespace-guest.ts";
import { networkOf } from "./network.ts";
import { processGuest } from "./process-guest.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Kind = GuestRuntime["kind"];

export interface Choice {
  runtime: GuestRuntime;
  /** One sentence to show to the user where guests are less than asked for: why they are not isolated. */
  notice?: string;
}

/**
 * The runtime for the guests below `home`: as DEVORCH_SIM_RUNTIME says, else (`auto`) namespaces where they work and
 * plain processes where not. Whether they work is found out by booting a guest (under a second), so keep the answer:
 * `recorded` is the kind of the guests that `home` already has, and stays.
 */
export async function chooseRuntime(home: string, env: Environment, recorded?: Kind): Promise<Choice> {
  const asked = env.DEVORCH_SIM_RUNTIME || "auto";
  if (asked !== "auto" && asked !== "namespace" && asked !== "process") {
    fail(
      "DEV-901",
      `DEVORCH_SIM_RUNTIME is auto, namespace or process, got "${asked}"`,
      "set DEVORCH_SIM_RUNTIME=auto",
    );
  }
  if (recorded && asked !== "auto" && asked !== recorded) {
    fail(
      "DEV-902",
      `the simulated machines in ${home} are of the kind ${recorded}, not ${asked}`,
      `set DEVORCH_SIM_RUNTIME=${recorded}, or DEVORCH_SIM_HOME to another folder`,
    );
  }
  const kind = recorded ?? asked;
  if (kind === "process") return { runtime: processGuest(env), notice: notice("as asked for") };
  const trouble = lack() ?? (recorded ? undefined : await failedBoot(home, env));
  if (!trouble) return { runtime: namespaces(home, env) };
  if (kind === "auto") return { runtime: processGuest(env), notice: notice(trouble) };
  return fail(
    "DEV-903",
    `simulated machines of the kind namespace do not work here: ${trouble}`,
    "run as root on Linux, or set DEVORCH_SIM_RUNTIME=process and DEVORCH_SIM_HOME to a new folder",
  );
}

/** What `chooseRuntime` most likely chooses where no guest is yet, told without booting one. */
export function likelyKind(env: Environment): Kind {
  return env.DEVORCH_SIM_RUNTIME === "process" || lack() ? "process" : "namespace";
}

const notice = (reason: string): string =>
  `simulated machines are plain processes of this user, without isolation or addresses of their own: ${reason}`;

/** Why namespaces cannot work, as far as can be told without trying. */
function lack(): string | undefined {
  if (process.platform !== "linux") return "namespaces need Linux";
  if (process.getuid?.() !== 0) return "namespaces need root";
  const withheld = Object.entries(CAPABILITIES).find(([, bit]) => !mayUse(bit));
  if (withheld) return `namespaces need the capability ${withheld[0]}, which a container may withhold`;
  const missing = ["unshare", "nsenter", "setpriv", "pivot_root", "flock", "ip", "perl"].find(
    (tool) => !guestPath.split(":").some((folder) => isExecutable(path.join(folder, tool))),
  );
  return missing && `namespaces need the command ${missing}`;
}

/** Source: capabilities(7), linux/capability.h. */
const CAPABILITIES = { CAP_SYS_ADMIN: 21n, CAP_NET_ADMIN: 12n } as const;

function mayUse(bit: bigint): boolean {
  const [, effective = "0"] =
    /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return ((BigInt(`0x${effective}`) >> bit) & 1n) === 1n;
}

/** Why a guest in namespaces did not boot; nothing if it did. Leaves nothing behind. */
async function failedBoot(home: string, env: Environment): Promise<string | undefined> {
  await mkdir(home, { recursive: true });
  const probe = await mkdtemp(path.join(home, "probe-"));
  const dir = path.join(probe, "guest");
  const runtime = namespaces(probe, env);
  try {
    await runtime.create(dir);
    const ipv4 = `${networkOf(probe, networkInterfaces())}.2`;
    await runtime.boot(dir, { hostname: "probe", cpus: 1, memoryBytes: 2 ** 30, ipv4, mounts: [] });
    await runtime.shutdown(dir);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

/** Hides the caller's home and state from guests, wherever they are. */
function namespaces(home: string, env: Environment): GuestRuntime {
  const own = ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].flatMap((name) =>
    env[name] ? path.join(env[name], "devorch") : [],
  );
  const hidden = [env.HOME, env.DEVORCH_STATE_DIR, env.DEVORCH_SIM_HIDE, ...own].filter(
    (folder) => folder !== undefined,
  );
  return namespaceGuest({ home, hidden, TERM: env.TERM });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(code: ProblemCode, message: string, hint: string): never {
  throw new DevorchError([{ code, severity: "error", message, hint }]);
}
