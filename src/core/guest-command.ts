import { DevorchError } from "./problem.ts";

/**
 * A command for a guest, in a form that any byte pipe with stdin and stderr can carry: OpenSSH, `multipass exec`.
 *
 * `argv` is a constant: what the caller says travels in `prelude`, the first bytes of stdin, so that no argv
 * on host or transport shows it and nothing is written to the guest's disk. The bytes after the prelude are
 * the command's stdin. The command runs in a process session of its own; `stderr` learns from lines marked
 * with `nonce` which session that is and how it ended, and takes those lines out.
 *
 * Needs a POSIX `sh` in the guest, and util-linux or perl where the transport starts no session of its own.
 * Throws DEV-607 for what no process can be given: NUL bytes, halves of surrogate pairs, an empty argv, an environment name no shell can export.
 *
 * @param nonce 32 random hexadecimal digits: keeps a command's own output from passing for a marked line.
 */
export function guestCommand(request: GuestRequest, nonce: string): GuestCommand {
  return {
    argv: ["sh", "-c", leadScript, "sh", pipeScript, "\n"],
    prelude: prelude(request, nonce),
    stderr: new GuestStderr(nonce),
  };
}

/**
 * The same for a command on a terminal, where stdin and stderr are the user's. Prelude and report travel by a
 * second command, `side`: it makes a folder with two named pipes, prints the folder's path as its first line,
 * takes the prelude on its stdin, and prints the report. Nothing is written to the guest's disk but their names.
 */
export function terminalCommand(request: Omit<GuestRequest, "user">, nonce: string): TerminalCommand {
  return {
    argv: (folder) => ["sh", "-c", terminalScript, "sh", folder, "\n"],
    side: ["sh", "-c", sideScript],
    prelude: prelude(request, nonce),
    report: new GuestStderr(nonce),
  };
}

export interface GuestRequest {
  /** Shell text for `sh -c`, or an argv. */
  run: string | readonly string[];
  /** Absolute, `~/…`, or relative to where the transport starts (the home directory). */
  cwd?: string;
  env?: Readonly<Record<string, string>>;
  /** Runs as this user of the guest, in a login of its own as `sudo` makes it; the transport's own if absent. */
  user?: string;
}

export interface GuestCommand {
  argv: readonly string[];
  prelude: Uint8Array;
  stderr: GuestStderr;
}

export interface TerminalCommand {
  argv(folder: string): readonly string[];
  side: readonly string[];
  prelude: Uint8Array;
  report: GuestStderr;
}

/**
 * How a command ended, with its code as a shell has it: a signal is 128 + its number, so a command that itself exits
 * with such a code counts as signaled. `signal` is a name of the guest's, such as `KILL`.
 */
export type CommandEnding =
  | { kind: "exited"; code: number }
  | { kind: "signaled"; signal: string; code: number };

/** How the guest's side ended. */
export type GuestEnding = CommandEnding | { kind: "no-directory" };

/** What a command and those of its processes that it waited for used. The guest's kernel counts time in hundredths of a second. */
export interface Usage {
  userMs: number;
  systemMs: number;
  /** Most memory that any one of them held at a time, as time(1) tells; absent for a command that was over within 0.2 s, and without perl. */
  peakMemoryBytes?: number;
}

/** A process session of a guest, and with it its process group. */
export interface ProcessSession {
  id: number;
  /** The boot it belongs to: in the next, its id may be anybody's. Empty where the guest does not tell. */
  boot: string;
}

/** Until the command starts, the transport speaks: of itself, or with a login shell's voice. */
export interface Said {
  transport: Uint8Array;
  /** The command's own. */
  own: Uint8Array;
}

/** Separates the guest's report from the command's own stderr, chunk by chunk. */
export class GuestStderr {
  /** Of the command, once it has started. For `killCommand`. */
  session: ProcessSession | undefined;
  /** Stays undefined when the transport broke before the command's end was known. */
  ending: GuestEnding | undefined;
  /** Comes with the ending; stays undefined where the guest has no /proc to tell. */
  usage: Usage | undefined;
  readonly #mark: Buffer;
  #held: Buffer = Buffer.alloc(0);

  constructor(nonce: string) {
    this.#mark = Buffer.from(`${nonce} `);
  }

  /** The part of the stream so far that is surely no report. */
  push(chunk: Uint8Array): Said {
    let rest = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : Buffer.from(chunk);
    const said = { transport: [] as Buffer[], own: [] as Buffer[] };
    const say = (bytes: Buffer) => said[this.#speaker].push(bytes);
    for (;;) {
      const start = rest.indexOf(this.#mark);
      const end = start < 0 ? -1 : rest.indexOf("\n", start);
      if (end < 0) {
        const cut = start < 0 ? rest.length - this.#partialMark(rest) : start;
        this.#held = rest.subarray(cut);
        say(rest.subarray(0, cut));
        return { transport: Buffer.concat(said.transport), own: Buffer.concat(said.own) };
      }
      say(rest.subarray(0, start));
      this.#report(rest.toString("latin1", start + this.#mark.length, end).split(" "));
      rest = rest.subarray(end + 1);
    }
  }

  /** What was held back, at the end of the stream. */
  flush(): Said {
    const none = Buffer.alloc(0);
    const said = { transport: none, own: none, [this.#speaker]: this.#held };
    this.#held = none;
    return said;
  }

  get #speaker(): keyof Said {
    return this.session === undefined ? "transport" : "own";
  }

  /** Length of the longest end of `bytes` that could begin a mark. */
  #partialMark(bytes: Buffer): number {
    let length = Math.min(this.#mark.length - 1, bytes.length);
    while (length > 0 && !bytes.subarray(bytes.length - length).equals(this.#mark.subarray(0, length)))
      length--;
    return length;
  }

  #report([word, value, rest = "", ...ticks]: string[]): void {
    if (word === "session") this.session = { id: Number(value), boot: rest };
    if (word === "no-directory") this.ending = { kind: "no-directory" };
    if (word === "exit") {
      this.ending ??= endingOf(value, rest);
      this.usage = usageOf(ticks);
    }
    if (word === "memory") this.usage &&= withPeak(this.usage, value);
  }
}

/** @param name what `kill -l` says of the code: for a signal without a name its number, or nothing, by the shell */
export function endingOf(code = "", name = ""): CommandEnding {
  const signaled = /^[A-Z]/.test(name);
  return signaled
    ? { kind: "signaled", signal: name, code: Number(code) }
    : { kind: "exited", code: Number(code) };
}

/** `exited with 3`, `exited with 143, as after SIGTERM`. */
export function endingWords(ending: CommandEnding): string {
  const words = `exited with ${ending.code}`;
  return ending.kind === "exited" ? words : `${words}, as after SIG${ending.signal}`;
}

/** @param told children's user and system time as proc_pid_stat(5) has them: 100 a second on every architecture that Multipass runs on; what `tellPeak` prints */
export function usageOf([user = "", system = "", peak]: readonly string[]): Usage | undefined {
  if (!/^\d+$/.test(user) || !/^\d+$/.test(system)) return undefined;
  return withPeak({ userMs: Number(user) * 10, systemMs: Number(system) * 10 }, peak);
}

function withPeak(usage: Usage, kibibytes = ""): Usage {
  return /^[1-9]\d*$/.test(kibibytes) ? { ...usage, peakMemoryBytes: Number(kibibytes) * 1024 } : usage;
}

/**
 * An argv for the same guest that ends every process of a session: TERM, `graceSeconds` later KILL.
 * Exits 0 once none is left (zombies count as gone; so does what another boot has ended), 1 when some would not die or belong to another user.
 */
export function killCommand({ id, boot }: ProcessSession, graceSeconds: number): readonly string[] {
  return ["sh", "-c", killScript, "sh", String(id), String(graceSeconds * 10), boot];
}

/** To be run in turn until one exits 0: the second is root's, for what the command ran with sudo, and for another user's. */
export function killCommands(session: ProcessSession, graceSeconds: number): readonly (readonly string[])[] {
  const kill = killCommand(session, graceSeconds);
  return [kill, ["sudo", "-n", ...kill]];
}

/** DEV-608: it was told to end, and not seen gone. */
export function sessionLeft(instance: string, { id }: ProcessSession): DevorchError {
  return new DevorchError([
    {
      code: "DEV-608",
      severity: "error",
      message: `a stopped command may still run in ${instance}, as process session ${id}`,
      hint: `look in the guest with ps -f -s ${id}`,
    },
  ]);
}

/**
 * Makes sure to lead a process session, as what sshd starts does. Asked is only for the process group, which is cheaper: a transport
 * that makes one makes a session. macOS has no `setsid`, but perl. $1 is the rest of the script, $2 a newline.
 */
const leadScript = `if kill -0 -$$ 2>/dev/null; then eval "$1"; exit; fi
if command -v setsid >/dev/null; then exec setsid -w sh -c "$1" sh "$1" "$2"; fi
exec perl -MPOSIX -e "POSIX::setsid(); exec @ARGV" sh -c "$1" sh "$1" "$2"`;

/** Of $_code makes $_ending: it, the signal or -, and the children's user and system time where there is a /proc. */
export const findEnding = `_signal= _stat=
[ $_code -le 128 ] || _signal=$(kill -l $_code)
IFS= read -r _stat 2>/dev/null </proc/$$/stat
set -- \${_stat##*) }
_ending="$_code \${_signal:--} \${14} \${15}"`;

/**
 * After `findEnding`, becomes a process that prints $_before and the most KiB of memory that one of its children had: only who waited for
 * them can ask, and a shell has no way to. Not for a command of less than 0.2 s, of whose time it would take a part.
 */
export const tellPeak = `if IFS=" ." read -r _up _part _rest </proc/uptime && [ $((_up * 100 + 1$_part - 120)) -ge "\${20}" ]
then exec perl -MConfig -e '
my %getrusage = (x86_64 => 98, aarch64 => 165, riscv64 => 165, s390x => 77, powerpc64le => 77);
my ($number, $usage) = ($getrusage{(split "-", $Config{archname})[0]}, "\\0" x 512);
print "$ARGV[0]", unpack("x[l!4] l!", $usage), "\\n" if $number && syscall($number, -1, $usage) == 0' -- "$_before"
fi 2>/dev/null`;

/**
 * Three lines of request from descriptor 4: nonce, directory, command. Its report goes to 5, the command's stderr is 3;
 * its own is /dev/null, to keep the shell's "Terminated" out of the command's. `read` takes byte by byte no
 * more than its line, so that what follows is left to the command. $2 is a newline.
 */
const runScript = `IFS= read -r _nonce <&4 && IFS= read -r _directory <&4 && IFS= read -r _command <&4 || exit
_boot=
IFS= read -r _boot </proc/sys/kernel/random/boot_id
echo "$_nonce session $$ $_boot" >&5
if ! eval "$_directory"; then echo "$_nonce no-directory" >&5; exit; fi
(exec 2>&3 3>&- 4<&- 5>&-; eval "$_command")
_code=$?
${findEnding}
exec >&5
echo "$_nonce exit $_ending"
_before="$_nonce memory "
${tellPeak}`;

const pipeScript = `exec 3>&2 4<&0 5>&2 2>/dev/null
${runScript}`;

/** $1 is the folder with the pipes. The trap lets it outlive Ctrl-C, which the terminal sends to it as well. */
const terminalScript = `exec 3>&2 4<"$1/request" 5>"$1/report" 2>/dev/null
trap : INT QUIT
${runScript}`;

const sideScript = `_folder=$(mktemp -d) || exit
trap 'rm -rf "$_folder"' EXIT
trap exit TERM
mkfifo -m 600 "$_folder/request" "$_folder/report" || exit
echo "$_folder"
cat >"$_folder/request"
cat "$_folder/report"`;

/** Session membership is read from /proc where there is one: a child may have left the process group. */
const killScript = `session=$1 tenths=$2 boot=$3
members() {
  if ! [ -r /proc/$$/stat ]; then kill -0 "-$session" && echo "-$session"; return; fi
  for stat in /proc/[0-9]*/stat; do
    IFS= read -r line <"$stat" || continue
    pid=\${line%% *}
    set -- \${line##*) }
    [ "$4" != "$session" ] || [ "$1" = Z ] || echo "$pid"
  done
}
strike() { for pid in $(members); do kill "-$1" "$pid"; done; }
exec 2>/dev/null
now=
IFS= read -r now </proc/sys/kernel/random/boot_id
[ "$now" = "$boot" ] || exit 0
strike TERM
while [ -n "$(members)" ]; do
  if [ $tenths -le 0 ]; then strike KILL; fi
  if [ $tenths -le -20 ]; then exit 1; fi
  tenths=$((tenths - 1))
  sleep 0.1
done`;

/**
 * Three lines. In what is shell text, every byte the caller sent stands between single quotes, where no byte but the
 * closing quote has a meaning, and names of variables are checked. The directory comes before the environment, so that
 * a PATH or HOME from the caller applies to the command and not to the way there. For another user, a fourth line holds both: a shell of
 * that user reads it, since `sudo` hands on no environment, and its argv is for all to see.
 */
function prelude({ run, cwd, env = {}, user }: GuestRequest, nonce: string): Uint8Array {
  const argv = typeof run === "string" ? ["sh", "-c", run] : run;
  if (argv.length === 0) throw unfit("a command needs at least one word", "name the program to run");
  const exports = Object.entries(env).map(([name, value]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw unfit(
        `${JSON.stringify(name)} is no name for an environment variable`,
        "use letters, digits and _",
      );
    }
    return `export ${name}=${quote(value)}; `;
  });
  const directory = cwd === undefined ? ":" : `cd ${directoryWord(cwd)}`;
  const command = `${exports.join("")}exec ${argv.map(quote).join(" ")}`;
  if (user === undefined) return Buffer.from(`${nonce}\n${directory}\n${command}\n`);
  const elsewhere = `cd "$HOME" 2>/dev/null || cd /; if ! ${directory} 2>/dev/null; then echo ${nonce} no-directory >&2; exit; fi; ${command}`;
  const words = [
    "sudo",
    "-n",
    "-H",
    "-u",
    user,
    "--",
    "sh",
    "-c",
    'IFS= read -r _command && eval "$_command"',
  ];
  return Buffer.from(`${nonce}\n:\nexec ${words.map(quote).join(" ")} sh "" "$2"\n${elsewhere}\n`);
}

/** `./` keeps `-` and CDPATH from changing the meaning of a relative path. */
function directoryWord(cwd: string): string {
  if (cwd === "~") return '"$HOME"';
  if (cwd.startsWith("~/")) return `"$HOME"/${quote(cwd.slice(2))}`;
  return quote(cwd.startsWith("/") ? cwd : `./${cwd}`);
}

function quote(text: string): string {
  if (/\0|\p{Surrogate}/u.test(text))
    throw unfit(
      "a NUL byte, or half of a surrogate pair, cannot be part of a command",
      "send such bytes over stdin",
    );
  return `'${text.replaceAll("'", "'\\''").replaceAll("\n", `'"$2"'`)}'`;
}

function unfit(message: string, hint: string): DevorchError {
  return new DevorchError([{ code: "DEV-607", severity: "error", message, hint }], { exitCode: 3 });
}
