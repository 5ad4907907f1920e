import type { Action } from "../core/action.ts";
import type { Event, Facts } from "../core/event.ts";
import type { CommandEnding, Usage } from "../core/guest-command.ts";
import type { Ledger, Registry } from "../core/ledger.ts";
import type { Live, LiveInstance } from "../core/live.ts";
import type { SecretSource, Text } from "../core/text.ts";
import type { BaseImage } from "../core/version-lock.ts";

/** The read half of a driver: all that planning gets. */
export interface Reader {
  /**
   * What is live now, by reading calls only.
   * Throws DevorchError DEV-2xx with exit code 4 when the provider is missing, down or refuses us.
   */
  observe(query: Query, signal: AbortSignal): Promise<Live>;
  /** The instances alone, with states and addresses: one call. Throws as `observe` does. */
  instances(signal: AbortSignal): Promise<readonly LiveInstance[]>;
  /** What can be launched by name, with its version; asks the network. */
  images(signal: AbortSignal): Promise<readonly BaseImage[]>;
  /** Whether folders of the host can be mounted in guests at all. */
  mounts(signal: AbortSignal): Promise<boolean>;
}

export interface Query {
  /** Instances whose configured sizes are wanted (one `get` each and size). */
  sizesOf: readonly string[];
  /** Instances whose mounts are wanted (one `info`). */
  mountsOf: readonly string[];
  networks: boolean;
  /** Whether anything rests on what the provider's driver can do. */
  driver: boolean;
}

/** A provider of machines. `perform` is idempotent, and done means that an observation confirmed it. */
export interface Driver extends Reader {
  /** Throws DevorchError; a call cut off by `signal` throws with exit code 130, one past its deadline with 8. */
  perform(action: Action, call: Call): Promise<Facts>;
  /** Commands in a guest over the provider's own channel. */
  readonly channel: Channel;
}

export interface Call {
  signal: AbortSignal;
  /**
   * Awaited once, after a look found that the action may be done and before anything is: what is recorded now was seen true now. Of a
   * create, that its name is free.
   */
  begin?(): Promise<void>;
  /** Fills in references and secrets just before they are sent; the result is never logged. */
  reveal: Reveal;
  onOutput: (stream: "stdout" | "stderr", text: string) => void;
}

export type Reveal = (value: Text | SecretSource) => Promise<string>;

/** Commands and bytes into a running guest and back: over SSH, or over `multipass exec`. */
export interface Channel {
  exec(instance: string, command: ChannelCommand): Promise<ChannelResult>;
}

export interface ChannelCommand {
  /** Shell text for `sh -c`, or an argv. */
  run: string | readonly string[];
  /** A leading `~/` is expanded in the guest. */
  cwd?: string;
  /** Reaches the guest over stdin, never in an argv. */
  env?: Readonly<Record<string, string>>;
  /** User of the guest, by `sudo`; the one that logs in if absent. */
  user?: string;
  stdin?: AsyncIterable<Uint8Array> | Uint8Array;
  signal?: AbortSignal;
  /** Awaited: backpressure. The bytes are lent until it has settled: what is kept longer must be copied. */
  onStdout?: (chunk: Uint8Array) => void | Promise<void>;
  onStderr?: (chunk: Uint8Array) => void | Promise<void>;
  /** Before the result of a command that has ended: what it used, where the guest tells. */
  onUsage?: (usage: Usage | undefined) => void;
}

/** How the guest's command ended. A failure of the transport is thrown, never returned. */
export type ChannelResult = CommandEnding;

/** Where a project's ledger lives. Writes are atomic and durable when they return. */
export interface LedgerStore {
  /** `undefined` when there is none. Throws DEV-4xx when it is damaged beyond repair. */
  read(): Promise<Ledger | undefined>;
  write(ledger: Ledger): Promise<void>;
}

/** The host-wide registry of templates. `update` reads, changes and writes under a lock of its own. */
export interface RegistryStore {
  read(): Promise<Registry>;
  update(change: (registry: Registry) => Registry): Promise<Registry>;
}

/** Append-only record of a run's events. */
export interface Journal {
  append(event: Event): void;
}

/** Time and waiting, so that tests can run on a virtual clock. */
export interface Clock {
  nowMs(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
