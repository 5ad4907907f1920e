import type { Action, GuestCommand } from "../../core/action.ts";
import type { Facts } from "../../core/event.ts";
import { DevorchError, type Problem } from "../../core/problem.ts";
import type { SecretSource, Text } from "../../core/text.ts";
import { displayText } from "../../core/text.ts";
import type { Call, ChannelCommand, Reveal } from "../../engine/ports.ts";
import { capture, endingWords, lastLines, succeeded } from "./capture.ts";
import { DeadlinePassed, withDeadline } from "./deadline.ts";
import type { Guest } from "./guest.ts";

type Run = Extract<Action, { do: "run" }>;

/**
 * Runs a command until it exits 0 and, where asked, its trimmed stdout is what is expected: at most `1 + retries` times.
 * Throws DEV-510 (failed), DEV-511 (past its timeout, exit code 8) or DEV-512 (printed something else).
 */
export async function runCommand(guest: Guest, action: Run, call: Call): Promise<Facts> {
  const { command } = action;
  const revealed = await revealCommand(command, call.reveal);
  const attempts = 1 + (command.retries ?? 0);
  for (let attempt = 1; ; attempt++) {
    const failure = await runOnce(guest, action, revealed, call);
    if (!failure) return {};
    if (attempt >= attempts) throw failure;
    call.onOutput(
      "stderr",
      `${failure.problems[0]!.message.split("\n")[0]}; trying again (${attempt + 1} of ${attempts})\n`,
    );
    await guest.clock.sleep(guest.backoffMs(attempt), call.signal);
  }
}

/** The command with its references and secrets filled in: never to be logged. */
export async function revealCommand(
  command: GuestCommand,
  reveal: Reveal,
): Promise<Omit<ChannelCommand, "signal">> {
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
    run,
    env: Object.fromEntries(env),
    ...(command.workdir === undefined ? {} : { cwd: command.workdir }),
  };
}

async function runOnce(
  guest: Guest,
  { instance, command, expect }: Run,
  revealed: Omit<ChannelCommand, "signal">,
  call: Call,
): Promise<DevorchError | undefined> {
  const what = `"${shown(command.run)}" in ${instance}`;
  try {
    const result = await withDeadline(guest.clock, command.timeoutMs, call.signal, (signal) =>
      capture(guest.channel, instance, { ...revealed, signal }, call.onOutput),
    );
    if (!succeeded(result)) {
      return failed({
        code: "DEV-510",
        message: `${what} ${endingWords(result.ending)}${lastLines(result.tail)}`,
        hint: "correct the command, or see what it needs; then run the command again",
      });
    }
    const printed = result.stdout.trim();
    if (expect === undefined || printed === expect) return undefined;
    return failed({
      code: "DEV-512",
      message: `${what} printed ${JSON.stringify(printed.slice(0, 200))}, expected ${JSON.stringify(expect)}`,
      hint: "correct expect:, or what the command finds",
    });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    return failed(
      {
        code: "DEV-511",
        message: `${what} did not end in ${command.timeoutMs / 1000} s and was ended`,
        hint: "give it longer with timeout:, or see what it waits for",
      },
      8,
    );
  }
}

function shown(run: GuestCommand["run"]): string {
  const words: readonly (Text | SecretSource)[] =
    typeof run === "object" && !("parts" in run) ? run : [run as Text];
  return words
    .map((word) => displayText(word))
    .join(" ")
    .slice(0, 200);
}

function failed(problem: Omit<Problem, "severity">, exitCode: 7 | 8 = 7): DevorchError {
  return new DevorchError([{ severity: "error", ...problem }], { exitCode });
}
