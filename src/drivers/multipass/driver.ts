import type { Action } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { instanceNamed } from "../../core/live.ts";
import { DevorchError } from "../../core/problem.ts";
import type { Call, Driver } from "../../engine/ports.ts";
import { capture, succeeded } from "../guest/capture.ts";
import { checkout } from "../guest/checkout.ts";
import { withDeadline } from "../guest/deadline.ts";
import { guardWork } from "../guest/guard-work.ts";
import type { Guest } from "../guest/guest.ts";
import { runCommand } from "../guest/run-command.ts";
import { waitReady } from "../guest/wait-ready.ts";
import { writeFile } from "../guest/write-file.ts";
import { multipassChannel } from "./channel.ts";
import { reads } from "./commands.ts";
import { Daemon, type DaemonOptions } from "./daemon.ts";
import { observe } from "./observe.ts";
import { parseFind, parseList } from "./parse.ts";
import { type Answers, settle } from "./settle.ts";

/** Multipass, or anything that speaks like it, behind one `Runner`. */
export function multipassDriver(options: DaemonOptions): Driver {
  const daemon = new Daemon(options);
  const channel = multipassChannel(daemon);
  const instances = (signal: AbortSignal) => daemon.read(reads.list, parseList, signal);
  const guest: Guest = {
    channel,
    clock: daemon.clock,
    backoffMs: (attempt) => daemon.backoffMs(attempt),
    find: async (name, signal) => instanceNamed({ instances: await instances(signal) }, name),
  };
  return {
    channel,
    observe: (query, signal) => interruptible(signal, () => observe(daemon, query, signal)),
    instances: (signal) => interruptible(signal, () => instances(signal)),
    images: (signal) => interruptible(signal, () => daemon.read(reads.find, parseFind, signal)),
    mounts: (signal) =>
      interruptible(signal, () => daemon.read(reads.mounts, (stdout) => stdout.trim() !== "false", signal)),
    perform: (action, call) => interruptible(call.signal, () => perform(daemon, guest, action, call)),
  };
}

async function perform(daemon: Daemon, guest: Guest, action: Action, call: Call): Promise<Facts> {
  switch (action.do) {
    case "wait-ready":
      return waitReady(guest, action, call);
    case "write-file":
      return writeFile(guest, action, call);
    case "checkout":
      return checkout(guest, action, call);
    case "guard-work":
      return guardWork(guest, action, call);
    case "run":
      return runCommand(guest, action, call);
    case "record":
      return {};
    default:
      await settle(daemon, answering(guest), action, call);
      return {};
  }
}

/** For a short while: it is asked only about a guest that is said to be running. */
const answerMs = 20_000;

function answering({ channel, clock }: Guest): Answers {
  return async (instance, signal) => {
    try {
      const answer = await withDeadline(clock, answerMs, signal, (within) =>
        capture(channel, instance, { run: ["true"], signal: within }),
      );
      return succeeded(answer);
    } catch (error) {
      if (signal.aborted) throw error;
      return false;
    }
  };
}

/** Whatever was under way when the signal came, it ends as an interruption. */
async function interruptible<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!signal.aborted || (error instanceof DevorchError && error.exitCode === 130)) throw error;
    throw new DevorchError(
      [
        {
          code: "DEV-208",
          severity: "error",
          message: "interrupted",
          hint: "run the command again: it goes on from what is live",
        },
      ],
      { exitCode: 130, cause: error },
    );
  }
}
