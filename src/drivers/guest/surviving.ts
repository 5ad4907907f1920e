import { createHash } from "node:crypto";
import {
  endingOf,
  findEnding,
  killCommands,
  type ProcessSession,
  sessionLeft,
  tellPeak,
  usageOf,
} from "../../core/guest-command.ts";
import { DevorchError } from "../../core/problem.ts";
import { quote } from "../../core/quote.ts";
import type { Channel, ChannelCommand, ChannelResult, Clock } from "../../engine/ports.ts";
import { capture } from "./capture.ts";
import { briefly } from "./deadline.ts";

/** What a pipe holds, so that the guest takes it all before the command reads any. */
const maxStdinBytes = 32 * 1024;
const pauseMs = 2_000;
/** Counted, not timed: a host that slept has not waited. */
const maxPauses = 150;
const killGraceSeconds = 5;

/**
 * Commands that outlive the connection that started them, and the process, once they have started: when there is one again, their output goes
 * on where it broke off. Output and ending are in a folder of the guest (`/var/tmp/devorch-<id>`, mode 0700, of the command's user) until
 * `forget` removes it. A command with a longer standard input, or one that is not at hand, runs on the channel as it is.
 * An id names one command for good, and is nothing that others guess.
 *
 * Throws as the channel does: what tells of a lost connection only after five minutes without one, or while it starts. DEV-608 when it ends then, or by its signal, and
 * is not seen gone; DEV-618 when it is gone and has left no exit code; DEV-619 when it cannot be started so.
 */
export class SurvivingCommands {
  readonly #channel: Channel;
  readonly #clock: Clock;

  constructor(channel: Channel, clock: Clock) {
    this.#channel = channel;
    this.#clock = clock;
  }

  exec(instance: string, id: string, command: ChannelCommand): Promise<ChannelResult> {
    const { stdin = new Uint8Array() } = command;
    if (!(stdin instanceof Uint8Array) || stdin.length > maxStdinBytes)
      return this.#channel.exec(instance, command);
    const place = this.#place(instance, id, command);
    return attend(place, command, () => start(place, command));
  }

  /** As `exec` would have ended in the process that called it; all output comes again, from its start. */
  resume(instance: string, id: string, command: ChannelCommand): Promise<ChannelResult> {
    const place = this.#place(instance, id, command);
    return attend(place, command, async () => {
      const session = sessionOf(await ask(place, wholeSessionScript));
      if (!session) throw vanished(instance);
      return session;
    });
  }

  /** Whether the guest keeps another command under the id: another text, or with another secret. */
  async differs(instance: string, id: string, command: ChannelCommand): Promise<boolean> {
    const kept = await ask(this.#place(instance, id, command), 'cat "$0/command"');
    return kept !== "" && kept !== digestOf(id, command);
  }

  async forget(instance: string, id: string, command: Pick<ChannelCommand, "user">): Promise<void> {
    await ask(this.#place(instance, id, command), 'rm -rf "$0"').catch(() => {});
  }

  #place(instance: string, id: string, { user }: Pick<ChannelCommand, "user">): Place {
    const as = user === undefined ? {} : { user };
    const [channel, clock] = [this.#channel, this.#clock];
    const brief = briefly(channel, clock);
    return { channel, brief, clock, instance, id, folder: `/var/tmp/devorch-${id}`, as };
  }
}

interface Place {
  channel: Channel;
  /** For what takes a moment. */
  brief: Channel;
  clock: Clock;
  instance: string;
  id: string;
  folder: string;
  /** Whose the folder is. */
  as: Pick<ChannelCommand, "user">;
}

async function ask(
  { brief, instance, folder, as }: Place,
  script: string,
  given: Pick<ChannelCommand, "signal"> = {},
): Promise<string> {
  const run = ["sh", "-c", script, folder];
  return (await capture(brief, instance, { run, ...as, ...given })).stdout.trim();
}

/** The guest knows the command, its secrets included, so it may know its hash. */
function digestOf(id: string, { run, cwd, env = {}, user, stdin }: ChannelCommand): string {
  const input = stdin instanceof Uint8Array ? Buffer.from(stdin).toString("base64") : null;
  const text = JSON.stringify([id, run, cwd, Object.entries(env), user, input]);
  return createHash("sha256").update(text).digest("hex");
}

async function attend(
  place: Place,
  command: ChannelCommand,
  begin: () => Promise<ProcessSession | ChannelResult>,
): Promise<ChannelResult> {
  const { channel, clock, instance, folder, as } = place;
  const { signal = new AbortController().signal } = command;
  const received = { stdout: 0, stderr: 0 };
  let pauses = 0;
  const follow = async ({ id, boot }: ProcessSession): Promise<ChannelResult | undefined> => {
    const take = (stream: keyof typeof received, sink: ChannelCommand["onStdout"]) => (chunk: Uint8Array) => {
      received[stream] += chunk.length;
      pauses = 0;
      return sink?.(chunk);
    };
    const from = [received.stdout + 1, received.stderr + 1].map(String);
    await channel.exec(instance, {
      run: ["sh", "-c", followScript, folder, String(id), boot, ...from],
      ...as,
      signal,
      onStdout: take("stdout", command.onStdout),
      onStderr: take("stderr", command.onStderr),
    });
    const [stdout, stderr, code, name, ...used] = (await ask(place, endingScript, { signal })).split(" ");
    if (Number(stdout) > received.stdout || Number(stderr) > received.stderr) return undefined;
    if (code === undefined) throw vanished(instance);
    command.onUsage?.(usageOf(used));
    return endingOf(code, name);
  };
  let session: ProcessSession | undefined;
  try {
    const started = await begin();
    if ("kind" in started) return started;
    session = started;
    for (;;) {
      try {
        const ending = await follow(session);
        if (ending) return ending;
      } catch (error) {
        if (signal.aborted || !isLost(error) || ++pauses > maxPauses) throw error;
        await clock.sleep(pauseMs, signal);
      }
    }
  } catch (error) {
    // One that broke off while it started may have come so far that it survives.
    session ??= sessionOf(await ask(place, sessionScript).catch(() => ""));
    if (session) await endSession(place, session);
    throw signal.aborted ? signal.reason : error;
  }
}

/** The session in which the command runs; or how it ended, where the guest's kernel refuses to start it. */
async function start(
  place: Place,
  { onUsage: _, env = {}, stdin, ...command }: ChannelCommand,
): Promise<ProcessSession | ChannelResult> {
  const { brief, instance, id, folder } = place;
  const bytes = stdin instanceof Uint8Array ? stdin.length : 0;
  // Not in the argv, which others see: who has it can guess at secrets.
  const _told = `${bytes} ${digestOf(id, { ...command, env, ...(stdin && { stdin }) })}`;
  const argv = typeof command.run === "string" ? ["sh", "-c", command.run] : command.run;
  const { ending, stdout, stderr } = await capture(brief, instance, {
    ...command,
    ...(stdin && { stdin }),
    env: { ...env, _told },
    run: ["sh", "-c", startScript, folder, superviseScript, ...argv],
  });
  const session = sessionOf(stdout.trim());
  if (session) return session;
  if (ending.kind === "exited" && ending.code === 126) {
    await command.onStderr?.(Buffer.from(stderr));
    return ending;
  }
  throw problem(
    "DEV-619",
    `${instance} cannot keep what a command says while there is no connection: ${stderr.trim()}`,
    "see whether its /var/tmp has room, or run without --detach",
  );
}

/** Throws DEV-608 unless it is seen gone. */
async function endSession({ brief, instance }: Place, session: ProcessSession): Promise<void> {
  for (const run of killCommands(session, killGraceSeconds)) {
    const ending = await brief.exec(instance, { run }).catch(() => undefined);
    if (ending?.kind === "exited" && ending.code === 0) return;
  }
  throw sessionLeft(instance, session);
}

function sessionOf(said: string): ProcessSession | undefined {
  const [, id, boot = ""] = /^(\d+) ?(\S*)$/.exec(said) ?? [];
  return id === undefined ? undefined : { id: Number(id), boot };
}

/** Whether the guest may answer again: a broken or missing connection, or what the provider says of one. */
function isLost(error: unknown): boolean {
  return error instanceof DevorchError && /^DEV-(604|606|2\d\d)$/.test(error.problems[0]!.code);
}

function vanished(instance: string): DevorchError {
  return problem(
    "DEV-618",
    `the command in ${instance} is gone and has left no exit code`,
    "see whether the machine was restarted, or who killed all of its processes",
  );
}

function problem(code: "DEV-618" | "DEV-619", message: string, hint: string): DevorchError {
  return new DevorchError([{ code, severity: "error", message, hint }]);
}

/**
 * $0 is the folder, in all of them. This starts $1 in a session of its own, with the command in the rest, gives it all of stdin, and prints
 * the session. No variable is set that the command would see.
 */
const startScript = `mkdir -m 700 "$0" && mkfifo "$0/stdin" && : >"$0/stdout" && : >"$0/stderr" || exit
_command=$_told
unset _told
echo "\${_command#* }" >"$0/command"
setsid sh -c "$1" "$0" "$@" <"$0/stdin" >/dev/null 2>&1 &
_session=$! _boot=
[ "$(tee "$0/stdin" 2>/dev/null | wc -c)" -ne "\${_command% *}" ] || : >"$0/whole"
IFS= read -r _boot 2>/dev/null </proc/sys/kernel/random/boot_id
echo "$_session $_boot"`;

const sessionScript = 'cat "$0/session"';

/** Nothing of a command that was cut off as it started, and may have had no more than a part of its standard input. */
const wholeSessionScript = '{ [ -e "$0/whole" ] || [ -e "$0/ending" ]; } && cat "$0/session"';

/** The command is in the arguments. */
const waitScript = `(exec "$@") >"$0/stdout" 2>"$0/stderr"
_code=$?
${findEnding}
exec >"$0/ending.part"
echo "$_ending"
_before=
${tellPeak}`;

/** Its ending is there, in one piece, once the command has ended. */
const superviseScript = `(IFS= read -r _boot </proc/sys/kernel/random/boot_id; echo "$$ $_boot" >"$0/session")
shift
sh -c ${quote(waitScript)} "$0" "$@"
mv "$0/ending.part" "$0/ending"`;

/** $1 and $2: the session and its boot; $3 and $4: the first byte that is wanted of each stream. Ends soon after the command. Its own stderr is nobody's: a shell may say there what it ended. */
const followScript = `exec 3>&2 2>/dev/null
leader=$1 boot=$2 now=
goes_on() {
  [ ! -e "$0/ending" ] && IFS= read -r stat <"/proc/$leader/stat" || return
  case "\${stat##*) }" in [ZX]*) return 1 ;; esac
}
show() {
  tail -c "+$1" $3 "$0/stdout" &
  stdout=$!
  tail -c "+$2" $3 "$0/stderr" >&3 &
  stderr=$!
}
IFS= read -r now 2>/dev/null </proc/sys/kernel/random/boot_id
if [ "$now" = "$boot" ] && goes_on 2>/dev/null; then
  show "$3" "$4" -f
  while goes_on 2>/dev/null; do sleep 0.2; done
  kill $stdout $stderr
else
  show "$3" "$4"
fi
wait $stdout $stderr
exit 0`;

/** Prints bytes of stdout, bytes of stderr, and the ending if there is one. */
const endingScript = `echo $(wc -c <"$0/stdout") $(wc -c <"$0/stderr") $(cat "$0/ending" 2>/dev/null)`;
