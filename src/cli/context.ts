import { setMaxListeners } from "node:events";
import type { Event } from "../core/event.ts";
import type { Plan } from "../core/plan.ts";
import { DevorchError, exitCodes, type Problem } from "../core/problem.ts";
import type { TaskEvent } from "../core/tasks/task-event.ts";
import type { Lookup } from "../core/text.ts";
import type { RunResult } from "../generated/run-result-types.ts";
import { diagnosticLine } from "../render/ndjson.ts";
import { type LineRoom, lineRoom } from "../render/plain-lines.ts";
import { problemsJson, problemsText } from "../render/problems.ts";
import { type Palette, palette, type Terminal, terminal } from "../render/style.ts";
import type { World } from "./world.ts";

/** What a program hears as it happens, where a person would read it. */
export interface Listener {
  planned(plan: Plan, lookup: Lookup): void;
  happened(event: Event | TaskEvent): void;
  ran(result: RunResult): void;
}

interface InterruptHandler {
  interrupt: () => "handled" | "abort";
  hint: string | undefined;
}

const roomBytes = 256 * 1024;

/** What a command works with: its surroundings, and how to speak. stdout carries data, stderr messages. */
export class Context {
  readonly world: World;
  readonly debug: boolean;
  readonly json: boolean;
  readonly listener: Listener | undefined;
  readonly stdout: Terminal & { palette: Palette };
  readonly stderr: Terminal & { palette: Palette };
  /** Aborted when the person wants out at once, or nobody is left to show anything: calls under way are cut off. */
  readonly signal: AbortSignal;
  #lost: Error | undefined;
  /** `false` before it is asked for. */
  #room: LineRoom | undefined | false = false;
  #roomTaken = false;
  #onlyShows = false;
  #inLines = false;
  readonly #abort = new AbortController();
  readonly #handlers: InterruptHandler[] = [];
  /** Texts of the configuration, for code frames. */
  sources: ReadonlyMap<string, string> = new Map();

  constructor(world: World, { debug, json }: { debug: boolean; json: boolean }, listener?: Listener) {
    this.world = world;
    this.debug = debug;
    this.json = json;
    this.listener = listener;
    this.stdout = styled(world, world.stdout);
    this.stderr = styled(world, world.stderr);
    this.signal = this.#abort.signal;
    // Every call under way listens; from the eleventh on Node would warn of a leak.
    setMaxListeners(0, this.signal);
    // A reader that went away (`| head`) must not end an apply half-way; a full disk is told at the end.
    for (const stream of [world.stdout, world.stderr]) {
      stream.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE") this.#lost ??= error;
        else if (this.#onlyShows && stream === world.stdout) this.#abort.abort(unread());
      });
    }
    world.onInterrupt(() => {
      const last = this.#handlers.at(-1);
      if (last?.interrupt() !== "handled") this.#abort.abort(interrupted(last?.hint));
    });
  }

  /** Gives Ctrl-C to `interrupt` first; `abort` lets it cut off everything, with `hint` for what then is left. Returns how to take it off again. */
  onInterrupt(interrupt: InterruptHandler["interrupt"], hint?: string): () => void {
    const handler = { interrupt, hint };
    this.#handlers.push(handler);
    return () => {
      this.#handlers.splice(this.#handlers.indexOf(handler), 1);
    };
  }

  /** For a command whose one purpose is its output: it ends when the reader goes away, as `ssh` and `tail -f` do. */
  onlyShows(): void {
    this.#onlyShows = true;
  }

  /** For a command whose JSON is a stream of events: problems are lines of it, too. */
  inLines(): void {
    this.#inLines = true;
  }

  /** Why some of the output could not be written. */
  get lostOutput(): Error | undefined {
    return this.#lost;
  }

  /** Data. */
  print(text: string): void {
    this.world.stdout.write(text);
  }

  /** Memory for what goes to `printed` next, if it is free: Node takes fresh memory for each text, and that costs ten times what writing it does. */
  room(): LineRoom | undefined {
    if (this.#roomTaken) return undefined;
    if (this.#room === false) this.#room = lineRoom(roomBytes);
    return this.#room;
  }

  /** Data without end. What cannot be written at once is awaited: resolves once it is, or the reader is gone. */
  printed(data: string | Uint8Array, stream: "stdout" | "stderr" = "stdout"): void | Promise<void> {
    const to = this.world[stream];
    const bytes = typeof data === "string" ? this.#encoded(data) : data;
    to.write(bytes);
    if (to.writableLength === 0) return;
    // Its turn comes after what was written.
    const written = new Promise<void>((resolve) => {
      to.write("", () => resolve());
    });
    if (typeof bytes === "string" || !this.#room || bytes.buffer !== this.#room.bytes.buffer) return written;
    this.#roomTaken = true;
    return written.then(() => {
      this.#roomTaken = false;
    });
  }

  #encoded(text: string): string | Uint8Array {
    if (text.length < 4_096 || text.length > roomBytes / 3) return text;
    const room = this.room()?.bytes;
    return room ? room.subarray(0, room.write(text)) : text;
  }

  /** A message to the person at the terminal. */
  say(text: string): void {
    this.world.stderr.write(text);
  }

  printJson(value: unknown): void {
    this.print(`${JSON.stringify(value, undefined, 2)}\n`);
  }

  /** Problems that do not end the command, on stderr. */
  warn(problems: readonly Problem[]): void {
    const { width, palette } = this.stderr;
    if (problems.length > 0)
      this.say(
        `${problemsText(problems, { width, palette, total: false, sourceText: (file) => this.sources.get(file) })}\n`,
      );
  }

  /** Problems: for people on stderr; with --json as JSON on stdout. */
  report(problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    if (this.json && this.#inLines) {
      const nowMs = this.world.clock.nowMs();
      this.print(problems.map((problem) => diagnosticLine(problem, nowMs)).join(""));
    } else if (this.json) this.printJson(problemsJson(problems));
    else {
      const { width, palette } = this.stderr;
      this.say(problemsText(problems, { width, palette, sourceText: (file) => this.sources.get(file) }));
    }
  }
}

/** Why everything was cut off. */
export function interrupted(hint?: string): DevorchError {
  return new DevorchError(
    [{ code: "DEV-590", severity: "error", message: "interrupted", ...(hint && { hint }) }],
    { exitCode: exitCodes.interrupted },
  );
}

/** Nothing to say, and nobody to say it to. */
function unread(): DevorchError {
  return new DevorchError([], { exitCode: exitCodes.unread });
}

function styled(world: World, stream: NodeJS.WriteStream): Terminal & { palette: Palette } {
  const look = terminal({ isTTY: stream.isTTY === true, columns: stream.columns, env: world.env });
  return { ...look, palette: palette(look.colour) };
}
