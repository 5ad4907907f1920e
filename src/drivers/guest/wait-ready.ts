import type { Action } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { endingWords } from "../../core/guest-command.ts";
import type { LiveInstance } from "../../core/live.ts";
import { DevorchError, type ProblemCode } from "../../core/problem.ts";
import type { Call } from "../../engine/ports.ts";
import { capture, lastLines, succeeded } from "./capture.ts";
import { cloudInitStatus } from "./cloud-init.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { Guest } from "./guest.ts";
import { revealCommand } from "./run-command.ts";

type WaitReady = Extract<Action, { do: "wait-ready" }>;

/** A look into the guest that takes longer has failed. The first exec after a start takes five times as long as later ones. */
const lookMs = 60_000;

/**
 * Ready: running, with an address, answering, cloud-init finished without error, and the probe exits 0. Looks again until all of it holds.
 * A failed cloud-init and a machine that stops meanwhile end it at once.
 */
export async function waitReady(guest: Guest, action: WaitReady, call: Call): Promise<Facts> {
  const waiting = { for: "it to run" };
  try {
    return await withDeadline(guest.clock, action.timeoutMs, call.signal, async (signal) => {
      const within = { ...call, signal };
      const instance = await poll(guest, signal, async () => addressed(guest, action, within, waiting));
      await poll(guest, signal, async () => answering(guest, action, within, waiting));
      await poll(guest, signal, async () => cloudInitDone(guest, action, within, waiting));
      if (action.probe) await poll(guest, signal, async () => probed(guest, action, within, waiting));
      return { ipv4: instance.ipv4[0]!, release: instance.release };
    });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw fail(
      "DEV-501",
      `${action.instance} was not ready after ${action.timeoutMs / 1000} s: waited for ${waiting.for}`,
      "look into the machine, or give it longer with ready.timeout; then run the command again",
      8,
    );
  }
}

type Waiting = { for: string };

async function poll<T>(guest: Guest, signal: AbortSignal, look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const found = await look();
    if (found !== undefined) return found;
    await guest.clock.sleep(guest.backoffMs(attempt), signal);
  }
}

async function addressed(
  guest: Guest,
  { instance: name }: WaitReady,
  { signal }: Call,
  waiting: Waiting,
): Promise<LiveInstance | undefined> {
  const instance = await guest.find(name, signal);
  if (!instance || ["Stopped", "Suspended", "Deleted"].includes(instance.state)) {
    throw fail(
      "DEV-502",
      `${name} ${instance ? `is ${instance.state}` : "is gone"}; it will not become ready`,
      "somebody may have stopped it, or its start failed; run the command again",
    );
  }
  if (instance.state !== "Running") waiting.for = `it to run; it is ${instance.state}`;
  else if (instance.ipv4.length === 0) waiting.for = "an address; it is Running without one";
  else return instance;
  return undefined;
}

async function answering(
  guest: Guest,
  action: WaitReady,
  call: Call,
  waiting: Waiting,
): Promise<true | undefined> {
  waiting.for = `an answer from inside; if it never comes, "multipass stop --force ${action.instance}" mends a machine whose process died`;
  const answer = await tryLook(guest, action.instance, ["true"], call.signal);
  return answer && succeeded(answer) ? true : undefined;
}

async function cloudInitDone(
  guest: Guest,
  action: WaitReady,
  call: Call,
  waiting: Waiting,
): Promise<true | undefined> {
  waiting.for = "cloud-init to finish";
  const answer = await tryLook(guest, action.instance, ["sh", "-c", statusScript], call.signal);
  const status = answer && cloudInitStatus(answer.stdout);
  if (!status || status.kind === "running") return undefined;
  if (status.kind === "done") {
    for (const warning of status.warnings) call.onOutput("stderr", `cloud-init warns: ${warning}\n`);
    return true;
  }
  const log = await tryLook(guest, action.instance, ["sh", "-c", logScript], call.signal);
  throw fail(
    "DEV-503",
    `cloud-init failed in ${action.instance}: ${status.detail}${lastLines(log?.stdout ?? "")}`,
    "correct cloudInit:, or what it needs, and make it anew; /var/log/cloud-init-output.log in it has the whole story",
  );
}

async function probed(
  guest: Guest,
  action: WaitReady,
  call: Call,
  waiting: Waiting,
): Promise<true | undefined> {
  const command = await revealCommand(action.probe!, call.reveal);
  try {
    const answer = await withDeadline(guest.clock, action.probe!.timeoutMs, call.signal, (signal) =>
      capture(guest.channel, action.instance, { ...command, signal }),
    );
    if (succeeded(answer)) return true;
    waiting.for = `its probe to succeed; it ${endingWords(answer.ending)}${lastLines(answer.tail, 5)}`;
  } catch (error) {
    if (call.signal.aborted || !passing(error)) throw error;
    waiting.for = "its probe to succeed; it did not answer";
  }
  return undefined;
}

/** A look that may fail: the guest is booting, and its SSH comes and goes. */
async function tryLook(guest: Guest, instance: string, run: readonly string[], signal: AbortSignal) {
  try {
    return await withDeadline(guest.clock, lookMs, signal, (within) =>
      capture(guest.channel, instance, { run, signal: within }),
    );
  } catch (error) {
    if (signal.aborted || !passing(error)) throw error;
    return undefined;
  }
}

/** A provider that is gone stays gone (exit code 4); all else may be the boot. */
function passing(error: unknown): boolean {
  return error instanceof DeadlinePassed || (error instanceof DevorchError && error.exitCode !== 4);
}

/** `status` exits 1 for error and 2 for degraded; older ones know no JSON. */
const statusScript = `command -v cloud-init >/dev/null || { echo "status: done"; exit; }
cloud-init status --format json 2>/dev/null || [ $? -le 2 ] || cloud-init status`;

const logScript =
  "log=/var/log/cloud-init-output.log; tail -n 15 $log 2>/dev/null || sudo -n tail -n 15 $log";

function fail(code: ProblemCode, message: string, hint: string, exitCode: 1 | 8 = 1): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint }], { exitCode });
}
