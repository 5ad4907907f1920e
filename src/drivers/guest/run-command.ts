import { createReadStream } from "node:fs";
import { type Action, commandText, type GuestCommand } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { endingWords } from "../../core/guest-command.ts";
import { DevorchError, type Problem } from "../../core/problem.ts";
import type { Text } from "../../core/text.ts";
import type { Call, ChannelCommand, Reveal } from "../../engine/ports.ts";
import { capture, lastLines, succeeded } from "./capture.ts";
import { DeadlinePassed, withTimeLeft } from "./deadline.ts";
import type { Guest } from "./guest.ts";
import { prepareTask } from "./prepare-task.ts";

type Run = Extract<Action, { do: "run" }>;

/**
 * Runs a command until it exits 0 and, where asked, its trimmed stdout is what is expected: at most `1 + retries` times.
 * Throws DEV-510 (failed), DEV-511 (took or was silent for too long, exit code 8) or DEV-512 (printed something else), or as
 * `prepareTask` does.
 */
export async function runCommand(guest: Guest, action: Run, call: Call): Promise<Facts> {
  const { command } = action;
  const revealed = await revealCommand(command, call.reveal);
  const attempts = 1 + (command.retries ?? 0);
  for (let attempt = 1; ; attempt++) {
    const failure = await runOnce(guest, action, revealed, call);
    if (!failure) return {};
    const { error, reason } = failure;
    const again = command.retryOn === undefined || (reason !== undefined && command.retryOn.includes(reason));
    if (attempt >= attempts || !again) throw error;
    call.onOutput(
      "stderr",
      `${error.problems[0]!.message.split("\n")[0]}; trying again (${attempt + 1} of ${attempts})\n`,
    );
    await guest.clock.sleep(guest.backoffMs(attempt), call.signal);
  }
}

/** The command with its references and secrets filled in: never to be logged. */
export async function revealCommand(
  command: Omit<GuestCommand, "timeoutMs">,
  reveal: Reveal,
): Promise<Omit<ChannelCommand, "signal">> {
  const { shell, stdin } = command;
  const run =
    typeof command.run === "object" && !("parts" in command.run)
      ? await Promise.all(command.run.map((word) => reveal(word)))
      : await reveal(command.run as Text);
  const env = await Promise.all(
    Object.entries(command.env).map(
      async ([name, value]): Promise<[string, string]> => [name, await reveal(value)],
    ),
  );
  return {
    run: typeof run === "string" && shell !== undefined ? [shell, "-c", run] : run,
    env: Object.fromEntries(env),
    ...(command.user !== undefined && { user: command.user }),
    ...(stdin && { stdin: "file" in stdin ? fileBytes(stdin.file) : Buffer.from(await reveal(stdin.text)) }),
    ...(command.workdir === undefined ? {} : { cwd: command.workdir }),
  };
}

/** Opened each time that it is read: a command that is skipped, or tried again, needs no open file. */
function fileBytes(file: string): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* createReadStream(file);
      } catch (cause) {
        const message = `the standard input ${file} cannot be read: ${(cause as Error).message}`;
        const hint = "correct stdin: { file: … }";
        throw new DevorchError([{ code: "DEV-703", severity: "error", message, hint }], { cause });
      }
    },
  };
}

interface Failure {
  error: DevorchError;
  /** What `retryOn` calls it. */
  reason?: number | "timeout";
}

async function runOnce(
  guest: Guest,
  { instance, command, expect }: Run,
  revealed: Omit<ChannelCommand, "signal">,
  call: Call,
): Promise<Failure | undefined> {
  const { clock, channel } = guest;
  const { timeoutMs, idleTimeoutMs = timeoutMs, first } = command;
  const endMs = clock.nowMs() + timeoutMs;
  /** Before the command runs, nobody expects to hear anything. */
  let heardAtMs: number | undefined;
  const silentMs = () => (heardAtMs === undefined ? 0 : clock.nowMs() - heardAtMs);
  const leftMs = () => Math.min(endMs - clock.nowMs(), idleTimeoutMs - silentMs());
  const what = `"${commandText(command).slice(0, 200)}" in ${instance}`;
  try {
    const result = await withTimeLeft(clock, leftMs, call.signal, async (signal) => {
      if (first)
        await prepareTask(
          { channel, clock },
          { ...command, ...first },
          { instance, root: first.root, signal },
        );
      heardAtMs = clock.nowMs();
      return capture(channel, instance, { ...revealed, signal }, (stream, text) => {
        heardAtMs = clock.nowMs();
        call.onOutput(stream, text);
      });
    });
    if (!succeeded(result)) {
      const error = failed({
        code: "DEV-510",
        message: `${what} ${endingWords(result.ending)}${lastLines(result.tail)}`,
        hint: "correct the command, or see what it needs; then run the command again",
      });
      return { error, reason: result.ending.code };
    }
    const printed = result.stdout.trim();
    if (expect === undefined || printed === expect) return undefined;
    const error = failed({
      code: "DEV-512",
      message: `${what} printed ${JSON.stringify(printed.slice(0, 200))}, expected ${JSON.stringify(expect)}`,
      hint: "correct expect:, or what the command finds",
    });
    return { error };
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    const [how, key] =
      clock.nowMs() >= endMs
        ? [`did not end in ${timeoutMs / 1000} s`, "timeout:"]
        : [`was silent for ${idleTimeoutMs / 1000} s`, "idleTimeout:"];
    const failure = failed(
      {
        code: "DEV-511",
        message: `${what} ${how} and was ended`,
        hint: `give it longer with ${key}, or see what it waits for`,
      },
      8,
    );
    return { error: failure, reason: "timeout" };
  }
}

function failed(problem: Omit<Problem, "severity">, exitCode: 7 | 8 = 7): DevorchError {
  return new DevorchError([{ severity: "error", ...problem }], { exitCode });
}
