/**
 * One run of the provider's client with these arguments (without the program itself). The only way to the provider:
 * processes (`processRunner`), or a model inside this process. Never rejects but for a bug; how it ended is a value.
 */
export type Runner = (argv: readonly string[], options: RunOptions) => Promise<Exit>;

/** Runs the client once for each word, put after `argv`, one after the other. `Exit` holds all they said; its end is 0 when each ended so. */
export type EachRunner = (
  argv: readonly string[],
  words: readonly string[],
  options: Pick<RunOptions, "signal" | "deadlineMs" | "together">,
) => Promise<Exit>;

export interface RunOptions {
  stdin?: AsyncIterable<Uint8Array> | Uint8Array;
  signal: AbortSignal;
  /** The client and its children are killed then. `Infinity`: never. */
  deadlineMs: number;
  /** It may share a process with others of the same moment, signal and deadline. Listeners are not served then. */
  together?: boolean;
  /** Given, the stream goes there, awaited, and is not kept in `Exit`. */
  onStdout?: (chunk: Uint8Array) => void | Promise<void>;
  onStderr?: (chunk: Uint8Array) => void | Promise<void>;
}

export interface Exit {
  /** The exit code, or how the client ended without one. `missing`: there is no such program. */
  end: number | "killed" | "timed-out" | "aborted" | "missing";
  stdout: string;
  stderr: string;
}
